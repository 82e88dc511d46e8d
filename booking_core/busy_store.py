"""Busy times of outside calendars in the database."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncSession

from booking_core.tables import BusyTimeRow, bare

AT_ONCE = 500
"""Databases limit how many values a statement may have."""

_BUSY = bare(BusyTimeRow)


async def insert_busy_times(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    for first in range(0, len(rows), AT_ONCE):
        await session.execute(insert(_BUSY), list(rows[first : first + AT_ONCE]))


async def delete_busy_times(session: AsyncSession, ids: Collection[str]) -> None:
    listed = list(ids)
    for first in range(0, len(listed), AT_ONCE):
        await session.execute(delete(_BUSY).where(_BUSY.c.id.in_(listed[first : first + AT_ONCE])))


async def delete_busy_times_of(session: AsyncSession, calendar: str, ended_before: int | None = None) -> None:
    over = [] if ended_before is None else [_BUSY.c.ends < ended_before]
    await session.execute(delete(_BUSY).where(_BUSY.c.calendar == calendar, *over))
