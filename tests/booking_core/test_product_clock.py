from datetime import UTC, datetime, timedelta

from booking_core import Database, SetClock, SystemClock
from booking_core.product_clock import product_clock

START = datetime(2027, 3, 14, 9, tzinfo=UTC)


async def test_without_a_start_it_is_the_clock_of_the_system(sqlite_database: Database) -> None:
    assert isinstance(await product_clock(sqlite_database.engine, None), SystemClock)


async def test_it_reads_its_start_when_it_is_first_asked_for_and_ticks_from_there(
    database: Database, clock: SetClock
) -> None:
    product = await product_clock(database.engine, START, clock)
    assert product.now() == START
    clock.advance(timedelta(minutes=5))
    assert product.now() == START + timedelta(minutes=5)


async def test_a_restart_does_not_turn_it_back(database: Database, clock: SetClock) -> None:
    await product_clock(database.engine, START, clock)
    clock.advance(timedelta(hours=2))
    assert (await product_clock(database.engine, START, clock)).now() == START + timedelta(hours=2)


async def test_another_start_sets_it_anew(sqlite_database: Database, clock: SetClock) -> None:
    await product_clock(sqlite_database.engine, START, clock)
    clock.advance(timedelta(hours=2))
    later = START + timedelta(days=30)
    assert (await product_clock(sqlite_database.engine, later, clock)).now() == later
