"""One text being read: its tokens, what was found so far, and how rules are applied to it."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from agent.language.when import days
from agent.language.when.mention import DateKind, DurationMention, PartOfDay, RelativeMention, TimeKind
from agent.language.when.tokens import KIND, Tokens, kinds_pattern
from agent.language.when.vocabulary import MOVING

_REMEMBERED = 4096
_HORIZON = dt.timedelta(14)
"""How far 'after the 10th' and 'from Monday' reach, so that they name a stretch one can look through."""


@dataclass(slots=True)
class DateDraft:
    """A date mention in the making; `i` and `j` are its tokens."""

    i: int
    j: int
    first: dt.date
    last: dt.date
    kind: DateKind = DateKind.DAY
    alternatives: tuple[dt.date, ...] = ()
    weekday_only: bool = False
    weekdays: tuple[int, ...] = ()
    day_of_month: int = 0
    """Set where only the number of the day was said, so that a neighbour's month can be lent to it."""
    weekday: int = -1
    """Set where a weekday was said, so that a neighbour's week can be lent to it."""
    week_named: bool = False
    """'Next Friday', 'Friday next week': the week was said too."""
    following: bool = False
    """'The following Friday' counts from the day named before it."""
    after_comma: bool = False
    bound: str = ""
    """The kind of the preposition that made a stretch of one day: 'before', 'by', 'after', 'from'."""
    anchor: dt.date = dt.date.min
    or_earlier: bool = False
    past: bool = False
    negated: bool = False
    replaced: bool = False
    joined: bool = False

    def set_bound(self, bound: str, today: dt.date) -> None:
        self.anchor, day = self.first, self.first
        first, last = today, day
        if bound == KIND["after"]:
            first, last = self.last + dt.timedelta(1), self.last + _HORIZON
        elif bound == KIND["from"]:
            first, last = day, day + _HORIZON
        elif bound == KIND["before"]:
            last = day - dt.timedelta(1)
        if first <= last:
            self.bound, self.first, self.last = bound, first, last
            self.kind, self.weekday_only = DateKind.RANGE, False

    def turn_bound(self, today: dt.date) -> bool:
        """'Not before Friday' is from Friday on; False where there is no bound to turn."""
        if not self.bound:
            return False
        self.first = self.last = self.anchor
        opposite = {KIND["after"]: KIND["till"], KIND["from"]: KIND["before"]}.get(self.bound, KIND["from"])
        self.set_bound(opposite, today)
        return True


@dataclass(slots=True)
class TimeDraft:
    """A time mention in the making; clocks in minutes from midnight. The number itself begins at token `core`."""

    i: int
    j: int
    core: int
    first: int | None
    last: int | None = None
    kind: TimeKind = TimeKind.AT
    part: PartOfDay | None = None
    between: bool = False
    """Stands after 'between', so that 'and' leads to its other end."""
    settled: bool = False
    ambiguous: bool = False
    bare: bool = False
    negated: bool = False
    replaced: bool = False
    joined: bool = False


@dataclass(slots=True)
class Reading:
    tokens: Tokens
    now: dt.datetime
    today: dt.date
    day_first: bool
    kinds: str
    dates: list[DateDraft] = field(default_factory=list)
    times: list[TimeDraft] = field(default_factory=list)
    relatives: list[RelativeMention] = field(default_factory=list)
    durations: list[DurationMention] = field(default_factory=list)
    _moving: int | None = None

    @property
    def moving(self) -> int:
        """The first token that is a verb of moving; past the end where there is none."""
        if self._moving is None:
            verbs = (index for index, word in enumerate(self.tokens.words) if word in MOVING)
            self._moving = next(verbs, len(self.tokens.words))
        return self._moving

    def word(self, index: int) -> str:
        """Empty outside the text."""
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""

    def kind(self, index: int) -> str:
        return self.kinds[index] if 0 <= index < len(self.kinds) else ""

    def value(self, match: re.Match[str], group: str) -> int:
        return self.tokens.values[match.start(group)]

    def add_day(self, match: re.Match[str], day: dt.date | None, others: tuple[dt.date, ...] = ()) -> "Claim":
        if day is None:
            return None
        self.dates.append(DateDraft(match.start(), match.end(), day, day, alternatives=others))
        return match.span()

    def add_day_of_month(self, match: re.Match[str], number: int) -> "Claim":
        day = days.next_day_of_month(self.today, number)
        if day is None:
            return None
        self.dates.append(DateDraft(match.start(), match.end(), day, day, day_of_month=number))
        return match.span()

    def add_range(self, match: re.Match[str], first: dt.date | None, last: dt.date | None) -> "Claim":
        if first is None or last is None or last < first:
            return None
        self.dates.append(DateDraft(match.start(), match.end(), first, last, DateKind.RANGE))
        return match.span()

    def run(self, grammar: "Grammar") -> None:
        for rule in grammar.rules_for(self.kinds):
            if match := rule.pattern.search(self.kinds):
                self._apply(rule, match, grammar.consumed)

    def _apply(self, rule: "Rule", match: re.Match[str], consumed: str) -> None:
        pieces: list[str] = []
        done = 0
        found: re.Match[str] | None = match
        while found:
            claimed = rule.build(self, found)
            position = found.start() + 1
            if claimed:
                start, end = claimed
                pieces += self.kinds[done:start], consumed * (end - start)
                done = end
                position = max(end, position)
            found = rule.pattern.search(self.kinds, position)
        if done:
            self.kinds = "".join(pieces) + self.kinds[done:]


Claim = tuple[int, int] | None
Build = Callable[[Reading, re.Match[str]], Claim]


class Rule:
    """A pattern over kinds and what to make of it. Without one of the kinds in `needs` the pattern cannot match."""

    def __init__(self, needs: str | tuple[str, ...], source: str, build: Build) -> None:
        self.needs = tuple(KIND[need] for need in ((needs,) if isinstance(needs, str) else needs))
        self.source = source
        self.build = build

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a text first needs it, so that importing stays cheap."""
        return kinds_pattern(self.source)


class Grammar:
    """Rules in the order in which they are tried; what one of them claims, those after it see as `consumed`."""

    def __init__(self, consumed: str, *rules: Rule) -> None:
        self.consumed = KIND[consumed]
        self._rules = rules
        self._needed = frozenset(need for rule in rules for need in rule.needs)
        self._chosen: dict[frozenset[str], tuple[Rule, ...]] = {}

    def rules_for(self, kinds: str) -> tuple[Rule, ...]:
        """Those that can match at all. Few sets of kinds make up most of what people write, so they are remembered."""
        present = self._needed.intersection(kinds)
        chosen = self._chosen.get(present)
        if chosen is None:
            possible = present | {self.consumed}
            chosen = tuple(rule for rule in self._rules if not possible.isdisjoint(rule.needs))
            if len(self._chosen) < _REMEMBERED:
                self._chosen[present] = chosen
        return chosen
