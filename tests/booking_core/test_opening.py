from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from booking_core.business import Provider
from booking_core.intervals import Interval
from booking_core.opening import blocks_on, open_intervals, openings, time_off_intervals, works_at
from booking_core.wall_clock import midnight
from tests.support.availability import NEW_YORK, PLACE, away, blocks, location, override, provider, utc, weekly


def spans(*texts: tuple[str, str]) -> tuple[Interval, ...]:
    return tuple(Interval(utc(start), utc(end)) for start, end in texts)


@dataclass(frozen=True)
class Day:
    """By hand: when hours are open in UTC on one local date."""

    zone: str
    day: str
    hours: str
    expected: tuple[tuple[str, str], ...]


DAYS = {
    "an ordinary day": Day(
        "America/New_York", "2026-06-01", "09:00-17:00", (("2026-06-01T13:00", "2026-06-01T21:00"),)
    ),
    "an opening in the gap moves to its end": Day(
        "America/New_York", "2026-03-08", "02:30-05:00", (("2026-03-08T07:00", "2026-03-08T09:00"),)
    ),
    "a closing in the gap is the change": Day(
        "America/New_York", "2026-03-08", "00:00-02:30", (("2026-03-08T05:00", "2026-03-08T07:00"),)
    ),
    "a block inside the gap does not exist": Day("America/New_York", "2026-03-08", "02:10-02:50", ()),
    "a block across the gap loses its hour": Day(
        "America/New_York", "2026-03-08", "01:00-04:00", (("2026-03-08T06:00", "2026-03-08T08:00"),)
    ),
    "a block across the repeated hour gains one": Day(
        "America/New_York", "2026-11-01", "00:00-03:00", (("2026-11-01T04:00", "2026-11-01T08:00"),)
    ),
    "an opening in the repeated hour is the first": Day(
        "America/New_York", "2026-11-01", "01:30-03:00", (("2026-11-01T05:30", "2026-11-01T08:00"),)
    ),
    "a closing in the repeated hour is the second": Day(
        "America/New_York", "2026-11-01", "00:00-01:30", (("2026-11-01T04:00", "2026-11-01T06:30"),)
    ),
    "a whole 23-hour day": Day(
        "America/New_York", "2026-03-08", "00:00-24:00", (("2026-03-08T05:00", "2026-03-09T04:00"),)
    ),
    "a whole 25-hour day": Day(
        "America/New_York", "2026-11-01", "00:00-24:00", (("2026-11-01T04:00", "2026-11-02T05:00"),)
    ),
    "London loses the hour after 01:00": Day(
        "Europe/London", "2026-03-29", "00:30-03:00", (("2026-03-29T00:30", "2026-03-29T02:00"),)
    ),
    "London repeats the hour after 01:00": Day(
        "Europe/London", "2026-10-25", "01:30-02:30", (("2026-10-25T00:30", "2026-10-25T02:30"),)
    ),
    "Sydney's spring is in October": Day(
        "Australia/Sydney", "2026-10-04", "02:15-05:00", (("2026-10-03T16:00", "2026-10-03T18:00"),)
    ),
    "Sydney's autumn is in April": Day(
        "Australia/Sydney", "2026-04-05", "02:15-05:00", (("2026-04-04T15:15", "2026-04-04T19:00"),)
    ),
    "Lord Howe skips half an hour": Day(
        "Australia/Lord_Howe", "2026-10-04", "01:00-03:00", (("2026-10-03T14:30", "2026-10-03T16:00"),)
    ),
    "Lord Howe repeats half an hour": Day(
        "Australia/Lord_Howe", "2026-04-05", "01:00-03:00", (("2026-04-04T14:00", "2026-04-04T16:30"),)
    ),
    "Kathmandu is at +05:45": Day(
        "Asia/Kathmandu", "2026-06-01", "09:00-17:00", (("2026-06-01T03:15", "2026-06-01T11:15"),)
    ),
    "Kolkata is at +05:30": Day(
        "Asia/Kolkata", "2026-06-01", "09:00-17:00", (("2026-06-01T03:30", "2026-06-01T11:30"),)
    ),
    "Casablanca before Ramadan": Day(
        "Africa/Casablanca", "2025-02-22", "09:00-17:00", (("2025-02-22T08:00", "2025-02-22T16:00"),)
    ),
    "Casablanca in Ramadan": Day(
        "Africa/Casablanca", "2025-03-01", "09:00-17:00", (("2025-03-01T09:00", "2025-03-01T17:00"),)
    ),
    "Casablanca on the day Ramadan's time begins": Day(
        "Africa/Casablanca", "2025-02-23", "02:30-04:00", (("2025-02-23T01:30", "2025-02-23T04:00"),)
    ),
    "Casablanca on the day it ends": Day(
        "Africa/Casablanca", "2025-04-06", "02:30-04:00", (("2025-04-06T02:00", "2025-04-06T03:00"),)
    ),
    "Chatham repeats 02:45 to 03:45": Day(
        "Pacific/Chatham", "2026-04-05", "03:00-04:00", (("2026-04-04T13:15", "2026-04-04T15:15"),)
    ),
    "Chatham skips 02:45 to 03:45": Day(
        "Pacific/Chatham", "2026-09-27", "02:00-04:00", (("2026-09-26T13:15", "2026-09-26T14:15"),)
    ),
    "Cairo has no midnight": Day(
        "Africa/Cairo", "2026-04-24", "00:00-02:00", (("2026-04-23T22:00", "2026-04-23T23:00"),)
    ),
    "Cairo has 23:00 twice": Day(
        "Africa/Cairo", "2026-10-29", "22:00-24:00", (("2026-10-29T19:00", "2026-10-29T22:00"),)
    ),
    "blocks that touch are one": Day(
        "America/New_York", "2026-06-01", "09:00-12:00 12:00-17:00", (("2026-06-01T13:00", "2026-06-01T21:00"),)
    ),
    "blocks that overlap are one": Day(
        "America/New_York", "2026-06-01", "09:00-12:00 11:00-17:00", (("2026-06-01T13:00", "2026-06-01T21:00"),)
    ),
    "blocks with a break are two": Day(
        "America/New_York",
        "2026-06-01",
        "09:00-12:00 13:00-17:00",
        (("2026-06-01T13:00", "2026-06-01T16:00"), ("2026-06-01T17:00", "2026-06-01T21:00")),
    ),
    "a break that the clock skips is none": Day(
        "America/New_York", "2026-03-08", "00:00-02:00 03:00-05:00", (("2026-03-08T05:00", "2026-03-08T09:00"),)
    ),
    "a day that the calendar skips is closed": Day("Pacific/Apia", "2011-12-30", "09:00-17:00", ()),
}


