from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booking_core.explain import refusal
from booking_core.intervals import Interval
from booking_core.slots import (
    Inquiry,
    Occupied,
    Slot,
    Taken,
    booked_span,
    free_starts,
    least_booked,
    offer,
)
from tests.support.availability import (
    NEW_YORK,
    agenda,
    away,
    location,
    provider,
    service,
    times,
    utc,
    weekly,
)


def booking(start: str, minutes: int = 60, **buffers: int) -> Occupied:
    return Occupied.during(booked_span(service(duration=minutes, **buffers), utc(start)), Taken.BOOKING, "bkg_1")


def busy(start: str, end: str) -> Occupied:
    return Occupied.during(Interval(utc(start), utc(end)), Taken.BUSY)


def test_the_whole_duration_has_to_fit() -> None:
    assert times(agenda(provider("09:00-11:30"))) == ["09:00", "10:00"]
    assert times(agenda(provider("09:00-11:30"), what=service(slot_interval=30))) == [
        "09:00",
        "09:30",
        "10:00",
        "10:30",
    ]
    assert times(agenda(provider("09:00-09:59"))) == []


def test_the_grid_counts_from_the_opening_and_not_from_the_full_hour() -> None:
    assert times(agenda(provider("09:20-12:00"), what=service(slot_interval=45))) == ["09:20", "10:05", "10:50"]


def test_blocks_that_touch_share_one_grid_and_a_break_begins_another() -> None:
    odd = service(slot_interval=50)
    assert times(agenda(provider("09:00-10:00 10:00-12:00"), what=odd)) == ["09:00", "09:50", "10:40"]
    assert times(agenda(provider("09:00-10:00 10:10-12:00"), what=odd)) == ["09:00", "10:10", "11:00"]


def test_an_appointment_may_run_across_midnight_where_blocks_touch() -> None:
    who = provider(hours=(*weekly("22:30-24:00", [0]), *weekly("00:00-01:30", [1])))
    monday, tuesday = agenda(who, "2026-06-01"), agenda(who, "2026-06-02")
    assert times(monday) == ["22:30", "23:30"]
    assert times(tuesday) == ["00:30"]


def test_an_appointment_does_not_run_across_midnight_into_a_closed_day() -> None:
    assert times(agenda(provider(hours=weekly("22:30-24:00", [0])))) == ["22:30"]


def test_only_starts_of_the_asked_local_dates_are_offered() -> None:
    zone = "Asia/Kathmandu"
    starts = free_starts(agenda(provider("00:00-24:00"), "2026-06-01", "2026-06-02", at=location(zone)))
    assert {start.astimezone(ZoneInfo(zone)).date() for start in starts} == {date(2026, 6, 1), date(2026, 6, 2)}
    assert len(starts) == 48


def test_offered_times_are_in_utc() -> None:
    assert {start.tzinfo for start in free_starts(agenda())} == {UTC}


def test_hours_are_those_of_the_location_and_time_off_those_of_the_business() -> None:
    who = provider("09:00-17:00", time_off=(away("2026-06-01T09:00", "2026-06-01T11:00"),))
    there = agenda(who, at=location("America/Los_Angeles"), business_zone=NEW_YORK)
    assert times(there) == [f"{hour:02}:00" for hour in range(9, 17)]
    later = provider("09:00-17:00", time_off=(away("2026-06-01T13:00", "2026-06-01T15:00"),))
    assert times(agenda(later, at=location("America/Los_Angeles"), business_zone=NEW_YORK))[:2] == ["09:00", "12:00"]


def test_time_off_is_half_open() -> None:
    who = provider("09:00-13:00", time_off=(away("2026-06-01T10:00", "2026-06-01T11:00"),))
    assert times(agenda(who)) == ["09:00", "11:00", "12:00"]


def test_buffers_reach_outside_hours() -> None:
    assert times(agenda(provider("09:00-11:00"), what=service(buffer_before=30, buffer_after=30))) == ["09:00", "10:00"]


