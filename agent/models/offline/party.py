"""For how many people it is: "haircuts for me and my husband", "two haircuts"."""

import re

from agent.language.catalog import Kind
from agent.language.understanding import Understanding

MOST_OTHERS = 2
_NUMBERS = {"two": 2, "2": 2, "couple of": 2, "three": 3, "3": 3}
_TWO = re.compile(
    r"\b(?:me|myself|i) and (?:my|our) (?!hair|nails?|beard|back)[a-z]+\b"
    r"|\bmy (?!hair|nails?|beard|back)[a-z]+ and (?:me|myself|i)\b|\b(?:both|the two|two|2) of us\b|\bus both\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(two|2|three|3) (?:people|persons|adults|kids|children|of us)\b", re.IGNORECASE)
_BEFORE_SERVICE = re.compile(r"\b(two|2|couple of|three|3) (?:\w+ )?$", re.IGNORECASE)
_FOR_OTHER = re.compile(r"\bfor (?:my|our|his|her|a|another) (?:\w+ )?(?!hair|nails?|beard|back)[a-z]+", re.IGNORECASE)


def others_in(heard: Understanding) -> int:
    """How many more than one."""
    if _TWO.search(heard.text):
        return 1
    counted = _COUNTED.search(heard.text)
    services = [mention for mention in heard.mentions if mention.kind is Kind.SERVICE]
    if counted is None and len(services) == 1 and heard.text[: services[0].end].endswith("s"):
        counted = _BEFORE_SERVICE.search(heard.text[: services[0].start])
    return min(_NUMBERS[counted[1].lower()] - 1, MOST_OTHERS) if counted else 0


def is_for_other(heard: Understanding) -> bool:
    return _FOR_OTHER.search(heard.text) is not None
