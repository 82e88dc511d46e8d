"""Times named by their number: '3pm', 'half past 3', 'quarter to five', '15:30', 'at 3', 'afternoon 3', 'noon'."""

import re

from agent.language.when.halves import HALF_DAY, WHOLE_DAY, is_open, with_meridiem
from agent.language.when.lookalikes import hour_is_other
from agent.language.when.mention import TimeKind
from agent.language.when.reading import Claim, Reading, Rule, TimeDraft
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import HOUR, word_set

_HOUR = "(?: number | bignum | hourword )"
_MINUTES = "(?: number | bignum | minutes | teenword | tensword dash? hourword | tensword | hourword )"
# What follows a number that is no hour: it counts or measures, or is a day.
_NO_COUNT = "(?! dash? unit | dash? dayunit | count | plural | another | of | month | amount )"
_ANCHOR = "at | by | around | before | after | till | past | from | between | for"
_SPAN = "dash | to | till | through"
_STEP = 5

_DIGITS = kinds("number bignum minutes")
_RANGING = kinds("from between")
_POINTING = kinds("at around by before after past")
_OPENING = word_set("free open available work working hours anytime here")
_OPENED = kinds("date part")
_PUNCTUATION = kinds("comma stop")
_BEFORE_HOUR = word_set("say maybe perhaps prefer come is does try like do then")
_AFTER_HOUR = word_set("works sharp onwards onward suits instead would exactly then")
_FINE = word_set("fine good ok okay perfect great better best free available possible")
_COURTESY = word_set(
    "yes yeah yep ok okay please pls plz no then so hi hello thanks um well actually perfect sure great good fine"
    " thank you alright cool hmm maybe"
)
MOVING = word_set(
    "move moved moving change changed changing reschedule rescheduled rescheduling shift switch push pushed bump"
    " swap postpone delay bring rebook shifted resched"
)
_OCLOCK, _ISH, _DASH, _MERIDIEM, _UNIT = (KIND[name] for name in ("oclock", "ish", "dash", "meridiem", "unit"))


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
    if match["TO"] == KIND["before"] or before in _RANGING or reading.word(match.start() - 1) in _OPENING:
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
    return _clock(reading, match) if match["ANCHOR"] or match["MERIDIEM"] or on_mark else None


