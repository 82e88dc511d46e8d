"""Deleting what has had its day, a bounded part of it at a time."""

from sqlalchemy import ColumnElement, delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from booking_core.tables import Table, bare


async def delete_some(session: AsyncSession, row: type[Table], old: ColumnElement[bool], most: int) -> int:
    """How many rows went; those that somebody has locked stay for another time."""
    table = bare(row)
    key = tuple_(*table.primary_key)
    chosen = select(*table.primary_key).where(old).limit(most).with_for_update(skip_locked=True)
    keys = [tuple(found) for found in await session.execute(chosen)]
    if keys:
        await session.execute(delete(table).where(key.in_(keys)))
    return len(keys)
