"""Starts on days of 23, 25 and other numbers of hours, worked out by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from booking_core.explain import Rule, explain, refusal
from booking_core.intervals import Interval
from booking_core.slots import Occupied, Taken, booked_span, free_starts, offer
from tests.support.availability import NEW_YORK, agenda, local, location, override, provider, service, times, utc


@dataclass(frozen=True)
class Day:
    """By hand: the starts of hourly appointments of an hour, as the clock on the wall shows them."""

    zone: str
    day: str
    hours: str
    expected: str


CLOCK_CHANGES = {
    "New York, in the gap": Day("America/New_York", "2026-03-08", "02:30-05:00", "03:00-04:00 04:00-04:00"),
    "New York, across the gap": Day(
        "America/New_York", "2026-03-08", "00:30-05:00", "00:30-05:00 01:30-05:00 03:30-04:00"
    ),
    "New York, repeated hour": Day(
        "America/New_York", "2026-11-01", "00:30-03:00", "00:30-04:00 01:30-04:00 01:30-05:00"
    ),
    "London, in the gap": Day("Europe/London", "2026-03-29", "01:30-04:00", "02:00+01:00 03:00+01:00"),
    "London, repeated hour": Day("Europe/London", "2026-10-25", "01:00-02:00", "01:00+01:00 01:00+00:00"),
    "Sydney, in the gap": Day("Australia/Sydney", "2026-10-04", "02:30-05:00", "03:00+11:00 04:00+11:00"),
    "Sydney, repeated hour": Day(
        "Australia/Sydney", "2026-04-05", "01:30-03:30", "01:30+11:00 02:30+11:00 02:30+10:00"
    ),
    "Lord Howe, skipped half-hour": Day("Australia/Lord_Howe", "2026-10-04", "01:00-04:00", "01:00+10:30 02:30+11:00"),
    "Lord Howe, repeated half-hour": Day("Australia/Lord_Howe", "2026-04-05", "01:00-03:00", "01:00+11:00 01:30+10:30"),
    "Casablanca, repeated hour": Day(
        "Africa/Casablanca", "2025-02-23", "01:30-04:00", "01:30+01:00 02:30+01:00 02:30+00:00"
    ),
    "Casablanca, in the gap": Day("Africa/Casablanca", "2025-04-06", "02:00-05:00", "03:00+01:00 04:00+01:00"),
    "Chatham, repeated hour": Day(
        "Pacific/Chatham", "2026-04-05", "02:00-05:00", "02:00+13:45 03:00+13:45 03:00+12:45 04:00+12:45"
    ),
    "Chatham, in the gap": Day("Pacific/Chatham", "2026-09-27", "03:00-06:00", "03:45+13:45 04:45+13:45"),
    "Kathmandu": Day("Asia/Kathmandu", "2026-03-29", "09:15-11:15", "09:15+05:45 10:15+05:45"),
    "Kolkata": Day("Asia/Kolkata", "2026-03-29", "09:15-11:15", "09:15+05:30 10:15+05:30"),
}


@pytest.mark.parametrize("case", CLOCK_CHANGES.values(), ids=CLOCK_CHANGES.keys())
def test_starts_on_a_day_the_clock_changes_are_as_worked_out_by_hand(case: Day) -> None:
    who = provider(hours="", overrides=(override(case.day, case.hours),))
    starts = free_starts(agenda(who, case.day, at=location(case.zone)))
    assert local(starts, case.zone) == case.expected.split()


@pytest.mark.parametrize(
    ("zone", "day", "count"),
    [
        ("America/New_York", "2026-03-08", 23),
        ("America/New_York", "2026-11-01", 25),
        ("Europe/London", "2026-03-29", 23),
        ("Australia/Sydney", "2026-04-05", 25),
        ("Australia/Lord_Howe", "2026-04-05", 25),
        ("Asia/Kathmandu", "2026-03-29", 24),
    ],
)
def test_a_day_that_is_always_open_offers_each_of_its_hours_once(zone: str, day: str, count: int) -> None:
    starts = free_starts(agenda(provider("00:00-24:00"), day, at=location(zone)))
    assert len(starts) == count
    assert {later - earlier for earlier, later in pairwise(starts)} == {timedelta(hours=1)}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param("2026-03-07T14:30", "10:30", id="a 23-hour night: 24 elapsed hours after 09:30 it is 10:30"),
        pytest.param("2026-10-31T13:30", "08:30", id="a 25-hour night: 24 elapsed hours after 09:30 it is 08:30"),
    ],
)
def test_a_notice_that_lands_on_a_day_the_clock_changes_counts_elapsed_time(now: str, expected: str) -> None:
    today = utc(now).astimezone(NEW_YORK)
    day = (today.date() + timedelta(days=1)).isoformat()
    what = service(min_notice=24 * 60, slot_interval=30)
    assert times(agenda(provider("08:00-12:00"), day, what=what, now=utc(now)))[0] == expected


def test_a_slot_ends_after_its_elapsed_duration_on_a_day_the_clock_changes() -> None:
    who = provider(hours="", overrides=(override("2026-11-01", "01:00-03:00"),))
    first = offer([agenda(who, "2026-11-01", what=service(duration=90))])[0]
    assert (first.starts_at, first.ends_at) == (utc("2026-11-01T05:00"), utc("2026-11-01T06:30"))


def test_a_booking_across_the_change_occupies_its_elapsed_minutes() -> None:
    start = datetime(2026, 3, 8, 1, 30, tzinfo=NEW_YORK)
    span = booked_span(service(duration=60, buffer_before=10, buffer_after=20), start)
    assert span == Interval(utc("2026-03-08T06:20"), utc("2026-03-08T07:50"))


def test_the_two_occurrences_of_a_start_are_told_apart_in_whatever_zone_they_are_named() -> None:
    first = datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK)
    second = first.replace(fold=1)
    taken = Occupied.during(booked_span(service(), first), Taken.BOOKING)
    asked = agenda(provider("00:30-04:00"), "2026-11-01", now=second, occupied=[taken])
    assert refusal(asked, second) is None
    assert {reason.rule for reason in explain(asked, first)} == {Rule.IN_THE_PAST, Rule.ALREADY_BOOKED}


def test_a_closing_is_spoken_right_for_a_start_named_in_the_location_s_zone() -> None:
    start = datetime(2026, 3, 8, 1, 30, tzinfo=NEW_YORK)
    asked = agenda(provider("00:30-03:15"), "2026-03-08")
    assert explain(asked, start)[0].message == (
        "Haircut takes 1 hour and would end at 03:30, after closing time at 03:15."
    )
