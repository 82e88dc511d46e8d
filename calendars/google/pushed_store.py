"""What we have put on calendars of Google's, in the database."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from booking_core import bare
from booking_core.tables import CalendarEventRow
from calendars.tables import PushedEventRow

AT_ONCE = 500
"""Databases limit how many values a statement may have."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """`fingerprint` is empty when it is not known what Google has."""

    event_id: str
    ends_at: datetime
    fingerprint: str
    etag: str


_ROW, _OWN = bare(PushedEventRow), bare(CalendarEventRow)


async def pushed_events(session: AsyncSession, connection_id: str) -> dict[str, Pushed]:
    rows = await session.execute(
        select(_ROW.c.event_id, _ROW.c.ends_at, _ROW.c.fingerprint, _ROW.c.etag).where(
            _ROW.c.google_calendar_id == connection_id
        )
    )
    return {row[0]: Pushed(*row) for row in rows}


async def intend(session: AsyncSession, connection_id: str, events: Mapping[str, datetime]) -> None:
    """To put them there: by their ids, when they end."""
    rows = [
        {"google_calendar_id": connection_id, "event_id": event_id, "ends_at": ends_at, "fingerprint": "", "etag": ""}
        for event_id, ends_at in events.items()
    ]
    if rows:
        await session.execute(insert(_ROW), rows)


async def note_written(
    session: AsyncSession, connection_id: str, event_id: str, fingerprint: str = "", etag: str = ""
) -> None:
    await session.execute(
        update(_ROW)
        .where(_ROW.c.google_calendar_id == connection_id, _ROW.c.event_id == event_id)
        .values(fingerprint=fingerprint, etag=etag)
    )


async def forget(session: AsyncSession, connection_id: str, event_ids: Iterable[str]) -> None:
    for some in _parts(list(event_ids)):
        await session.execute(delete(_ROW).where(_ROW.c.google_calendar_id == connection_id, _ROW.c.event_id.in_(some)))


async def forget_all(session: AsyncSession, connection_id: str) -> None:
    await session.execute(delete(_ROW).where(_ROW.c.google_calendar_id == connection_id))


async def ours(session: AsyncSession, event_ids: Collection[str]) -> set[str]:
    """Which of the ids are of events that bookings made, or that we have put on some calendar."""
    found: set[str] = set()
    for some in _parts(list(event_ids)):
        for column in (_OWN.c.id, _ROW.c.event_id):
            found.update(await session.scalars(select(column).where(column.in_(some))))
    return found


def _parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[first : first + AT_ONCE] for first in range(0, len(ids), AT_ONCE))
