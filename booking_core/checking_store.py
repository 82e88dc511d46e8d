"""Questions to a database about its own soundness."""

from sqlalchemy import ColumnElement, and_, exists, func, not_
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel, col, select

from booking_core.statuses import LIVE, Status
from booking_core.tables import (
    BookingRow,
    BusinessRow,
    CalendarEventRow,
    ContactRow,
    ConversationRow,
    LocationRow,
    OccupancyRow,
    ProviderRow,
    ServiceRow,
)

COUNTED: tuple[tuple[str, type[SQLModel]], ...] = (
    ("businesses", BusinessRow),
    ("locations", LocationRow),
    ("services", ServiceRow),
    ("providers", ProviderRow),
    ("bookings", BookingRow),
    ("contacts", ContactRow),
    ("conversations", ConversationRow),
)
_ON_CALENDAR = (Status.CONFIRMED, Status.COMPLETED, Status.NO_SHOW)


async def damage(connection: AsyncConnection) -> tuple[str, ...]:
    """What SQLite finds wrong with its file; PostgreSQL has no such question."""
    if connection.dialect.name != "sqlite":
        return ()
    found = (await connection.exec_driver_sql("PRAGMA integrity_check")).scalars().all()
    return tuple(str(line) for line in found if line != "ok")


async def broken_references(connection: AsyncConnection) -> tuple[str, ...]:
    """Rows that refer to nothing, or on PostgreSQL the constraints that were never validated."""
    if connection.dialect.name == "sqlite":
        rows = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).mappings().all()
        return tuple(f"{row['table']} row {row['rowid']} refers to a missing {row['parent']}" for row in rows)
    found = await connection.exec_driver_sql(
        "SELECT conname FROM pg_constraint WHERE contype = 'f' AND NOT convalidated"
    )
    return tuple(f"{name} is not validated" for name in found.scalars())


async def guards(connection: AsyncConnection) -> frozenset[str]:
    """The names of what refuses double bookings."""
    if connection.dialect.name == "sqlite":
        question = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'no_double_booking%'"
    else:
        question = (
            "SELECT conname FROM pg_constraint WHERE contype = 'x' AND conname = 'no_double_booking' AND convalidated"
        )
    return frozenset((await connection.exec_driver_sql(question)).scalars())


async def bookings_without_time(connection: AsyncConnection) -> int:
    """Pending and confirmed ones that occupy nobody."""
    occupied = exists().where(col(OccupancyRow.booking_id) == col(BookingRow.id))
    return await _count(connection, and_(col(BookingRow.status).in_([str(s) for s in LIVE]), not_(occupied)))


async def times_without_booking(connection: AsyncConnection) -> int:
    """Bookings that are over or cancelled, and still occupy somebody."""
    occupied = exists().where(col(OccupancyRow.booking_id) == col(BookingRow.id))
    return await _count(connection, and_(col(BookingRow.status).not_in([str(s) for s in LIVE]), occupied))


async def bookings_off_calendar(connection: AsyncConnection) -> int:
    """Those whose calendar event is missing, or there although it should not be."""
    expected = col(BookingRow.status).in_([str(status) for status in _ON_CALENDAR])
    there = exists().where(col(CalendarEventRow.booking_id) == col(BookingRow.id))
    return await _count(connection, expected.is_distinct_from(there))


async def counts(connection: AsyncConnection) -> dict[str, int]:
    return {name: await _rows(connection, table) for name, table in COUNTED}


async def _count(connection: AsyncConnection, condition: ColumnElement[bool]) -> int:
    return int(await connection.scalar(select(func.count()).select_from(BookingRow).where(condition)) or 0)


async def _rows(connection: AsyncConnection, table: type[SQLModel]) -> int:
    return int(await connection.scalar(select(func.count()).select_from(table)) or 0)
