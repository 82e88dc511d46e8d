"""What outside calendars say about providers, as it comes in."""

from datetime import timedelta

import pytest

from booking_core import Database, SetClock, clear_busy_times, forget_busy_times, set_busy_times
from booking_core.intervals import Interval
from tests.support.bookings import at, rows
from tests.support.businesses import ANA, load_into


@pytest.fixture
async def bloom(sqlite_database: Database) -> Database:
    await load_into(sqlite_database)
    return sqlite_database


async def busy(database: Database) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in await rows(database, "SELECT calendar, id FROM busy_time ORDER BY id")]


async def test_an_entry_is_changed_and_taken_away_by_its_name(bloom: Database) -> None:
    ten, noon = Interval(at("10:00"), at("10:20")), Interval(at("12:00"), at("12:00:00.5"))
    async with bloom.writing() as uow:
        await set_busy_times(uow, ANA, "gc_1", {"one": ten, "two": ten})
        await set_busy_times(uow, ANA, "gc_1", {"one": noon, "two": None, "three": None})
    assert await busy(bloom) == [("gc_1", "gc_1:one")]
    assert await rows(bloom, "SELECT ends - starts FROM busy_time") == [(1,)]


async def test_one_calendar_is_cleared_without_the_others(bloom: Database) -> None:
    span = Interval(at("10:00"), at("11:00"))
    async with bloom.writing() as uow:
        await set_busy_times(uow, ANA, "gc_1", {"one": span})
        await set_busy_times(uow, ANA, "gc_2", {"one": span})
        await clear_busy_times(uow, "gc_1")
    assert await busy(bloom) == [("gc_2", "gc_2:one")]


async def test_more_than_one_statement_can_hold(bloom: Database) -> None:
    spans = {f"e{number:04}": Interval(at("10:00"), at("11:00")) for number in range(1200)}
    async with bloom.writing() as uow:
        await set_busy_times(uow, ANA, "gc_1", spans)
        await set_busy_times(uow, ANA, "gc_1", spans)
    assert len(await busy(bloom)) == 1200


async def test_what_is_over_is_forgotten(bloom: Database, clock: SetClock) -> None:
    async with bloom.writing() as uow:
        await set_busy_times(uow, ANA, "gc_1", {"over": Interval(at("10:00"), at("11:00"))})
        await set_busy_times(uow, ANA, "gc_1", {"now": Interval(at("10:00"), at("12:00"))})
    clock.set(at("11:00") + timedelta(minutes=1))
    async with bloom.writing() as uow:
        await forget_busy_times(uow, "gc_1")
    assert await busy(bloom) == [("gc_1", "gc_1:now")]
