"""Every offered slot books and nothing else does: on quiet days, crowded ones, and those on which the clock changes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from booking_core import (
    Booking,
    Database,
    InvalidInput,
    SetClock,
    SlotNotOffered,
    SlotQuery,
    SlotTaken,
    UnitOfWork,
    create_booking,
    find_slots,
    get_booking,
)
from booking_core.wall_clock import local_day
from tests.support.availability import weekly
from tests.support.bookings import ADMIN, a_request, a_visitor, at, book, hold
from tests.support.businesses import (
    ANA,
    COLOUR,
    DOWNTOWN,
    HAIRCUT,
    MASSAGE,
    a_business,
    a_location,
    a_provider,
    a_service,
    load_into,
)

QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class ChangeOfClocks:
    zone: str
    day: str
    hours: float


CHANGES = [
    ChangeOfClocks("America/New_York", "2026-11-01", 25),
    ChangeOfClocks("America/New_York", "2027-03-14", 23),
    ChangeOfClocks("Europe/London", "2026-10-25", 25),
    ChangeOfClocks("Europe/London", "2027-03-28", 23),
    ChangeOfClocks("Australia/Sydney", "2026-10-04", 23),
    ChangeOfClocks("Australia/Sydney", "2027-04-04", 25),
    ChangeOfClocks("Australia/Lord_Howe", "2026-10-04", 23.5),
    ChangeOfClocks("Australia/Lord_Howe", "2027-04-04", 24.5),
    ChangeOfClocks("Africa/Casablanca", "2027-02-07", 25),
    ChangeOfClocks("Africa/Casablanca", "2027-03-14", 23),
    ChangeOfClocks("Asia/Kathmandu", "2026-11-01", 24),
]


@asynccontextmanager
async def undone(database: Database) -> AsyncIterator[UnitOfWork]:
    """A transaction of which nothing stays."""
    async with database.reading() as uow:
        yield uow


async def bookable(database: Database, start: datetime, service_id: str) -> bool:
    async with undone(database) as uow:
        try:
            await create_booking(uow, ADMIN, a_request(start, service_id=service_id))
        except (SlotTaken, SlotNotOffered):
            return False
        return True


async def offered(database: Database, service_id: str, day: date) -> list[datetime]:
    async with database.reading() as uow:
        slots = await find_slots(uow, ADMIN, SlotQuery(service_id, DOWNTOWN, ANA), day)
    return [slot.starts_at for slot in slots]


@pytest.mark.parametrize("service_id", [HAIRCUT, COLOUR, MASSAGE])
async def test_on_a_crowded_day_every_offered_slot_books_and_nothing_else_does(
    bloom: Database, clock: SetClock, service_id: str
) -> None:
    clock.set(at("08:00"))
    await book(bloom, "09:30")
    await book(bloom, "11:00", service_id=MASSAGE)
    await hold(bloom, await a_visitor(bloom), "15:00", service_id=COLOUR)
    slots = await offered(bloom, service_id, at("09:00").date())
    assert 1 < len(slots) < 16
    tried = [at("07:00").astimezone(UTC) + QUARTER * n for n in range(48)]
    assert [start for start in tried if await bookable(bloom, start, service_id)] == slots


@pytest.mark.parametrize("case", CHANGES, ids=lambda case: f"{case.zone} {case.day}")
async def test_on_the_day_the_clock_changes_every_offered_slot_books_as_long_as_any(
    sqlite_database: Database, clock: SetClock, case: ChangeOfClocks
) -> None:
    database, zone, day = sqlite_database, ZoneInfo(case.zone), date.fromisoformat(case.day)
    whole_day = local_day(zone, day)
    assert (whole_day.end - whole_day.start) == timedelta(hours=case.hours)
    clock.set(whole_day.start - timedelta(days=1))
    await load_into(
        database,
        a_business(timezone=zone),
        locations=[a_location(timezone=zone)],
        services=[a_service()],
        providers=[a_provider(weekly("00:00-24:00"))],
    )
    slots = await offered(database, HAIRCUT, day)
    assert len(slots) == case.hours * 2
    made: list[Booking] = [await book(database, start.astimezone(zone)) for start in slots]
    assert await offered(database, HAIRCUT, day) == []
    async with database.reading() as uow:
        for start, booking in zip(slots, made, strict=True):
            kept = await get_booking(uow, ADMIN, booking.id)
            assert (kept.starts_at, kept.ends_at - kept.starts_at) == (start, timedelta(minutes=30))
            assert kept.local_start.date() == day


async def test_the_two_halves_of_a_repeated_hour_are_different_slots(database: Database, clock: SetClock) -> None:
    clock.set(at("12:00", "2026-10-31"))
    await load_into(database, services=[a_service()], providers=[a_provider(weekly("00:00-06:00"))])
    first = at("01:30", "2026-11-01").replace(fold=0)
    second = first.replace(fold=1)
    made = [await book(database, start) for start in (first, second)]
    assert made[1].starts_at - made[0].starts_at == timedelta(hours=1)
    assert [booking.local_start.isoformat() for booking in made] == [
        "2026-11-01T01:30:00-04:00",
        "2026-11-01T01:30:00-05:00",
    ]


async def test_notice_and_window_are_the_same_for_the_offer_and_the_booking(
    database: Database, clock: SetClock
) -> None:
    """Also where the notice ends inside an hour that the clock repeats."""
    await load_into(
        database,
        services=[a_service(min_notice=150, booking_window_days=1)],
        providers=[a_provider(weekly("00:00-06:00"))],
    )
    clock.set(datetime(2026, 11, 1, 3, 30, tzinfo=UTC))  # 23:30 the evening before
    slots = await offered(database, HAIRCUT, date(2026, 11, 1))
    assert slots[0] == datetime(2026, 11, 1, 6, tzinfo=UTC)  # the second 01:00
    tried = [datetime(2026, 11, 1, 3, tzinfo=UTC) + QUARTER * n for n in range(40)]
    assert [start for start in tried if await bookable(database, start, HAIRCUT)] == slots
    assert await offered(database, HAIRCUT, date(2026, 11, 2)) == []


async def test_a_start_is_refused_without_its_offset_even_where_it_would_be_clear(bloom: Database) -> None:
    async with undone(bloom) as uow:
        with pytest.raises(InvalidInput):
            await create_booking(uow, ADMIN, a_request(at("10:00").replace(tzinfo=None)))
