"""What stands around a time decides it: the part of day said with it, and the half of the day it falls in."""

from agent.language.when.clock_links import link_times, set_prepositions
from agent.language.when.drafts import TimeDraft
from agent.language.when.halves import in_half_of, in_part, likelier
from agent.language.when.mention import PartOfDay, TimeKind
from agent.language.when.reading import Reading
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import HOUR, PARTS, word_set

_BETWEEN_TIME_AND_PART = kinds("in at on of the this that date early mid late comma for")
_BETWEEN_PART_AND_TIME = kinds("comma at around by of the date in on for after before from till between")
_REACH = 7
_GREETING = word_set("pleasant good gud happy lovely nice great wonderful last gd goood that")
_AFTER_OTHER = {
    "am": word_set("i free available not busy going coming off working looking at in"),
    "pm": word_set("me you us sent"),
}
_GREETED = word_set(", ! . all everyone team there guys doc folks")
_MODIFIED = {
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
_PARTS, _COMMA, _TIME, _EVE, _DATE = kinds("part tonight eve"), KIND["comma"], KIND["time"], KIND["eve"], KIND["date"]
_TILL = KIND["till"]
_CLOSING = word_set("close closes closing shut shuts")
_PLAUSIBLE_END = 22 * HOUR


def settle_times(reading: Reading) -> None:
    """Completes the drafts in place."""
    reading.times.sort(key=lambda draft: draft.core)
    if not _PARTS.isdisjoint(reading.kinds):
        _add_parts(reading, _tie_parts(reading))
    if not reading.times:
        return
    set_prepositions(reading)
    link_times(reading)
    _choose_halves(reading)


def _part_at(reading: Reading, index: int) -> PartOfDay | None:
    kind = reading.kinds[index]
    if kind not in _PARTS or reading.word(index - 1) in _GREETING or reading.word(index - 2) == "enjoy":
        return None
    if kind == _EVE and reading.kind(index - 1) != _DATE:
        return None
    if reading.word(index + 1) in _AFTER_OTHER.get(reading.word(index), ()):
        return None
    return PARTS[reading.tokens.values[index]]


def _tie_parts(reading: Reading) -> set[int]:
    """Gives each time the part of day said with it; returns the tokens of those parts."""
    claimed: set[int] = set()
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
            heads_another = comma and reading.kind(index + 1) == _TIME
            return None if heads_another else index
        if reading.kinds[index] not in _BETWEEN_TIME_AND_PART:
            return None
        comma = comma or reading.kinds[index] == _COMMA
    return None


def _part_before(reading: Reading, draft: TimeDraft, claimed: set[int]) -> int | None:
    for index in range(draft.core - 1, max(draft.core - 1 - _REACH, -1), -1):
        if _part_at(reading, index):
            return None if index in claimed else index
        if reading.kinds[index] not in _BETWEEN_PART_AND_TIME:
            return None
    return None


def _add_parts(reading: Reading, claimed: set[int]) -> None:
    for index, kind in enumerate(reading.kinds):
        if kind not in _PARTS or index in claimed:
            continue
        part = _part_at(reading, index)
        if part is None or _greets(reading, index):
            continue
        first, last = (clock.hour * HOUR + clock.minute for clock in (part.first, part.last))
        modifier = _before_day(reading, index)
        if modified := _MODIFIED.get((part, reading.word(modifier))):
            first, last = modified
        start = modifier if modified else index
        reading.times.append(TimeDraft(start, index + 1, start, first, last, TimeKind.PART_OF_DAY, part))
    reading.times.sort(key=lambda draft: draft.core)


def _before_day(reading: Reading, index: int) -> int:
    """The token before a part of day, or before the day that it is part of: 'late Friday afternoon'."""
    index -= 2 if reading.word(index - 1) == "-" else 1
    for _ in range(_REACH):
        if reading.kind(index) != _DATE and not (reading.word(index) == "on" and reading.kind(index + 1) == _DATE):
            break
        index -= 1
    return index


def _greets(reading: Reading, index: int) -> bool:
    """'Morning! Can I come in?' greets; 'Morning please' answers."""
    return index == 0 and len(reading.tokens) > 3 and reading.word(1) in _GREETED


def _choose_halves(reading: Reading) -> None:
    parts = [draft.part for draft in reading.times if draft.kind is TimeKind.PART_OF_DAY and draft.part]
    for index, draft in enumerate(reading.times):
        minutes = draft.first if draft.first is not None else draft.last
        if draft.settled or not draft.ambiguous or minutes is None:
            continue
        before = reading.times[index - 1] if draft.joined and index else None
        after = reading.times[index + 1] if index + 1 < len(reading.times) else None
        chosen = _sure_half(minutes, draft, before, after if after and after.joined else None, parts)
        draft.ambiguous = chosen is None
        if chosen is None:
            chosen = likelier(minutes, closing=_closing(reading, draft))
        if draft.first is None:
            draft.last = chosen
        else:
            draft.first = chosen


def _closing(reading: Reading, draft: TimeDraft) -> bool:
    """'Until 8', 'close at 9' are of the evening."""
    words = (reading.word(draft.core - 1), reading.word(draft.core - 2))
    return reading.tokens.kinds[draft.i] == _TILL or not _CLOSING.isdisjoint(words)


def _sure_half(
    minutes: int, draft: TimeDraft, before: TimeDraft | None, after: TimeDraft | None, parts: list[PartOfDay]
) -> int | None:
    """What the part of day or the neighbour in a list says, if either does."""
    if draft.part:
        return in_part(minutes, draft.part)
    if before and before.first is not None and not before.ambiguous:
        candidate = in_half_of(minutes, before.first)
        if before.first < candidate <= _PLAUSIBLE_END:
            return candidate
    if after and after.first is not None:
        end = in_part(after.first, after.part) if after.ambiguous and after.part else after.first
        candidate = in_half_of(minutes, end)
        if candidate < end and not (after.ambiguous and after.part is None):
            return candidate
    for part in parts:
        candidate = in_part(minutes, part)
        if part.first.hour * HOUR <= candidate <= part.last.hour * HOUR + part.last.minute:
            return candidate
    return None
