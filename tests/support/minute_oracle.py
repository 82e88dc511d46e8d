"""Availability by brute force: every minute is looked at, on sets, with nothing of the product's arithmetic.

A clock on the wall is read once for each minute of UTC; opening and closing are then looked up in what was read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from booking_core.business import Block, Location, Provider, Service

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(minute: int) -> datetime:
    return EPOCH + timedelta(minutes=minute)


def minute_of(instant: datetime) -> int:
    return int((instant - EPOCH).total_seconds()) // 60


class Wall:
    """What a clock in the zone shows, minute by minute, from a week and more before `first` until after `last`."""

    def __init__(self, zone: ZoneInfo, first: date, last: date) -> None:
        start = minute_of(datetime.combine(first - timedelta(days=10), time(), UTC))
        end = minute_of(datetime.combine(last + timedelta(days=5), time(), UTC))
        self.shown = {minute: moment(minute).astimezone(zone).replace(tzinfo=None) for minute in range(start, end)}
        self._first: dict[datetime, int] = {}
        self._last: dict[datetime, int] = {}
        for minute, reading in self.shown.items():
            self._first.setdefault(reading, minute)
            self._last[reading] = minute

    def first(self, reading: datetime) -> int:
        return self._first.get(reading) or self._skipped(reading)

    def last(self, reading: datetime) -> int:
        return self._last.get(reading) or self._skipped(reading)

    def _skipped(self, reading: datetime) -> int:
        after = next(minute for minute, shown in self.shown.items() if shown > reading)
        self._first[reading] = self._last[reading] = after
        return after


@lru_cache(maxsize=64)
def wall(zone: ZoneInfo, first: date, last: date) -> Wall:
    return Wall(zone, first, last)


@dataclass(frozen=True)
class Appointment:
    """A booking as the customer knows it: the buffers are those of its service."""

    start: int
    service: Service


@dataclass
class Oracle:
    provider: Provider
    location: Location
    service: Service
    business_zone: ZoneInfo
    now: datetime
    ignore_notice: bool
    appointments: tuple[Appointment, ...]
    busy: tuple[tuple[int, int], ...]
    first: date
    last: date

    def bookable(self, start: int) -> bool:
        """Each rule in its own words."""
        service = self.service
        end = start + service.duration
        return (
            service.id in self.provider.service_ids
            and self.location.id in service.location_ids
            and self._late_enough(start)
            and self._early_enough(start)
            and all(minute in self._open for minute in range(start, end))
            and (start - self._grid_from(start)) % service.slot_interval == 0
            and not any(
                minute in self._gone for minute in range(start - service.buffer_before, end + service.buffer_after)
            )
            and not any(self._clash(start, other) for other in self.appointments)
        )

    def minutes(self) -> Iterator[int]:
        """Every minute that begins on one of the dates."""
        for minute, shown in self._wall.shown.items():
            if self.first <= shown.date() <= self.last:
                yield minute

    @cached_property
    def _wall(self) -> Wall:
        return wall(self.location.timezone, self.first, self.last)

    def _late_enough(self, start: int) -> bool:
        notice = 0 if self.ignore_notice else self.service.min_notice
        return moment(start) >= self.now + timedelta(minutes=notice)

    def _early_enough(self, start: int) -> bool:
        today = self.now.astimezone(self.location.timezone).date()
        day = moment(start).astimezone(self.location.timezone).date()
        return day <= today + timedelta(days=self.service.booking_window_days)

    def _clash(self, start: int, other: Appointment) -> bool:
        before = other.service.buffer_before + self.service.buffer_after
        after = other.service.buffer_after + self.service.buffer_before
        blocked = range(other.start - before, other.start + other.service.duration + after)
        return any(minute in blocked for minute in range(start, start + self.service.duration))

    @cached_property
    def _open(self) -> frozenset[int]:
        minutes: set[int] = set()
        day = self.first - timedelta(days=9)
        while day <= self.last + timedelta(days=3):
            for block in self._blocks(day):
                midnight = datetime.combine(day, time())
                opens = self._wall.first(midnight + timedelta(minutes=block.start))
                closing = midnight + timedelta(minutes=block.end)
                closes = self._wall.first(closing) if block.end == 24 * 60 else self._wall.last(closing)
                minutes.update(range(opens, closes))
            day += timedelta(days=1)
        return frozenset(minutes)

    def _blocks(self, day: date) -> list[Block]:
        here = [found for found in self.provider.overrides if found.location_id == self.location.id]
        if any(found.date == day for found in here):
            return [block for found in here if found.date == day for block in found.blocks]
        return [
            hours.block
            for hours in self.provider.hours
            if hours.location_id == self.location.id and hours.weekday == day.weekday()
        ]

    def _grid_from(self, start: int) -> int:
        day = self._wall.shown[start].date()
        week_ago = self._wall.first(datetime.combine(day - timedelta(days=7), time()))
        opened = self._opened[start]
        return opened if opened > week_ago else self._wall.first(datetime.combine(day, time()))

    @cached_property
    def _opened(self) -> dict[int, int]:
        """For each open minute, the one since which it has been open."""
        opened: dict[int, int] = {}
        for minute in sorted(self._open):
            opened[minute] = opened.get(minute - 1, minute)
        return opened

    @cached_property
    def _gone(self) -> frozenset[int]:
        there = wall(self.business_zone, self.first, self.last)
        minutes = {minute for start, end in self.busy for minute in range(start, end)}
        for off in self.provider.time_off:
            minutes.update(range(there.first(off.start), there.last(off.end)))
        return frozenset(minutes)
