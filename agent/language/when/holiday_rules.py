"""Days that have a name: 'Christmas Eve', 'New Year's Day', 'Good Friday'."""

import re

from agent.language.when import days
from agent.language.when.grammar import Rule
from agent.language.when.reading import Claim, Reading

_NAMES = {
    "christmas": "christmas day",
    "xmas": "christmas day",
    "xmas eve": "christmas eve",
    "xmas day": "christmas day",
    "easter": "easter sunday",
    "nye": "new year's eve",
    "new year eve": "new year's eve",
    "new years eve": "new year's eve",
    "new year": "new year's day",
    "new years": "new year's day",
    "new year day": "new year's day",
    "new years day": "new year's day",
    "valentine": "valentine's day",
    "valentines": "valentine's day",
    "valentine day": "valentine's day",
    "valentines day": "valentine's day",
    "patricks day": "st patrick's day",
    "thanksgiving day": "thanksgiving",
    **{name: name for name in days.HOLIDAYS},
}


def _holiday(reading: Reading, match: re.Match[str]) -> Claim:
    for length in range(match.end() - match.start(), 0, -1):
        words = (reading.word(match.start() + offset) for offset in range(length))
        said = " ".join(words).replace("’", "'")
        name = _NAMES.get(said) or _NAMES.get(said.replace("'s", "s"))
        if name and reading.word(match.start() - 1) != "happy":
            start = match.start()
            claim = reading.add_day(match, days.holiday(reading.today, name))
            reading.dates[-1].j = start + length
            return claim and (start, start + length)
    return None


HOLIDAY_RULES = (
    Rule("eve", "count dayunit eve", _holiday),
    Rule("holiday", "holiday (?: eve | dayunit | weekday )?", _holiday),
    Rule("count", "count dayunit dayunit?", _holiday),
    Rule("weekday", "other weekday", _holiday),
)
