"""Time zones as replies name them beside a time: 'Central Time', 'EST', 'London time'."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from agent.claims.facts import Facts

_DAY = 24 * 60
_FAMILIES = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "et": "America/New_York",
    "est": "America/New_York",
    "edt": "America/New_York",
    "ct": "America/Chicago",
    "cst": "America/Chicago",
    "cdt": "America/Chicago",
    "mt": "America/Denver",
    "mst": "America/Denver",
    "mdt": "America/Denver",
    "pt": "America/Los_Angeles",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "gmt": "Etc/GMT",
    "utc": "Etc/UTC",
    "bst": "Europe/London",
    "cet": "Europe/Paris",
    "cest": "Europe/Paris",
    "uk": "Europe/London",
}
_LABEL = re.compile(
    r"\s*(?:(?:in the )?(?:morning|afternoon|evening))?\s*\(?\s*(?:"
    r"(?:UTC|GMT)\s?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?"
    r"|(?P<key>[A-Z]\w+/[A-Z][\w/]+)"
    r"|(?P<short>E[SD]?T|C[SD]T|CT|M[SD]T|P[SD]T|PT|GMT|UTC|BST|CES?T)\b(?! \w+(?:ion|ment)\b)"
    r"|(?P<family>[Ee]astern|[Cc]entral|[Mm]ountain|[Pp]acific)\b(?! Park| Station| Street| Ave)"
    r"|(?P<city>[A-Z][\w.]*(?: [A-Z][\w.]*)?)(?:'s)?(?: local)? time\b)"
)


def known_zones(facts: Facts) -> Iterator[tuple[str, tzinfo]]:
    """The names of cities and places by which a zone of the business may be called."""
    for zone in (facts.zone, *(place.zone for place in facts.places if place.zone is not None)):
        yield zone.key.lower(), zone
        yield zone.key.rsplit("/", 1)[-1].replace("_", " ").lower(), zone
    for place in facts.places:
        if place.zone is not None:
            yield place.name.lower(), place.zone


def zone_after(text: str, at: int, zones: Sequence[tuple[str, tzinfo]]) -> tuple[tzinfo | None, int]:
    """The zone named right after this offset, if it is one we know, and where its name ends."""
    found = _LABEL.match(text, at)
    if found is None:
        return None, at
    if found["sign"]:
        minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
        offset = timedelta(minutes=minutes if found["sign"] == "+" else -minutes)
        return (timezone(offset) if minutes < _DAY else None), found.end()
    label = (found["key"] or found["short"] or found["family"] or found["city"]).lower()
    known = next((zone for name, zone in zones if name == label), None)
    if known is None and label in _FAMILIES:
        known = ZoneInfo(_FAMILIES[label])
    return known, found.end()
