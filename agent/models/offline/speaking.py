"""How lists, days and times of day are put into words."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from tools.wording import TWELVE_HOUR_COUNTRIES


def joined(said: Iterable[str], *more: str) -> str:
    """One after the other; what ends a line is followed by a new one."""
    text = ""
    for part in (*said, *more):
        if part:
            text += part if not text or text.endswith("\n") else f" {part}"
    return text.rstrip("\n")


def listing(words: Sequence[str], last: str = "or") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def short_day(words: str) -> str:
    """Without the year, which nobody says of an appointment."""
    parts = words.split(" ")
    return " ".join(part for part in parts if not (part.rstrip(",").isdigit() and len(part.rstrip(",")) == 4))


def spoken_clock(clock: time, country: str) -> str:
    if country not in TWELVE_HOUR_COUNTRIES:
        return f"{clock:%H:%M}"
    return f"{clock.hour % 12 or 12}:{clock:%M} {'AM' if clock.hour < 12 else 'PM'}"


def spoken_date(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def shortened(text: str, most: int = 200) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