@pytest.mark.parametrize("buffer", ["buffer_before", "buffer_after"])
def test_buffers_do_not_reach_into_time_off_or_busy_time(buffer: str) -> None:
    what = service(**{buffer: 10})
    expected = ["09:00", "12:00"] if buffer == "buffer_before" else ["11:00", "12:00"]
    who = provider("09:00-13:00", time_off=(away("2026-06-01T10:00", "2026-06-01T11:00"),))
    assert times(agenda(who, what=what)) == expected
    events = [busy("2026-06-01T14:00", "2026-06-01T15:00")]
    assert times(agenda(provider("09:00-13:00"), what=what, occupied=events)) == expected


@pytest.mark.parametrize(
    ("other", "free"),
    [
        pytest.param(busy("2026-06-01T14:10", "2026-06-01T14:20"), ["09:00", "11:00", "12:00"], id="inside a slot"),
        pytest.param(busy("2026-06-01T12:00", "2026-06-01T18:00"), [], id="around all slots"),
        pytest.param(busy("2026-06-01T13:59", "2026-06-01T14:01"), ["11:00", "12:00"], id="across a boundary"),
        pytest.param(busy("2026-06-01T14:00", "2026-06-01T15:00"), ["09:00", "11:00", "12:00"], id="equal to a slot"),
        pytest.param(busy("2026-06-01T12:00", "2026-06-01T13:00"), ["09:00", "10:00", "11:00", "12:00"], id="touching"),
    ],
)
def test_what_overlaps_blocks_and_not_only_what_contains(other: Occupied, free: list[str]) -> None:
    assert times(agenda(provider("09:00-13:00"), occupied=[other])) == free


def test_a_booking_of_another_service_blocks_all_it_overlaps() -> None:
    long = booking("2026-06-01T13:30", 90)
    assert times(agenda(provider("09:00-13:00"), occupied=[long])) == ["11:00", "12:00"]


def test_a_hold_blocks_as_a_booking_does() -> None:
    held = booking("2026-06-01T14:00")._replace(by=Taken.HOLD)
    assert times(agenda(provider("09:00-12:00"), occupied=[held])) == ["09:00", "11:00"]


def test_an_event_without_length_blocks_nothing() -> None:
    moment = busy("2026-06-01T14:10", "2026-06-01T14:20").start
    assert len(times(agenda(occupied=[Occupied(moment, moment, Taken.BUSY)]))) == 8


def test_a_busy_time_of_a_fraction_of_a_second_still_blocks() -> None:
    start = utc("2026-06-01T14:00") + timedelta(microseconds=5)
    event = Occupied.during(Interval(start, start + timedelta(microseconds=1)), Taken.BUSY)
    assert times(agenda(provider("09:00-12:00"), occupied=[event])) == ["09:00", "11:00"]


def test_the_buffers_of_two_appointments_add_up() -> None:
    taken = booking("2026-06-01T16:00", buffer_before=5, buffer_after=10)  # at noon
    what = service(slot_interval=5, buffer_before=20, buffer_after=15)
    free = times(agenda(provider("10:00-15:00"), what=what, occupied=[taken]))
    # It ends by 12:00 - (5 + 15) or starts from 13:00 + (10 + 20) on.
    assert [start for start in free if start < "12:00"][-1] == "10:40"
    assert next(start for start in free if start > "12:00") == "13:30"


BUFFERS = st.integers(0, 40)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.integers(-200, 200), st.integers(1, 90), st.integers(1, 90), st.tuples(BUFFERS, BUFFERS, BUFFERS, BUFFERS))
def test_keeping_buffers_apart_is_the_same_as_refusing_that_buffered_spans_overlap(
    shift: int, old_minutes: int, new_minutes: int, buffers: tuple[int, int, int, int]
) -> None:
    old = service(duration=old_minutes, buffer_before=buffers[0], buffer_after=buffers[1])
    new = service(duration=new_minutes, buffer_before=buffers[2], buffer_after=buffers[3])
    old_start = utc("2026-06-01T12:00")
    start = old_start + timedelta(minutes=shift)
    blocked = Interval(
        old_start - timedelta(minutes=old.buffer_before + new.buffer_after),
        old_start + timedelta(minutes=old.duration + old.buffer_after + new.buffer_before),
    )
    appointment = Interval(start, start + timedelta(minutes=new.duration))
    assert blocked.overlaps(appointment) is booked_span(old, old_start).overlaps(booked_span(new, start))


