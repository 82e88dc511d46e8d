"""Short ways to book, and to look at what the database then holds. The day is Tuesday unless another is named."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import event, text

from booking_core import (
    Actor,
    AgentInConversation,
    ApiKey,
    Booking,
    BookingRequest,
    CustomerDetails,
    Database,
    Hold,
    Identity,
    Role,
    SlotQuery,
    StaffMember,
    create_booking,
    hold_slot,
    open_conversation,
)
from tests.support.businesses import ANA, BEN, DOWNTOWN, HAIRCUT, NEW_YORK

ADMIN = StaffMember("us_admin", "Alex Admin", Role.ADMIN)
MANAGER = StaffMember("us_manager", "Mo Manager", Role.MANAGER)
ANAS_ACCOUNT = StaffMember("us_ana", "Ana Silva", Role.PROVIDER, ANA)
BENS_ACCOUNT = StaffMember("us_ben", "Ben Okafor", Role.PROVIDER, BEN)
WEBSITE = ApiKey("ak_1", "Website")

TUESDAY = "2026-11-24"


def at(clock: str, day: str = TUESDAY, zone: Any = NEW_YORK) -> datetime:
    """ "10:00" on the wall of the salon."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zone)


def a_request(start: str | datetime = "10:00", **fields: Any) -> BookingRequest:
    """A haircut with Ana at Downtown for Dana."""
    starts_at = at(start) if isinstance(start, str) else start
    usual = {"service_id": HAIRCUT, "location_id": DOWNTOWN, "provider_id": ANA, "customer": CustomerDetails("Dana")}
    return BookingRequest(**{**usual, "starts_at": starts_at, **fields})


async def book(database: Database, start: str | datetime = "10:00", *, actor: Actor = ADMIN, **fields: Any) -> Booking:
    async with database.writing() as uow:
        return await create_booking(uow, actor, a_request(start, **fields))


async def hold(database: Database, actor: AgentInConversation, start: str | datetime = "10:00", **fields: Any) -> Hold:
    starts_at = at(start) if isinstance(start, str) else start
    query = SlotQuery(**{"service_id": HAIRCUT, "location_id": DOWNTOWN, "provider_id": ANA, **fields})
    async with database.writing() as uow:
        return await hold_slot(uow, actor, query, starts_at)


async def a_visitor(database: Database, name: str = "visitor-1") -> AgentInConversation:
    """The agent in the conversation of an anonymous visitor of the web page."""
    return await a_conversation(database, Identity("web", "visitor", name))


async def a_caller(database: Database, phone: str = "+12125550123") -> AgentInConversation:
    """The agent in the WhatsApp conversation of somebody whose number is known."""
    return await a_conversation(database, Identity("whatsapp", "phone", phone), verified_phone=phone)


async def a_conversation(database: Database, identity: Identity, **fields: Any) -> AgentInConversation:
    async with database.writing() as uow:
        return AgentInConversation((await open_conversation(uow, identity, **fields)).id)


async def rows(database: Database, statement: str) -> list[tuple[Any, ...]]:
    async with database.reading() as uow:
        return [tuple(row) for row in await uow.session.execute(text(statement))]


async def count(database: Database, table: str) -> int:
    ((found,),) = await rows(database, f"SELECT count(*) FROM {table}")
    return int(found)


async def occupied(database: Database, provider_id: str = ANA) -> list[tuple[str, str]]:
    """What takes up the provider's time, as readings of New York's clocks."""
    found = await rows(
        database, f"SELECT starts, ends FROM occupancy WHERE provider_id = '{provider_id}' ORDER BY starts"
    )
    return [(_reading(starts), _reading(ends)) for starts, ends in found]


def _reading(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, NEW_YORK):%H:%M}"


def readings(choices: Sequence[dict[str, Any]]) -> list[str]:
    """The starts of a refusal's choices, as they read on the wall."""
    return [choice["starts_at"][11:16] for choice in choices]


class Statements:
    """Counts what is sent to the database."""

    def __init__(self, database: Database) -> None:
        self.sent: list[str] = []
        event.listen(database.engine.sync_engine, "before_cursor_execute", self._note)

    def _note(self, *details: Any) -> None:
        self.sent.append(str(details[2]))


MINUTE = timedelta(minutes=1)
