"""What takes up providers' time: read for offers, written through the databases' own no-overlap guard."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    String,
    bindparam,
    case,
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
    lasting = [
        or_(col(OccupancyRow.expires).is_(None), col(OccupancyRow.expires) > now),
        *([col(OccupancyRow.booking_id).is_distinct_from(but_booking)] if but_booking else []),
        *([col(OccupancyRow.hold_id).is_distinct_from(but_hold)] if but_hold else []),
    ]
    columns = (OccupancyRow.provider_id, OccupancyRow.starts, OccupancyRow.ends)
    by = case((col(OccupancyRow.booking_id).is_not(None), Taken.BOOKING.value), else_=Taken.HOLD.value)
    ref = func.coalesce(col(OccupancyRow.booking_id), col(OccupancyRow.hold_id))
    own = select(*map(col, columns), by, ref).where(*_meets(OccupancyRow, provider_ids, *span), *lasting)
    busy = select(
        *map(col, (BusyTimeRow.provider_id, BusyTimeRow.starts, BusyTimeRow.ends)),
        literal(Taken.BUSY.value),
        col(BusyTimeRow.id),
    ).where(*_meets(BusyTimeRow, provider_ids, *span))
    found: dict[str, list[Occupied]] = {}
    rows: Sequence[Any] = (await session.execute(own.union_all(busy))).all()
    for row in rows:
        found.setdefault(row[0], []).append(Occupied(row[1], row[2], _TAKEN[row[3]], row[4]))
    return found


_TAKEN = {taken.value: taken for taken in Taken}


def _meets(
    table: type[OccupancyRow] | type[BusyTimeRow], provider_ids: Collection[str], starts: int, ends: int
) -> tuple[ColumnElement[bool], ...]:
    return (col(table.provider_id).in_(provider_ids), col(table.ends) > starts, col(table.starts) < ends)


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
    table = bare(OccupancyRow)
    if session.get_bind().dialect.name == "postgresql":
        # A plain insert would wait for, and deadlock with, whoever is inserting the same span.
        statement = postgres_insert(table).values(**row).on_conflict_do_nothing().returning(table.c.id)
        return (await session.execute(statement)).scalar_one_or_none() is not None
    try:
        await session.execute(insert(table).values(**row))
    except IntegrityError as error:
        if "no_double_booking" not in str(error.orig):
            raise
        return False
    return True


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