def test_the_notice_is_inclusive() -> None:
    what = service(min_notice=60)
    assert times(agenda(what=what, now=utc("2026-06-01T17:00")))[0] == "14:00"
    assert times(agenda(what=what, now=utc("2026-06-01T17:00:01")))[0] == "15:00"
    assert times(agenda(what=what, now=utc("2026-06-01T17:00") + timedelta(microseconds=1)))[0] == "15:00"


def test_the_team_may_book_inside_the_notice_and_not_in_the_past() -> None:
    what, now = service(min_notice=600), utc("2026-06-01T17:00")
    assert times(agenda(what=what, now=now)) == []
    assert times(agenda(what=what, now=now, ignore_notice=True)) == ["13:00", "14:00", "15:00", "16:00"]


def test_the_booking_window_counts_local_dates_and_its_last_day_whole() -> None:
    what = service(booking_window_days=2)
    late = utc("2026-06-02T03:30")  # still 1 June in New York
    days = [agenda(None, day, what=what, now=late) for day in ("2026-06-02", "2026-06-03", "2026-06-04")]
    assert [len(times(day)) for day in days] == [8, 8, 0]


def test_a_booking_window_of_no_days_is_today() -> None:
    what, now = service(booking_window_days=0), utc("2026-06-01T12:00")
    assert len(times(agenda(None, "2026-06-01", "2026-06-03", what=what, now=now))) == 8


def test_the_team_is_bound_by_the_booking_window_too() -> None:
    what = service(booking_window_days=0)
    assert times(agenda(None, "2026-06-02", what=what, now=utc("2026-06-01T12:00"), ignore_notice=True)) == []


def test_a_provider_without_the_service_is_never_offered() -> None:
    assert times(agenda(provider(service_ids=("massage",)))) == []
    assert times(agenda(what=service(location_ids=("uptown",)))) == []


def test_slots_of_several_providers_come_in_order_with_who_is_free() -> None:
    ana, ben = provider("09:00-11:00"), provider("10:00-12:00", id="ben", name="Ben Okafor")
    slots = offer([agenda(ben), agenda(ana)])
    assert slots == (
        Slot(utc("2026-06-01T13:00"), utc("2026-06-01T14:00"), ("ana",)),
        Slot(utc("2026-06-01T14:00"), utc("2026-06-01T15:00"), ("ana", "ben")),
        Slot(utc("2026-06-01T15:00"), utc("2026-06-01T16:00"), ("ben",)),
    )


def test_nobody_means_no_slots() -> None:
    assert offer([]) == ()


def test_any_provider_is_the_one_with_the_fewest_bookings_that_day() -> None:
    assert least_booked(["ana", "ben", "cem"], {"ana": 2, "ben": 1, "cem": 3}) == "ben"
    assert least_booked(["ana", "ben"], {"ana": 1}) == "ben"


def test_a_tie_goes_by_id() -> None:
    assert least_booked(["cem", "ben"], {"cem": 1, "ben": 1}) == "ben"


def test_what_has_to_be_read_reaches_as_far_as_the_buffers() -> None:
    day = date(2026, 6, 1)
    what = service(duration=60, buffer_before=10, buffer_after=20)
    reach = Inquiry(what, location(), day, day, utc("2026-06-01T00:00")).reach
    assert reach == Interval(utc("2026-06-01T03:50"), utc("2026-06-02T05:20"))


def test_an_inquiry_about_a_start_is_about_its_local_date() -> None:
    start = datetime(2026, 6, 2, 2, tzinfo=UTC)  # the evening before in New York
    asked = Inquiry.about(service(), location(), start, utc("2026-06-01T00:00"))
    assert (asked.first, asked.last) == (date(2026, 6, 1), date(2026, 6, 1))


def test_what_was_offered_is_not_refused_and_is_refused_once_taken() -> None:
    for start in free_starts(agenda()):
        assert refusal(agenda(), start) is None
        taken = Occupied.during(booked_span(service(), start), Taken.BOOKING)
        assert start not in free_starts(agenda(occupied=[taken]))
