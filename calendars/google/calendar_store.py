"""Connected calendars in the database: who they belong to, how they fare, and who looks after them right now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core import bare, new_id
from booking_core.tables import BookingRow, ChangeRow
from calendars.tables import GoogleCalendarRow


@dataclass(frozen=True, slots=True)
class Connection:
    """A calendar of Google's that a provider has shared with us."""

    id: str
    provider_id: str
    calendar_id: str
    connected_at: datetime
    disconnected_at: datetime | None
    sync_token: str | None
    synced_at: datetime | None
    failures: int
    trouble: str | None


AT_ONCE = 500
"""Databases limit how many values a statement may have."""


class ClaimLost(Exception):
    """Somebody else looks after the calendar now, or it has been disconnected meanwhile."""


_ROW = bare(GoogleCalendarRow)
_SELECT = select(
    _ROW.c.id,
    _ROW.c.provider_id,
    _ROW.c.calendar_id,
    _ROW.c.connected_at,
    _ROW.c.disconnected_at,
    _ROW.c.sync_token,
    _ROW.c.synced_at,
    _ROW.c.failures,
    _ROW.c.trouble,
)


async def live_connection(session: AsyncSession, provider_id: str) -> Connection | None:
    found = await session.execute(
        _SELECT.where(_ROW.c.provider_id == provider_id, _ROW.c.disconnected_at.is_(None)).order_by(_ROW.c.id).limit(1)
    )
    row = found.one_or_none()
    return None if row is None else Connection(*row)


async def live_connections(session: AsyncSession) -> list[Connection]:
    rows = await session.execute(_SELECT.where(_ROW.c.disconnected_at.is_(None)).order_by(_ROW.c.provider_id))
    return [Connection(*row) for row in rows]


async def connect(session: AsyncSession, provider_id: str, calendar_id: str, at: datetime) -> None:
    """Also one that had been disconnected, or that gives trouble: it begins anew, and is due at once."""
    anew: dict[str, Any] = {
        "connected_at": at,
        "disconnected_at": None,
        "due_at": at,
        "claim": None,
        "claimed_until": None,
        "sync_token": None,
        "failures": 0,
        "trouble": None,
    }
    same = and_(_ROW.c.provider_id == provider_id, _ROW.c.calendar_id == calendar_id)
    known = await session.execute(update(_ROW).where(same).values(anew).returning(_ROW.c.id))
    if known.first() is None:
        values = {"id": new_id("gc"), "provider_id": provider_id, "calendar_id": calendar_id, **anew}
        await session.execute(insert(_ROW).values(values))


async def disconnect(session: AsyncSession, provider_id: str, at: datetime, *, but: str = "") -> list[str]:
    """All of the provider's calendars but that one; returns their ids."""
    rows = await session.execute(
        update(_ROW)
        .where(_ROW.c.provider_id == provider_id, _ROW.c.calendar_id != but, _ROW.c.disconnected_at.is_(None))
        .values(disconnected_at=at, due_at=at, claim=None, claimed_until=None, failures=0)
        .returning(_ROW.c.id)
    )
    return [row[0] for row in rows]


async def make_due(session: AsyncSession, provider_ids: Collection[str], at: datetime) -> None:
    """Those of the providers, unless somebody has to do something about them first."""
    await session.execute(
        update(_ROW)
        .where(_ROW.c.provider_id.in_(provider_ids), _ROW.c.failures == 0, _ROW.c.due_at > at)
        .values(due_at=at)
    )


async def due_connections(session: AsyncSession, at: datetime) -> list[str]:
    free = or_(_ROW.c.claimed_until.is_(None), _ROW.c.claimed_until <= at)
    rows = await session.execute(select(_ROW.c.id).where(_ROW.c.due_at <= at, free).order_by(_ROW.c.due_at))
    return [row[0] for row in rows]


async def claim(
    session: AsyncSession, connection_id: str, by: str, at: datetime, until: datetime, next_due: datetime
) -> Connection | None:
    """None when somebody else was faster. What becomes due from now on, becomes due again."""
    free = or_(_ROW.c.claimed_until.is_(None), _ROW.c.claimed_until <= at)
    won = await session.execute(
        update(_ROW)
        .where(_ROW.c.id == connection_id, _ROW.c.due_at <= at, free)
        .values(claim=by, claimed_until=until, due_at=next_due)
        .returning(_ROW.c.id)
    )
    if won.first() is None:
        return None
    found = await session.execute(_SELECT.where(_ROW.c.id == connection_id))
    return Connection(*found.one())


async def keep_claim(session: AsyncSession, connection_id: str, by: str) -> None:
    """Nobody takes it over before the transaction ends. Raises `ClaimLost`."""
    held = await session.scalar(
        select(col(GoogleCalendarRow.id))
        .where(col(GoogleCalendarRow.id) == connection_id, col(GoogleCalendarRow.claim) == by)
        .with_for_update()
    )
    if held is None:
        raise ClaimLost


async def settle(session: AsyncSession, connection_id: str, **values: Any) -> None:
    await session.execute(
        update(_ROW).where(_ROW.c.id == connection_id).values(claim=None, claimed_until=None, **values)
    )


async def set_due(session: AsyncSession, connection_id: str, at: datetime) -> None:
    await session.execute(update(_ROW).where(_ROW.c.id == connection_id).values(due_at=at))


async def set_sync_token(session: AsyncSession, connection_id: str, sync_token: str | None) -> None:
    await session.execute(update(_ROW).where(_ROW.c.id == connection_id).values(sync_token=sync_token))


async def delete_connection(session: AsyncSession, connection_id: str) -> None:
    await session.execute(delete(_ROW).where(_ROW.c.id == connection_id))


async def providers_changed_since(session: AsyncSession, seq: int) -> Sequence[str]:
    """Whose bookings have."""
    changed, booking = bare(ChangeRow).c, bare(BookingRow).c
    rows = await session.execute(
        select(booking.provider_id)
        .join_from(bare(ChangeRow), bare(BookingRow), booking.id == changed.booking_id)
        .where(changed.seq > seq)
        .distinct()
    )
    return [row[0] for row in rows]


async def known_bookings(session: AsyncSession, ids: Collection[str]) -> set[str]:
    listed, booking, found = list(ids), bare(BookingRow).c.id, set[str]()
    for first in range(0, len(listed), AT_ONCE):
        found.update(await session.scalars(select(booking).where(booking.in_(listed[first : first + AT_ONCE]))))
    return found
