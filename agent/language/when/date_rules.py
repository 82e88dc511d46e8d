"""Days named by their number: '7 March', '3/7', 'the 10th', 'the 1st of next month'."""

import datetime as dt
import re
from datetime import timedelta

from agent.language.when import days
from agent.language.when.drafts import DateDraft
from agent.language.when.grammar import Rule
from agent.language.when.lookalikes import month_is_other, ordinal_is_other, runs_on, weekday_is_other
from agent.language.when.mention import DateKind
from agent.language.when.reading import Claim, Reading
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import MONTH

# A plain number is no day where it is plainly an hour, or counts something.
NO_HOUR = "(?! ish? meridiem | ish | oclock | dash? unit | dash? dayunit | count | plural | another)"
_SPELLED = "tensword dash? ordword | ordword"
_ORDINAL = f"(?: ordinal | {_SPELLED} )"
_DAY = (
    f"(?: ordinal | {_SPELLED} | (?: number | bignum ) {NO_HOUR}"
    f" | (?: tensword dash? hourword | teenword | hourword | tensword ) {NO_HOUR} )"
)
_BEFORE = "(?: (?P<BEFORE> weekday ) comma? on? the? )?"
_AFTER = "(?: comma? (?P<AFTER> weekday ) )?"
_YEAR = "(?: comma? (?P<YEAR> year ) )?"
_OF_MONTH = "(?: of (?: this | next ) dayunit )?"
_LINK = "(?P<LINK> (?P<SPAN> dash | to | till | through ) | comma? and | comma? or )"

_MORE = f"(?: comma? (?: and | or ) | comma (?= {_DAY} (?: comma | and | or ) ) )"
_LONGEST_LIST = 4
_LONG_GONE = timedelta(300)

_NUMBERS, _HOUR_COMES = kinds("number bignum ordinal"), kinds("at around by before after till from")
_RATINGS = ("5/5", "10/10")
_PLAIN_NUMBERS = kinds("number bignum")
_FEW_ENOUGH_TO_CHOOSE = 5
_CHOOSING = frozenset({"take", "choose", "pick", "prefer", "like", "want", "with"})


def day_number(reading: Reading, match: re.Match[str], group: str) -> int:
    start, end = match.span(group)
    return sum(reading.tokens.values[start:end])


def _written_in_full(raw: str, day_first: bool) -> list[dt.date]:
    """The readings of '2019-03-07', '3/7/19' or '7.3.2019', the likelier first; dots put the day first everywhere."""
    one, two, three = (int(part) for part in re.findall(r"\d+", raw)[:3])
    if one > 31:
        found = [days.made(one, two, three)]
    else:
        year = three if three > 99 else 2000 + three
        found = [days.made(year, two, one), days.made(year, one, two)]
        if not (day_first or "." in raw):
            found.reverse()
    return [day for day in dict.fromkeys(found) if day]


def _written_short(value: int, today: dt.date, day_first: bool) -> list[dt.date]:
    one, two = divmod(value, 100)
    found = [days.next_day_of_year(today, two, one), days.next_day_of_year(today, one, two)]
    if not day_first:
        found.reverse()
    return [day for day in dict.fromkeys(found) if day]


def _numeric(reading: Reading, match: re.Match[str]) -> Claim:
    index = match.start("DATE")
    if reading.word(index) == "24/7" or (reading.word(index) in _RATINGS and runs_on(reading, match.end())):
        return None
    if reading.kinds[index] == KIND["fulldate"]:
        found = _written_in_full(reading.word(index), reading.day_first)
        found.sort(key=lambda day: day < reading.today)
    else:
        found = _written_short(reading.tokens.values[index], reading.today, reading.day_first)
    for group in ("BEFORE", "AFTER"):
        if match[group]:
            weekday = reading.value(match, group)
            found.sort(key=lambda day: day.weekday() != weekday)
    return _add_with_year(reading, match, found[0], tuple(found[1:])) if found else None


