"""Times that belong together: 'from 2 to 4', '3 or 4', 'after 2 but before 5'; and the words that bound a time."""

from itertools import pairwise

from agent.language.when.drafts import TimeDraft
from agent.language.when.halves import WHOLE_DAY, choose_range
from agent.language.when.mention import TimeKind
from agent.language.when.reading import Reading
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import word_set

_BETWEEN, _TO, _FROM, _LATER, _EARLIER = (KIND[name] for name in ("between", "to", "from", "later", "earlier"))
_AROUND, _AND, _OR, _TIME = (KIND[name] for name in ("around", "and", "or", "time"))
_AFTER = kinds("after past from since")
_BEFORE = kinds("before by till")
_PASSED_OVER = kinds("the a at")
_NEUTRAL = kinds("the a at around")
_SPAN = kinds("dash to till through")
_LISTING = kinds("or and comma")
_DATED = kinds("or date at on the in comma around part")
_BOUNDS_JOINED = kinds("and comma before by till") | {KIND["other"]}
_ASKING = word_set("how what hows whats")
_OPEN_END = word_set("onwards onward plus +")
_CLOSED_END = word_set("latest max tops maximum")


def set_prepositions(reading: Reading) -> None:
    for draft in reading.times:
        kind = _kind_before(reading, draft) or _kind_after(reading, draft)
        if kind is None:
            continue
        if draft.kind is not TimeKind.PART_OF_DAY:
            draft.kind, draft.bare = kind, False
        elif kind is TimeKind.FROM and not draft.settled:
            draft.kind, draft.first, draft.last = kind, draft.last, None
        elif kind is TimeKind.UNTIL and not draft.settled:
            draft.kind, draft.first, draft.last = kind, None, draft.first
    _set_bounds(reading)


def _kind_before(reading: Reading, draft: TimeDraft) -> TimeKind | None:
    """What the words to the left make of a time; they become part of the mention."""
    index, found = draft.core - 1, None
    while index >= 0 and (kind := reading.kinds[index]) in _NEUTRAL:
        if kind == _AROUND:
            if reading.word(index - 1) in _ASKING:
                return found
            found = TimeKind.AROUND
            draft.i = min(draft.i, index)
        index -= 1
    if index < 0:
        return found
    kind = reading.kinds[index]
    bound: TimeKind | None = None
    if kind in _AFTER:
        bound = TimeKind.FROM
    elif kind in _BEFORE:
        bound = TimeKind.UNTIL
    elif kind == _BETWEEN:
        draft.between = True
    elif kind == _TO and reading.word(index - 1) == "up":
        bound = TimeKind.UNTIL
    elif reading.word(index) == "than" and reading.kind(index - 1) in (_LATER, _EARLIER):
        index -= 1
        later = (reading.kind(index) == _LATER) != (reading.word(index - 1) == "no")
        bound = TimeKind.FROM if later else TimeKind.UNTIL
    else:
        return found
    draft.i = min(draft.i, index)
    return bound or found


def _kind_after(reading: Reading, draft: TimeDraft) -> TimeKind | None:
    """'3 onwards', '3 or later', '6 at the latest'."""
    index = draft.j
    while reading.kind(index) and reading.kind(index) in _PASSED_OVER | {_OR, _AND}:
        index += 1
    if index - draft.j > 3:
        return None
    word, kind = reading.word(index), reading.kind(index)
    listed = index > draft.j
    if word in _OPEN_END or word == "earliest" or (listed and (kind == _LATER or kind in _AFTER)):
        found = TimeKind.FROM
    elif word in _CLOSED_END or (listed and (kind == _EARLIER or kind == KIND["before"])):
        found = TimeKind.UNTIL
    else:
        return None
    if reading.kind(index + 1) == _TIME:
        return None
    draft.j = index + 1
    return found


def _set_bounds(reading: Reading) -> None:
    for draft in reading.times:
        if draft.kind is TimeKind.UNTIL and draft.first is not None:
            draft.first, draft.last = None, draft.first


def link_times(reading: Reading) -> None:
    linked: list[TimeDraft] = []
    for draft in reading.times:
        if not (linked and _linked(reading, linked[-1], draft)):
            linked.append(draft)
    reading.times = linked
    for before, draft in pairwise(linked):
        if draft.joined and not (before.bare and draft.bare):
            before.bare = draft.bare = False


def _linked(reading: Reading, before: TimeDraft, draft: TimeDraft) -> bool:
    """True where the two became one window, held by the first."""
    between = [kind for kind in reading.tokens.kinds[before.j : draft.core] if kind not in _NEUTRAL]
    clocks = TimeKind.PART_OF_DAY not in (before.kind, draft.kind)
    if clocks and len(between) == 1 and between[0] in _SPAN:
        if between[0] == _TO and _moved_away(reading, before):
            before.replaced = True
            return False
        return _made_range(before, draft)
    if clocks and before.between and between == [_AND]:
        return _made_range(before, draft)
    if before.kind is TimeKind.FROM and draft.kind is TimeKind.UNTIL and set(between) <= _BOUNDS_JOINED:
        return len(between) <= 3 and _made_range(before, draft)
    listed = set(reading.kinds[before.j : draft.core]) - {_TIME}
    short = 0 < len(between) <= 2 and set(between) <= _LISTING
    draft.joined = short or (_OR in between and len(between) <= 8 and listed <= _DATED)
    return False


def _moved_away(reading: Reading, draft: TimeDraft) -> bool:
    """The 3 of 'move it from 3 to 5', not that of 'move it to 3 to 5'."""
    if draft.between or reading.kind(draft.core - 1) == _TO:
        return False
    return reading.moving < draft.i


def _made_range(before: TimeDraft, draft: TimeDraft) -> bool:
    first = before.first
    last = draft.last if draft.kind is TimeKind.UNTIL else draft.first
    if first is None or last is None:
        return False
    chosen = choose_range(first, before.ambiguous, last, draft.ambiguous, draft.part or before.part)
    if chosen is None:
        return False
    before.ambiguous = before.ambiguous and draft.ambiguous and not (draft.part or before.part)
    before.first, before.last = chosen[0], min(chosen[1], WHOLE_DAY - 1)
    before.kind, before.settled, before.bare = TimeKind.BETWEEN, True, False
    before.i, before.j = min(before.i, draft.i), max(before.j, draft.j)
    before.part = draft.part or before.part
    return True
