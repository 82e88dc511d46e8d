"""Day arithmetic: which day a name means, seen from today. Nothing here looks at text."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

MONDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = 0, 3, 4, 5, 6


def plus(day: date, days: int) -> date | None:
    """None where the calendar ends."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def monday_of(day: date) -> date:
    return day - timedelta(day.weekday())


def coming(today: date, weekday: int) -> date:
    """The next such day after today: on a Friday, Friday is a week away."""
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)


def on_or_after(day: date, weekday: int) -> date:
    return day + timedelta((weekday - day.weekday()) % 7)


def span(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(ahead) for ahead in range((last - first).days + 1))


def made(year: int, month: int, day: int) -> date | None:
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def months_on(today: date, months: int) -> tuple[int, int]:
    """Year and month so many months from this one."""
    total = today.year * 12 + today.month - 1 + months
    return total // 12, total % 12 + 1


def month_later(today: date, months: int) -> date | None:
    year, month = months_on(today, months)
    return made(year, month, min(today.day, monthrange(year, month)[1])) if 1 <= year <= 9998 else None


def next_day_of_month(today: date, day: int) -> date | None:
    """The first day of that number from today on; the 31st skips the months that have none."""
    for months in range(4):
        found = made(*months_on(today, months), day)
        if found and found >= today:
            return found
    return None


def next_day_of_year(today: date, month: int, day: int) -> date | None:
    """29 February may be seven years away, where a century skips it."""
    for year in range(today.year, today.year + 9):
        found = made(year, month, day)
        if found and found >= today:
            return found
    return None


def month_span(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """`nth` counts from 1; -1 is the last of the month."""
    first, last = month_span(year, month)
    if nth < 0:
        return last - timedelta((last.weekday() - weekday) % 7)
    return made(year, month, on_or_after(first, weekday).day + 7 * (nth - 1))


def easter_sunday(year: int) -> date:
    """The anonymous Gregorian computus."""
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * leap + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def thanksgiving(year: int) -> date:
    return on_or_after(date(year, 11, 22), THURSDAY)


def holiday(today: date, name: str) -> date:
    """The next day of that name, today included."""
    found = _holiday_in(today.year, name)
    return found if found >= today else _holiday_in(today.year + 1, name)


def _holiday_in(year: int, name: str) -> date:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    anchor, days = _MOVING[name]
    return (easter_sunday(year) if anchor == "easter" else thanksgiving(year)) + timedelta(days)


_FIXED = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "independence day": (7, 4),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
}
_MOVING = {
    "good friday": ("easter", -2),
    "easter sunday": ("easter", 0),
    "easter monday": ("easter", 1),
    "thanksgiving": ("thanksgiving", 0),
    "black friday": ("thanksgiving", 1),
    "cyber monday": ("thanksgiving", 4),
}
HOLIDAYS = (*_FIXED, *_MOVING)
