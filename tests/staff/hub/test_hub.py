"""Who is told what, and when: the hub without its sockets."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import orjson
import pytest

from booking_core import ProviderVisibility, Role, SystemActor, take_over
from staff.api_keys import actor_of_key, revoke_api_key
from staff.hub.client import Client as HubClient
from staff.hub.hub import Hub
from staff.hub.mailbox import Mailbox
from staff.hub.pace import Pace
from staff.hub.proofs import KeyProof, Proof, SessionProof
from staff.hub.records import SEPARATOR
from staff.members import change_member
from staff.secrets_at_rest import digest
from staff.sessions import UNUSED_LASTS
from staff.wire.history import EVENT_NAMES
from tests.support.bookings import ADMIN, Statements, a_visitor
from tests.support.businesses import ANA, BEN, a_business, load_into
from tests.support.conversations import open_chat
from tests.support.team_bodies import ELEVEN, HALF_PAST_TEN, TEN, a_booking
from tests.support.team_desk import Client, TeamDesk

AGAIN = {"type": 7, "allowReconnect": True}
PING = {"type": 6}


@dataclass
class Office:
    """A hub of its own on the desk's database, which nothing wakes but the test."""

    desk: TeamDesk
    pace: Pace = field(default_factory=Pace)
    seconds: float = 0.0
    hub: Hub = field(init=False)

    def __post_init__(self) -> None:
        self.hub = Hub(self.desk.database, self.desk.clock, self.pace, watch=lambda: self.seconds)

    async def join(self, caller: Client, mailbox: Mailbox | None = None) -> HubClient:
        client = HubClient(await self.proof(caller), self.seconds, self.seconds, mailbox or Mailbox())
        await self.hub.join(client)
        assert await heard_by(client) == [{}]
        return client

    async def proof(self, caller: Client) -> Proof:
        if "Cookie" in caller.headers:
            return SessionProof(digest(caller.headers["Cookie"].partition("=")[2]))
        key = caller.headers["Authorization"].removeprefix("Bearer ")
        return KeyProof((await actor_of_key(self.desk.database, key, self.desk.clock.now())).id)


@pytest.fixture
def office(desk: TeamDesk) -> Office:
    return Office(desk)


@pytest.fixture
def sqlite_office(sqlite_desk: TeamDesk) -> Office:
    return Office(sqlite_desk)


async def heard_by(client: HubClient) -> list[Any]:
    """All that waits for it."""
    found: list[Any] = []
    while not client.mailbox.is_empty:
        found += [orjson.loads(record) for record in (await client.mailbox.take() or "").split(SEPARATOR)[:-1]]
    return found


async def calls_to(client: HubClient) -> list[tuple[str, Any]]:
    return [(record["target"], record["arguments"][0]) for record in await heard_by(client)]


async def seqs_to(client: HubClient) -> list[int]:
    return [argument["seq"] for _, argument in await calls_to(client)]


async def test_what_happens_to_a_booking_is_told_as_the_events_tell_it(office: Office) -> None:
    manager = await office.desk.manager()
    client = await office.join(manager)
    made = await manager.made("/api/bookings", a_booking())
    await manager.patch(f"/api/bookings/{made['id']}/customer", notes="Window")
    await manager.made(f"/api/bookings/{made['id']}/reschedule", {"starts_at": ELEVEN})
    await office.hub.look()
    calls = await calls_to(client)
    assert [name for name, _ in calls] == [
        "BookingCreated",
        "BookingUpdated",
        "BookingStatusChanged",
        "BookingCreated",
    ]
    events = (await manager.ok("/api/events", after=0))["items"]
    assert [{"event": name, **argument} for name, argument in calls] == events
    assert [event["booking"]["status"] for event in events] == ["rescheduled"] * 3 + ["confirmed"]
    await office.hub.look()
    assert await heard_by(client) == []


async def test_what_was_before_is_not_told_again(sqlite_office: Office) -> None:
    manager = await sqlite_office.desk.manager()
    await manager.made("/api/bookings", a_booking())
    first = await sqlite_office.join(manager)
    await manager.made("/api/bookings", a_booking(starts_at=HALF_PAST_TEN))
    await sqlite_office.hub.look()
    second = await sqlite_office.join(manager)
    await manager.made("/api/bookings", a_booking(starts_at=ELEVEN))
    await sqlite_office.hub.look()
    assert [await seqs_to(first), await seqs_to(second)] == [[2, 3], [3]]
    for client in (first, second):
        sqlite_office.hub.leave(client)
    await manager.made("/api/bookings", a_booking(provider_id=BEN))
    await sqlite_office.hub.look()
    third = await sqlite_office.join(manager)
    await sqlite_office.hub.look()
    assert await heard_by(third) == []


