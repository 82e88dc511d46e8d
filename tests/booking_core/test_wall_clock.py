from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from booking_core.intervals import from_epoch_seconds
from booking_core.wall_clock import closing_at, first_occurrence, last_occurrence, local_day, midnight, opening_at
from tests.support.availability import utc


@dataclass(frozen=True)
class Reading:
    """By hand: when a clock in `zone` shows `text` for the first and for the last time."""

    zone: str
    text: str
    first: str
    last: str


READINGS = {
    "New York, plain": Reading("America/New_York", "2026-06-01T09:00", "2026-06-01T13:00", "2026-06-01T13:00"),
    "New York, before the gap": Reading("America/New_York", "2026-03-08T01:59", "2026-03-08T06:59", "2026-03-08T06:59"),
    "New York, gap begins": Reading("America/New_York", "2026-03-08T02:00", "2026-03-08T07:00", "2026-03-08T07:00"),
    "New York, in the gap": Reading("America/New_York", "2026-03-08T02:30", "2026-03-08T07:00", "2026-03-08T07:00"),
    "New York, gap's end": Reading("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00", "2026-03-08T07:00"),
    "New York, repeated": Reading("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30", "2026-11-01T06:30"),
    "New York, repetition over": Reading(
        "America/New_York", "2026-11-01T02:00", "2026-11-01T07:00", "2026-11-01T07:00"
    ),
    "London, in the gap": Reading("Europe/London", "2026-03-29T01:15", "2026-03-29T01:00", "2026-03-29T01:00"),
    "London, repeated": Reading("Europe/London", "2026-10-25T01:15", "2026-10-25T00:15", "2026-10-25T01:15"),
    "Sydney, repeated in April": Reading(
        "Australia/Sydney", "2026-04-05T02:30", "2026-04-04T15:30", "2026-04-04T16:30"
    ),
    "Sydney, in the gap in October": Reading(
        "Australia/Sydney", "2026-10-04T02:30", "2026-10-03T16:00", "2026-10-03T16:00"
    ),
    "Lord Howe, repeated half-hour": Reading(
        "Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45", "2026-04-04T15:15"
    ),
    "Lord Howe, skipped half-hour": Reading(
        "Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30", "2026-10-03T15:30"
    ),
    "Lord Howe, past the half-hour": Reading(
        "Australia/Lord_Howe", "2026-10-04T02:45", "2026-10-03T15:45", "2026-10-03T15:45"
    ),
    "Chatham, repeated": Reading("Pacific/Chatham", "2026-04-05T03:00", "2026-04-04T13:15", "2026-04-04T14:15"),
    "Chatham, in the gap": Reading("Pacific/Chatham", "2026-09-27T03:00", "2026-09-26T14:00", "2026-09-26T14:00"),
    "Casablanca, repeated as Ramadan nears": Reading(
        "Africa/Casablanca", "2025-02-23T02:30", "2025-02-23T01:30", "2025-02-23T02:30"
    ),
    "Casablanca, skipped after Ramadan": Reading(
        "Africa/Casablanca", "2025-04-06T02:30", "2025-04-06T02:00", "2025-04-06T02:00"
    ),
    "Kathmandu": Reading("Asia/Kathmandu", "2026-06-01T09:00", "2026-06-01T03:15", "2026-06-01T03:15"),
    "Kolkata": Reading("Asia/Kolkata", "2026-06-01T09:00", "2026-06-01T03:30", "2026-06-01T03:30"),
    "Cairo, skipped midnight": Reading("Africa/Cairo", "2026-04-24T00:30", "2026-04-23T22:00", "2026-04-23T22:00"),
    "Havana, two midnights": Reading("America/Havana", "2026-11-01T00:00", "2026-11-01T04:00", "2026-11-01T05:00"),
    "Apia, a skipped day": Reading("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00", "2011-12-30T10:00"),
}


@pytest.mark.parametrize("case", READINGS.values(), ids=READINGS.keys())
def test_a_reading_is_the_moments_worked_out_by_hand(case: Reading) -> None:
    zone, reading = ZoneInfo(case.zone), datetime.fromisoformat(case.text)
    assert from_epoch_seconds(first_occurrence(zone, reading)) == utc(case.first)
    assert from_epoch_seconds(last_occurrence(zone, reading)) == utc(case.last)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("America/New_York", "2026-06-01", 24),
        ("America/New_York", "2026-03-08", 23),
        ("America/New_York", "2026-11-01", 25),
        ("Europe/London", "2026-03-29", 23),
        ("Europe/London", "2026-10-25", 25),
        ("Australia/Sydney", "2026-04-05", 25),
        ("Australia/Sydney", "2026-10-04", 23),
        ("Australia/Lord_Howe", "2026-04-05", 24.5),
        ("Australia/Lord_Howe", "2026-10-04", 23.5),
        ("Pacific/Chatham", "2026-04-05", 25),
        ("Africa/Casablanca", "2025-02-23", 25),
        ("Africa/Casablanca", "2025-04-06", 23),
        ("Africa/Cairo", "2026-04-24", 23),
        ("Africa/Cairo", "2026-10-29", 25),
        ("Asia/Kathmandu", "2026-03-29", 24),
    ],
)
def test_a_local_day_has_the_hours_it_has(zone: str, day: str, hours: float) -> None:
    span = local_day(ZoneInfo(zone), date.fromisoformat(day))
    assert span.end - span.start == timedelta(hours=hours)


def test_local_days_follow_one_another_without_a_gap() -> None:
    zone = ZoneInfo("America/Havana")
    days = [date(2026, 10, 25) + timedelta(days=count) for count in range(14)]
    spans = [local_day(zone, day) for day in days]
    assert all(before.end == after.start for before, after in pairwise(spans))


def test_a_day_begins_at_the_first_of_two_midnights() -> None:
    assert from_epoch_seconds(midnight(ZoneInfo("America/Havana"), date(2026, 11, 1))) == utc("2026-11-01T04:00")


def test_a_block_that_ends_at_24_00_closes_with_its_own_day_even_before_two_midnights() -> None:
    zone = ZoneInfo("America/Havana")
    assert closing_at(zone, date(2026, 10, 31), 24 * 60) == midnight(zone, date(2026, 11, 1))


def test_a_block_opens_at_the_first_and_closes_at_the_second_occurrence() -> None:
    zone, day = ZoneInfo("America/New_York"), date(2026, 11, 1)
    assert from_epoch_seconds(opening_at(zone, day, 90)) == utc("2026-11-01T05:30")
    assert from_epoch_seconds(closing_at(zone, day, 90)) == utc("2026-11-01T06:30")


def test_a_fraction_of_a_second_never_shortens_what_ends() -> None:
    zone, reading = ZoneInfo("America/New_York"), datetime.fromisoformat("2026-06-01T09:00:00.5")
    assert from_epoch_seconds(first_occurrence(zone, reading)) == utc("2026-06-01T13:00:00")
    assert from_epoch_seconds(last_occurrence(zone, reading)) == utc("2026-06-01T13:00:01")
