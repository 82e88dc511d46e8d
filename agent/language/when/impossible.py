"""Days that no calendar has: "31 November", "Feb 30", "31/4"."""

import re
from datetime import date
from typing import NamedTuple

from agent.language.when.days import made, next_day_of_year

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = r"uary|ruary|ch|il|e|y|ust|t|tember|ober|ember"
_MONTH = rf"(?P<{{0}}>{'|'.join(_MONTHS)})(?:{_FULL})?\.?(?![a-z])"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:.]|\s?(?:[ap]\.?m\b|min|hour|o'?clock|people|dollar|usd|%))"
_NAMED = re.compile(
    rf"\b(?:(?:the )?{_DAY.format('day1')} (?:of )?{_MONTH.format('month1')}"
    rf"|{_MONTH.format('month2')} (?:the )?{_DAY.format('day2')})(?:,? (?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<![\d/.-])(?:(?P<iso>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)|(?P<one>\d{1,2})/(?P<two>\d{1,2}))(?![\d/])"
)
_ORDINAL = re.compile(r"(?:^\s*|\bthe )3(?:2nd|3rd|[4-9]th)\b(?! (?:st|street|ave|avenue|floor)\b)", re.IGNORECASE)
_LEAP = 29


class ImpossibleDay(NamedTuple):
    """`words` as they were typed, from `start` to `end` of the text."""

    words: str
    start: int
    end: int


def read_impossible(text: str, today: date) -> ImpossibleDay | None:
    if not any(char.isdecimal() for char in text):
        return None
    for found in _NAMED.finditer(text):
        month = _MONTHS.index((found["month1"] or found["month2"]).lower()) + 1
        if not _exists(today, found["year"], month, int(found["day1"] or found["day2"])):
            return _as_found(found)
    for found in _NUMBERED.finditer(text):
        if found["iso"] and not made(int(found["iso"]), int(found["month"]), int(found["day"])):
            return _as_found(found)
        if found["one"] and _looks_like_a_date(int(found["one"]), int(found["two"])):
            one, two = int(found["one"]), int(found["two"])
            if not (_exists(today, None, two, one) or _exists(today, None, one, two)):
                return _as_found(found)
    lone = _ORDINAL.search(text)
    return _as_found(lone) if lone else None


def _as_found(found: re.Match[str]) -> ImpossibleDay:
    return ImpossibleDay(found.group().strip().removeprefix("the "), found.start(), found.end())


def _looks_like_a_date(one: int, two: int) -> bool:
    """One of them can be a month and the other no less than the days that every month has."""
    smaller, greater = sorted((one, two))
    return 1 <= smaller <= 12 and 28 < greater <= 31


def _exists(today: date, year: str | None, month: int, day: int) -> bool:
    if day == 0 or not 1 <= month <= 12:
        return False
    if year:
        return made(int(year), month, day) is not None
    coming = next_day_of_year(today, month, day)
    return coming is not None and (day != _LEAP or month != 2 or (coming - today).days <= 366)
