"""The customer of the demo: what she wants, and what she says to what she is answered."""

import re
from dataclasses import dataclass

NAME, NUMBER = "Jane Doe", "+12125550123"
OPENING = ("Hi!", "Could I get a haircut tomorrow afternoon?")
"""Two messages at once, as people write: they get one answer."""
LONGEST_TALK = 10


@dataclass(frozen=True, slots=True)
class Line:
    """Said when the answer fits `heard`; after a `last` one she is done."""

    heard: re.Pattern[str]
    said: str
    last: bool = False


LINES = (
    Line(re.compile(r"shall i book", re.IGNORECASE), "Yes please"),
    Line(re.compile(r"you're booked|is booked|all set", re.IGNORECASE), "Thank you, see you then!", last=True),
    Line(re.compile(r"\bwhich (location|place)|\bwhere\b", re.IGNORECASE), "Downtown please"),
    Line(re.compile(r"\bwhich (one|time)|\d{1,2}:\d{2} [AP]M.*\bor\b", re.IGNORECASE), "The second one works for me"),
    Line(re.compile(r"\bname\b", re.IGNORECASE), NAME),
)


def answer_to(heard: str) -> Line | None:
    """None when she does not know what to say to that."""
    return next((line for line in LINES if line.heard.search(heard)), None)
