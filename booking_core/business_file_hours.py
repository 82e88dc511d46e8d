"""A provider's time in a business file: weekly hours, exceptions by date, time off."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from booking_core.business import MINUTES_PER_DAY, Block, DateOverride, TimeOff, WeeklyHours
from booking_core.business_file_fields import Fields, suggestion
from booking_core.business_file_yaml import Items, Node, Scalar

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EARLIEST, LATEST = date(2000, 1, 1), date(2199, 12, 31)
_TIME_OF_DAY = re.compile(r"(\d{1,2}):(\d{2})")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{1,2}:\d{2})(?::00)?")

_Placed = tuple[int, Block]
"""A block with the line it stands on."""


def read_hours(provider: Fields, locations: Collection[str]) -> tuple[WeeklyHours, ...]:
    found: list[WeeklyHours] = []
    by_day: dict[tuple[str, int], list[_Placed]] = {}
    for fields in provider.each("hours", "hours"):
        fields.expect(required=("location", "days", "from", "to"))
        location = _location(fields, locations)
        block = _block(fields, fields.scalar("from"), fields.scalar("to"))
        for weekday in _weekdays(fields):
            if block is not None:
                found.append(WeeklyHours(location, weekday, block))
                by_day.setdefault((location, weekday), []).append((fields.line, block))
    for (location, weekday), blocks in by_day.items():
        _refuse_overlaps(provider, blocks, f"hours on {WEEKDAYS[weekday]} at {location}")
    return tuple(found)


def read_overrides(provider: Fields, locations: Collection[str]) -> tuple[DateOverride, ...]:
    found: list[DateOverride] = []
    seen: dict[tuple[str, date], int] = {}
    for fields in provider.each("overrides", "override"):
        fields.expect(required=("date", "location"), optional=("hours", "closed"))
        location, day, blocks = _location(fields, locations), _date(fields), _override_blocks(fields)
        if day is None:
            continue
        if (location, day) in seen:
            first = seen[location, day]
            fields.problem(fields.line, f"{day} at {location} already has one on line {first}: put all its hours there")
        seen[location, day] = fields.line
        found.append(DateOverride(location, day, blocks))
    return tuple(found)


def read_time_off(provider: Fields) -> tuple[TimeOff, ...]:
    found: list[TimeOff] = []
    for fields in provider.each("time_off", "time off"):
        fields.expect(required=("from", "to"))
        start, end = _moment(fields, "from"), _moment(fields, "to")
        if start is None or end is None:
            continue
        if end <= start:
            fields.problem(fields.line_of("to"), f"it ends ({end:%Y-%m-%dT%H:%M}) before it has begun")
            continue
        found.append(TimeOff(start, end))
    return tuple(found)


def _location(fields: Fields, locations: Collection[str]) -> str:
    location = fields.text("location")
    if location and location not in locations:
        message = f'there is no location "{location}" in this file: {suggestion(location, locations)}'
        fields.problem(fields.line_of("location"), message)
    return location


def _weekdays(fields: Fields) -> Iterator[int]:
    for day in fields.texts("days", filled=True):
        if day.text in WEEKDAYS:
            yield WEEKDAYS.index(day.text)
        else:
            fields.problem(day.line, f'"{day.text}" is not a day: {suggestion(day.text, WEEKDAYS)}')


def _block(fields: Fields, opens: Scalar | None, closes: Scalar | None) -> Block | None:
    start = _minutes(fields, opens) if opens else None
    end = _minutes(fields, closes) if closes else None
    if start is None or end is None or closes is None:
        return None
    if end > start:
        return Block(start, end)
    message = "they end before they start" if end < start else "they end when they start"
    if end < start:
        message += ': hours past midnight are two entries, one to "24:00" and one of the next day from "00:00"'
    fields.problem(closes.line, message)
    return None


def _minutes(fields: Fields, written: Scalar) -> int | None:
    """From midnight; 24:00 is the end of the day."""
    found = _TIME_OF_DAY.fullmatch(written.text)
    minutes = int(found[1]) * 60 + int(found[2]) if found and int(found[2]) < 60 else None
    if minutes is None or minutes > MINUTES_PER_DAY:
        fields.problem(written.line, f'{written.text} is not a time of day: write it as "09:00", at most "24:00"')
        return None
    return minutes


def _override_blocks(fields: Fields) -> tuple[Block, ...]:
    closed = fields.truth("closed", fallback=False)
    if closed == fields.has("hours"):
        say = 'says both "hours" and "closed: true"' if closed else 'needs "hours", or "closed: true"'
        fields.problem(fields.line, say)
        return ()
    pairs = fields.items("hours")
    if isinstance(fields.node("hours"), Items) and not pairs:
        fields.problem(fields.line_of("hours"), 'no hours: write "closed: true" instead')
    placed = [(node.line, block) for node in pairs if (block := _pair(fields, node)) is not None]
    _refuse_overlaps(fields, placed, "hours")
    return tuple(block for _, block in placed)


def _pair(fields: Fields, node: Node) -> Block | None:
    match node:
        case Items(nodes=(Scalar() as opens, Scalar() as closes)):
            return _block(fields, opens, closes)
    fields.problem(node.line, 'hours of one day are pairs: [["09:00", "12:00"], ["13:00", "17:00"]]')
    return None


def _refuse_overlaps(fields: Fields, placed: Sequence[_Placed], what: str) -> None:
    for (_, earlier), (line, later) in pairwise(sorted(placed, key=lambda each: each[1].start)):
        if later.start < earlier.end:
            fields.problem(line, f"{what} overlap: {_shown(earlier)} and {_shown(later)}")


def _shown(block: Block) -> str:
    return f"{block.start // 60:02}:{block.start % 60:02}-{block.end // 60:02}:{block.end % 60:02}"


def _date(fields: Fields) -> date | None:
    written = fields.scalar("date")
    return None if written is None else _checked_date(fields, written, written.text)


def _checked_date(fields: Fields, written: Scalar, text: str) -> date | None:
    if not _DATE.fullmatch(text):
        fields.problem(written.line, f"{text} is not a date: write it as 2026-12-24")
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        fields.problem(written.line, f"{text} does not exist in the calendar")
        return None
    if EARLIEST <= day <= LATEST:
        return day
    fields.problem(written.line, f"{text} lies outside the years {EARLIEST.year} to {LATEST.year}")
    return None


def _moment(fields: Fields, key: str) -> datetime | None:
    """In the business's zone, naive."""
    written = fields.scalar(key)
    if written is None:
        return None
    found = _MOMENT.fullmatch(written.text)
    if found is None:
        message = f'{written.text} is not a local time: write it as "2026-12-28T09:00", in the zone of the business'
        fields.problem(written.line, message)
        return None
    day = _checked_date(fields, written, found[1])
    minutes = _minutes(fields, Scalar(written.line, found[2]))
    if day is None or minutes is None:
        return None
    return datetime.combine(day, time()) + timedelta(minutes=minutes)
