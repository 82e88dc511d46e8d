"""When a provider is at a location and when they are away, as moments."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from booking_core.business import MINUTES_PER_DAY, Block, Location, Provider
from booking_core.intervals import Interval, from_epoch_seconds, merge
from booking_core.wall_clock import ONE_DAY, closing_at, first_occurrence, last_occurrence, midnight, opening_at

_WEEK = timedelta(days=7)
_SIX_DAYS = 6 * 24 * 60 * 60

_Span = tuple[int, int]
_Weekly = tuple[tuple[int, _Span], ...]
_Dated = tuple[tuple[date, tuple[_Span, ...]], ...]


class Opening(NamedTuple):
    """A stretch of open time in epoch seconds: starts are counted from `grid_from` and lie before `grid_until`.

    `grid_until` is `closes`, except in hours that have not closed for a week: their grid begins anew at each midnight.
    """

    grid_from: int
    grid_until: int
    closes: int


def openings(
    provider: Provider, location: Location, first: date, last: date, *, minutes_after: int = 0
) -> tuple[Opening, ...]:
    """The merged blocks that reach into these local dates, in order.

    A block keeps its true opening, which may lie before `first`; it is followed past the end of `last` for at least
    `minutes_after`. Providers with the same hours share one value.
    """
    end = last + ONE_DAY * (-(-minutes_after // MINUTES_PER_DAY) + 1 if minutes_after else 0)
    weekly = tuple(
        (hours.weekday, (hours.block.start, hours.block.end))
        for hours in provider.hours
        if hours.location_id == location.id
    )
    dated = tuple(
        (override.date, tuple((block.start, block.end) for block in override.blocks))
        for override in provider.overrides
        if override.location_id == location.id and first - _WEEK <= override.date <= end
    )
    return _openings(weekly, dated, location.timezone, first, end)


def open_intervals(provider: Provider, location: Location, first: date, last: date) -> tuple[Interval, ...]:
    """The merged blocks that reach into these local dates, from their opening (a week back at most).

    What lies after the last date is cut off.
    """
    return merge(
        Interval(from_epoch_seconds(opening.grid_from), from_epoch_seconds(opening.grid_until))
        for opening in openings(provider, location, first, last)
    )


def blocks_on(provider: Provider, location_id: str, day: date) -> tuple[Block, ...]:
    """The hours of one local date as they stand on the door: its override, else those of its weekday."""
    dated = [
        override.blocks
        for override in provider.overrides
        if (override.location_id, override.date) == (location_id, day)
    ]
    if dated:
        return tuple(sorted((block for blocks in dated for block in blocks), key=lambda block: block.start))
    weekday = day.weekday()
    blocks = (hours.block for hours in provider.hours if (hours.location_id, hours.weekday) == (location_id, weekday))
    return tuple(sorted(blocks, key=lambda block: block.start))


def works_at(provider: Provider, location_id: str) -> bool:
    """Whether they have any hours there at all, be it on a single date."""
    return any(hours.location_id == location_id for hours in provider.hours) or any(
        override.location_id == location_id and override.blocks for override in provider.overrides
    )


def time_off_spans(provider: Provider, business_zone: ZoneInfo) -> list[_Span]:
    """In epoch seconds. Time off that the clock skips as a whole takes no time and is left out."""
    spans = [
        (first_occurrence(business_zone, off.start), last_occurrence(business_zone, off.end))
        for off in provider.time_off
    ]
    return [(start, end) for start, end in spans if start < end]


def time_off_intervals(provider: Provider, business_zone: ZoneInfo) -> tuple[Interval, ...]:
    """In order, merged."""
    return merge(
        Interval(from_epoch_seconds(start), from_epoch_seconds(end))
        for start, end in time_off_spans(provider, business_zone)
    )


@lru_cache(maxsize=4096)
def _openings(weekly: _Weekly, dated: _Dated, zone: ZoneInfo, first: date, last: date) -> tuple[Opening, ...]:
    start = first - _WEEK
    days = [start + ONE_DAY * count for count in range((last - start).days + 1)]
    merged: list[list[int]] = []
    for opens, closes in sorted(_spans(weekly, dated, zone, days)):
        if merged and opens <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], closes)
        else:
            merged.append([opens, closes])
    begin = midnight(zone, first)
    return tuple(opening for opens, closes in merged if closes > begin for opening in _grids(opens, closes, zone, days))


def _spans(weekly: _Weekly, dated: _Dated, zone: ZoneInfo, days: Sequence[date]) -> Iterator[_Span]:
    by_weekday: list[list[_Span]] = [[] for _ in range(7)]
    for weekday, block in weekly:
        by_weekday[weekday].append(block)
    by_date: dict[date, list[_Span]] = {}
    for day, blocks in dated:
        by_date.setdefault(day, []).extend(blocks)
    for day in days:
        for start, end in by_date.get(day, by_weekday[day.weekday()]):
            opens, closes = opening_at(zone, day, start), closing_at(zone, day, end)
            if opens < closes:
                yield opens, closes


def _grids(opens: int, closes: int, zone: ZoneInfo, days: Sequence[date]) -> Iterator[Opening]:
    cuts = [opens, closes]
    if closes - opens > _SIX_DAYS:
        midnights = [midnight(zone, day) for day in days]
        cuts[1:1] = [
            now for week_ago, now in zip(midnights, midnights[7:], strict=False) if opens <= week_ago < now < closes
        ]
    for grid_from, grid_until in pairwise(cuts):
        yield Opening(grid_from, grid_until, closes)
