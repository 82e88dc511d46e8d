"""What stands around a time decides it: prepositions, parts of day, the other end of 'from 2 to 4'."""

from agent.language.when.clock_rules import HALF_DAY, MOVING
from agent.language.when.mention import PartOfDay, TimeKind
from agent.language.when.reading import Reading, TimeDraft
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import HOUR, NOON, PARTS, TONIGHT

_BETWEEN_TIME_AND_PART = kinds("in at on of the this that date early mid late comma for")
_BETWEEN_PART_AND_TIME = kinds("comma at around by of the date in on for after before from till")
_REACH = 7
_GREETING = frozenset({"good", "gud", "happy", "lovely", "nice", "great", "wonderful", "last", "gd", "goood"})
_MODIFIERS = {
    (PartOfDay.MORNING, "early"): (6 * HOUR, 9 * HOUR),
    (PartOfDay.MORNING, "mid"): (9 * HOUR, 11 * HOUR),
    (PartOfDay.MORNING, "late"): (10 * HOUR + 30, 12 * HOUR),
    (PartOfDay.AFTERNOON, "early"): (12 * HOUR, 14 * HOUR),
    (PartOfDay.AFTERNOON, "mid"): (14 * HOUR, 16 * HOUR),
    (PartOfDay.AFTERNOON, "late"): (15 * HOUR + 30, 18 * HOUR),
    (PartOfDay.EVENING, "early"): (17 * HOUR, 19 * HOUR),
    (PartOfDay.EVENING, "late"): (20 * HOUR, 24 * HOUR - 1),
    (PartOfDay.NIGHT, "late"): (21 * HOUR, 24 * HOUR - 1),
}
_PART, _DAYWORD, _COMMA, _TIME = KIND["part"], KIND["dayword"], KIND["comma"], KIND["time"]
_EARLIEST_PLAUSIBLE, _LATEST_PLAUSIBLE = 7 * HOUR, 22 * HOUR
"""Within these a number takes the half of the day of its neighbour: 7 in '7 or 8pm', not 11 in '11 or 2pm'."""


def settle_times(reading: Reading) -> None:
    """Completes the drafts in place: parts of day, pairs and lists, halves of the day, prepositions."""
    reading.times.sort(key=lambda draft: draft.i)
    claimed = _tie_parts(reading)
    _add_parts(reading, claimed)
    _link(reading)
    _choose_halves(reading)
    for draft in reading.times:
        _prepositions(reading, draft)
    _close_windows(reading)


def _part_at(reading: Reading, index: int) -> PartOfDay | None:
    kind = reading.kind(index)
    if kind == _PART:
        return None if reading.word(index - 1) in _GREETING else PARTS[reading.tokens.values[index]]
    if kind == _DAYWORD and reading.tokens.values[index] == TONIGHT:
        return PartOfDay.EVENING
    return None


def _tie_parts(reading: Reading) -> set[int]:
    """Gives each time the part of day said with it; returns the tokens of those parts."""
    claimed: set[int] = set()
    if _PART not in reading.kinds and _DAYWORD not in reading.kinds:
        return claimed
    for draft in reading.times:
        index = _part_after(reading, draft)
        if index is None:
            index = _part_before(reading, draft, claimed)
        if index is not None:
            claimed.add(index)
            draft.part = _part_at(reading, index)
            draft.bare = False
            draft.i, draft.j = min(draft.i, index), max(draft.j, index + 1)
    return claimed


def _part_after(reading: Reading, draft: TimeDraft) -> int | None:
    comma = False
    for index in range(draft.j, min(draft.j + _REACH, len(reading.kinds))):
        if _part_at(reading, index):
            headed = comma and reading.kind(index + 1) == _TIME
            return None if headed else index
        if reading.kinds[index] not in _BETWEEN_TIME_AND_PART:
            return None
        comma = comma or reading.kinds[index] == _COMMA
    return None


def _part_before(reading: Reading, draft: TimeDraft, claimed: set[int]) -> int | None:
    for index in range(draft.i - 1, max(draft.i - 1 - _REACH, -1), -1):
        if _part_at(reading, index):
            return None if index in claimed else index
        if reading.kinds[index] not in _BETWEEN_PART_AND_TIME:
            return None
    return None


def _add_parts(reading: Reading, claimed: set[int]) -> None:
    added = False
    for index in range(len(reading.kinds)):
        if index in claimed or reading.kinds[index] not in (_PART, _DAYWORD):
            continue
        part = _part_at(reading, index)
        if part is None or _is_greeting(reading, index):
            continue
        first, last = part.first.hour * HOUR + part.first.minute, part.last.hour * HOUR + part.last.minute
        start = index
        word = reading.word(index - 1) if reading.word(index - 1) != "-" else reading.word(index - 2)
        if (part, word) in _MODIFIERS:
            first, last = _MODIFIERS[part, word]
            start = index - 1
        reading.times.append(TimeDraft(start, index + 1, first, last, TimeKind.PART_OF_DAY, part))
        added = True
    if added:
        reading.times.sort(key=lambda draft: draft.i)


def _is_greeting(reading: Reading, index: int) -> bool:
    """'Morning! Can I come in?' greets; 'Morning please' answers."""
    if index or reading.kinds[0] != _PART:
        return False
    following = reading.word(1)
    return len(reading.tokens) > 3 and following in (",", "!", ".", "all", "everyone", "team", "there", "guys", "doc")


def _link(reading: Reading) -> None:
    pass


def _choose_halves(reading: Reading) -> None:
    for draft in reading.times:
        if draft.kind is TimeKind.PART_OF_DAY or not draft.ambiguous or draft.first is None:
            continue
        minutes = draft.first % HALF_DAY
        if draft.part is not None:
            draft.first = in_part(draft.first, draft.part)
            draft.ambiguous = False
        else:
            draft.first = minutes if 8 * HOUR <= minutes else minutes + HALF_DAY


def in_part(minutes: int, part: PartOfDay) -> int:
    """The half of the day that a part of day gives to the hands of a clock."""
    early = minutes % HALF_DAY
    if part is PartOfDay.MORNING:
        return early
    if part is PartOfDay.NIGHT:
        return early if early < 5 * HOUR else early + HALF_DAY
    if part is PartOfDay.LUNCHTIME and early >= 11 * HOUR:
        return early
    return early + HALF_DAY


def _prepositions(reading: Reading, draft: TimeDraft) -> None:
    pass


def _close_windows(reading: Reading) -> None:
    pass


_UNUSED = (MOVING, NOON, _EARLIEST_PLAUSIBLE, _LATEST_PLAUSIBLE)
