"""Parts of day by other names, and times counted from now: 'after lunch', 'end of day', 'first thing', 'in an hour'."""

import datetime as dt
import re

from agent.language.when.drafts import TimeDraft
from agent.language.when.grammar import Rule
from agent.language.when.halves import WHOLE_DAY
from agent.language.when.mention import PartOfDay, TimeKind
from agent.language.when.reading import Claim, Reading
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import DAY, HOUR

Stretch = tuple[PartOfDay, int, int]
_AFTER_LUNCH = (PartOfDay.AFTERNOON, 13 * HOUR, 17 * HOUR)
_BEFORE_LUNCH = (PartOfDay.MORNING, 6 * HOUR, 12 * HOUR)
_FIRST_THING = (PartOfDay.MORNING, 6 * HOUR, 9 * HOUR + 30)
_END_OF_DAY = (PartOfDay.AFTERNOON, 16 * HOUR, 18 * HOUR)
_EARLY_MORNING = (PartOfDay.MORNING, 6 * HOUR, 10 * HOUR)
_LATE_AFTERNOON = (PartOfDay.AFTERNOON, 15 * HOUR + 30, 18 * HOUR)
_PARTS = kinds("part tonight eve")
_AROUND_EVENTS = {
    ("after", "work"): (PartOfDay.EVENING, 17 * HOUR, 22 * HOUR),
    ("after", "school"): (PartOfDay.AFTERNOON, 15 * HOUR, 18 * HOUR),
    ("before", "work"): (PartOfDay.MORNING, 6 * HOUR, 9 * HOUR),
    ("before", "school"): (PartOfDay.MORNING, 6 * HOUR, 9 * HOUR),
}
_NUMBER = (
    "(?: number | bignum | minutes | compact | amount"
    " | teenword | tensword dash? hourword | tensword | hourword | couple of? )"
)
LENGTH = f"(?: half a? | a? {_NUMBER} | a )"


def _add(reading: Reading, match: re.Match[str], stretch: Stretch) -> Claim:
    part, first, last = stretch
    draft = TimeDraft(*match.span(), match.start(), first, last, TimeKind.PART_OF_DAY, part, settled=True)
    reading.times.append(draft)
    return match.span()


def _around_lunch(reading: Reading, match: re.Match[str]) -> Claim:
    if not reading.word(match.end() - 1).startswith("lunch"):
        return None
    return _add(reading, match, _AFTER_LUNCH if match[0][0] == KIND["after"] else _BEFORE_LUNCH)


def _around_work(reading: Reading, match: re.Match[str]) -> Claim:
    side = "after" if match[0][0] == KIND["after"] else "before"
    stretch = _AROUND_EVENTS.get((side, reading.word(match.end() - 1)))
    return _add(reading, match, stretch) if stretch else None


def _end_of_day(reading: Reading, match: re.Match[str]) -> Claim:
    return _add(reading, match, _END_OF_DAY) if reading.value(match, "UNIT") == DAY else None


def _end_of_business(reading: Reading, match: re.Match[str]) -> Claim:
    return _add(reading, match, _END_OF_DAY)


def _first_or_last_thing(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.word(match.start() + 1) != "thing" or reading.word(match.start() - 1) == "the":
        return None
    if match[0][0] == KIND["last"]:
        return _add(reading, match, _END_OF_DAY)
    return _add(reading, match, _FIRST_THING) if reading.tokens.values[match.start()] == 1 else None


def minutes_said(reading: Reading, match: re.Match[str]) -> int:
    """Of a match with LENGTH, UNIT and perhaps HALF: 'an hour and a half', '20 minutes', 'half an hour'."""
    unit = reading.value(match, "UNIT")
    start, end = match.span("LENGTH")
    if reading.kinds[start] == KIND["half"]:
        return unit // 2
    if reading.kinds[end - 1] == KIND["amount"] and not reading.word(end - 1).isdecimal():
        return _decimal_minutes(reading.word(end - 1), unit)
    number = sum(reading.tokens.values[start:end]) or 1
    if reading.kinds[start] == KIND["compact"]:
        number = number // HOUR * 100 + number % HOUR
    return number * unit + (unit // 2 if match["HALF"] else 0)


def _decimal_minutes(raw: str, unit: int) -> int:
    return round(float(raw) * unit) if raw.isascii() and raw.replace(".", "", 1).isdecimal() else unit


def _from_now(reading: Reading, match: re.Match[str]) -> Claim:
    """'In an hour': the moment is known to the minute, and may be tomorrow's."""
    moment = dt.datetime.combine(reading.today, reading.now.time()) + dt.timedelta(minutes=minutes_said(reading, match))
    minutes = moment.hour * HOUR + moment.minute
    reading.times.append(TimeDraft(*match.span(), match.start(), minutes % WHOLE_DAY))
    reading.add_day(match, moment.date())
    return match.span()


_COUNTED = f"(?P<LENGTH> {LENGTH} ) dash? (?P<UNIT> unit ) (?P<HALF> and a half )?"


def _early_or_late_day(reading: Reading, match: re.Match[str]) -> Claim:
    """'Early Friday' is its early morning, 'late on Friday' its late afternoon; a part said with the day says more."""
    if reading.kind(match.end("DATE")) in _PARTS or (reading.kind(match.end("DATE")) == KIND["time"]):
        return None
    stretch = _EARLY_MORNING if match["EDGE"] == KIND["early"] else _LATE_AFTERNOON
    start = match.start()
    part, first, last = stretch
    reading.times.append(TimeDraft(start, start + 1, start, first, last, TimeKind.PART_OF_DAY, part, settled=True))
    return start, start + 1


PART_RULES = (
    Rule("part", "(?: before | after ) the? part", _around_lunch),
    Rule(("after", "before"), "(?: before | after ) other{1,2}", _around_work),
    Rule("end", "(?: the | at | by )* end of? (?: the | other )? (?P<UNIT> dayunit )", _end_of_day),
    Rule("business_end", "business_end", _end_of_business),
    Rule(("ordword", "last"), "(?: ordword | last ) other (?: (?: in | on )? the? part )?", _first_or_last_thing),
    Rule("date", "(?P<EDGE> early | late ) on? (?P<DATE> date{1,8} )", _early_or_late_day),
    Rule("unit", f"(?: in | after ) {_COUNTED}", _from_now),
    Rule("unit", f"{_COUNTED} from now", _from_now),
)
