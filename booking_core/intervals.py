"""Half-open spans of time: [start, end) in UTC."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Never empty; both ends are aware and are kept in UTC."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("an interval needs times with a zone")
        # First to UTC: two times of one zone are compared by the hands of the clock.
        object.__setattr__(self, "start", self.start.astimezone(UTC))
        object.__setattr__(self, "end", self.end.astimezone(UTC))
        if self.start >= self.end:
            raise ValueError("an interval starts before it ends")

    def overlaps(self, other: "Interval") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, moment: datetime) -> bool:
        return self.start <= moment < self.end

    def covers(self, other: "Interval") -> bool:
        return self.start <= other.start and other.end <= self.end


def merge(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """In order, with those that overlap or touch made one."""
    merged: list[Interval] = []
    for interval in sorted(intervals):
        if merged and interval.start <= merged[-1].end:
            if interval.end > merged[-1].end:
                merged[-1] = Interval(merged[-1].start, interval.end)
        else:
            merged.append(interval)
    return tuple(merged)


def subtract(intervals: Iterable[Interval], holes: Iterable[Interval]) -> tuple[Interval, ...]:
    """What of the intervals lies in none of the holes."""
    left = list(merge(intervals))
    for hole in merge(holes):
        left = [piece for interval in left for piece in _outside(interval, hole)]
    return tuple(left)


def _outside(interval: Interval, hole: Interval) -> Iterable[Interval]:
    if not interval.overlaps(hole):
        yield interval
        return
    if interval.start < hole.start:
        yield Interval(interval.start, hole.start)
    if hole.end < interval.end:
        yield Interval(hole.end, interval.end)


def epoch_seconds(moment: datetime) -> int:
    """Whole seconds since 1970, rounded down."""
    return (moment - EPOCH) // _SECOND


def epoch_seconds_up(moment: datetime) -> int:
    return -((EPOCH - moment) // _SECOND)


def from_epoch_seconds(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
