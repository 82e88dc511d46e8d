"""What only the conversation can resolve: 'same time', 'a day later', 'the second one', 'as soon as possible'."""

import re

from agent.language.when import days
from agent.language.when.grammar import Rule
from agent.language.when.mention import RelativeKind, RelativeMention
from agent.language.when.part_rules import LENGTH, minutes_said
from agent.language.when.reading import Claim, Reading
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import DAY, MONTH, word_set

_TIMES = word_set("time times slot hour timing")
_DAYS = word_set("day days date dates")
_CHOSEN = word_set("one option slot choice time appointment opening spot ones")
_PARTING = word_set("see talk speak call text chat message you ttyl ya decide write back reply or no not catch do pay")
_AVAILABLE = word_set("available opening possible free")
_FORWARD = {"back": 1, "forward": -1, "forwards": -1}
_FORWARDS = word_set("forward forwards")
_PUSHING = word_set("push pushed pushing postpone postponed postponing delay bump shift defer put")
_PUSHED_FROM = 4
_EARLIER, _BEFORE, _LAST, _PREVIOUS = (KIND[name] for name in ("earlier", "before", "last", "previous"))
_BACKWARD_KINDS = kinds("earlier before")
_SHORT = 2
_BEFORE_NOW = word_set("right straight in come over there by")
_NEXT_OR_LAST = kinds("next last")
_LEADING = kinds("on of in the this")
_OWNED = word_set("my your our his her their")
_FEW_ENOUGH_TO_CHOOSE = 10


def _add(
    reading: Reading,
    match: re.Match[str],
    kind: RelativeKind,
    *,
    days_on: int = 0,
    minutes: int = 0,
    index: int | None = None,
) -> Claim:
    start, end = reading.tokens.starts[match.start()], reading.tokens.ends[match.end() - 1]
    text = reading.tokens.text[start:end]
    negated = "not" in (reading.word(match.start() - 1), reading.word(match.start() - 2))
    reading.relatives.append(RelativeMention(start, end, text, kind, days_on, minutes, index, negated))
    return match.span()


def _same(reading: Reading, match: re.Match[str]) -> Claim:
    word = reading.word(match.start("WHAT"))
    if word in _TIMES:
        claim = _add(reading, match, RelativeKind.SAME_TIME)
    elif word in _DAYS:
        claim = _add(reading, match, RelativeKind.SAME_DAY)
    else:
        return None
    _shift_next_week(reading, match)
    return claim


def _shift_next_week(reading: Reading, match: re.Match[str]) -> None:
    """'Same time next week' means a week after what was booked, not the whole of next week."""
    for draft in reading.dates:
        touches = draft.i in (match.end(), match.end() + 1) or draft.j in (match.start(), match.start() - 1)
        if touches and draft.first > reading.today and (draft.last - draft.first).days == 6:
            reading.dates.remove(draft)
            weeks = (draft.first - days.monday_of(reading.today)).days
            start, end = reading.tokens.starts[draft.i], reading.tokens.ends[draft.j - 1]
            text = reading.tokens.text[start:end]
            reading.relatives.append(RelativeMention(start, end, text, RelativeKind.SHIFT, weeks))
            return


def _shift_minutes(reading: Reading, match: re.Match[str]) -> Claim:
    minutes = minutes_said(reading, match)
    direction = -1 if match["WAY"] in _BACKWARD_KINDS else 1
    if match["WAY"] == KIND["other"]:
        direction = _FORWARD.get(reading.word(match.start("WAY")), 0)
    return _add(reading, match, RelativeKind.SHIFT, minutes=direction * minutes) if direction else None


def _pushed(reading: Reading, match: re.Match[str]) -> Claim:
    """'Push it back an hour', 'bring it forward 30 minutes'."""
    direction = _FORWARD.get(reading.word(match.start()), 0)
    return (
        _add(reading, match, RelativeKind.SHIFT, minutes=direction * minutes_said(reading, match))
        if direction
        else None
    )


def _shift_days(reading: Reading, match: re.Match[str]) -> Claim:
    start, end = match.span("COUNT")
    number = sum(reading.tokens.values[start:end]) or 1
    unit = reading.value(match, "UNIT")
    if unit >= MONTH:
        return None
    back = match["WAY"] in _BACKWARD_KINDS
    return _add(reading, match, RelativeKind.SHIFT, days_on=-unit * number if back else unit * number)