@pytest.mark.parametrize("case", DAYS.values(), ids=DAYS.keys())
def test_hours_are_open_as_worked_out_by_hand(case: Day) -> None:
    day = date.fromisoformat(case.day)
    who = provider(hours="", overrides=(override(case.day, case.hours),))
    assert open_intervals(who, location(case.zone), day, day) == spans(*case.expected)


def opened(who: Provider, first: str, last: str | None = None, zone: str = "America/New_York") -> tuple[Interval, ...]:
    return open_intervals(who, location(zone), date.fromisoformat(first), date.fromisoformat(last or first))


def test_weekly_hours_are_those_of_the_local_weekday() -> None:
    who = provider(hours=weekly("09:00-10:00", [0]))  # Mondays; in Sydney that is Sunday's evening in UTC
    expected = spans(("2026-05-31T23:00", "2026-06-01T00:00"))
    assert opened(who, "2026-05-30", "2026-06-06", "Australia/Sydney") == expected


def test_hours_at_another_location_do_not_count() -> None:
    who = provider(hours=weekly("09:00-10:00", place="uptown"), overrides=(override("2026-06-02", place="uptown"),))
    assert opened(who, "2026-06-01", "2026-06-07") == ()
    assert not works_at(who, PLACE)


def test_an_override_replaces_the_hours_of_its_local_date() -> None:
    who = provider(overrides=(override("2026-06-02", "20:00-21:00"), override("2026-06-03")))
    assert opened(who, "2026-06-01", "2026-06-04") == spans(
        ("2026-06-01T13:00", "2026-06-01T21:00"),
        ("2026-06-03T00:00", "2026-06-03T01:00"),
        ("2026-06-04T13:00", "2026-06-04T21:00"),
    )


