from bench.booking_rate import measure, report
from booking_core import Database
from tests.support.bookings import count


async def test_bookings_and_inserts_are_measured_in_turn(sqlite_database: Database) -> None:
    row = await measure("SQLite", sqlite_database, rounds=2, each=3)
    assert row.inserts > 0
    assert row.ratio > 0
    assert await count(sqlite_database, "booking") == 1 + 3 * 3
    assert await count(sqlite_database, "occupancy") == 1 + 3 * 3 * 2
    report([row])