def _pushed_days(reading: Reading, match: re.Match[str]) -> Claim:
    """'Push it a day', 'postpone it by 2 days', 'bring it forward a week'."""
    start, end = match.span("COUNT")
    before = [reading.word(index) for index in range(max(0, match.start() - _PUSHED_FROM), match.start())]
    unit = reading.value(match, "UNIT")
    if unit >= MONTH or not (_PUSHING & set(before) or _FORWARD.keys() & set(before[-1:])):
        return None
    number = sum(reading.tokens.values[start:end]) or 1
    direction = -1 if _FORWARDS & set(before) else 1
    return _add(reading, match, RelativeKind.SHIFT, days_on=direction * unit * number)


def _next_day(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.value(match, "UNIT") != DAY:
        return None
    back = match["WAY"] in (_LAST, _PREVIOUS)
    return _add(reading, match, RelativeKind.SHIFT, days_on=-1 if back else 1)


def _later(reading: Reading, match: re.Match[str]) -> Claim:
    index = match.start("WAY")
    sooner_or_later = reading.word(index + 1) == "or" and reading.word(index + 2) == "later"
    if sooner_or_later or reading.word(index - 1) in _PARTING or reading.in_time(index):
        return None
    return _add(reading, match, RelativeKind.EARLIER if match["WAY"] == _EARLIER else RelativeKind.LATER)


def _earliest(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.in_time(match.start()):
        return None
    return _add(reading, match, RelativeKind.LATEST if match[0][-1] == KIND["latest"] else RelativeKind.EARLIEST)


def _now(reading: Reading, match: re.Match[str]) -> Claim:
    """'Right now', 'can I come in now'; not 'your booking is now confirmed'."""
    if len(reading.tokens) > _SHORT and reading.word(match.start() - 1) not in _BEFORE_NOW:
        return None
    return _add(reading, match, RelativeKind.EARLIEST)


def _as_soon_as_possible(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.word(match.start()) != "as":
        return None
    return _add(reading, match, RelativeKind.LATEST if match["WAY"] == KIND["late"] else RelativeKind.EARLIEST)


def _first_available(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.word(match.end() - 1) not in _AVAILABLE:
        return None
    if match["WHICH"] == KIND["ordword"] and reading.value(match, "WHICH") != 1:
        return None
    return _add(reading, match, RelativeKind.LATEST if match["WHICH"] == _LAST else RelativeKind.EARLIEST)


def _choice(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.word(match.end() - 1) not in _CHOSEN:
        return None
    which = match["WHICH"]
    if which in _NEXT_OR_LAST and (_named(reading, match) or reading.word(match.start() - 1) in _OWNED):
        return None
    if which == KIND["following"] and reading.word(match.end() - 1) not in ("one", "slot"):
        return None
    if which in (KIND["next"], KIND["following"]):
        return _add(reading, match, RelativeKind.NEXT)
    if which == _PREVIOUS:
        return _add(reading, match, RelativeKind.PREVIOUS)
    index = -1 if which == _LAST else reading.value(match, "WHICH")
    if abs(index) == 1 and reading.word(match.end() - 1) != "one" and _of_a_day(reading, match.end()):
        return _add(reading, match, RelativeKind.EARLIEST if index == 1 else RelativeKind.LATEST)
    return _add(reading, match, RelativeKind.CHOICE, index=index) if index <= _FEW_ENOUGH_TO_CHOOSE else None


def _of_a_day(reading: Reading, index: int) -> bool:
    """'First slot tomorrow', 'last appointment of the day', where no list of slots is chosen from."""
    while reading.kind(index) and reading.kind(index) in _LEADING:
        index += 1
    return reading.kind(index) in (KIND["date"], KIND["dayunit"], KIND["part"])


def _named(reading: Reading, match: re.Match[str]) -> bool:
    """'Next time' and 'last time' without an article are said of visits, not of slots."""
    return reading.word(match.end() - 1) == "time" and match[0][0] != KIND["the"]


def _numbered_choice(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.kind(match.start() - 1) == KIND["street"]:
        return None
    return _add(reading, match, RelativeKind.CHOICE, index=reading.value(match, "INDEX"))


def _lone_ordinal(reading: Reading, match: re.Match[str]) -> Claim:
    index = reading.value(match, "WHICH") if match["WHICH"] != _LAST else -1
    return _add(reading, match, RelativeKind.CHOICE, index=index) if index <= _FEW_ENOUGH_TO_CHOOSE else None


def _one_after(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.word(match.start("ONE")) != "one":
        return None
    return _add(reading, match, RelativeKind.PREVIOUS if match["WAY"] == _BEFORE else RelativeKind.NEXT)


def _any(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.word(match.start()) != "any":
        return None
    word = reading.word(match.end() - 1)
    if word in _TIMES:
        return _any_time(reading, match)
    return _add(reading, match, RelativeKind.ANY_DAY) if word in _DAYS else None


def _any_time(reading: Reading, match: re.Match[str]) -> Claim:
    return (
        None
        if reading.times or reading.word(match.end()) in ("i", "we")
        else _add(reading, match, RelativeKind.ANY_TIME)
    )


def _another(reading: Reading, match: re.Match[str]) -> Claim:
    word = reading.word(match.end() - 1)
    if word in _TIMES:
        return _add(reading, match, RelativeKind.OTHER_TIME)
    return _add(reading, match, RelativeKind.OTHER_DAY) if word in _DAYS else None


_COUNT = (
    "(?: a? couple of? | number | bignum | minutes | teenword | tensword dash? hourword | tensword | hourword | a )"
)
_THING = "(?: other | hourword | count | chooser )"
_NO_ANCHOR = "(?! the? date | the? time )"
RELATIVE_RULES = (
    Rule("same", "the? same other? (?P<WHAT> other | unit | dayunit )", _same),
    Rule("that", "that (?P<WHAT> other | unit | dayunit )", _same),
    Rule(
        "unit",
        f"(?P<LENGTH> {LENGTH} ) (?P<UNIT> unit ) (?P<HALF> and a half )?"
        f" (?P<WAY> later | earlier | after | before | other ) {_NO_ANCHOR}",
        _shift_minutes,
    ),
    Rule("unit", f"other (?: by )? (?P<LENGTH> {LENGTH} ) (?P<UNIT> unit ) (?P<HALF> and a half )?", _pushed),
    Rule(
        "dayunit",
        f"(?P<COUNT> {_COUNT} | the ) (?P<UNIT> dayunit ) (?P<WAY> later | earlier | after | before ) {_NO_ANCHOR}",
        _shift_days,
    ),
    Rule("dayunit", f"(?: by )? (?P<COUNT> {_COUNT} ) (?P<UNIT> dayunit )", _pushed_days),
    Rule("dayunit", "the? (?P<WAY> next | following | last | previous ) (?P<UNIT> dayunit )", _next_day),
    Rule("soon", "other (?P<WAY> soon ) (?: other other )?", _as_soon_as_possible),
    Rule(("early", "late"), "other (?P<WAY> early | late ) other other", _as_soon_as_possible),
    Rule(("earliest", "latest"), "the? (?: earliest | latest )", _earliest),
    Rule("now", "now", _now),
    Rule(
        ("ordword", "ordinal", "next", "last"),
        f"the? (?P<WHICH> ordword | ordinal | next | last ) {_THING}",
        _first_available,
    ),
    Rule(
        ("ordword", "ordinal", "next", "last", "following", "previous"),
        f"the? (?P<WHICH> ordword | ordinal | next | last | following | previous ) {_THING}",
        _choice,
    ),
    Rule("hourword", "the (?P<ONE> hourword ) (?P<WAY> before | after )", _one_after),
    Rule("chooser", "chooser dash? (?P<INDEX> number | hourword )", _numbered_choice),
    Rule(
        ("ordword", "last"),
        "the (?P<WHICH> ordword | last ) (?! other | count | date | dayunit | hourword | plural )",
        _lone_ordinal,
    ),
    Rule("each", "each (?: other | dayunit )", _any),
    Rule("anytime", "anytime", _any_time),
    Rule("another", "another (?: other | dayunit )", _another),
    Rule(("later", "earlier"), "(?P<WAY> later | earlier )", _later),
)
