"""What a reader of dates and times hands back: mentions with their place in the text, and what to make of them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

END_OF_DAY = dt.time(23, 59)


class PartOfDay(StrEnum):
    MORNING = "morning"
    LUNCHTIME = "lunchtime"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"

    @property
    def first(self) -> dt.time:
        return CLOCK_RANGES[self][0]

    @property
    def last(self) -> dt.time:
        return CLOCK_RANGES[self][1]


CLOCK_RANGES = {
    PartOfDay.MORNING: (dt.time(6), dt.time(12)),
    PartOfDay.LUNCHTIME: (dt.time(12), dt.time(14)),
    PartOfDay.AFTERNOON: (dt.time(12), dt.time(17)),
    PartOfDay.EVENING: (dt.time(17), dt.time(22)),
    PartOfDay.NIGHT: (dt.time(19), END_OF_DAY),
}


class DateKind(StrEnum):
    DAY = "day"
    RANGE = "range"


class TimeKind(StrEnum):
    AT = "at"
    AROUND = "around"
    FROM = "from"
    UNTIL = "until"
    BETWEEN = "between"
    PART_OF_DAY = "part_of_day"


class RelativeKind(StrEnum):
    """Said of something that was offered or booked before, so that only the conversation can resolve it."""

    SAME_TIME = "same_time"
    SAME_DAY = "same_day"
    SHIFT = "shift"
    """`days` and `minutes` from the anchor: 'a day later', 'half an hour earlier', 'the next day'."""
    LATER = "later"
    EARLIER = "earlier"
    NEXT = "next"
    """'The one after that', 'the next one'."""
    PREVIOUS = "previous"
    CHOICE = "choice"
    """`index` counts from 1; -1 is the last: 'the second one', 'option 3', 'the last one'."""
    EARLIEST = "earliest"
    LATEST = "latest"
    ANY_TIME = "any_time"
    ANY_DAY = "any_day"
    OTHER_TIME = "other_time"
    OTHER_DAY = "other_day"


@dataclass(frozen=True, slots=True)
class DateMention:
    """`first` and `last` are both included. Times of day and zones are no part of it."""

    start: int
    end: int
    text: str
    first: dt.date
    last: dt.date
    kind: DateKind = DateKind.DAY
    alternatives: tuple[dt.date, ...] = ()
    """Other days the same words may mean: 'next Friday' said on a Wednesday, '7/3', 'Friday' said on a Friday."""
    weekday_only: bool = False
    """Nothing but the name of a weekday was said."""
    weekdays: tuple[int, ...] = ()
    """Within a range, only these days of the week (0 is Monday) are meant; empty means all."""
    or_earlier: bool = False
    """A deadline, 'by Friday': the day itself or one before it."""
    past: bool = False
    """Said of what has been: 'yesterday', 'last Friday', 'since Monday'."""
    negated: bool = False
    replaced: bool = False
    """What something is moved away from: the Friday of 'from Friday to Monday'."""
    joined: bool = False
    """Stands in one list with the mention before it: 'Monday or Tuesday'."""

    @property
    def wanted(self) -> bool:
        return not (self.negated or self.replaced or self.past)

    def covers(self, day: dt.date) -> bool:
        return self.first <= day <= self.last and (not self.weekdays or day.weekday() in self.weekdays)


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Wall-clock time. `first` is missing only where nothing but an end was said, `last` where nothing but a start."""

    start: int
    end: int
    text: str
    kind: TimeKind
    first: dt.time | None
    last: dt.time | None
    part: PartOfDay | None = None
    ambiguous_meridiem: bool = False
    """Neither am/pm, nor a part of day, nor 24 hours: the likelier half of the day was taken."""
    bare: bool = False
    """A mere number: it may as well be the choice of an option."""
    negated: bool = False
    replaced: bool = False
    joined: bool = False

    @property
    def wanted(self) -> bool:
        return not (self.negated or self.replaced)

    @property
    def clock(self) -> dt.time | None:
        """The clock time that was named; None for a part of day."""
        if self.kind is TimeKind.PART_OF_DAY:
            return None
        return self.first if self.first is not None else self.last

    @property
    def other(self) -> dt.time | None:
        """The same hands of the clock in the other half of the day, where the words leave it open."""
        clock = self.clock
        if clock is None or not self.ambiguous_meridiem:
            return None
        return clock.replace(hour=(clock.hour + 12) % 24)