def _run_together(reading: Reading, match: re.Match[str]) -> Claim:
    """'1530' and '930', where something says that they are times."""
    index = match.start("CLOCK")
    raw, minutes = reading.word(index), reading.tokens.values[index]
    if reading.kinds[index] == KIND["year"]:
        if minutes % 100 >= HOUR or not match["ANCHOR"]:
            return None
        minutes = minutes // 100 * HOUR + minutes % 100
    hours_said = reading.kind(match.end()) == _UNIT or reading.word(match.end()) == "h"
    alone = len(reading.tokens) == 1 and len(raw) == 4
    if not (match["ANCHOR"] or match["MERIDIEM"] or hours_said or alone or (len(raw) == 4 and raw[0] == "0")):
        return None
    claim = settle(reading, index, index + 1, minutes, is_open(minutes // HOUR, raw) and not hours_said)
    return (index, match.end() + 1) if hours_said else claim


def _hour_and_minutes(reading: Reading, match: re.Match[str]) -> Claim:
    """'Three thirty', 'at 3 30', 'ten fifteen am'."""
    hour, minutes, start = reading.value(match, "HOUR"), said_sum(reading, match, "MINUTES"), match.start("MINUTES")
    if hour > 24 or minutes >= HOUR:
        return None
    sure = match["ANCHOR"] or match["MERIDIEM"]
    if reading.kinds[start] in _DIGITS and (len(reading.word(start)) != 2 or not sure):
        return None
    if minutes <= 10 and not sure:
        return None
    index = match.start("HOUR")
    return settle(reading, index, match.end("MINUTES"), hour * HOUR + minutes, is_open(hour, reading.word(index)))


def _hour(reading: Reading, match: re.Match[str]) -> Claim:
    hour, index = reading.value(match, "HOUR"), match.start("HOUR")
    if hour > 24 or hour_is_other(reading, index, match.end()):
        return None
    return settle(reading, index, index + 1, hour * HOUR, is_open(hour, reading.word(index)))


def _anchored_hour(reading: Reading, match: re.Match[str]) -> Claim:
    claim = _hour(reading, match)
    # 'For 3' may be three people.
    if claim and match[0][0] == KIND["for"]:
        reading.times[-1].bare = True
    return claim


def _worded_hour(reading: Reading, match: re.Match[str]) -> Claim:
    """'Make it 4', 'prefer 3', 'is 3 free': a word before the number that asks for a time."""
    before = match.start("HOUR") - 1
    word = reading.word(before)
    if not (word in _BEFORE_HOUR or (word == "it" and reading.word(before - 1) in ("make", "do", "say"))):
        return None
    return _bare_hour(reading, match)


def _hour_with_word(reading: Reading, match: re.Match[str]) -> Claim:
    after = reading.word(match.end("HOUR"))
    fine = after == "is" and reading.word(match.end("HOUR") + 1) in _FINE
    return _bare_hour(reading, match) if fine or after in _AFTER_HOUR else None


def _moved_to_hour(reading: Reading, match: re.Match[str]) -> Claim:
    return _bare_hour(reading, match) if MOVING & set(reading.tokens.words[: match.start()]) else None


def _bare_hour(reading: Reading, match: re.Match[str]) -> Claim:
    claim = _hour(reading, match)
    if claim and reading.times[-1].j == match.end("HOUR"):
        reading.times[-1].bare = True
    return claim


def _next_hour(reading: Reading, match: re.Match[str]) -> Claim:
    claim = _hour(reading, match)
    return claim and (match.start() + 1, match.end())


def _two_hours(reading: Reading, match: re.Match[str]) -> Claim:
    """'9-5' needs no more to be two times; '9 to 5' wants a word or a day that opens it."""
    start, first, last = match.start(), reading.value(match, "HOUR"), reading.value(match, "LAST")
    if first == last or max(first, last) > 24:
        return None
    opened = reading.kind(start - 1) in _OPENED or reading.word(start - 1) in _OPENING
    closed = reading.kind(match.end()) in _OPENED
    if not (match["DASH"] or opened or closed or start == 0):
        return None
    for group, value in (("HOUR", first), ("LAST", last)):
        index = match.start(group)
        settle(reading, index, index + 1, value * HOUR, is_open(value, reading.word(index)))
    return match.span()


def _lone_number(reading: Reading, match: re.Match[str]) -> Claim:
    """A message that is nothing but an hour, with or without a please."""
    index = match.start("HOUR")
    for at, word in enumerate(reading.tokens.words):
        if at != index and reading.kinds[at] not in _PUNCTUATION and word not in _COURTESY:
            return None
    return None if reading.times or reading.dates else _bare_hour(reading, match)


def _fixed(reading: Reading, match: re.Match[str]) -> Claim:
    return settle(reading, *match.span(), reading.value(match, "FIXED"), ambiguous=False)


_HOURS = ("number", "bignum", "hourword")
_MARKED = "(?P<MERIDIEM> (?= meridiem ) )?"
_ANCHORED = f"(?P<ANCHOR> {_ANCHOR} )?"
CLOCK_RULES = (
    Rule("half", f"half past? (?P<HOUR> {_HOUR} ) {_NO_COUNT}", _half),
    Rule(
        "quarter",
        f"a? quarter (?: past | after | (?P<TO> to | till | of | before ) ) (?P<HOUR> {_HOUR} ) {_NO_COUNT}",
        _quarter,
    ),
    Rule(
        ("past", "after", "to", "till", "before"),
        f"(?P<MINUTES> {_MINUTES} ) (?P<UNIT> unit )? (?: (?P<PAST> past | after ) | (?P<TO> to | till | before ) )"
        f" (?P<HOUR> {_HOUR} ) {_NO_COUNT}",
        _minutes,
    ),
    Rule("clock", "(?P<CLOCK> clock )", _clock),
    Rule("dotclock", f"{_ANCHORED} (?P<CLOCK> dotclock ) {_NO_COUNT} {_MARKED}", _dotted),
    Rule(
        ("military", "compact", "year"),
        f"{_ANCHORED} (?P<CLOCK> military | compact | year )"
        f" (?! count | plural | another | dayunit | amount ) {_MARKED}",
        _run_together,
    ),
    Rule(
        _HOURS,
        f"{_ANCHORED} (?P<HOUR> {_HOUR} ) dash? (?P<MINUTES> {_MINUTES} ) {_NO_COUNT} (?! ordinal ) {_MARKED}",
        _hour_and_minutes,
    ),
    Rule("fixed", "(?: the | number | hourword )? (?P<FIXED> fixed )", _fixed),
    Rule(("meridiem", "oclock", "ish"), f"(?P<HOUR> {_HOUR} ) (?= dash? ish | oclock | meridiem )", _hour),
    Rule("part", f"part comma? (?: at | around | by )* (?P<HOUR> {_HOUR} ) {_NO_COUNT}", _hour),
    Rule(
        "part",
        f"(?P<HOUR> {_HOUR} ) (?= (?: in | at | on )? (?: the | this | that | date )* (?: early | mid | late )? part )",
        _hour,
    ),
    Rule(_HOURS, f"(?: {_ANCHOR} ) (?P<HOUR> {_HOUR} ) {_NO_COUNT}", _anchored_hour),
    Rule("date", f"date (?P<HOUR> {_HOUR} ) {_NO_COUNT}", _anchored_hour),
    Rule("date", f"(?P<HOUR> {_HOUR} ) on? (?= date )", _anchored_hour),
    Rule(_HOURS, f"(?: other | this ) (?P<HOUR> {_HOUR} ) {_NO_COUNT}", _worded_hour),
    Rule(_HOURS, f"(?P<HOUR> {_HOUR} ) (?= other )", _hour_with_word),
    Rule("to", f"to (?P<HOUR> {_HOUR} ) {_NO_COUNT}", _moved_to_hour),
    Rule(
        ("dash", "to", "till"),
        f"(?P<HOUR> {_HOUR} ) (?: (?P<DASH> dash ) | to | till ) (?P<LAST> {_HOUR} ) {_NO_COUNT} (?! dash )",
        _two_hours,
    ),
    Rule(
        "time",
        f"(?P<HOUR> {_HOUR} ) (?= (?: comma {_HOUR} ){{0,6}} (?: comma? or | dash | to | till | through ) time )",
        _hour,
    ),
    *(
        Rule(
            "time",
            f"time (?: comma? (?: or | and ) | {_SPAN} | comma (?= {_HOUR} (?: comma | or | and ) ) )"
            f" (?: around | at )? (?P<HOUR> {_HOUR} ) {_NO_COUNT}",
            _next_hour,
        )
        for _ in range(4)
    ),
    Rule(_HOURS, f"(?P<HOUR> {_HOUR} )", _lone_number),
)
