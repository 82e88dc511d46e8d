"""What a booking is moved away from: the Friday of 'move my Friday appointment to Monday'."""

from collections.abc import Sequence
from itertools import pairwise

from agent.language.when.drafts import DateDraft, TimeDraft
from agent.language.when.mention import TimeKind
from agent.language.when.reading import Reading
from agent.language.when.tokens import KIND, kinds

_TO, _FROM = KIND["to"], KIND["from"]
_BEFORE_GOAL = kinds("the at around on this next coming") | {KIND["between"], KIND["after"], KIND["before"]}
_GOAL = kinds("date time part tonight")


def set_replaced(reading: Reading) -> None:
    """A mention between a verb of moving and 'to' is old, if a new one of its sort follows; so is one after 'from'."""
    verb = reading.moving
    if verb == len(reading.tokens):
        return
    goal = _goal(reading, verb)
    listings: tuple[Sequence[DateDraft | TimeDraft], ...] = (reading.dates, reading.times)
    for drafts in listings:
        if goal is not None and any(draft.i >= goal for draft in drafts):
            for draft in drafts:
                draft.replaced = draft.replaced or verb < draft.i < goal
        _set_left_behind(reading, drafts, verb)


def _goal(reading: Reading, verb: int) -> int | None:
    for index in range(verb + 1, len(reading.kinds)):
        if reading.kinds[index] == _TO:
            after = index + 1
            while reading.kind(after) and reading.kinds[after] in _BEFORE_GOAL:
                after += 1
            if reading.kind(after) and reading.kinds[after] in _GOAL:
                return index
    return None


def _set_left_behind(reading: Reading, drafts: Sequence[DateDraft | TimeDraft], verb: int) -> None:
    """'Change it to Monday from Friday'."""
    for before, draft in pairwise(drafts):
        if verb < before.i and _from_bound(reading, draft) and not before.replaced:
            draft.replaced = True


def _from_bound(reading: Reading, draft: DateDraft | TimeDraft) -> bool:
    if isinstance(draft, TimeDraft):
        return draft.kind is TimeKind.FROM and reading.tokens.kinds[draft.i] == _FROM
    return draft.bound == _FROM
