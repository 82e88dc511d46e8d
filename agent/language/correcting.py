"""Whether a message is about one's own details in a booking: "change the name on my appointment to Mita Ghosh"."""

import re
from enum import StrEnum


class Detail(StrEnum):
    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"


_VERB = r"(?:change|correct|update|fix|amend|edit|modify|replace|put right)"
_WHAT = (
    r"(?P<what>(?:(?:first|last|full|family|sur) ?)?name|surname|(?:tele)?phone(?: number)?|(?:mobile|cell|contact)"
    r"(?: number)?|number|e-?mail(?: address)?)"
)
_WHOSE = r"(?:the|my|our|his|her|their|that)"
_BOOKED = r"(?:(?:on|for|of|in|under|with) )"
_READERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_VERB} (?:{_WHOSE} )?(?:\w+ )?{_WHAT}\b",
        rf"\b{_WHOSE} {_WHAT} (?:{_BOOKED}.{{3,60}}? )?(?:should (?:be|read|say)|(?:is|was|isn['’]t)\b.{{0,20}}"
        r"\b(?:wrong|incorrect|misspel\w+|not right|not correct|outdated|out of date|old))\b",
        rf"\b(?:misspel\w+|(?:spel\w+|wrote|got) {_WHOSE} {_WHAT} (?:wrong|incorrectly))\b",
    )
)
_NEW_VALUE = re.compile(
    r"\b(?:to|should be|should read|should say|it is|it['’]s|is spel(?:led|t)|is) +(?=\S)", re.IGNORECASE
)
_KINDS = (("name", Detail.NAME), ("mail", Detail.EMAIL))


def read_corrected(text: str) -> Detail | None:
    """Which of the details it is that is not right."""
    for reader in _READERS:
        if found := reader.search(text):
            what = (found.groupdict().get("what") or "name").lower()
            return next((detail for part, detail in _KINDS if part in what), Detail.PHONE)
    return None


def new_value_at(text: str) -> int | None:
    """Where in the text that begins which is to stand there from now on."""
    starts = [found.end() for found in _NEW_VALUE.finditer(text)]
    return starts[-1] if starts else None
