"""Stretches of days, and days counted off: 'next week', 'end of the month', 'in 3 days', 'this weekend'."""

import datetime as dt
import re
from datetime import timedelta

from agent.language.when import days
from agent.language.when.drafts import DateDraft
from agent.language.when.grammar import Rule
from agent.language.when.mention import DateKind
from agent.language.when.reading import Claim, Reading
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import MONTH, WEEK, YEAR, word_set

COUNT = "(?: a? couple of? | number | bignum | minutes | a | teenword | tensword dash? hourword | tensword | hourword )"
_COUNT_UP_TO = f"(?P<COUNT> {COUNT} ) (?: (?: dash | to | or ) (?P<UPTO> {COUNT} ) )?"
_EDGE = "(?: (?P<EDGE> early | mid | late | later | end | start ) (?: of | in )? )?"
_QUALIFIERS = "this | next | last | coming | following"
_NAMES_TOO = word_set("may march april june august jan mar")
_STRONG_BEFORE_MONTH = kinds("in of this next till by early mid late end start coming before after since last")

_AHEAD = kinds("next coming")
Span = tuple[dt.date, dt.date]


def count(reading: Reading, match: re.Match[str], group: str) -> int:
    """'a', '2', 'two', 'a couple of', 'twenty one'."""
    start, end = match.span(group)
    return sum(reading.tokens.values[start:end]) or 1


def counted_from(start: dt.date, unit: int, number: int) -> dt.date | None:
    if unit == MONTH:
        return days.month_later(start, number)
    if unit == YEAR:
        return days.month_later(start, 12 * number)
    return days.plus(start, unit * number)


def _in_days(reading: Reading, match: re.Match[str]) -> Claim:
    unit = reading.value(match, "UNIT")
    first = counted_from(reading.today, unit, count(reading, match, "COUNT"))
    if match["UPTO"]:
        return reading.add_range(match, first, counted_from(reading.today, unit, count(reading, match, "UPTO")))
    return reading.add_day(match, first)


def _days_ago(reading: Reading, match: re.Match[str]) -> Claim:
    claim = reading.add_day(
        match, counted_from(reading.today, reading.value(match, "UNIT"), -count(reading, match, "COUNT"))
    )
    if claim:
        reading.dates[-1].past = True
    return claim


def _coming_days(reading: Reading, match: re.Match[str]) -> Claim:
    until = counted_from(reading.today, reading.value(match, "UNIT"), count(reading, match, "COUNT"))
    return reading.add_range(match, reading.today, until)


def _edge(span: Span, edge: str | None, unit: int) -> Span:
    """The early, middle or late part of a week or a month."""
    first, last = span
    if edge is None:
        return span
    if unit == WEEK:
        early, mid, late = (0, 1), (1, 3), (3, 4)
    else:
        early, mid, late = (0, 9), (10, 19), (20, 31)
    chosen = {KIND["early"]: early, KIND["start"]: early, KIND["mid"]: mid}.get(edge, late)
    return first + timedelta(chosen[0]), min(last, first + timedelta(chosen[1]))


def _named_stretch(reading: Reading, match: re.Match[str]) -> Claim:
    unit, qualifier, today = reading.value(match, "UNIT"), match["QUALIFIER"], reading.today
    ahead = {KIND["this"]: 0, KIND["the"]: 0, KIND["last"]: -1, None: 0}.get(qualifier, 1)
    if unit == WEEK:
        monday = days.monday_of(today) + timedelta(7 * ahead)
        span = monday, monday + timedelta(6)
    elif unit == MONTH:
        span = days.month_span(*days.months_on(today, ahead))
    else:
        return None
    return _add_stretch(reading, match, span, unit, past=ahead < 0)


def _end_of_period(reading: Reading, match: re.Match[str]) -> Claim:
    unit, today = reading.value(match, "UNIT"), reading.today
    monday = days.monday_of(today)
    span = (monday, monday + timedelta(6)) if unit == WEEK else days.month_span(today.year, today.month)
    first, last = _edge(span, KIND["end"], unit)
    return reading.add_range(match, max(first, today), max(last, today))


def _add_stretch(reading: Reading, match: re.Match[str], span: Span, unit: int, past: bool = False) -> Claim:
    """What of a stretch is gone is left out; 'later this week' begins tomorrow."""
    edge = match["EDGE"]
    today = reading.today
    if edge == KIND["later"] and span[0] <= today:
        first, last = today + timedelta(1), span[1]
    else:
        first, last = _edge(span, edge, unit)
    if not past and last >= today:
        first = max(first, today)
    elif not past:
        first, last = today, span[1]
    claim = reading.add_range(match, first, last)
    if claim:
        reading.dates[-1].past = past
    return claim


