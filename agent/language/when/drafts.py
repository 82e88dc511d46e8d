"""Mentions in the making. `i` and `j` are their tokens, from the first to the one after the last."""

import datetime as dt
from dataclasses import dataclass

from agent.language.when.mention import DateKind, PartOfDay, TimeKind
from agent.language.when.tokens import KIND

_HORIZON = dt.timedelta(14)
"""How far 'after the 10th' and 'from Monday' reach, so that they name a stretch one can look through."""


@dataclass(slots=True)
class DateDraft:
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

    @property
    def wanted(self) -> bool:
        return not (self.negated or self.replaced or self.past)

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
    """Clocks are in minutes from midnight. The number itself begins at token `core`."""

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
