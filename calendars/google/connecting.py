"""Connecting a provider's calendar, disconnecting it, and how it fares."""

import re
from datetime import datetime

from booking_core import Actor, InvalidInput, UnitOfWork, clear_busy_times
from calendars import provider_store
from calendars.feeds import check_may_connect
from calendars.google import calendar_store
from calendars.google.calendar_store import Connection
from calendars.google.errors import Trouble, what_to_do

_CALENDAR_ID = re.compile(r"[^\s@/]{1,200}@[^\s@/]{1,200}\.[^\s@/.]{1,60}")
OFTEN = 3
UNREACHABLE = "Google has not answered for a while. It is tried again by itself, and nothing is lost."


async def connect(uow: UnitOfWork, actor: Actor, provider_id: str, calendar_id: str, at: datetime) -> Connection:
    """In place of another that they had. The same one again begins anew. Raises `InvalidInput`, `NotFound`,
    `Forbidden`."""
    await check_may_connect(uow, actor, provider_id)
    tidy = calendar_id.strip()
    if not _CALENDAR_ID.fullmatch(tidy):
        raise InvalidInput(
            "A calendar's ID looks like an email address: it stands in the calendar's settings in Google, under"
            " “Integrate calendar”.",
            field="calendar_id",
        )
    await provider_store.lock_provider(uow.session, provider_id)
    await _let_go(uow, provider_id, at, but=tidy)
    await calendar_store.connect(uow.session, provider_id, tidy, at)
    found = await calendar_store.live_connection(uow.session, provider_id)
    assert found is not None
    return found


async def disconnect(uow: UnitOfWork, actor: Actor, provider_id: str, at: datetime) -> None:
    """What is still to come is taken off the calendar soon. Raises `NotFound`, `Forbidden`."""
    await check_may_connect(uow, actor, provider_id)
    await _let_go(uow, provider_id, at)


async def connection_of(uow: UnitOfWork, actor: Actor, provider_id: str) -> Connection | None:
    """Raises `NotFound`, `Forbidden`."""
    await check_may_connect(uow, actor, provider_id)
    return await calendar_store.live_connection(uow.session, provider_id)


def problem_of(connection: Connection, account: str) -> str | None:
    """A sentence for the team; None when all is well, or will soon be."""
    if connection.trouble is not None:
        return what_to_do(Trouble(connection.trouble), account, connection.calendar_id)
    return UNREACHABLE if connection.failures >= OFTEN else None


async def _let_go(uow: UnitOfWork, provider_id: str, at: datetime, *, but: str = "") -> None:
    for connection_id in await calendar_store.disconnect(uow.session, provider_id, at, but=but):
        await clear_busy_times(uow, connection_id)
