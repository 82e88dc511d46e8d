"""Days named by their weekday or by a word: 'next Friday', 'Monday week', 'tomorrow', 'Christmas Eve'."""

import datetime as dt
import re
from datetime import timedelta

from agent.language.when import days
from agent.language.when.drafts import DateDraft
from agent.language.when.grammar import Rule
from agent.language.when.lookalikes import today_is_other, weekday_is_other
from agent.language.when.mention import DateKind
from agent.language.when.reading import Claim, Reading
from agent.language.when.tokens import KIND
from agent.language.when.vocabulary import (
    DAY,
    MONTH,
    OVERMORROW,
    TODAY,
    TOMORROW,
    WEEK,
    WEEKENDS,
    WORKING_DAYS,
    YESTERDAY,
)

_QUALIFIERS = "this | next | last | coming | following"
_GROUPS = {WORKING_DAYS: tuple(range(days.SATURDAY)), WEEKENDS: (days.SATURDAY, days.SUNDAY)}


def _weeks_ahead(qualifier: str) -> int:
    return {KIND["this"]: 0, KIND["last"]: -1}.get(qualifier, 1)


def _add(
    reading: Reading, match: re.Match[str], day: dt.date, others: tuple[dt.date, ...] = (), *, week_named: bool = True
) -> Claim:
    claim = reading.add_day(match, day, others)
    reading.dates[-1].weekday, reading.dates[-1].week_named = day.weekday(), week_named
    return claim


