from datetime import UTC, datetime, timedelta, timezone

import pytest

from booking_core import SetClock, ShiftedClock, SystemClock

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_set_clock_stands_still_until_it_is_moved() -> None:
    clock = SetClock(NOON.astimezone(timezone(timedelta(hours=5, minutes=45))))
    assert clock.now() == clock.now() == NOON
    assert clock.now().tzinfo is UTC
    clock.advance(timedelta(minutes=5))
    assert clock.now() == NOON + timedelta(minutes=5)
    clock.set(NOON)
    assert clock.now() == NOON


def test_a_clock_is_not_set_without_a_zone() -> None:
    with pytest.raises(ValueError, match="aware"):
        SetClock(NOON.replace(tzinfo=None))


def test_a_shifted_clock_ticks_like_its_base_on_another_day() -> None:
    base = SetClock(NOON)
    clock = ShiftedClock(datetime(2030, 1, 1, 9, tzinfo=UTC), anchor=NOON, base=base)
    assert clock.now() == datetime(2030, 1, 1, 9, tzinfo=UTC)
    base.advance(timedelta(hours=3))
    assert clock.now() == datetime(2030, 1, 1, 12, tzinfo=UTC)


def test_the_systems_clock_is_aware_and_never_goes_back_on_its_own() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.tzinfo is UTC
    assert first <= second