async def test_a_provider_hears_of_nothing_that_is_another_providers(office: Office) -> None:
    desk = office.desk
    manager, ana, ben, program = await desk.manager(), await desk.ana(), await desk.ben(), await desk.program()
    everybody = [await office.join(caller) for caller in (manager, program, ana, ben)]
    visitor = await a_visitor(desk.database)
    linked = {"conversation_id": visitor.conversation_id}
    bens = await manager.made("/api/bookings", a_booking(provider_id=BEN, **linked))
    await manager.made("/api/bookings", a_booking(starts_at=ELEVEN))
    await manager.patch(f"/api/bookings/{bens['id']}/customer", name="Zephyrine Quill")
    await manager.made(f"/api/bookings/{bens['id']}/cancel", {"reason": "Zephyrine is ill"})
    office.hub.on_conversation(visitor.conversation_id)
    await office.hub.look()
    everything, programs, anas, bens_own = [await calls_to(client) for client in everybody]
    assert [argument["seq"] for name, argument in everything if name != "ConversationUpdated"] == [1, 2, 3, 4]
    assert ("ConversationUpdated", linked) in everything
    assert {name for name, _ in everything} == {*EVENT_NAMES.values(), "ConversationUpdated"}, "a call without a case"
    assert programs == everything
    assert [(name, argument["seq"]) for name, argument in anas] == [("BookingCreated", 2)]
    assert "Zephyrine" not in str(anas)
    assert [argument.get("seq") for _, argument in bens_own] == [1, 3, 4, None]
    assert bens_own[-1] == ("ConversationUpdated", linked)


async def test_with_assigned_services_a_provider_hears_of_those(sqlite_office: Office) -> None:
    desk = sqlite_office.desk
    manager, ben = await desk.manager(), await desk.ben()
    bens = await sqlite_office.join(ben)
    await manager.made("/api/bookings", a_booking())
    await sqlite_office.hub.look()
    assert await calls_to(bens) == []
    await load_into(desk.database, a_business(provider_visibility=ProviderVisibility.ASSIGNED_SERVICES))
    await manager.made("/api/bookings", a_booking(starts_at=ELEVEN))
    await sqlite_office.hub.look()
    assert await seqs_to(bens) == [2]


async def test_whoever_stands_behind_another_provider_now_hears_of_those_bookings(sqlite_office: Office) -> None:
    desk = sqlite_office.desk
    manager, ana = await desk.manager(), await desk.ana()
    assert ana.member is not None
    client = await sqlite_office.join(ana)
    async with desk.database.writing() as uow:
        await change_member(uow, SystemActor(), ana.member.id, {"provider_id": BEN}, desk.clock.now())
    await manager.made("/api/bookings", a_booking())
    await manager.made("/api/bookings", a_booking(provider_id=BEN))
    await sqlite_office.hub.look()
    assert await seqs_to(client) == [2]


@pytest.mark.parametrize("how", ["signs out", "is demoted", "leaves the team", "is not seen for too long"])
@pytest.mark.parametrize("noticed", ["look", "beat"])
async def test_a_member_who_is_signed_out_hears_nothing_more(sqlite_office: Office, how: str, noticed: str) -> None:
    desk = sqlite_office.desk
    manager, admin = await desk.manager(), await desk.admin()
    client, others = await sqlite_office.join(manager), await sqlite_office.join(admin)
    assert manager.member is not None
    changes: dict[str, dict[str, Any]] = {
        "is demoted": {"role": Role.PROVIDER, "provider_id": ANA},
        "leaves the team": {"active": False},
    }
    if how in changes:
        async with desk.database.writing() as uow:
            await change_member(uow, SystemActor(), manager.member.id, changes[how], desk.clock.now())
    elif how == "signs out":
        await manager.post("/api/auth/logout")
    else:
        desk.clock.advance(UNUSED_LASTS + timedelta(minutes=1))
    await (await desk.program()).made("/api/bookings", a_booking(starts_at="2026-12-04T10:00:00-05:00"))
    await (sqlite_office.hub.look() if noticed == "look" else sqlite_office.hub.beat())
    assert await heard_by(client) == [{"type": 7, "error": "You have been signed out."}]
    assert sqlite_office.hub.clients == (0 if how == "is not seen for too long" else 1)
    assert others.mailbox.ended.is_set() is (how == "is not seen for too long")


async def test_a_revoked_key_hears_nothing_more(sqlite_office: Office) -> None:
    desk = sqlite_office.desk
    program, manager = await desk.program(), await desk.manager()
    client = await sqlite_office.join(program)
    async with desk.database.writing() as uow:
        await revoke_api_key(uow, SystemActor(), client.proof.id, desk.clock.now())
    await manager.made("/api/bookings", a_booking())
    await sqlite_office.hub.look()
    assert await heard_by(client) == [{"type": 7, "error": "You have been signed out."}]


async def test_a_change_is_read_once_for_everybody(office: Office) -> None:
    manager = await office.desk.manager()

    async def statements_for(clients: int) -> int:
        for _ in range(clients):
            await office.join(await office.desk.program())
        await manager.made("/api/bookings", a_booking(starts_at=TEN if clients == 1 else ELEVEN))
        statements = Statements(office.desk.database)
        await office.hub.look()
        return len(statements.sent)

    assert await statements_for(1) >= await statements_for(30)