def _nth_week(reading: Reading, match: re.Match[str]) -> Claim:
    """'The first week of July' are its first seven days, 'the last weekend' its last Saturday and Sunday."""
    if match["MONTH"]:
        year, month = reading.today.year, reading.value(match, "MONTH")
        year += month < reading.today.month
    elif reading.value(match, "UNIT") == MONTH:
        year, month = days.months_on(reading.today, int(match["QUALIFIER"] in _AHEAD))
    else:
        return None
    nth = -1 if match["NTH"] == KIND["last"] else reading.value(match, "NTH")
    first, last = days.month_span(year, month)
    if match["WEEK"] == KIND["weekend"]:
        saturday = days.nth_weekday(year, month, days.SATURDAY, nth)
        return reading.add_range(match, saturday, saturday and saturday + timedelta(1))
    if reading.value(match, "WEEK") != WEEK or nth > 4:
        return None
    if nth < 0:
        return reading.add_range(match, last - timedelta(6), last)
    return reading.add_range(match, first + timedelta(7 * nth - 7), first + timedelta(7 * nth - 1))


def _week_after_next(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.value(match, "UNIT") != WEEK:
        return None
    monday = days.monday_of(reading.today) + timedelta(14)
    return reading.add_range(match, monday, monday + timedelta(6))


def _weekend(reading: Reading, match: re.Match[str]) -> Claim:
    today, qualifier = reading.today, match["QUALIFIER"]
    saturday = days.monday_of(today) + timedelta(days.SATURDAY)
    if qualifier == KIND["last"]:
        reading.dates.append(
            DateDraft(*match.span(), saturday - timedelta(7), saturday - timedelta(6), DateKind.RANGE, past=True)
        )
        return match.span()
    if qualifier in (KIND["next"], KIND["following"]):
        nearer = () if today.weekday() >= days.SATURDAY else (saturday,)
        saturday += timedelta(7)
        claim = reading.add_range(match, saturday, saturday + timedelta(1))
        reading.dates[-1].alternatives = nearer
        return claim
    return reading.add_range(match, max(today, saturday), saturday + timedelta(1))


def _month(reading: Reading, match: re.Match[str]) -> Claim:
    month, today = reading.value(match, "MONTH"), reading.today
    index = match.start("MONTH")
    if not _is_month(reading, index):
        return None
    if match["QUALIFIER"] == KIND["last"]:
        return _add_stretch(
            reading, match, days.month_span(today.year - (month >= today.month), month), MONTH, past=True
        )
    year = reading.value(match, "YEAR") if match["YEAR"] else today.year + (month < today.month)
    return _add_stretch(reading, match, days.month_span(year, month), MONTH)


def _is_month(reading: Reading, index: int) -> bool:
    """'April' may be a person, 'may' a verb: those need a word before them that only a month has."""
    word = reading.word(index)
    if index and reading.kinds[index - 1] in _STRONG_BEFORE_MONTH:
        return word != "march" or reading.word(index + 1) not in ("in", "into", "on", "over", "down")
    return word not in _NAMES_TOO or len(reading.tokens) == 1


RANGE_RULES = (
    Rule(
        ("dayunit", "weekend"),
        "the? (?P<NTH> ordword | ordinal | last ) (?P<WEEK> dayunit | weekend ) (?: of | in ) the?"
        " (?: (?P<MONTH> month ) | (?P<QUALIFIER> this | next | coming )? (?P<UNIT> dayunit ) )",
        _nth_week,
    ),
    Rule("dayunit", "(?: the | on )* (?: next to next (?P<UNIT> dayunit ) )", _week_after_next),
    Rule("dayunit", "(?: the | on )* (?P<UNIT> dayunit ) after next", _week_after_next),
    Rule("within", f"within the? next? (?P<COUNT> {COUNT} ) (?P<UNIT> dayunit )", _coming_days),
    Rule(
        "dayunit",
        f"(?: in | after ) around? {_COUNT_UP_TO} (?P<UNIT> dayunit )",
        _in_days,
    ),
    Rule(
        "dayunit",
        f"{_COUNT_UP_TO} (?P<UNIT> dayunit ) from (?: now | dayword )",
        _in_days,
    ),
    Rule("ago", f"(?P<COUNT> {COUNT} ) (?P<UNIT> dayunit ) ago", _days_ago),
    Rule(
        "dayunit",
        f"(?: within | in )? the? (?: next | coming | following ) (?P<COUNT> {COUNT} ) (?P<UNIT> dayunit )",
        _coming_days,
    ),
    Rule(
        "dayunit",
        f"the? {_EDGE} the? (?P<QUALIFIER> {_QUALIFIERS} ) (?P<UNIT> dayunit )",
        _named_stretch,
    ),
    Rule(
        "dayunit",
        "the? (?P<EDGE> early | mid | late | later | end | start ) (?: of | in )?"
        " (?P<QUALIFIER> the ) (?P<UNIT> dayunit )",
        _named_stretch,
    ),
    Rule("period_end", "(?P<UNIT> period_end )", _end_of_period),
    Rule("weekend", f"the? (?P<QUALIFIER> {_QUALIFIERS} )? (?: coming )? weekend", _weekend),
    Rule(
        "month",
        f"the? {_EDGE} (?P<QUALIFIER> this | next | coming | last )? (?P<MONTH> month ) (?: comma? (?P<YEAR> year ) )?",
        _month,
    ),
)