def _add_with_year(reading: Reading, match: re.Match[str], day: dt.date, others: tuple[dt.date, ...]) -> Claim:
    """A day long gone is a birthday or a story, nothing to book."""
    claim = reading.add_day(match, day, others)
    reading.dates[-1].past = day < reading.today - _LONG_GONE
    return claim


def _in_month(reading: Reading, match: re.Match[str], day: int) -> tuple[dt.date | None, tuple[dt.date, ...]]:
    """A day that has passed this year is next year's, with this year's as the other reading."""
    month = reading.value(match, "MONTH")
    if match["YEAR"]:
        return days.made(reading.value(match, "YEAR"), month, day), ()
    found = days.next_day_of_year(reading.today, month, day)
    passed = days.made(reading.today.year, month, day)
    return found, (passed,) if passed and passed != found else ()


def _belongs_to_number_before(reading: Reading, match: re.Match[str]) -> bool:
    """In '18 June 2' the 2 is an hour, in 'at 10 June 2nd' the 10 is."""
    month = match.start("MONTH")
    if match.start("DAY") < month or match["DAY"] not in _PLAIN_NUMBERS:
        return False
    before = reading.kind(month - 1)
    return before in _NUMBERS and reading.kind(month - 2) not in _HOUR_COMES


def _month_and_day(reading: Reading, match: re.Match[str]) -> Claim:
    if month_is_other(reading, match.start("MONTH"), match.start("DAY")) or _belongs_to_number_before(reading, match):
        return None
    day, other = _in_month(reading, match, day_number(reading, match, "DAY"))
    if day is None:
        return None
    if not match["LINK"]:
        return _add_with_year(reading, match, day, other)
    second, _ = _in_month(reading, match, day_number(reading, match, "SECOND"))
    if second is None:
        return None
    forward = match.start("DAY") < match.start("SECOND")
    first, last = (day, second) if forward else (second, day)
    if match["SPAN"]:
        if last < first:
            return None
        reading.dates.append(DateDraft(match.start(), match.end(), first, last, DateKind.RANGE))
        return match.span()
    reading.dates.append(DateDraft(match.start(), match.start("LINK"), first, first))
    reading.dates.append(DateDraft(match.end("LINK"), match.end(), last, last, joined=True))
    return match.span()


def _another_day(reading: Reading, match: re.Match[str]) -> Claim:
    """The 18 of '16, 17 or 18 June' turned round: 'June 16, 17 or 18'."""
    day = day_number(reading, match, "DAY")
    before = next((draft for draft in reading.dates if draft.j - 1 == match.start()), None)
    if before is None or day <= before.last.day or before.kind is DateKind.RANGE:
        return None
    found = days.made(before.last.year, before.last.month, day)
    if found is None:
        return None
    reading.dates.append(DateDraft(match.start("DAY"), match.end(), found, found, joined=True))
    return match.start("DAY"), match.end()


def _day_of_named_month(reading: Reading, match: re.Match[str]) -> Claim:
    if reading.value(match, "UNIT") != MONTH:
        return None
    day, qualifier = day_number(reading, match, "DAY"), match["QUALIFIER"]
    if qualifier == KIND["the"]:
        return reading.add_day(match, days.next_day_of_month(reading.today, day))
    ahead = {KIND["this"]: 0, KIND["last"]: -1}.get(qualifier, 1)
    return reading.add_day(match, days.made(*days.months_on(reading.today, ahead), day))


def _weekday_and_number(reading: Reading, match: re.Match[str]) -> Claim:
    """'Thursday the 4th' is the next 4th that is a Thursday. A plain number is only believed when that day is near:
    'Friday 8' said on the 1st; if it fits no day, weekday and number are two things."""
    day, weekday = day_number(reading, match, "DAY"), reading.value(match, "WEEKDAY")
    if weekday_is_other(reading, match.start("WEEKDAY")):
        return None
    plain = match["DAY"] in _PLAIN_NUMBERS
    for months in range(2 if plain else 3):
        found = days.made(*days.months_on(reading.today, months), day)
        if found and found >= reading.today and found.weekday() == weekday:
            if plain and day <= 12 and found - reading.today > timedelta(14):
                return None
            return reading.add_day(match, found)
    return None


