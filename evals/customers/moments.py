"""Days and times in what a business writes, as a person reads them; every model has its own way to put them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_WEEKDAY = r"mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "may" else "may" for name in MONTHS) + "|sept"
_NTH = r"(?:st|nd|rd|th)?"
_DAY = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d\d-\d\d\b)"
    rf"|(?:\b(?:{_WEEKDAY})\b\.?,?\s+(?:the\s+)?)?\b(?P<d1>\d{{1,2}}){_NTH}(?:\s+of)?\s+(?P<m1>{_MONTH})\b\.?(?:,?\s+(?P<y1>20\d\d))?"
    rf"|(?:\b(?:{_WEEKDAY})\b\.?,?\s+)?\b(?P<m2>{_MONTH})\b\.?\s+(?P<d2>\d{{1,2}}){_NTH}(?:,?\s+(?P<y2>20\d\d))?"
    rf"|\b(?P<rel>today|tonight|tomorrow|day after tomorrow)\b"
    rf"|\b(?P<wd>{_WEEKDAY})\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?P<h12>1[0-2]|0?[1-9])(?:[:.](?P<m12>[0-5]\d))?\s?(?P<half>[ap])m\b"
    r"|\b(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)\b(?!\s?[ap]m)"
    r"|\b(?P<word>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"\(?\b(?:UTC|GMT)\s?[+−-]\d\d?:?\d\d\)?")
_DOTTED = re.compile(r"\b([ap])\.\s?m\.?(?=\W|$)", re.IGNORECASE)
_SHARED_HALF = re.compile(
    r"\b(1[0-2]|0?[1-9])(:[0-5]\d)?(?=(?:\s*,\s*(?:1[0-2]|0?[1-9])(?::[0-5]\d)?)*\s*(?:,|or|and|to|[-–])\s*"
    r"(?:1[0-2]|0?[1-9])(?::[0-5]\d)?\s?([ap])m\b)(?!\s?[ap]m)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A moment by the local clock; `day` or `clock` is None where it was not said."""

    day: date | None
    clock: time | None
    position: int

    def moment(self, otherwise: date | None = None) -> datetime | None:
        day = self.day or otherwise
        return None if day is None or self.clock is None else datetime.combine(day, self.clock)


def tidy(text: str) -> str:
    """Without what only looks like a time, and with `a.m.` as `am`."""
    text = _DOTTED.sub(r"\1m", text.replace("\u202f", " ").replace("\u00a0", " "))
    text = _OFFSET.sub("", text)
    return _SHARED_HALF.sub(lambda found: f"{found[1]}{found[2] or ''} {found[3]}m", text)


def days_in(text: str, today: date) -> list[tuple[int, int, date]]:
    """Where each day begins and ends, and which it is."""
    found = []
    for match in _DAY.finditer(text):
        day = _day(match, today)
        if day is not None:
            found.append((match.start(), match.end(), day))
    return found


def times_in(text: str) -> list[tuple[int, time]]:
    return [(match.start(), _time(match)) for match in _TIME.finditer(text)]


def moments_in(text: str, today: date) -> list[Told]:
    """Each time with its day: the last one named before it, else the first one named after it on the same line."""
    text = tidy(text)
    found: list[Told] = []
    carried: date | None = None
    offset = 0
    for line in text.split("\n"):
        days, times = days_in(line, today), times_in(line)
        for position, clock in times:
            before = [day for start, _, day in days if start < position]
            after = [day for start, _, day in days if start > position]
            day = before[-1] if before else carried if _is_listed(line) and carried else after[0] if after else carried
            found.append(Told(day, clock, offset + position))
        if days:
            carried = days[-1][2]
        offset += len(line) + 1
    return found


def _is_listed(line: str) -> bool:
    return re.match(r"\s*(?:[-*•]|\d+[.)])\s", line) is not None


def _day(match: re.Match[str], today: date) -> date | None:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return _real(year, month, day)
    if match["rel"]:
        word = match["rel"].lower()
        return today + timedelta(days={"tomorrow": 1, "day after tomorrow": 2}.get(word, 0))
    if match["wd"]:
        wanted = next(place for place, name in enumerate(WEEKDAYS) if name.startswith(match["wd"].lower()[:3]))
        return today + timedelta(days=(wanted - today.weekday()) % 7)
    number, name, said_year = match["d1"] or match["d2"], match["m1"] or match["m2"], match["y1"] or match["y2"]
    month = next(place for place, each in enumerate(MONTHS, 1) if each.startswith(name.lower()[:3]))
    if said_year:
        return _real(int(said_year), month, int(number))
    return min(_candidates(today, month, int(number)), key=lambda found: abs((found - today).days - 60), default=None)


def _candidates(today: date, month: int, day: int) -> Iterator[date]:
    for year in (today.year - 1, today.year, today.year + 1):
        found = _real(year, month, day)
        if found is not None:
            yield found


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(match: re.Match[str]) -> time:
    if match["word"]:
        return time(0) if match["word"].lower() == "midnight" else time(12)
    if match["h24"]:
        return time(int(match["h24"]), int(match["m24"]))
    hour = int(match["h12"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return time(hour, int(match["m12"] or 0))
