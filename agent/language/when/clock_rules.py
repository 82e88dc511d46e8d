"""Times that say so themselves: 'half past 3', 'quarter to five', '15:30', 'three thirty', 'noon'."""

import re

from agent.language.when.drafts import TimeDraft
from agent.language.when.grammar import Rule
from agent.language.when.halves import HALF_DAY, WHOLE_DAY, is_open, with_meridiem
from agent.language.when.lookalikes import runs_on
from agent.language.when.mention import TimeKind
from agent.language.when.reading import Claim, Reading
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import HOUR, word_set

ANY_HOUR = "(?: number | bignum | hourword )"
_MINUTES = "(?: number | bignum | minutes | teenword | tensword dash? hourword | tensword | hourword )"
# What follows a number that is no hour: it counts or measures, or is a day.
NO_COUNT = "(?! dash? unit | dash? dayunit | count | plural | another | of | month | amount )"
ANCHOR = "at | by | around | before | after | till | past | from | between | for | than"
_STEP = 5

_DIGITS = kinds("number bignum minutes")
_RANGING = kinds("from between")
_POINTING = kinds("at around by before after past")
OPENING = word_set("free open available work working hours anytime here")
_HOURS_AFTER = kinds("unit hletter")
_ASKING = word_set("get have do come make it book take prefer want then")
_DATE, _MILITARY = KIND["date"], KIND["military"]
_OCLOCK, _ISH, _DASH, _MERIDIEM = (KIND[name] for name in ("oclock", "ish", "dash", "meridiem"))


def said_sum(reading: Reading, match: re.Match[str], group: str) -> int:
    start, end = match.span(group)
    return sum(reading.tokens.values[start:end])


def settle(reading: Reading, i: int, j: int, minutes: int, ambiguous: bool, bare: bool = False) -> Claim:
    """Adds the time at tokens `i` to `j`, with what may follow it: o'clock, -ish, am or pm."""
    draft = TimeDraft(i, j, i, minutes, ambiguous=ambiguous, bare=bare)
    if reading.kind(j) == _OCLOCK:
        j += 1
        draft.bare = False
    if reading.kind(j) == _ISH or (reading.kind(j) == _DASH and reading.kind(j + 1) == _ISH):
        j += 1 if reading.kind(j) == _ISH else 2
        draft.kind, draft.bare = TimeKind.AROUND, False
    if reading.kind(j) == _MERIDIEM:
        minutes = with_meridiem(minutes, reading.tokens.values[j])
        draft.ambiguous = draft.bare = False
        j += 1
    draft.j, draft.first = j, minutes % WHOLE_DAY
    reading.times.append(draft)
    return i, j


def _half(reading: Reading, match: re.Match[str]) -> Claim:
    """'Half 3' is half past three in every English that says it."""
    return _moved_hour(reading, match, 30)


def _quarter(reading: Reading, match: re.Match[str]) -> Claim:
    return _moved_hour(reading, match, -15 if match["TO"] else 15)


def _minutes(reading: Reading, match: re.Match[str]) -> Claim:
    """'Ten past four', '20 minutes to 3'."""
    minutes = said_sum(reading, match, "MINUTES")
    if not _minutes_are_meant(reading, match, minutes):
        return None
    return _moved_hour(reading, match, -minutes if match["TO"] else minutes)


def _moved_hour(reading: Reading, match: re.Match[str], minutes: int) -> Claim:
    hour = reading.value(match, "HOUR")
    if hour > 24:
        return None
    moved = hour * HOUR + minutes
    if hour == 1 and minutes < 0:
        moved += HALF_DAY
    return settle(reading, *match.span(), moved, is_open(hour, reading.word(match.start("HOUR"))))


def _minutes_are_meant(reading: Reading, match: re.Match[str], minutes: int) -> bool:
    """'Ten to three' is 2:50; '10 to 3' is rather from 10 until 3."""
    if not 0 < minutes < HOUR:
        return False
    if match["UNIT"]:
        return reading.value(match, "UNIT") == 1
    if minutes % _STEP:
        return False
    before = reading.kind(match.start() - 1)
    if not match["TO"]:
        return match["PAST"] == KIND["past"] or (minutes >= 10 and before not in _POINTING)
    if match["TO"] == KIND["before"] or before in _RANGING or reading.word(match.start() - 1) in OPENING:
        return False
    spelled = match["MINUTES"][0] not in _DIGITS
    return spelled or minutes >= 20 or before in _POINTING


