"""A database that is asked how it is."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import text

from booking_core import (
    Check,
    Database,
    SetClock,
    Status,
    cancel_booking,
    check_database,
    complete_booking,
    create_engine,
)
from booking_core.occupancy_guard import POSTGRES_GUARD
from tests.support.bookings import ADMIN, book
from tests.support.databases import MIGRATIONS, MONDAY_MORNING, PostgresTemplate, opened

GUARD = "guard against double booking"


async def checked(database: Database) -> dict[str, Check]:
    return {check.name: check for check in await check_database(database.engine, MIGRATIONS)}


async def spoil(database: Database, *statements: str) -> None:
    """Behind the back of every rule."""
    async with database.engine.connect() as connection:
        await connection.execution_options(frontdesk_writing=True)
        for statement in statements:
            await connection.execute(text(statement))
        await connection.commit()


def wrong(checks: dict[str, Check]) -> dict[str, Sequence[str]]:
    return {name: check.wrong for name, check in checks.items() if check.wrong}


async def test_a_sound_database_has_nothing_wrong_and_is_counted(bloom: Database) -> None:
    await book(bloom, "10:00")
    cancelled, done = await book(bloom, "11:00"), await book(bloom, "12:00")
    async with bloom.writing() as uow:
        assert (await cancel_booking(uow, ADMIN, cancelled.id, "ill")).status is Status.CANCELLED
        assert (await complete_booking(uow, ADMIN, done.id)).status is Status.COMPLETED
    checks = await checked(bloom)
    assert wrong(checks) == {}
    assert checks["rows"].note.startswith("1 businesses, 2 locations, 3 services, 3 providers, 3 bookings")


async def test_a_missing_guard_is_found_on_sqlite(sqlite_database: Database) -> None:
    await spoil(sqlite_database, "DROP TRIGGER no_double_booking_update")
    assert wrong(await checked(sqlite_database)) == {GUARD: ("no_double_booking_update is missing",)}


@pytest.mark.postgres
async def test_a_missing_guard_is_found_on_postgresql(postgres_databases: PostgresTemplate, tmp_path: Path) -> None:
    async with postgres_databases.copied(tmp_path) as url, opened(url, SetClock(MONDAY_MORNING)) as database:
        await spoil(database, "ALTER TABLE occupancy DROP CONSTRAINT no_double_booking")
        try:
            assert wrong(await checked(database)) == {GUARD: ("no_double_booking is missing",)}
        finally:
            # Another test is given the same database.
            await spoil(database, *POSTGRES_GUARD)


async def test_a_booking_that_occupies_nobody_is_found(bloom: Database) -> None:
    await book(bloom)
    await spoil(bloom, "DELETE FROM occupancy")
    assert wrong(await checked(bloom)) == {
        "occupied time": ("1 pending or confirmed bookings occupy nobody's time",),
    }


async def test_time_that_is_occupied_for_nothing_is_found(bloom: Database) -> None:
    await book(bloom)
    await spoil(bloom, "UPDATE booking SET status = 'completed'")
    assert wrong(await checked(bloom)) == {"occupied time": ("1 bookings that are over still occupy time",)}


async def test_a_booking_that_left_its_calendar_is_found(bloom: Database) -> None:
    await book(bloom)
    await spoil(bloom, "DELETE FROM calendar_event")
    assert wrong(await checked(bloom)) == {"calendar events": ("1 bookings and their calendar events don't agree",)}


async def test_a_reference_to_nothing_is_found(sqlite_database: Database) -> None:
    async with sqlite_database.engine.connect() as connection:
        await connection.exec_driver_sql("ROLLBACK")
        await connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        await connection.exec_driver_sql("INSERT INTO service_location VALUES ('gone', 'gone')")
        await connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        await connection.exec_driver_sql("BEGIN")
    found = wrong(await checked(sqlite_database))["references"]
    assert sorted(found) == [
        "service_location row 1 refers to a missing location",
        "service_location row 1 refers to a missing service",
    ]


async def test_where_migrations_are_missing_nothing_else_is_asked() -> None:
    engine = create_engine("sqlite+aiosqlite://")
    try:
        (check,) = await check_database(engine)
        assert check.wrong == ("booking_core_0002 is missing: run `frontdesk db upgrade`",)
    finally:
        await engine.dispose()