async def test_everybody_gets_the_very_same_text(sqlite_office: Office) -> None:
    manager, program = await sqlite_office.desk.manager(), await sqlite_office.desk.program()
    clients = [await sqlite_office.join(caller) for caller in (manager, program)]
    await manager.made("/api/bookings", a_booking())
    await sqlite_office.hub.look()
    first, second = [await client.mailbox.take() for client in clients]
    assert first is second


async def test_who_does_not_read_is_closed_and_keeps_nobody_waiting(sqlite_office: Office) -> None:
    manager = await sqlite_office.desk.manager()
    slow = await sqlite_office.join(manager, Mailbox(room=1500))
    quick = await sqlite_office.join(manager)
    for start in (TEN, HALF_PAST_TEN, ELEVEN):
        await manager.made("/api/bookings", a_booking(starts_at=start))
        await sqlite_office.hub.look()
    assert slow.mailbox.overflowed
    assert await heard_by(slow) == []
    assert await seqs_to(quick) == [1, 2, 3]


async def test_more_than_are_read_at_once_come_in_order(sqlite_desk: TeamDesk) -> None:
    office = Office(sqlite_desk, Pace(changes_at_once=2))
    manager = await sqlite_desk.manager()
    client = await office.join(manager)
    for hour in range(9, 16):
        await manager.made("/api/bookings", a_booking(starts_at=f"2026-11-24T{hour:02}:00:00-05:00"))
    await office.hub.look()
    assert await seqs_to(client) == [1, 2, 3, 4, 5, 6, 7]


async def test_what_another_process_has_said_is_found_without_being_told(office: Office) -> None:
    chat = await open_chat(office.desk.database)
    manager = await office.desk.manager()
    client = await office.join(manager)
    office.desk.clock.advance(timedelta(minutes=1))
    await chat.write("Hello")
    await office.hub.look()
    assert await heard_by(client) == []
    office.seconds += office.pace.poll
    updated = ("ConversationUpdated", {"conversation_id": chat.conversation_id})
    await office.hub.look()
    assert await calls_to(client) == [updated]
    # What it was told of, it does not find again.
    async with office.desk.database.writing() as uow:
        await take_over(uow, ADMIN, chat.conversation_id)
    office.hub.on_conversation(chat.conversation_id)
    await office.hub.look()
    office.seconds += office.pace.poll
    await office.hub.look()
    assert await calls_to(client) == [updated]


async def test_only_who_was_sent_nothing_for_a_while_is_pinged(sqlite_office: Office) -> None:
    pace = sqlite_office.hub.pace
    client = await sqlite_office.join(await sqlite_office.desk.manager())
    sqlite_office.seconds = pace.ping - 1
    await sqlite_office.hub.beat()
    assert await heard_by(client) == []
    sqlite_office.seconds = pace.ping
    await sqlite_office.hub.beat()
    await sqlite_office.hub.beat()
    assert await heard_by(client) == [PING]
    assert pace.ping + pace.beat < 30, "after which clients give a server up"


async def test_who_has_gone_silent_is_let_go_and_may_come_back(sqlite_office: Office) -> None:
    client = await sqlite_office.join(await sqlite_office.desk.manager())
    other = await sqlite_office.join(await sqlite_office.desk.program())
    sqlite_office.seconds = sqlite_office.hub.pace.silence + 1
    other.heard_at = sqlite_office.seconds
    await sqlite_office.hub.beat()
    assert await heard_by(client) == [AGAIN]
    assert sqlite_office.hub.clients == 1


async def test_when_the_process_ends_everybody_is_asked_to_come_back(sqlite_office: Office) -> None:
    manager = await sqlite_office.desk.manager()
    client = await sqlite_office.join(manager)
    sqlite_office.hub.close()
    assert await heard_by(client) == [AGAIN]
    late = HubClient(client.proof, 0, 0)
    await sqlite_office.hub.join(late)
    assert await heard_by(late) == [{}, AGAIN]


async def test_no_more_are_let_in_than_there_is_room_for(sqlite_desk: TeamDesk) -> None:
    office = Office(sqlite_desk, Pace(clients=1))
    first = await office.join(await sqlite_desk.manager())
    late = HubClient(first.proof, 0, 0)
    await office.hub.join(late)
    assert await heard_by(late) == [{}, AGAIN]
    assert office.hub.clients == 1


async def test_a_commit_of_this_process_is_sent_at_once(sqlite_desk: TeamDesk) -> None:
    """By the product's own hub, which is told of it."""
    office = Office(sqlite_desk)
    office.hub = sqlite_desk.product.hub
    manager = await sqlite_desk.manager()
    client = await office.join(manager)
    made = await manager.made("/api/bookings", a_booking())
    async with asyncio.timeout(office.hub.pace.poll / 2):
        record = orjson.loads((await client.mailbox.take() or "").removesuffix(SEPARATOR))
    assert record["arguments"][0]["booking"]["id"] == made["id"]