def _ordinal(reading: Reading, match: re.Match[str]) -> Claim:
    day = day_number(reading, match, "DAY")
    if not 1 <= day <= 31 or ordinal_is_other(reading, match.start(), match.end()):
        return None
    return reading.add_day_of_month(match, day)


def _spelled_ordinal(reading: Reading, match: re.Match[str]) -> Claim:
    """'The second' is rather a choice than a day, unless a preposition says otherwise."""
    day = day_number(reading, match, "DAY")
    if day <= _FEW_ENOUGH_TO_CHOOSE and not match["ANCHOR"]:
        before = {reading.word(match.start() - back) for back in (1, 2, 3)}
        if day <= 2 or before & _CHOOSING:
            return None
        claim = _ordinal(reading, match)
        if claim:
            reading.add_choice(match, day)
        return claim
    return _ordinal(reading, match)


def _numbered_day(reading: Reading, match: re.Match[str]) -> Claim:
    day = reading.value(match, "DAY")
    return reading.add_day_of_month(match, day) if 1 <= day <= 31 else None


DATE_RULES = (
    Rule("fulldate", f"{_BEFORE} the? (?P<DATE> fulldate ) {_AFTER}", _numeric),
    Rule(
        "month",
        f"{_BEFORE} (?P<MONTH> month ) the? (?P<DAY> {_DAY} ) (?: {_LINK} the? (?P<SECOND> {_DAY} ) )?"
        f" {_YEAR} {_AFTER} {_OF_MONTH}",
        _month_and_day,
    ),
    Rule(
        "month",
        f"{_BEFORE} (?: the? (?P<SECOND> {_DAY} ) {_LINK} )?"
        f" the? (?P<DAY> {_DAY} ) of? (?: comma | dash )? (?P<MONTH> month ) {_YEAR} {_AFTER}",
        _month_and_day,
    ),
    Rule(
        "slashdate",
        f"{_BEFORE} the? (?P<DATE> slashdate ) (?! a? unit | a? dayunit | of ) {_AFTER}",
        _numeric,
    ),
    Rule(
        "dayunit",
        f"{_BEFORE} the? (?P<DAY> {_DAY} ) of? (?P<QUALIFIER> this | next | last | the | coming | following )"
        " (?P<UNIT> dayunit )",
        _day_of_named_month,
    ),
    Rule(
        "dayunit",
        f"(?P<QUALIFIER> this | next ) (?P<UNIT> dayunit ) comma? on? the (?P<DAY> {_DAY} )",
        _day_of_named_month,
    ),
    *(Rule(("month", "date"), f"date {_MORE} the? (?P<DAY> {_DAY} )", _another_day) for _ in range(_LONGEST_LIST)),
    Rule("weekday", f"(?P<WEEKDAY> weekday ) comma? on? the? (?P<DAY> {_ORDINAL} )", _weekday_and_number),
    Rule(
        "weekday",
        f"(?P<WEEKDAY> weekday ) (?: on? the )? (?P<DAY> number | bignum ) {NO_HOUR} (?! dash | to | till )",
        _weekday_and_number,
    ),
    Rule("ordinal", f"the? (?P<DAY> {_ORDINAL} ) comma? (?P<WEEKDAY> weekday )", _weekday_and_number),
    Rule("ordinal", "(?: on? the )? (?P<DAY> ordinal )", _ordinal),
    Rule(
        "ordword",
        f"(?P<ANCHOR> on | for | by | till | from | after | before | since | between | to )? the (?P<DAY> {_SPELLED} )",
        _spelled_ordinal,
    ),
    Rule("on", f"on (?P<DAY> bignum ) {NO_HOUR} (?! of | other | part | dash | to )", _numbered_day),
    Rule(
        "the",
        f"(?: on | for | by | till | from | after | before ) the (?P<DAY> number | bignum )"
        f" {NO_HOUR} (?! of | other | part | dash | to )",
        _numbered_day,
    ),
)
