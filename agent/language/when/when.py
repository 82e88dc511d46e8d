"""All that a text says about dates and times, and the one date and time that follow from it."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from agent.language.when.mention import (
    END_OF_DAY,
    DateKind,
    DateMention,
    DurationMention,
    PartOfDay,
    RelativeMention,
    TimeKind,
    TimeMention,
)


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
    text: str = ""

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
        if mention.kind is TimeKind.AROUND and mention.first is not None:
            return _shifted(mention.first, -60), _shifted(mention.first, 60)
        if mention.kind is TimeKind.AT and mention.first is not None:
            return mention.first, mention.first
        first = dt.time(0) if mention.first is None else mention.first
        last = END_OF_DAY if mention.last is None else mention.last
        if mention.kind in (TimeKind.FROM, TimeKind.UNTIL):
            lower, upper = self._part_bounds(mention)
            if max(first, lower) < min(last, upper):
                return max(first, lower), min(last, upper)
        return first, max(first, last)

    def _part_bounds(self, mention: TimeMention) -> tuple[dt.time, dt.time]:
        """Of the part of day said with a bound, or elsewhere in the text: 'in the afternoon, any time after 3'."""
        if mention.part:
            return mention.part.first, mention.part.last
        for other in reversed(self.times):
            if other.kind is TimeKind.PART_OF_DAY and other.wanted and other.first and other.last:
                return other.first, other.last
        return dt.time(0), END_OF_DAY

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Each date with the times said with it: 'Monday at 3 or Tuesday at 4 or 5' are three."""
        owners: dict[int, list[TimeMention]] = {index: [] for index in range(-1, len(self.dates))}
        for time in self.times:
            owners[self._owner(time, owners)].append(time)
        for index in range(len(self.dates) - 2, -1, -1):
            if not owners[index] and self.dates[index + 1].joined:
                owners[index] = owners[index + 1]
        found = [Moment(None, time) for time in owners[-1]]
        for index, date in enumerate(self.dates):
            found += [Moment(date, time) for time in owners[index]] or [Moment(date, None)]
        return tuple(sorted(found, key=_place))

    def _owner(self, time: TimeMention, owners: dict[int, list[TimeMention]]) -> int:
        """The index of the date a time belongs to: the one before it, unless the one after it is said closer."""
        after = next((index for index, date in enumerate(self.dates) if date.start >= time.start), len(self.dates))
        before = after - 1
        if before < 0:
            return after if after < len(self.dates) else -1
        if after < len(self.dates) and _LEADS_TO_DATE.fullmatch(self.text[time.end : self.dates[after].start]):
            near = _LEADS_TO_TIME.fullmatch(self.text[self.dates[before].end : time.start])
            if not near or owners[before]:
                return after
        return before


_LEADS_TO_DATE = re.compile(r"\s*(?:on|of|this|,\s*on)?\s*", re.I)
_LEADS_TO_TIME = re.compile(r"[\s,:(-]*(?:at|from|around|in the|@)?\s*", re.I)


def _place(moment: Moment) -> int:
    return min(mention.start for mention in (moment.date, moment.time) if mention)


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