def test_an_override_opens_a_day_without_weekly_hours() -> None:
    who = provider(hours=(), overrides=(override("2026-06-02", "09:00-10:00"),))
    assert opened(who, "2026-06-01", "2026-06-04") == spans(("2026-06-02T13:00", "2026-06-02T14:00"))
    assert works_at(who, PLACE)


def test_an_override_at_another_location_changes_nothing_here() -> None:
    who = provider(overrides=(override("2026-06-01", place="uptown"),))
    assert opened(who, "2026-06-01") == spans(("2026-06-01T13:00", "2026-06-01T21:00"))


def test_blocks_that_touch_across_midnight_are_one_and_keep_their_opening() -> None:
    who = provider(hours=(*weekly("20:00-24:00", [0]), *weekly("00:00-02:00", [1])))
    assert opened(who, "2026-06-01", "2026-06-02") == spans(("2026-06-02T00:00", "2026-06-02T06:00"))
    assert opened(who, "2026-06-02") == spans(("2026-06-02T00:00", "2026-06-02T06:00"))


def test_what_lies_after_the_last_day_is_cut_off() -> None:
    who = provider(hours=(*weekly("20:00-24:00", [0]), *weekly("00:00-02:00", [1])))
    assert opened(who, "2026-06-01") == spans(("2026-06-02T00:00", "2026-06-02T04:00"))


def test_what_closed_with_the_day_before_is_left_out() -> None:
    who = provider(hours=weekly("20:00-24:00", [0]))
    assert opened(who, "2026-06-02") == ()


def test_blocks_touch_across_a_midnight_that_the_clock_skips() -> None:
    who = provider(hours="", overrides=(override("2026-04-23", "22:00-24:00"), override("2026-04-24", "00:30-02:00")))
    expected = spans(("2026-04-23T20:00", "2026-04-23T23:00"))
    assert opened(who, "2026-04-23", "2026-04-24", "Africa/Cairo") == expected


def test_blocks_touch_across_a_day_that_the_calendar_skips() -> None:
    who = provider(hours="", overrides=(override("2011-12-29", "22:00-24:00"), override("2011-12-31", "00:00-02:00")))
    expected = spans(("2011-12-30T08:00", "2011-12-30T12:00"))
    assert opened(who, "2011-12-31", zone="Pacific/Apia") == expected


@pytest.mark.parametrize("first", ["2026-06-02", "2026-06-05", "2026-06-06"])
def test_an_opening_is_found_however_many_midnights_it_lies_back_in_the_week(first: str) -> None:
    who = provider(hours=(*weekly("11:00-24:00", [0]), *weekly("00:00-24:00", [1, 2, 3, 4, 5])))
    day = date.fromisoformat(first)
    found = openings(who, location(), day, day)
    assert [opening.grid_from for opening in found] == [midnight(NEW_YORK, date(2026, 6, 1)) + 11 * 3600]


def test_a_break_once_a_week_is_an_opening_all_week() -> None:
    who = provider(hours=(*weekly("00:00-10:00 11:00-24:00", [0]), *weekly("00:00-24:00", [1, 2, 3, 4, 5, 6])))
    day = date(2026, 6, 8)  # a Monday: its early hours belong to the opening of the Monday before
    found = openings(who, location(), day, day)
    assert [opening.grid_from for opening in found] == [
        midnight(NEW_YORK, day - timedelta(days=7)) + 11 * 3600,
        midnight(NEW_YORK, day) + 11 * 3600,
    ]


def test_hours_that_never_close_count_anew_from_each_midnight_and_stay_one() -> None:
    days = [date(2026, 6, 1) + timedelta(days=count) for count in range(3)]
    midnights = [midnight(NEW_YORK, day) for day in days]
    found = openings(provider("00:00-24:00"), location(), days[0], days[2])
    assert [opening.grid_from for opening in found[1:]] == midnights
    assert {opening.closes for opening in found} == {midnight(NEW_YORK, date(2026, 6, 4))}


