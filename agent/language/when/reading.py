"""One text being read: its tokens and what was found in it so far."""

import datetime as dt
import re

from agent.language.when import days
from agent.language.when.drafts import DateDraft, TimeDraft
from agent.language.when.mention import DateKind, DurationMention, RelativeKind, RelativeMention
from agent.language.when.tokens import Tokens
from agent.language.when.vocabulary import MOVING

Claim = tuple[int, int] | None
"""The tokens that a rule used up, hidden from the rules after it; None where it made nothing of them."""


class Reading:
    """`kinds` are those of the tokens, with what was read already written over."""

    __slots__ = (
        "_in_times",
        "_moving",
        "dates",
        "day_first",
        "durations",
        "kinds",
        "now",
        "relatives",
        "times",
        "today",
        "tokens",
    )

    def __init__(self, tokens: Tokens, now: dt.datetime, day_first: bool) -> None:
        self.tokens = tokens
        self.kinds = tokens.kinds
        self.now = now
        self.today = now.date()
        self.day_first = day_first
        self.dates: list[DateDraft] = []
        self.times: list[TimeDraft] = []
        self.relatives: list[RelativeMention] = []
        self.durations: list[DurationMention] = []
        self._moving: int | None = None
        self._in_times: frozenset[int] | None = None

    @property
    def moving(self) -> int:
        """The first token that is a verb of moving; past the end where there is none."""
        if self._moving is None:
            verbs = (index for index, word in enumerate(self.tokens.words) if word in MOVING)
            self._moving = next(verbs, len(self.tokens.words))
        return self._moving

    def in_time(self, index: int) -> bool:
        """Whether a token is part of a time; asked only once the times are complete."""
        if self._in_times is None:
            self._in_times = frozenset(index for draft in self.times for index in range(draft.i, draft.j))
        return index in self._in_times

    def word(self, index: int) -> str:
        """Empty outside the text."""
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""

    def kind(self, index: int) -> str:
        return self.kinds[index] if 0 <= index < len(self.kinds) else ""

    def value(self, match: re.Match[str], group: str) -> int:
        return self.tokens.values[match.start(group)]

    def add_day(self, match: re.Match[str], day: dt.date | None, others: tuple[dt.date, ...] = ()) -> Claim:
        if day is None:
            return None
        self.dates.append(DateDraft(match.start(), match.end(), day, day, alternatives=others))
        return match.span()

    def add_day_of_month(self, match: re.Match[str], number: int) -> Claim:
        day = days.next_day_of_month(self.today, number)
        if day is None:
            return None
        self.dates.append(DateDraft(match.start(), match.end(), day, day, day_of_month=number))
        return match.span()

    def add_choice(self, match: re.Match[str], index: int) -> None:
        """'The third' may be a day as well as the third of a list: the conversation knows."""
        start, end = self.tokens.starts[match.start()], self.tokens.ends[match.end() - 1]
        text = self.tokens.text[start:end]
        self.relatives.append(RelativeMention(start, end, text, RelativeKind.CHOICE, index=index))

    def add_range(self, match: re.Match[str], first: dt.date | None, last: dt.date | None) -> Claim:
        if first is None or last is None or last < first:
            return None
        self.dates.append(DateDraft(match.start(), match.end(), first, last, DateKind.RANGE))
        return match.span()
