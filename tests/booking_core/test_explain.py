from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from booking_core.explain import Reason, Rule, explain, refusal
from booking_core.intervals import Interval
from booking_core.slots import Agenda, Occupied, Taken, booked_span
from tests.support.availability import NEW_YORK, agenda, away, location, override, provider, service, utc, weekly

START = datetime(2026, 6, 1, 10, tzinfo=NEW_YORK)


def at(hour: int, minute: int = 0, day: int = 1) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=NEW_YORK)


def taken(by: Taken) -> Occupied:
    return Occupied.during(booked_span(service(), START), by, "secret-ref")


@dataclass(frozen=True)
class Case:
    """One rule alone, and what is said about it."""

    agenda: Agenda
    start: datetime
    rule: Rule
    message: str


CASES = (
    Case(
        agenda(what=service(location_ids=("uptown",))),
        START,
        Rule.SERVICE_NOT_AT_LOCATION,
        "Haircut is not offered at Downtown.",
    ),
    Case(
        agenda(provider(service_ids=())),
        START,
        Rule.PROVIDER_DOES_NOT_OFFER_SERVICE,
        "Ana Silva does not offer Haircut.",
    ),
    Case(
        agenda(provider(hours=weekly("09:00-17:00", place="uptown"))),
        START,
        Rule.PROVIDER_NOT_AT_LOCATION,
        "Ana Silva does not work at Downtown.",
    ),
    Case(
        agenda(now=at(10) + timedelta(seconds=1)),
        START,
        Rule.IN_THE_PAST,
        "10:00 on Monday 1 June 2026 has already passed.",
    ),
    Case(
        agenda(what=service(min_notice=120), now=at(8, 1)),
        START,
        Rule.INSIDE_NOTICE,
        "Haircut is booked 2 hours ahead, now from 10:01 on Monday 1 June 2026 on.",
    ),
    Case(
        agenda(what=service(booking_window_days=1), now=at(8, day=1) - timedelta(days=2)),
        START,
        Rule.BEYOND_BOOKING_WINDOW,
        "Bookings are taken up to Sunday 31 May 2026.",
    ),
    Case(
        agenda(provider(hours=weekly("09:00-17:00", [1]))),
        START,
        Rule.LOCATION_CLOSED_THAT_DAY,
        "Ana Silva has no hours at Downtown on Monday 1 June 2026.",
    ),
    Case(
        agenda(provider(overrides=(override("2026-06-01"),))),
        START,
        Rule.OVERRIDE_CLOSED,
        "Ana Silva is exceptionally not at Downtown on Monday 1 June 2026.",
    ),
    Case(
        agenda(provider("11:00-12:00 13:00-24:00")),
        START,
        Rule.OUTSIDE_HOURS,
        "10:00 on Monday 1 June 2026 is outside Ana Silva's hours at Downtown: 11:00–12:00 and 13:00–24:00.",
    ),
    Case(
        agenda(provider("09:00-10:30")),
        START,
        Rule.DOES_NOT_FIT_BEFORE_CLOSING,
        "Haircut takes 1 hour and would end at 11:00, after closing time at 10:30.",
    ),
    Case(
        agenda(what=service(slot_interval=90)),
        START,
        Rule.OFF_GRID,
        "Starts are every 90 minutes from 09:00 on Monday 1 June 2026; the nearest free: "
        "09:00 on Monday 1 June 2026 and 10:30 on Monday 1 June 2026.",
    ),
    Case(
        agenda(provider(time_off=(away("2026-06-01T10:30", "2026-06-01T10:40"),))),
        START,
        Rule.TIME_OFF,
        "Ana Silva is away at that time or close to it: 10:00 on Monday 1 June 2026.",
    ),
    Case(
        agenda(occupied=[taken(Taken.BUSY)]),
        START,
        Rule.CALENDAR_BUSY,
        "Ana Silva is busy at that time or close to it: 10:00 on Monday 1 June 2026.",
    ),
    Case(
        agenda(occupied=[taken(Taken.BOOKING)]),
        START,
        Rule.ALREADY_BOOKED,
        "Ana Silva is already booked at that time or close to it: 10:00 on Monday 1 June 2026.",
    ),
    Case(
        agenda(occupied=[taken(Taken.HOLD)]),
        START,
        Rule.HELD_BY_ANOTHER,
        "Ana Silva is being booked by somebody else at that time or close to it: 10:00 on Monday 1 June 2026.",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=[str(case.rule) for case in CASES])
def test_each_rule_says_why_in_a_sentence(case: Case) -> None:
    (reason,) = explain(case.agenda, case.start)
    assert (reason.rule, reason.message) == (case.rule, case.message)
    assert refusal(case.agenda, case.start) == reason


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} == set(Rule)


