"""What a reader of dates and times hands back: mentions with their place in the text, and what to make of them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

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