def _weekday_of_week(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.value(match, "UNIT") != WEEK:
        return None
    weekday, today = reading.value(match, "WEEKDAY"), reading.today
    weeks = _weeks_ahead(match["QUALIFIER"])
    day = days.monday_of(today) + timedelta(7 * weeks + weekday)
    if weeks == 0 and day < today:
        return _add(reading, match, days.coming(today, weekday), (day,))
    claim = _add(reading, match, day)
    reading.dates[-1].past = weeks < 0
    return claim


def _weekday_after_next_week(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.value(match, "UNIT") != WEEK:
        return None
    return _add(reading, match, days.monday_of(reading.today) + timedelta(14 + reading.value(match, "WEEKDAY")))


def _day_and_weeks(reading: Reading, match: re.Match[str]) -> Claim:
    """British 'Friday week' and 'a week on Friday', American 'a week from Friday'."""
    length = reading.value(match, "UNIT")
    start = match.start("DAY")
    value = reading.tokens.values[start]
    if reading.kinds[start] == KIND["weekday"]:
        day = days.coming(reading.today, value)
    else:
        day = reading.today + timedelta(value)
    if length not in (WEEK, 2 * WEEK) or reading.word(match.start("UNIT")).endswith("s"):
        return None
    return _add(reading, match, day + timedelta(length))


def _qualified(reading: Reading, match: re.Match[str]) -> Claim:
    """'Next' is next week's; while the day is still to come this week, that nearer one is the other reading."""
    weekday, today, qualifier = reading.value(match, "WEEKDAY"), reading.today, match["QUALIFIER"]
    nearest = days.coming(today, weekday)
    next_week = days.monday_of(today) + timedelta(7 + weekday)
    if qualifier == KIND["this"]:
        day = days.on_or_after(today, weekday)
        return _add(reading, match, day, (nearest,) if day != nearest else ())
    if qualifier == KIND["last"]:
        claim = _add(reading, match, days.on_or_after(today - timedelta(7), weekday))
        reading.dates[-1].past = True
        return claim
    if len(qualifier) > 1 or qualifier == KIND["coming"]:
        return _add(reading, match, nearest)
    if qualifier == KIND["following"]:
        claim = _add(reading, match, next_week, (nearest,) if nearest != next_week else ())
        reading.dates[-1].following = True
        return claim
    others = {nearest, next_week + timedelta(7)} if today.weekday() == days.SUNDAY else {nearest}
    return _add(reading, match, next_week, tuple(sorted(others - {next_week})))


def _after_next(reading: Reading, match: re.Match[str]) -> Claim:
    weekday, week = reading.value(match, "WEEKDAY"), timedelta(7)
    nearest = days.coming(reading.today, weekday)
    next_week = days.monday_of(reading.today) + week + timedelta(weekday)
    return _add(reading, match, next_week + week, (nearest + week,) if nearest != next_week else ())


def _nth_of_month(reading: Reading, match: re.Match[str]) -> Claim:
    nth = -1 if match["NTH"] == KIND["last"] else reading.value(match, "NTH")
    if match["MONTH"]:
        ahead, roll = (reading.value(match, "MONTH") - reading.today.month) % 12, 12
    elif reading.value(match, "UNIT") == MONTH:
        ahead, roll = int(match["QUALIFIER"] not in (KIND["this"], None)), 1
    else:
        return None
    weekday = reading.value(match, "WEEKDAY")
    found = days.nth_weekday(*days.months_on(reading.today, ahead), weekday, nth)
    if found and found < reading.today:
        found = days.nth_weekday(*days.months_on(reading.today, ahead + roll), weekday, nth)
    return reading.add_day(match, found)


def _bare(reading: Reading, match: re.Match[str]) -> Claim:
    if weekday_is_other(reading, match.start("WEEKDAY")):
        return None
    weekday = reading.value(match, "WEEKDAY")
    today_too = (reading.today,) if weekday == reading.today.weekday() else ()
    claim = _add(reading, match, days.coming(reading.today, weekday), today_too, week_named=False)
    reading.dates[-1].weekday_only = True
    return claim


def _every(reading: Reading, match: re.Match[str]) -> Claim:
    """'Mondays', 'any Monday', 'weekdays': these days of the next two weeks."""
    value = reading.value(match, "DAYS")
    wanted = _GROUPS.get(value, (value,))
    horizon = [reading.today + timedelta(ahead) for ahead in range(1, 15)]
    fitting = [day for day in horizon if day.weekday() in wanted]
    draft = DateDraft(match.start(), match.end(), fitting[0], fitting[-1], DateKind.RANGE, weekdays=wanted)
    reading.dates.append(draft)
    return match.span()


def _day_word(reading: Reading, match: re.Match[str]) -> Claim:
    offset = reading.value(match, "WORD")
    if offset == TODAY and today_is_other(reading, match.start("WORD")):
        return None
    claim = reading.add_day(match, reading.today + timedelta(offset))
    reading.dates[-1].past = offset == YESTERDAY
    return claim


def _beyond_day_word(reading: Reading, match: re.Match[str]) -> Claim:
    offset = reading.value(match, "WORD")
    if reading.value(match, "UNIT") != DAY or offset not in (TODAY, TOMORROW):
        return None
    return reading.add_day(match, reading.today + timedelta(OVERMORROW if offset == TOMORROW else 1))


def _this_part(reading: Reading, match: re.Match[str]) -> Claim:
    """The part of day itself stays visible for the clock."""
    reading.add_day(match, reading.today)
    return match.start(), match.end() - 1


WEEKDAY_RULES = (
    Rule(
        "dayunit",
        f"(?P<WEEKDAY> weekday ) comma? (?: of | in | on )? the? (?P<QUALIFIER> {_QUALIFIERS} ) (?P<UNIT> dayunit )",
        _weekday_of_week,
    ),
    Rule(
        "dayunit",
        f"(?P<QUALIFIER> {_QUALIFIERS} ) (?P<UNIT> dayunit ) (?: on | for | at )? the? (?P<WEEKDAY> weekday )",
        _weekday_of_week,
    ),
    Rule(
        "dayunit",
        "(?P<WEEKDAY> weekday ) comma? (?: of | in | on )? the? (?P<UNIT> dayunit ) after next",
        _weekday_after_next_week,
    ),
    Rule("dayunit", "(?P<DAY> weekday | dayword ) (?P<UNIT> dayunit )", _day_and_weeks),
    Rule(
        "dayunit",
        "a? (?P<UNIT> dayunit ) (?: from | on ) (?: this | coming | the )? (?P<DAY> weekday | dayword )",
        _day_and_weeks,
    ),
    Rule("dayunit", "a (?P<UNIT> dayunit ) (?P<DAY> dayword )", _day_and_weeks),
    Rule("weekday", "the? next? (?P<WEEKDAY> weekday ) after next", _after_next),
    Rule(
        "weekday",
        "(?P<NTH> ordword | last | ordinal ) (?P<WEEKDAY> weekday ) (?: of | in ) the?"
        " (?: (?P<MONTH> month ) | (?P<QUALIFIER> this | next | following | coming )? (?P<UNIT> dayunit ) )",
        _nth_of_month,
    ),
    Rule(
        "weekday",
        f"the? (?P<QUALIFIER> this (?: coming | next ) | {_QUALIFIERS} ) (?P<WEEKDAY> weekday )",
        _qualified,
    ),
    Rule("weekday", "the? (?P<WEEKDAY> weekday ) (?P<QUALIFIER> coming | next (?= stop | comma | $ ) )", _qualified),
    Rule("weekday", "each (?P<DAYS> weekday )", _every),
    Rule("weekdays", "each? (?P<DAYS> weekdays )", _every),
    Rule("dayword", "the? (?P<UNIT> dayunit ) after (?P<WORD> dayword )", _beyond_day_word),
    Rule("dayword", "(?: later on? )? (?P<WORD> dayword )", _day_word),
    Rule("this", "this (?: early | late | mid )? part", _this_part),
    Rule("tonight", "tonight", _this_part),
    Rule("weekday", "(?P<WEEKDAY> weekday )", _bare),
)
