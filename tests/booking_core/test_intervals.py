from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booking_core.intervals import (
    Interval,
    epoch_seconds,
    epoch_seconds_up,
    from_epoch_seconds,
    merge,
    subtract,
)

MIDNIGHT = datetime(2026, 6, 1, tzinfo=UTC)


def hours(start: float, end: float) -> Interval:
    return Interval(MIDNIGHT + timedelta(hours=start), MIDNIGHT + timedelta(hours=end))


def test_an_interval_is_kept_in_utc() -> None:
    start = datetime(2026, 6, 1, 9, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    interval = Interval(start, start + timedelta(hours=1))
    assert interval.start.tzinfo is UTC
    assert interval == Interval(datetime(2026, 6, 1, 3, 15, tzinfo=UTC), datetime(2026, 6, 1, 4, 15, tzinfo=UTC))


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Interval(MIDNIGHT.replace(tzinfo=None), MIDNIGHT + timedelta(hours=1))


def test_an_interval_within_a_repeated_hour_knows_which_end_is_later() -> None:
    zone = ZoneInfo("America/New_York")
    start, end = datetime(2026, 11, 1, 1, 30, tzinfo=zone), datetime(2026, 11, 1, 1, 10, tzinfo=zone, fold=1)
    interval = Interval(start, end)
    assert interval.end - interval.start == timedelta(minutes=40)


@pytest.mark.parametrize("end", [0, -1], ids=["empty", "backwards"])
def test_an_interval_that_takes_no_time_is_refused(end: float) -> None:
    with pytest.raises(ValueError, match="starts before it ends"):
        hours(0, end)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(hours(8, 9), False, id="ends where the other starts"),
        pytest.param(hours(12, 13), False, id="starts where the other ends"),
        pytest.param(hours(8, 9.1), True, id="reaches into the start"),
        pytest.param(hours(11.9, 13), True, id="reaches into the end"),
        pytest.param(hours(10, 11), True, id="lies inside"),
        pytest.param(hours(8, 13), True, id="lies around"),
        pytest.param(hours(9, 12), True, id="is the same"),
    ],
)
def test_overlap_is_half_open_and_more_than_containment(other: Interval, expected: bool) -> None:
    assert hours(9, 12).overlaps(other) is expected
    assert other.overlaps(hours(9, 12)) is expected


def test_an_interval_contains_its_start_and_not_its_end() -> None:
    interval = hours(9, 12)
    assert interval.contains(interval.start)
    assert not interval.contains(interval.end)


def test_an_interval_covers_itself_and_what_lies_inside() -> None:
    assert hours(9, 12).covers(hours(9, 12))
    assert hours(9, 12).covers(hours(10, 11))
    assert not hours(9, 12).covers(hours(8, 11))


def test_merging_joins_what_overlaps_or_touches() -> None:
    assert merge([hours(13, 14), hours(9, 10), hours(10, 12), hours(11, 11.5)]) == (hours(9, 12), hours(13, 14))


def test_subtracting_leaves_the_pieces_around_a_hole() -> None:
    assert subtract([hours(9, 12)], [hours(10, 11)]) == (hours(9, 10), hours(11, 12))


def test_subtracting_what_covers_leaves_nothing() -> None:
    assert subtract([hours(9, 12)], [hours(9, 12)]) == ()


def test_subtracting_what_touches_changes_nothing() -> None:
    assert subtract([hours(9, 12)], [hours(8, 9), hours(12, 13)]) == (hours(9, 12),)


def test_seconds_are_rounded_as_asked() -> None:
    moment = MIDNIGHT + timedelta(microseconds=1)
    assert epoch_seconds(moment) == epoch_seconds(MIDNIGHT)
    assert epoch_seconds_up(moment) == epoch_seconds(MIDNIGHT) + 1
    assert epoch_seconds_up(MIDNIGHT) == epoch_seconds(MIDNIGHT)
    assert from_epoch_seconds(epoch_seconds(MIDNIGHT)) == MIDNIGHT


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=6)


def as_intervals(spans: list[tuple[int, int]]) -> list[Interval]:
    return [hours(start, start + length) for start, length in spans]


def as_hours(intervals: tuple[Interval, ...] | list[Interval]) -> set[int]:
    return {hour for hour in range(50) for interval in intervals if interval.contains(MIDNIGHT + timedelta(hours=hour))}


@settings(derandomize=True, max_examples=100, deadline=None)
@given(SPANS, SPANS)
def test_merge_and_subtract_agree_with_sets_of_hours(
    some: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    intervals, holes = as_intervals(some), as_intervals(others)
    merged, left = merge(intervals), subtract(intervals, holes)
    assert as_hours(merged) == as_hours(intervals)
    assert as_hours(left) == as_hours(intervals) - as_hours(holes)
    for pieces in (merged, left):
        assert all(before.end < after.start for before, after in pairwise(pieces))
