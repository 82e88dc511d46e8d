"""What bookings put on a provider's calendar stands in Google, whatever goes wrong on the way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from booking_core import Booking, cancel_booking, confirm_booking, edit_customer, reschedule_booking
from calendars.google.events import MARK
from calendars.google.pushed_store import Pushed
from calendars.google.pushing import Wanted, plan
from calendars.google.standing import Standing, standing_of
from tests.support.bookings import ADMIN, at, book, rows
from tests.support.businesses import BEN, MASSAGE
from tests.support.google_calendar import LOST, RATE_LIMITED, TOO_MANY, UNAVAILABLE, Fault
from tests.support.synced_salon import SyncedSalon

TEN = ("Haircut - Dana", at("10:00"))


async def on_google(salon: SyncedSalon) -> Booking:
    """A booking whose event is there."""
    made = await book(salon.database)
    await salon.look()
    assert salon.shown == [TEN]
    salon.google.requests.clear()
    return made


async def standings(salon: SyncedSalon, *bookings: Booking) -> list[Standing | None]:
    async with salon.database.reading() as uow:
        return [await standing_of(uow, ADMIN, each.id) for each in bookings]


def event_id(booking: Booking) -> str:
    assert booking.calendar_event is not None
    return booking.calendar_event.id


async def rename(salon: SyncedSalon, booking: Booking, name: str = "Dana Moore") -> None:
    async with salon.database.writing() as uow:
        await edit_customer(uow, ADMIN, booking.id, {"name": name})


async def cancel(salon: SyncedSalon, booking: Booking) -> None:
    async with salon.database.writing() as uow:
        await cancel_booking(uow, ADMIN, booking.id, "ill")


async def test_a_confirmed_booking_stands_in_google_under_our_own_id(salon: SyncedSalon) -> None:
    made = await on_google(salon)
    event = salon.events[event_id(made)]
    assert event["location"] == "Downtown, 12 Main St"
    assert event["start"] == {"dateTime": "2026-11-24T10:00:00-05:00", "timeZone": "America/New_York"}
    assert event["end"]["dateTime"] == "2026-11-24T10:30:00-05:00"
    assert event["extendedProperties"] == {"private": {MARK: made.id}}
    assert "description" not in event


async def test_a_booking_soon_follows_without_waiting_for_the_next_poll(salon: SyncedSalon) -> None:
    await book(salon.database)
    await salon.look(timedelta(seconds=2))
    assert salon.shown == [TEN]


async def test_of_a_booking_it_is_known_whether_it_is_there(salon: SyncedSalon) -> None:
    made = await book(salon.database)
    pending = await book(salon.database, "12:00", service_id=MASSAGE)
    bens = await book(salon.database, provider_id=BEN)
    assert await standings(salon, made, pending, bens) == [Standing.ON_ITS_WAY, None, None]
    await salon.look()
    assert await standings(salon, made) == [Standing.THERE]
    await rename(salon, made)
    assert await standings(salon, made) == [Standing.ON_ITS_WAY]
    salon.google.ana.writable = False
    await salon.look()
    assert await standings(salon, made) == [Standing.HELD_UP]
    salon.clock.set(salon.clock.now() + timedelta(days=40))
    assert await standings(salon, made) == [None]


async def test_confirming_renaming_moving_and_cancelling_follow(salon: SyncedSalon) -> None:
    made = await book(salon.database, service_id=MASSAGE)
    await salon.look()
    assert salon.shown == []
    async with salon.database.writing() as uow:
        await confirm_booking(uow, ADMIN, made.id)
    await salon.look()
    assert salon.shown == [("Massage - Dana", at("10:00"))]
    await rename(salon, made)
    await salon.look()
    assert salon.shown == [("Massage - Dana Moore", at("10:00"))]
    async with salon.database.writing() as uow:
        moved = await reschedule_booking(uow, ADMIN, made.id, at("13:00"))
    await salon.look()
    assert salon.shown == [("Massage - Dana Moore", at("13:00"))]
    await cancel(salon, moved)
    await salon.look()
    assert salon.shown == []


async def test_what_moves_to_another_provider_leaves_the_calendar(salon: SyncedSalon) -> None:
    made = await on_google(salon)
    async with salon.database.writing() as uow:
        await reschedule_booking(uow, ADMIN, made.id, at("13:00"), BEN)
    await salon.look()
    assert salon.shown == []


async def test_without_a_change_nothing_is_written(salon: SyncedSalon) -> None:
    await on_google(salon)
    for _ in range(3):
        await salon.look()
    assert {each.split()[0] for each in salon.google.requests} == {"GET"}
    assert len(salon.google.requests) == 3


@pytest.mark.parametrize(
    "fault",
    [LOST, Fault(), UNAVAILABLE, Fault(500, takes_effect=True), RATE_LIMITED, TOO_MANY],
    ids=["answer lost", "broken", "unavailable", "done, and said to have failed", "rate limited", "too many"],
)
async def test_a_fault_on_the_way_neither_loses_nor_doubles_an_event(salon: SyncedSalon, fault: Fault) -> None:
    salon.google.faults.extend([None, fault])
    made = await book(salon.database)
    await salon.look()
    assert salon.shown == [TEN]
    await rename(salon, made)
    salon.google.faults.extend([None, fault])
    await salon.look()
    assert salon.shown == [("Haircut - Dana Moore", at("10:00"))]
    await cancel(salon, made)
    salon.google.faults.extend([None, fault])
    await salon.look()
    assert salon.shown == []
    connection = await salon.connection()
    assert (connection.failures, connection.trouble) == (0, None)
    assert len(salon.waits) == 3
    assert await rows(salon.database, "SELECT * FROM pushed_event") == []


async def test_google_is_asked_again_when_it_says_so_and_not_before(salon: SyncedSalon) -> None:
    salon.google.faults.extend([None, TOO_MANY])
    await book(salon.database)
    await salon.look()
    assert salon.waits == [7.0]


async def test_an_outage_is_sat_out_and_bookings_are_made_all_the_same(salon: SyncedSalon) -> None:
    await book(salon.database)
    salon.google.faults.extend([UNAVAILABLE] * 4)
    await salon.look()
    assert (await salon.connection()).failures == 1
    asked = len(salon.google.requests)
    await book(salon.database, "11:00")
    await salon.look(timedelta(seconds=20))
    assert len(salon.google.requests) == asked, "it is too early to try again"
    await salon.look(timedelta(seconds=20))
    assert salon.shown == [TEN, ("Haircut - Dana", at("11:00"))]
    assert (await salon.connection()).failures == 0


async def test_a_crash_after_the_event_was_made_leaves_one_event_that_can_be_taken_off(salon: SyncedSalon) -> None:
    """Everything is tried, and no answer comes back: what Google has is unknown."""
    salon.google.faults.extend([None, LOST, *[Fault()] * 3])
    made = await book(salon.database)
    await salon.look()
    assert salon.shown == [TEN]
    await cancel(salon, made)
    await salon.look()
    assert salon.shown == []


async def test_what_the_provider_changed_in_google_is_put_right(salon: SyncedSalon) -> None:
    made = await on_google(salon)
    salon.google.ana.change(event_id(made), summary="Mine", start={"dateTime": "2026-11-24T15:00:00-05:00"})
    await salon.look()
    assert salon.shown == [TEN]
    salon.google.ana.remove(event_id(made))
    await salon.look()
    assert salon.shown == [TEN]
    salon.google.requests.clear()
    salon.google.ana.change(event_id(made), colorId="7")
    await salon.look()
    assert salon.google.calls("PATCH") == [], "what is not ours to say is left alone"
    assert salon.events[event_id(made)]["colorId"] == "7"


async def test_a_change_in_google_that_we_have_not_read_yet_is_seen_before_it_is_written_over(
    salon: SyncedSalon,
) -> None:
    made = await on_google(salon)
    await rename(salon, made)
    salon.google.ana.change(event_id(made), colorId="7")
    # As if it had come after we had read what was new.
    salon.google.ana.changed[event_id(made)] = 0
    await salon.look()
    patched = salon.google.calls("PATCH")
    assert len(patched) == 2
    assert salon.shown == [("Haircut - Dana Moore", at("10:00"))]
    assert salon.events[event_id(made)]["colorId"] == "7"


async def test_what_has_gone_from_google_for_good_is_made_again(salon: SyncedSalon) -> None:
    made = await on_google(salon)
    del salon.google.ana.events[event_id(made)]
    await rename(salon, made)
    await salon.look()
    assert salon.shown == [("Haircut - Dana Moore", at("10:00"))]


async def test_what_is_long_past_stays_there_and_is_not_looked_at_again(salon: SyncedSalon) -> None:
    await on_google(salon)
    await salon.look(timedelta(days=40))
    assert salon.shown == [TEN]
    assert await rows(salon.database, "SELECT * FROM pushed_event") == []


def wanted(number: int, text: str = "as it was") -> Wanted:
    return Wanted(f"ev{number}", at("10:00"), {}, text)


def pushed(number: int, text: str = "as it was") -> Pushed:
    return Pushed(f"ev{number}", at("10:00"), text, '"1"')


def test_a_plan_is_the_difference_and_no_more_than_one_round_can_do() -> None:
    should = {each.id: each for each in (wanted(1), wanted(2, "new"), wanted(3))}
    long_past = replace(pushed(5), ends_at=at("10:00", "2026-01-05"))
    there = {each.event_id: each for each in (pushed(1), pushed(2), pushed(4), long_past)}
    since = at("09:00")
    whole = plan(should, there, since)
    assert ([each.id for each in whole.write], whole.delete, whole.over) == (["ev2", "ev3"], ("ev4",), ("ev5",))
    assert whole.is_all
    part = plan(should, there, since, most=2)
    assert ([each.id for each in part.write], part.delete, part.is_all) == (["ev2"], ("ev4",), False)
