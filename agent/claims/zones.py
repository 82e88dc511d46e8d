"""Time zones as replies name them beside a time: 'Central Time', 'EST', 'London time'."""

import re
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from agent.claims.facts import Facts

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
    r"\s*(?:(?:in the )?(?:morning|afternoon|evening))?\s*\(?\s*(?:(?P<short>E[SD]?T|C[SD]T|CT|M[SD]?T|P[SD]?T|GMT"
    r"|UTC|BST|CES?T)\b"
    r"|(?P<family>[Ee]astern|[Cc]entral|[Mm]ountain|[Pp]acific)\b(?! Park| Station| Street| Ave)"
    r"|(?P<city>[A-Z][\w.]*(?: [A-Z][\w.]*)?)(?:'s)?(?: local)? time\b)"
)


def known_zones(facts: Facts) -> Iterator[tuple[str, ZoneInfo]]:
    """The names of cities and places by which a zone of the business may be called."""
    for zone in (facts.zone, *(place.zone for place in facts.places if place.zone is not None)):
        yield zone.key.rsplit("/", 1)[-1].replace("_", " ").lower(), zone
    for place in facts.places:
        if place.zone is not None:
            yield place.name.lower(), place.zone


def zone_after(text: str, at: int, zones: Sequence[tuple[str, ZoneInfo]]) -> ZoneInfo | None:
    """The zone named right after this offset, if it is one we know."""
    found = _LABEL.match(text, at)
    if found is None:
        return None
    label = (found["short"] or found["family"] or found["city"]).lower()
    for name, zone in zones:
        if name == label:
            return zone
    key = _FAMILIES.get(label)
    return ZoneInfo(key) if key is not None else None