def test_nothing_speaks_against_a_free_start() -> None:
    assert explain(agenda(), START) == ()
    assert refusal(agenda(), START) is None


def test_all_rules_that_exclude_a_time_are_named() -> None:
    who = provider("09:00-10:30", time_off=(away("2026-06-01T00:00", "2026-06-02T00:00"),))
    everything = agenda(
        who,
        what=service(slot_interval=45, min_notice=600, booking_window_days=0),
        now=at(9) - timedelta(days=1),
        occupied=[taken(by) for by in (Taken.HOLD, Taken.BOOKING, Taken.BUSY)],
    )
    assert [reason.rule for reason in explain(everything, START)] == [
        Rule.BEYOND_BOOKING_WINDOW,
        Rule.DOES_NOT_FIT_BEFORE_CLOSING,
        Rule.OFF_GRID,
        Rule.TIME_OFF,
        Rule.CALENDAR_BUSY,
        Rule.ALREADY_BOOKED,
        Rule.HELD_BY_ANOTHER,
    ]


def test_no_reason_tells_whose_booking_it_is() -> None:
    for by in Taken:
        assert all("secret-ref" not in reason.message for reason in explain(agenda(occupied=[taken(by)]), START))


def test_several_bookings_in_the_way_are_one_reason() -> None:
    half = service(duration=30)
    booked = [
        Occupied.during(booked_span(half, START + timedelta(minutes=30 * count)), Taken.BOOKING) for count in (0, 1)
    ]
    assert [reason.rule for reason in explain(agenda(occupied=booked), START)] == [Rule.ALREADY_BOOKED]


def test_the_nearest_offered_starts_come_with_a_time_off_the_grid() -> None:
    half_past = at(10, 30)
    assert off_grid(agenda(), half_past).nearest == (utc("2026-06-01T14:00"), utc("2026-06-01T15:00"))
    assert off_grid(agenda(occupied=[taken(Taken.BUSY)]), half_past).nearest[0] == utc("2026-06-01T13:00")


def test_the_nearest_start_may_lie_on_one_side_only() -> None:
    assert off_grid(agenda(provider("10:10-12:00")), at(10, 20)).nearest == (utc("2026-06-01T14:10"),)


def test_a_day_without_free_starts_names_none_near() -> None:
    closed = agenda(now=at(23))
    reason = off_grid(closed, at(10, 30))
    assert reason.nearest == ()
    assert reason.message == "Starts are every hour from 09:00 on Monday 1 June 2026."


def test_a_start_between_two_seconds_is_off_the_grid() -> None:
    assert [reason.rule for reason in explain(agenda(), START + timedelta(microseconds=1))] == [Rule.OFF_GRID]


def test_the_team_may_ignore_the_notice() -> None:
    inside = agenda(what=service(min_notice=600), now=at(8), ignore_notice=True)
    assert explain(inside, START) == ()


def test_a_repeated_hour_is_spoken_with_its_offset() -> None:
    second = utc("2026-11-01T06:30")
    when = agenda(provider("00:00-24:00"), "2026-11-01", occupied=[hour_of(second)], what=service(slot_interval=30))
    (reason,) = explain(when, second)
    assert reason.message.endswith("01:30 (UTC-05:00) on Sunday 1 November 2026.")


def test_a_time_in_another_zone_is_spoken_as_the_location_reads_it() -> None:
    zone = "Asia/Kathmandu"
    start = datetime(2026, 6, 1, 9, tzinfo=ZoneInfo(zone))
    (reason,) = explain(agenda(at=location(zone), occupied=[hour_of(start)]), start.astimezone(NEW_YORK))
    assert reason.message.endswith("09:00 on Monday 1 June 2026.")


def test_a_day_that_was_not_asked_about_is_an_error_and_never_free() -> None:
    with pytest.raises(ValueError, match="does not cover"):
        explain(agenda(), START + timedelta(days=1))


def hour_of(start: datetime) -> Occupied:
    return Occupied.during(Interval(start, start + timedelta(hours=1)), Taken.BOOKING)


def off_grid(agenda: Agenda, start: datetime) -> Reason:
    return next(reason for reason in explain(agenda, start) if reason.rule is Rule.OFF_GRID)
