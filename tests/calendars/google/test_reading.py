"""When the provider is busy in Google, nothing is offered here."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from booking_core import Database, SlotQuery, find_slots
from booking_core.intervals import Interval
from calendars.google.events import MARK, Unreadable, busy_span, is_as_written, zone_named
from tests.support.bookings import ADMIN, at, book, rows
from tests.support.businesses import ANA, BEN, DOWNTOWN, HAIRCUT, LONDON, NEW_YORK
from tests.support.google_calendar import RATE_LIMITED, Fault
from tests.support.synced_salon import SyncedSalon

TEN, ELEVEN, NOON = (f"2026-11-24T{clock}:00-05:00" for clock in ("10:00", "11:00", "12:00"))
TUESDAY = datetime.fromisoformat(TEN).date()


async def free(salon: SyncedSalon, provider_id: str = ANA) -> set[str]:
    """Of the hours from ten to twelve, in which Ana and Ben work."""
    async with salon.database.reading() as uow:
        slots = await find_slots(uow, ADMIN, SlotQuery(HAIRCUT, DOWNTOWN, provider_id), TUESDAY)
    found = {f"{slot.starts_at.astimezone(NEW_YORK):%H:%M}" for slot in slots}
    return found & {"10:00", "10:30", "11:00", "11:30"}


ALL = {"10:00", "10:30", "11:00", "11:30"}


async def busy(database: Database) -> int:
    return len(await rows(database, "SELECT id FROM busy_time"))


async def test_what_is_in_google_is_in_the_way_of_that_provider_alone(salon: SyncedSalon) -> None:
    assert await free(salon) == ALL
    salon.google.ana.add("dentist", TEN, ELEVEN)
    await salon.look()
    assert await free(salon) == {"11:00", "11:30"}
    assert await free(salon, BEN) == ALL


async def test_a_change_a_move_and_a_deletion_are_followed(salon: SyncedSalon) -> None:
    salon.google.ana.add("dentist", TEN, ELEVEN)
    await salon.look()
    salon.google.ana.change("dentist", start={"dateTime": ELEVEN}, end={"dateTime": NOON})
    await salon.look()
    assert await free(salon) == {"10:00", "10:30"}
    salon.google.ana.change("dentist", transparency="transparent")
    await salon.look()
    assert await free(salon) == ALL
    salon.google.ana.change("dentist", transparency="opaque")
    await salon.look()
    salon.google.ana.remove("dentist")
    await salon.look()
    assert await free(salon) == ALL


async def test_our_own_events_are_in_nobodys_way_twice(salon: SyncedSalon) -> None:
    made = await book(salon.database)
    await salon.look()
    await salon.look()
    assert await busy(salon.database) == 0
    # Something of ours that we have forgotten all about but its booking, among what we have not.
    salon.google.ana.change(made.calendar_event.id if made.calendar_event else "", colorId="7")
    salon.google.ana.add("left", TEN, ELEVEN, extendedProperties={"private": {MARK: made.id}})
    salon.google.ana.add("anothers", ELEVEN, NOON, extendedProperties={"private": {MARK: "bk_of_another_business"}})
    await salon.look()
    assert await busy(salon.database) == 1
    assert await free(salon) == {"10:30"}


async def test_a_long_list_is_read_page_by_page_and_then_only_what_changes(salon: SyncedSalon) -> None:
    salon.google.page_size = 2
    for number in range(5):
        salon.google.ana.add(f"e{number}", TEN, ELEVEN)
    await salon.look()
    assert await busy(salon.database) == 5
    asked = len(salon.google.requests)
    await salon.look()
    assert len(salon.google.requests) == asked + 1


async def test_a_list_that_breaks_off_changes_nothing_and_is_read_again(salon: SyncedSalon) -> None:
    salon.google.ana.add("first", TEN, ELEVEN)
    await salon.look()
    salon.google.page_size = 1
    salon.google.ana.remove("first")
    salon.google.ana.add("second", ELEVEN, NOON)
    salon.google.faults.extend([None, *[Fault()] * 4])
    await salon.look()
    assert await free(salon) == {"11:00", "11:30"}, "half of it is not the truth"
    await salon.look()
    assert await free(salon) == {"10:00", "10:30"}


async def test_changes_that_google_has_forgotten_are_made_good_by_reading_everything(salon: SyncedSalon) -> None:
    salon.google.ana.add("dentist", TEN, ELEVEN)
    salon.google.ana.add("school", ELEVEN, NOON)
    made = await book(salon.database, "13:00")
    await salon.look()
    # What is not even listed any more, and of which no change tells.
    for gone in ("dentist", made.calendar_event.id if made.calendar_event else ""):
        del salon.google.ana.events[gone]
    salon.google.ana.expire_tokens()
    await salon.look()
    assert await free(salon) == {"10:00", "10:30"}
    assert salon.shown_titles == {"Haircut - Dana", "Private"}
    assert (await salon.connection()).failures == 0


async def test_an_outage_keeps_what_was_busy(salon: SyncedSalon) -> None:
    salon.google.ana.add("dentist", TEN, ELEVEN)
    await salon.look()
    salon.google.faults.extend([RATE_LIMITED] * 4)
    await salon.look()
    assert (await salon.connection()).failures == 1
    assert await free(salon) == {"11:00", "11:30"}


async def test_a_whole_day_is_one_on_the_clock_of_the_calendar(salon: SyncedSalon) -> None:
    salon.google.ana.timezone = "Europe/London"
    salon.google.ana.add("off", {"date": "2026-11-24"}, {"date": "2026-11-25"})
    await salon.look()
    found = await rows(salon.database, "SELECT starts, ends FROM busy_time")
    expected = (at("00:00", zone=LONDON), at("00:00", "2026-11-25", LONDON))
    assert found == [(int(expected[0].timestamp()), int(expected[1].timestamp()))]


async def test_what_cannot_be_read_is_left_out_and_the_rest_is_not(salon: SyncedSalon) -> None:
    salon.google.ana.put({"id": "odd1", "status": "confirmed", "start": {}, "end": {"dateTime": "soon"}})
    salon.google.ana.add("dentist", TEN, ELEVEN)
    await salon.look()
    assert await free(salon) == {"11:00", "11:30"}


async def test_a_connection_that_ends_takes_its_busy_times_and_what_is_to_come_with_it(salon: SyncedSalon) -> None:
    past = await book(salon.database, at("11:00", "2026-11-23"))
    await book(salon.database)
    salon.google.ana.add("dentist", ELEVEN, NOON)
    await salon.look()
    assert len(salon.events) == 3
    await salon.look(timedelta(hours=3))
    await salon.disconnect()
    assert await busy(salon.database) == 0
    await salon.look()
    assert set(salon.events) == {past.calendar_event.id if past.calendar_event else "", "dentist"}
    assert await rows(salon.database, "SELECT id FROM google_calendar") == []
    asked = len(salon.google.requests)
    await salon.look()
    assert len(salon.google.requests) == asked


def an_event(**fields: Any) -> dict[str, Any]:
    return {"id": "e1", "status": "confirmed", "start": {"dateTime": TEN}, "end": {"dateTime": ELEVEN}, **fields}


WHOLE = Interval(datetime.fromisoformat(TEN), datetime.fromisoformat(ELEVEN))


@pytest.mark.parametrize(
    ("event", "span"),
    [
        pytest.param(an_event(), WHOLE, id="a meeting"),
        pytest.param(an_event(status="tentative"), WHOLE, id="perhaps"),
        pytest.param(an_event(transparency="transparent"), None, id="shown as free"),
        pytest.param({"id": "e1", "status": "cancelled"}, None, id="cancelled"),
        pytest.param(an_event(eventType="workingLocation"), None, id="where they work"),
        pytest.param(an_event(eventType="outOfOffice"), WHOLE, id="out of office"),
        pytest.param(an_event(attendees=[{"self": True, "responseStatus": "declined"}]), None, id="declined"),
        pytest.param(an_event(attendees=[{"responseStatus": "declined"}]), WHOLE, id="declined by another"),
        pytest.param(an_event(end={"dateTime": TEN}), None, id="without length"),
        pytest.param(
            an_event(start={"dateTime": TEN[:-6], "timeZone": "Europe/London"}),
            Interval(at("10:00", zone=LONDON), WHOLE.end),
            id="in a zone of its own",
        ),
    ],
)
def test_when_an_event_keeps_its_provider_busy(event: dict[str, Any], span: Interval | None) -> None:
    assert busy_span(event, NEW_YORK) == span


@pytest.mark.parametrize("start", [None, {}, {"dateTime": "soon"}, {"date": "2026-02-30"}], ids=str)
def test_an_event_without_a_time_is_none(start: Any) -> None:
    with pytest.raises(Unreadable):
        busy_span(an_event(start=start), NEW_YORK)


def test_a_zone_that_is_not_known_is_the_business_s() -> None:
    assert zone_named("Mars/Olympus", NEW_YORK) is NEW_YORK
    assert zone_named("", NEW_YORK) is NEW_YORK
    assert zone_named("Europe/London", NEW_YORK) == ZoneInfo("Europe/London")


def test_a_moment_is_the_same_in_whatever_offset() -> None:
    content = {"start": {"dateTime": TEN, "timeZone": "America/New_York"}, "transparency": "opaque"}
    assert is_as_written({"start": {"dateTime": "2026-11-24T15:00:00Z"}, "id": "e1"}, content)
    assert not is_as_written({"start": {"dateTime": "2026-11-24T15:01:00Z"}}, content)
    assert not is_as_written({"start": {"dateTime": TEN}, "transparency": "transparent"}, content)
    assert not is_as_written({"start": {"date": "2026-11-24"}}, content)