def test_the_grid_of_a_day_does_not_depend_on_the_days_asked_for() -> None:
    who = provider("00:00-24:00", overrides=(override("2026-06-03"),))
    days = [date(2026, 5, 28) + timedelta(days=count) for count in range(20)]

    def counted_from(first: date, last: date, day: date) -> list[int]:
        begin, end = midnight(NEW_YORK, day), midnight(NEW_YORK, day + timedelta(days=1))
        found = openings(who, location(), first, last)
        return [opening.grid_from for opening in found if opening.grid_from < end and begin < opening.grid_until]

    for day in days:
        assert counted_from(day, day, day) == counted_from(days[0], days[-1], day)


def test_hours_are_followed_past_the_last_day_as_far_as_needed() -> None:
    who = provider(hours=(*weekly("20:00-24:00", [0]), *weekly("00:00-02:00", [1])))
    (opening,) = openings(who, location(), date(2026, 6, 1), date(2026, 6, 1), minutes_after=240)
    assert opening.closes == midnight(NEW_YORK, date(2026, 6, 2)) + 2 * 3600


def test_providers_with_the_same_hours_share_one_value() -> None:
    day = date(2026, 6, 1)
    first = openings(provider(), location(), day, day)
    assert openings(provider(id="ben", name="Ben"), location(), day, day) is first


def test_the_hours_on_the_door_are_the_override_or_those_of_the_weekday() -> None:
    who = provider("13:00-17:00 09:00-12:00", overrides=(override("2026-06-02", "10:00-11:00"), override("2026-06-03")))
    assert blocks_on(who, PLACE, date(2026, 6, 1)) == blocks("09:00-12:00 13:00-17:00")
    assert blocks_on(who, PLACE, date(2026, 6, 2)) == blocks("10:00-11:00")
    assert blocks_on(who, PLACE, date(2026, 6, 3)) == ()
    assert blocks_on(who, "uptown", date(2026, 6, 1)) == ()


@dataclass(frozen=True)
class Absence:
    start: str
    end: str
    expected: tuple[tuple[str, str], ...]


ABSENCES = {
    "ordinary": Absence("2026-06-01T09:00", "2026-06-03T17:00", (("2026-06-01T13:00", "2026-06-03T21:00"),)),
    "begins in the gap": Absence("2026-03-08T02:30", "2026-03-08T05:00", (("2026-03-08T07:00", "2026-03-08T09:00"),)),
    "ends in the gap": Absence("2026-03-08T00:00", "2026-03-08T02:30", (("2026-03-08T05:00", "2026-03-08T07:00"),)),
    "inside the gap": Absence("2026-03-08T02:10", "2026-03-08T02:50", ()),
    "begins in the repeated hour: at the first": Absence(
        "2026-11-01T01:30", "2026-11-01T05:00", (("2026-11-01T05:30", "2026-11-01T10:00"),)
    ),
    "ends in the repeated hour: at the second": Absence(
        "2026-11-01T00:00", "2026-11-01T01:30", (("2026-11-01T04:00", "2026-11-01T06:30"),)
    ),
}


@pytest.mark.parametrize("case", ABSENCES.values(), ids=ABSENCES.keys())
def test_time_off_is_never_shortened_by_the_clock(case: Absence) -> None:
    who = provider(time_off=(away(case.start, case.end),))
    assert time_off_intervals(who, NEW_YORK) == spans(*case.expected)


def test_time_off_is_in_the_business_zone() -> None:
    who = provider(time_off=(away("2026-06-01T09:00", "2026-06-01T10:00"),))
    expected = spans(("2026-06-01T03:15", "2026-06-01T04:15"))
    assert time_off_intervals(who, ZoneInfo("Asia/Kathmandu")) == expected


def test_time_off_that_overlaps_is_one() -> None:
    who = provider(
        time_off=(away("2026-06-02T09:00", "2026-06-03T10:00"), away("2026-06-01T09:00", "2026-06-02T12:00"))
    )
    assert time_off_intervals(who, NEW_YORK) == spans(("2026-06-01T13:00", "2026-06-03T14:00"))