@dataclass(frozen=True, slots=True)
class RelativeMention:
    start: int
    end: int
    text: str
    kind: RelativeKind
    days: int = 0
    minutes: int = 0
    index: int | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class DurationMention:
    """How long something takes or took; never a moment."""

    start: int
    end: int
    text: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and a time that were said together; either may be missing."""

    date: DateMention | None
    time: TimeMention | None


@dataclass(frozen=True, slots=True)
class When:
    """Everything a text says about dates and times, each list in the order of the text.

    Of several wanted mentions the last counts, as people correct themselves forwards; of a list ('Monday or Tuesday')
    its first, with all of it in `date_choices` or `time_choices`.
    """

    dates: tuple[DateMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    relatives: tuple[RelativeMention, ...] = ()
    durations: tuple[DurationMention, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.dates or self.times or self.relatives)

    @property
    def date_choices(self) -> tuple[DateMention, ...]:
        return _last_list(self.dates)

    @property
    def time_choices(self) -> tuple[TimeMention, ...]:
        """Clock times if any was named, else parts of day."""
        named = [mention for mention in self.times if mention.kind is not TimeKind.PART_OF_DAY]
        sure = [mention for mention in named if not mention.bare]
        for candidates in (sure, named, self.times):
            if chosen := _last_list(candidates):
                return chosen
        return ()

    @property
    def date_mention(self) -> DateMention | None:
        return next(iter(self.date_choices), None)

    @property
    def time_mention(self) -> TimeMention | None:
        return next(iter(self.time_choices), None)

    @property
    def date(self) -> dt.date | None:
        mention = self.date_mention
        return mention.first if mention else None

    @property
    def date_to(self) -> dt.date | None:
        """The last day of a range, or None for a single day."""
        mention = self.date_mention
        return mention.last if mention and mention.kind is DateKind.RANGE else None

    @property
    def time(self) -> dt.time | None:
        mention = self.time_mention
        return mention.clock if mention else None

    @property
    def time_to(self) -> dt.time | None:
        mention = self.time_mention
        return mention.last if mention and mention.kind is TimeKind.BETWEEN else None

    @property
    def part(self) -> PartOfDay | None:
        mention = self.time_mention
        return mention.part if mention else None

    @property
    def window(self) -> tuple[dt.time, dt.time] | None:
        """From when to when on the clock a start would suit, both included; an exact time is a window of one moment."""
        mention = self.time_mention
        if mention is None:
            return None
        first, last = mention.first or dt.time(0), mention.last or END_OF_DAY
        if mention.kind is TimeKind.AROUND:
            return _shifted(first, -60), _shifted(first, 60)
        parts = [other for other in self.times if other.kind is TimeKind.PART_OF_DAY and other.wanted]
        if parts and mention.kind in (TimeKind.FROM, TimeKind.UNTIL):
            lower, upper = max(first, parts[-1].first or first), min(last, parts[-1].last or last)
            if lower < upper:
                return lower, upper
        return first, last


MentionT = TypeVar("MentionT", DateMention, TimeMention)


def _last_list(mentions: Sequence[MentionT]) -> tuple[MentionT, ...]:
    chosen: list[MentionT] = []
    for mention in mentions:
        if not mention.wanted:
            continue
        if not mention.joined:
            chosen.clear()
        chosen.append(mention)
    return tuple(chosen)


def _shifted(clock: dt.time, minutes: int) -> dt.time:
    total = min(max(clock.hour * 60 + clock.minute + minutes, 0), 24 * 60 - 1)
    return dt.time(total // 60, total % 60)