def _clock(reading: Reading, match: re.Match[str]) -> Claim:
    index = match.start("CLOCK")
    minutes = reading.tokens.values[index]
    return settle(reading, index, index + 1, minutes, is_open(minutes // HOUR, reading.word(index)))


def _dotted(reading: Reading, match: re.Match[str]) -> Claim:
    """'3.30' is a time after 'at', before 'pm' or on a mark of five minutes; else a rating or an amount."""
    on_mark = reading.value(match, "CLOCK") % _STEP == 0
    return _clock(reading, match) if match["ANCHOR"] or reading.kind(match.end()) == _MERIDIEM or on_mark else None


def _run_together(reading: Reading, match: re.Match[str]) -> Claim:
    """'1530' and '930', where something says that they are times."""
    index = match.start("CLOCK")
    raw, minutes = reading.word(index), reading.tokens.values[index]
    if reading.kinds[index] == KIND["year"]:
        if minutes % 100 >= HOUR or not match["ANCHOR"]:
            return None
        minutes = minutes // 100 * HOUR + minutes % 100
    if runs_on(reading, match.end()):
        return None
    hours_said = len(raw) == 4 and reading.kind(match.end()) in _HOURS_AFTER
    marked = hours_said or reading.kind(match.end()) == _MERIDIEM
    whole = len(raw) == 4 and (len(reading.tokens) == 1 or raw[0] == "0" or _in_pair(reading, index))
    if reading.kind(match.end()) == KIND["unit"] and not hours_said:
        return None
    if not (match["ANCHOR"] or marked or whole or _beside_a_day(reading, index)):
        return None
    claim = settle(reading, index, index + 1, minutes, is_open(minutes // HOUR, raw) and not hours_said)
    return (index, match.end() + 1) if hours_said else claim


def _in_pair(reading: Reading, index: int) -> bool:
    """'1400-1500'."""
    first, dash, last = (reading.tokens.kinds[at : at + 1] for at in (index, index + 1, index + 2))
    if dash != _DASH:
        first, dash, last = (reading.tokens.kinds[max(at, 0) : at + 1] for at in (index - 2, index - 1, index))
    return dash == _DASH and first == last == _MILITARY


def _beside_a_day(reading: Reading, index: int) -> bool:
    """'Friday 1130', 'get 1130': four digits that could be a time where one is asked for."""
    if reading.tokens.values[index] % 15:
        return False
    if reading.kind(index - 1) == _DATE:
        return True
    asked = reading.kind(index + 1) == _DATE or reading.word(index - 1) in _ASKING
    return asked and len(reading.word(index)) == 4


def _hour_and_minutes(reading: Reading, match: re.Match[str]) -> Claim:
    """'Three thirty', 'at 3 30', 'ten fifteen am'."""
    hour, minutes, start = reading.value(match, "HOUR"), said_sum(reading, match, "MINUTES"), match.start("MINUTES")
    if hour > 24 or minutes >= HOUR:
        return None
    sure = match["ANCHOR"] or reading.kind(match.end()) == _MERIDIEM
    dashed = reading.kinds[start - 1] == _DASH
    if reading.kinds[start] in _DIGITS and (len(reading.word(start)) != 2 or not sure or dashed):
        return None
    if minutes <= 10 and not sure:
        return None
    index = match.start("HOUR")
    return settle(reading, index, match.end("MINUTES"), hour * HOUR + minutes, is_open(hour, reading.word(index)))


def _fixed(reading: Reading, match: re.Match[str]) -> Claim:
    return settle(reading, *match.span(), reading.value(match, "FIXED"), ambiguous=False)


def _ish(reading: Reading, match: re.Match[str]) -> Claim:
    claim = settle(reading, *match.span(), reading.value(match, "HOUR") * HOUR, ambiguous=True)
    reading.times[-1].kind = TimeKind.AROUND
    return claim


def _ish_fixed(reading: Reading, match: re.Match[str]) -> Claim:
    claim = _fixed(reading, match)
    reading.times[-1].kind = TimeKind.AROUND
    return claim


_HOURS = ("number", "bignum", "hourword")
_ANCHORED = f"(?P<ANCHOR> {ANCHOR} )?"
CLOCK_RULES = (
    Rule("half", f"half past? (?P<HOUR> {ANY_HOUR} ) {NO_COUNT}", _half),
    Rule(
        "quarter",
        f"a? quarter (?: past | after | (?P<TO> to | till | of | before ) ) (?P<HOUR> {ANY_HOUR} ) {NO_COUNT}",
        _quarter,
    ),
    Rule(
        ("past", "after", "to", "till", "before"),
        f"(?P<MINUTES> {_MINUTES} ) (?P<UNIT> unit )? (?: (?P<PAST> past | after ) | (?P<TO> to | till | before ) )"
        f" (?P<HOUR> {ANY_HOUR} ) {NO_COUNT}",
        _minutes,
    ),
    Rule("clock", "(?P<CLOCK> clock )", _clock),
    Rule("dotclock", f"{_ANCHORED} (?P<CLOCK> dotclock ) {NO_COUNT}", _dotted),
    Rule(
        ("military", "compact", "year"),
        f"{_ANCHORED} (?P<CLOCK> military | compact | year ) (?! count | plural | another | dayunit | amount )",
        _run_together,
    ),
    Rule(
        _HOURS,
        f"{_ANCHORED} (?P<HOUR> {ANY_HOUR} ) dash? (?P<MINUTES> {_MINUTES} ) {NO_COUNT} (?! ordinal )",
        _hour_and_minutes,
    ),
    Rule("fixed", "(?: the | number | hourword )? (?P<FIXED> fixed )", _fixed),
    Rule("ishhour", "(?P<HOUR> ishhour )", _ish),
    Rule("ishfixed", "(?P<FIXED> ishfixed )", _ish_fixed),
)
