"""The moments a reply names: which days and which times of the clock, and how loosely."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from enum import StrEnum
from itertools import pairwise

from agent.claims.amounts import PRICE
from agent.claims.passages import Clause, Passage, Sentence
from agent.claims.zones import zone_after
from agent.language.when import DateKind, DateMention, TimeKind, TimeMention, read_when

_WORTH_READING = re.compile(
    r"\d|day\b|days\b|\b(?:tomorrow|tonight|noon|midday|midnight|morning|afternoon|evening|night|week|weekend|weekdays?"
    r"|month|january|february|march|april|may|june|july|august|september|october|november|december|mon|tue|tues|wed|thu"
    r"|thur|thurs|fri|sat|sun|half|quarter|past|at \w+|clock|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)\b"
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur|r)?(?:day)?\b\.?")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NUMBER = re.compile(r"\d|\b(?:first|second|third|\w+th)\b")
_ON_TO = re.compile(r"^(?: ?[ap]\.?m\.?)?,?\s*(?:on|this|next|,|-|\()\s*(?:the )?$|^\s*$")
_MEASURED = re.compile(r"\b\d+(?:\.\d+)?[ -]?(?:minutes?|mins?|min|hours?|hrs?|hr)\b|\d+(?:\.\d+)? ?%")
_COUNTED = re.compile(
    r"^\s*(?!am\b|pm\b|a\.m|p\.m|on\b|or\b|and\b|with\b|to\b|in\b|at\b|today\b|tomorrow\b|tonight\b|is\b|are\b|was\b"
    r"|for\b"
    r"|works?\b|would\b|if\b|but\b|then\b|instead\b|o'clock\b|sharp\b|this\b|next\b|suits?\b|sounds?\b|o\b|slot\b"
    r"|spot\b"
    r"|appointment\b|from\b|it\b|which\b|that\b|as\b|because\b|so\b|does\b|please\b|too\b|also\b|by\b|until\b|i\b|you\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)[a-z]"
)
_LEADS_TO_CLOCK = re.compile(
    r"(?:\b(?:at|around|about|before|after|till|until|by|from|between|than|to|or|and|do|say|past|have|for|the|is|on)"
    r"|[,:(-]"
    r"|^)\s*$"
)


class Bound(StrEnum):
    """How a moment that is no start of its own limits others."""

    FROM = "from"
    UNTIL = "until"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Moment:
    """Offsets are those of the reply. No `days` means that none was said, no `clocks` that only days were said.

    `clocks` has both halves of the day where the words leave it open. `own_day` says that the day stands in the same
    sentence, or at the head of the list, and not merely somewhere before.
    """

    sentence: int
    start: int
    end: int
    days: tuple[date, ...] = ()
    covers: DateMention | None = None
    own_day: bool = False
    clocks: tuple[time, ...] = ()
    ends: tuple[time, ...] = ()
    bound: Bound | None = None
    range: bool = False
    zone: tzinfo | None = None

    def on(self, day: date) -> bool:
        if self.covers is not None:
            return self.covers.covers(day)
        return not self.days or day in self.days


@dataclass(frozen=True, slots=True)
class WeekdaySlip:
    """A weekday and a date that do not belong together."""

    sentence: int
    said: str
    day: date


@dataclass(frozen=True, slots=True)
class Moments:
    items: tuple[Moment, ...]
    slips: tuple[WeekdaySlip, ...]

    def of(self, sentence: int) -> tuple[Moment, ...]:
        return tuple(item for item in self.items if item.sentence == sentence)


@dataclass(slots=True)
class _Carried:
    """Days that stand before: those of the last line that heads a list, and the last that were said at all."""

    header: DateMention | None = None
    latest: DateMention | None = None


def read_moments(passage: Passage, now: datetime, zones: Iterable[tuple[str, tzinfo]]) -> Moments:
    known_zones = tuple(zones)
    items: list[Moment] = []
    slips: list[WeekdaySlip] = []
    carried = _Carried()
    everywhere: list[date] = []
    for number, sentence in enumerate(passage.sentences):
        if not _WORTH_READING.search(sentence.low):
            if not sentence.listed and sentence.opens_line and sentence.header:
                carried.header = None
            continue
        when = read_when(_MEASURED.sub(_blank, PRICE.sub(_blank, sentence.low)), now)
        days = [mention for mention in when.dates if mention.kind is DateKind.DAY]
        slips.extend(_slips(number, sentence, days))
        items.extend(_in_sentence(number, sentence, when.dates, when.times, carried, known_zones))
        everywhere.extend(day for mention in days for day in (mention.first, *mention.alternatives))
        if days:
            carried.latest = days[-1]
        if _heads_a_list(sentence, days, when.times):
            carried.header = days[-1]
        elif not sentence.listed and sentence.opens_line and not when.times:
            carried.header = None
    said = tuple(dict.fromkeys(everywhere))
    return Moments(tuple(_loosened(item, said) for item in items), tuple(slips))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _heads_a_list(sentence: Sentence, days: Sequence[DateMention], times: Sequence[TimeMention]) -> bool:
    if len(days) != 1 or any(time.kind is not TimeKind.PART_OF_DAY for time in times):
        return False
    rest = sentence.low[: days[0].start] + sentence.low[days[0].end :]
    return sentence.header or len(rest.strip(" ,;:.()-")) == 0


def _loosened(item: Moment, everywhere: tuple[date, ...]) -> Moment:
    """A time without a day of its own may belong to any day of the reply."""
    return item if item.own_day or not item.clocks or not item.days else replace(item, days=everywhere)


def _slips(number: int, sentence: Sentence, days: Sequence[DateMention]) -> list[WeekdaySlip]:
    found: list[WeekdaySlip] = []
    for mention in days:
        words = mention.text.lower()
        said = _WEEKDAY.search(words)
        if said is None or not _DAY_NUMBER.search(words):
            continue
        candidates = (mention.first, *mention.alternatives)
        if all(_WEEKDAYS[day.weekday()] != said[1] for day in candidates):
            found.append(WeekdaySlip(number, said[0], mention.first))
    for one, other in pairwise(days):
        gap = sentence.low[one.end : other.start]
        if not one.weekday_only or other.weekday_only or not re.fullmatch(r"\W{0,3}(?:the )?\W{0,2}", gap):
            continue
        if _DAY_NUMBER.search(other.text) and one.first.weekday() != other.first.weekday():
            found.append(WeekdaySlip(number, one.text, other.first))
    return found


def _in_sentence(
    number: int,
    sentence: Sentence,
    dates: Sequence[DateMention],
    times: Sequence[TimeMention],
    carried: _Carried,
    zones: Sequence[tuple[str, tzinfo]],
) -> list[Moment]:
    found: list[Moment] = []
    used: set[int] = set()
    label_end = 0
    for mention in times:
        if mention.start < label_end or not _is_clock(sentence, mention, bool(dates)):
            continue
        day = _day_of(sentence, mention, dates)
        if day is not None and mention.kind is not TimeKind.PART_OF_DAY:
            used.add(day.start)
        listed_under = carried.header if sentence.listed or not sentence.header else None
        own = day or listed_under
        zone, label_end = zone_after(sentence.text, mention.end, zones)
        found.append(_moment(number, sentence, mention, own, carried.latest, zone))
    for day in dates:
        if day.start not in used:
            found.append(_day_only(number, sentence, day))
    return sorted(found, key=lambda moment: moment.start)


def _is_clock(sentence: Sentence, mention: TimeMention, dated: bool) -> bool:
    """A mere number is a time only where nothing is counted with it."""
    if not mention.bare:
        return True
    left, right = sentence.low[: mention.start], sentence.low[mention.end :]
    if _COUNTED.match(right) or not _LEADS_TO_CLOCK.search(left):
        return False
    return dated or bool(re.search(r"\b(?:at|around|about|before|after|till|until|by|between)\s*$", left))


def _day_of(sentence: Sentence, mention: TimeMention, dates: Sequence[DateMention]) -> DateMention | None:
    """The day that a time of the same sentence belongs to."""
    if not dates:
        return None
    inside = next((day for day in dates if mention.start <= day.start and day.end <= mention.end), None)
    if inside is not None:
        return inside
    following = next((day for day in dates if day.start >= mention.end), None)
    if following is not None and _ON_TO.search(sentence.low[mention.end : following.start]):
        joined = sentence.low[mention.end : following.start].strip()
        if joined not in ("", ",") or not _before(dates, mention):
            return following
    clause = sentence.clause_at(sentence.start + mention.start)
    near = [day for day in dates if clause.start <= sentence.start + day.start < clause.end]
    return (
        _before(near, mention)
        or next((day for day in near if day.start >= mention.end), None)
        or _before(dates, mention)
        or following
    )


def _before(dates: Sequence[DateMention], mention: TimeMention) -> DateMention | None:
    starts = [day.start for day in dates]
    index = bisect_right(starts, mention.start) - 1
    return dates[index] if index >= 0 else None


def _moment(
    number: int,
    sentence: Sentence,
    mention: TimeMention,
    own: DateMention | None,
    latest: DateMention | None,
    zone: tzinfo | None,
) -> Moment:
    day = own or latest
    single = day is not None and day.kind is DateKind.DAY
    bound = _bound(mention)
    start_clock = mention.first if mention.first is not None else mention.last
    return Moment(
        sentence=number,
        start=sentence.start + mention.start,
        end=sentence.start + mention.end,
        days=(day.first, *day.alternatives) if day is not None and single else (),
        covers=day if day is not None and not single else None,
        own_day=own is not None,
        clocks=_both_halves(start_clock, mention),
        ends=_both_halves(mention.last, mention) if mention.kind is TimeKind.BETWEEN else _part_end(mention),
        bound=bound,
        range=mention.kind is TimeKind.BETWEEN,
        zone=zone,
    )


def _bound(mention: TimeMention) -> Bound | None:
    match mention.kind:
        case TimeKind.FROM:
            return Bound.FROM
        case TimeKind.UNTIL:
            return Bound.UNTIL
        case TimeKind.PART_OF_DAY | TimeKind.BETWEEN:
            return Bound.WITHIN
        case _:
            return None


def _part_end(mention: TimeMention) -> tuple[time, ...]:
    return (mention.last,) if mention.kind is TimeKind.PART_OF_DAY and mention.last is not None else ()


def _both_halves(clock: time | None, mention: TimeMention) -> tuple[time, ...]:
    if clock is None:
        return ()
    if not (mention.ambiguous_meridiem or mention.bare) or re.search(r"[ap]\.?m\b", mention.text):
        return (clock,)
    return (clock, clock.replace(hour=(clock.hour + 12) % 24))


def _day_only(number: int, sentence: Sentence, day: DateMention) -> Moment:
    single = day.kind is DateKind.DAY
    return Moment(
        sentence=number,
        start=sentence.start + day.start,
        end=sentence.start + day.end,
        days=(day.first, *day.alternatives) if single else (),
        covers=None if single else day,
        own_day=True,
    )


def within(clause: Clause, moment: Moment) -> bool:
    return clause.start <= moment.start < clause.end
