"""Conversations written down: what a customer says, what each answer must contain, and what is booked in the end.

# a move by the day alone                     the name of the conversation
@ bloom                                       the business, `demo` unless said
> haircut downtown friday 2pm                 a message; a burst is divided by " // "
< free for your Haircut                       what the answer contains; "<! words" is what it must not
+ 45                                          minutes pass
! 2027-03-12T09:00:00-05:00                   this is the time now
& visitor-2                                   from here on somebody else writes
= confirmed | Haircut | Ana Silva | Downtown | 2026-11-27 14:00 | Jane
"""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Line:
    """`mark` is the first character, `text` the rest."""

    mark: str
    text: str


@dataclass
class WrittenTalk:
    name: str
    business: str = "demo"
    lines: list[Line] = field(default_factory=list)
    bookings: list[str] = field(default_factory=list)


def read_talks(file: Path) -> list[WrittenTalk]:
    talks: list[WrittenTalk] = []
    for raw in file.read_text().splitlines():
        mark, text = raw[:1], raw[1:].strip()
        match mark:
            case "":
                continue
            case "#":
                talks.append(WrittenTalk(text))
            case "@":
                talks[-1].business = text
            case "=":
                talks[-1].bookings.append(text)
            case ">" | "<" | "+" | "!" | "&":
                talks[-1].lines.append(Line(mark, text))
            case _:
                raise ValueError(f"{file.name}: {raw!r}")
    return talks
