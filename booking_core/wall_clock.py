"""From readings of a clock on the wall to moments, also on the days the clock changes.

A reading that the clock skips stands for the moment of the change. One that comes twice is asked for by its first or by
its last occurrence. All moments here are whole seconds since 1970 (UTC).
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from booking_core.business import MINUTES_PER_DAY
from booking_core.intervals import Interval, from_epoch_seconds

ONE_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_ZERO = datetime.combine(date(1970, 1, 1), time())


def first_occurrence(zone: ZoneInfo, reading: datetime) -> int:
    """For what begins: an opening, the first minute of time off."""
    return _moment(zone, reading, (reading - _ZERO) // _SECOND, last=False)


def last_occurrence(zone: ZoneInfo, reading: datetime) -> int:
    """For what ends: a closing, the end of time off; a fraction of a second counts as a whole one."""
    return _moment(zone, reading, -((_ZERO - reading) // _SECOND), last=True)


@lru_cache(maxsize=1 << 14)
def midnight(zone: ZoneInfo, day: date) -> int:
    """When the local day begins, and the one before it ends: at 01:00 where the clock skips 00:00."""
    return first_occurrence(zone, datetime.combine(day, time()))


def local_day(zone: ZoneInfo, day: date) -> Interval:
    """23, 24 or 25 hours, now and then 23.5 or 24.5."""
    return Interval(from_epoch_seconds(midnight(zone, day)), from_epoch_seconds(midnight(zone, day + ONE_DAY)))


@lru_cache(maxsize=1 << 16)
def opening_at(zone: ZoneInfo, day: date, minute: int) -> int:
    return first_occurrence(zone, datetime.combine(day, time()) + timedelta(minutes=minute))


@lru_cache(maxsize=1 << 16)
def closing_at(zone: ZoneInfo, day: date, minute: int) -> int:
    """24:00 is the end of this day, also where the next one has two midnights."""
    if minute == MINUTES_PER_DAY:
        return midnight(zone, day + ONE_DAY)
    return last_occurrence(zone, datetime.combine(day, time()) + timedelta(minutes=minute))


def _moment(zone: ZoneInfo, reading: datetime, as_if_utc: int, *, last: bool) -> int:
    earlier = as_if_utc - _seconds(reading.replace(tzinfo=zone, fold=0).utcoffset())
    later = as_if_utc - _seconds(reading.replace(tzinfo=zone, fold=1).utcoffset())
    if earlier > later:
        return _change(zone, later, earlier)
    return later if last else earlier


def _change(zone: ZoneInfo, before: int, after: int) -> int:
    """The moment between the two at which the clock is changed."""
    offset = datetime.fromtimestamp(before, zone).utcoffset()
    while after - before > 1:
        middle = (before + after) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def _seconds(offset: timedelta | None) -> int:
    if offset is None:
        raise ValueError("a time zone without an offset")
    return offset // _SECOND
