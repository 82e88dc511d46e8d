"""What takes up providers' time: read for offers, written through the databases' own no-overlap guard."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import repeat

import orjson
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    String,
    Table,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core.errors import SlotTaken
from booking_core.hold_store import delete_expired_holds
from booking_core.ids import new_id
from booking_core.intervals import Interval, from_epoch_seconds
from booking_core.slots import Occupied, Taken
from booking_core.statuses import LIVE
from booking_core.tables import BookingRow, BusyTimeRow, OccupancyRow, bare


async def lock_providers(session: AsyncSession, provider_ids: Iterable[str]) -> None:
    """Makes writers for the same provider take turns until the commit; always in id order, so that none deadlock.

    SQLite's writers take turns anyway.
    """
    if session.get_bind().dialect.name != "postgresql":
        return
    # The rows of an array come in its order, and each row takes its lock before the next is looked at.
    await session.execute(_LOCK, {"provider_ids": sorted(set(provider_ids))})


_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM unnest(:provider_ids) AS id").bindparams(
    bindparam("provider_ids", type_=ARRAY(String))
)


async def occupied_times(
    session: AsyncSession,
    provider_ids: Collection[str],
    span: tuple[int, int],
    now: int,
    *,
    but_booking: str | None = None,
    but_hold: str | None = None,
) -> dict[str, list[Occupied]]:
    """By provider, all that overlaps the span of epoch seconds, but for that booking and that hold: bookings, holds
    that last beyond `now`, and the busy times of outside calendars. Providers whose time is free are left out."""
    asked = {
        "provider_ids": list(provider_ids),
        "starts": span[0],
        "ends": span[1],
        "now": now,
        "but_booking": but_booking or "",
        "but_hold": but_hold or "",
    }
    found: dict[str, list[Occupied]] = {}
    for provider_id, kind, starts, ends in (await session.execute(_OCCUPIED, asked)).all():
        spans = map(Occupied, _numbers(starts), _numbers(ends), repeat(_KINDS[kind]))
        found.setdefault(provider_id, []).extend(spans)
    return found


def _numbers(listed: str) -> list[int]:
    numbers: list[int] = orjson.loads(f"[{listed}]")
    return numbers


def _meets(table: Table) -> tuple[ColumnElement[bool], ...]:
    return (
        table.c.provider_id.in_(bindparam("provider_ids", expanding=True)),
        table.c.ends > bindparam("starts"),
        table.c.starts < bindparam("ends"),
    )


# Statements are made once: building one costs more than sending it.
_TAKEN, _BUSY = bare(OccupancyRow), bare(BusyTimeRow)
_KINDS = {taken.value: taken for taken in Taken}
_EACH = (
    select(
        _TAKEN.c.provider_id,
        case((_TAKEN.c.booking_id.is_not(None), Taken.BOOKING.value), else_=Taken.HOLD.value).label("kind"),
        _TAKEN.c.starts,
        _TAKEN.c.ends,
    )
    .where(
        *_meets(_TAKEN),
        or_(_TAKEN.c.expires.is_(None), _TAKEN.c.expires > bindparam("now")),
        _TAKEN.c.booking_id.is_distinct_from(bindparam("but_booking")),
        _TAKEN.c.hold_id.is_distinct_from(bindparam("but_hold")),
    )
    .union_all(
        select(_BUSY.c.provider_id, literal(Taken.BUSY.value), _BUSY.c.starts, _BUSY.c.ends).where(*_meets(_BUSY))
    )
    .subquery()
)
# A row a provider instead of a row a booking: thousands of rows cost more to fetch than to join in the database.
_OCCUPIED = select(
    _EACH.c.provider_id,
    _EACH.c.kind,
    func.aggregate_strings(cast(_EACH.c.starts, String), ","),
    func.aggregate_strings(cast(_EACH.c.ends, String), ","),
).group_by(_EACH.c.provider_id, _EACH.c.kind)


async def occupy(
    session: AsyncSession,
    provider_id: str,
    spans: Sequence[tuple[int, int]],
    *,
    booking_id: str | None = None,
    hold_id: str | None = None,
    expires: int | None = None,
    now: datetime,
) -> None:
    """Raises `SlotTaken` when the database refuses. Holds that have expired by `now` make room."""
    rows: list[dict[str, object]] = [
        {
            "id": new_id("oc"),
            "provider_id": provider_id,
            "starts": starts,
            "ends": ends,
            "booking_id": booking_id,
            "hold_id": hold_id,
            "expires": expires,
        }
        for starts, ends in spans
    ]
    for row in rows:
        if not await _insert(session, row) and not (
            await delete_expired_holds(session, provider_id, now) and await _insert(session, row)
        ):
            raise SlotTaken("That time has just been taken.")


async def _insert(session: AsyncSession, row: dict[str, object]) -> bool:
    if session.get_bind().dialect.name == "postgresql":
        return (await session.execute(_INSERT_UNLESS_TAKEN, row)).scalar_one_or_none() is not None
    try:
        await session.execute(_INSERT, row)
    except IntegrityError as error:
        if "no_double_booking" not in str(error.orig):
            raise
        return False
    return True


_INSERT = insert(_TAKEN)
# A plain insert would wait for, and deadlock with, whoever is inserting the same span.
_INSERT_UNLESS_TAKEN = postgres_insert(_TAKEN).on_conflict_do_nothing().returning(_TAKEN.c.id)


async def release_booking_time(session: AsyncSession, booking_id: str) -> None:
    await session.execute(delete(OccupancyRow).where(col(OccupancyRow.booking_id) == booking_id))


async def live_bookings_per_provider(
    session: AsyncSession, provider_ids: Collection[str], day: Interval
) -> dict[str, int]:
    """How many pending and confirmed bookings start within the day; providers without any are left out."""
    rows = await session.execute(
        select(col(BookingRow.provider_id), func.count())
        .where(
            col(BookingRow.provider_id).in_(provider_ids),
            col(BookingRow.starts_at) >= day.start,
            col(BookingRow.starts_at) < day.end,
            col(BookingRow.status).in_([str(status) for status in LIVE]),
        )
        .group_by(col(BookingRow.provider_id))
    )
    return {row[0]: row[1] for row in rows}


def buffered(starts: int, ends: int, buffer_before: int, buffer_after: int) -> tuple[int, int]:
    """A booking's own span of the provider's time; buffers in minutes, the rest in epoch seconds."""
    return starts - buffer_before * 60, ends + buffer_after * 60


async def spans_of_booking(session: AsyncSession, booking_id: str) -> list[Interval]:
    rows = await session.execute(
        select(col(OccupancyRow.starts), col(OccupancyRow.ends)).where(col(OccupancyRow.booking_id) == booking_id)
    )
    return [Interval(from_epoch_seconds(row[0]), from_epoch_seconds(row[1])) for row in rows]
