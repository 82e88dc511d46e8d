"""What a condensed conversation still tells: the customer's last choices and details, as the note has them."""

import re
from dataclasses import dataclass

_CHOICES = re.compile(r"^Last choices: (.*)\.$", re.MULTILINE)
_CHOSEN = re.compile(r"\b(service|place|provider|moving) ([\w-]+)(?=,|$)")
_SAID = re.compile(r"^Customer: “(.*)”$", re.MULTILINE)
_GIVEN = re.compile(r"\b(name|phone|email|notes) given “([^”]*)”")


@dataclass(frozen=True, slots=True)
class Remembered:
    """Ids and details as the tools were given them, whether something came of it, and what the customer wrote."""

    service_id: str | None = None
    location_id: str | None = None
    provider_id: str | None = None
    moving_booking_id: str | None = None
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    notes: str | None = None
    carried_out: bool = False
    said: tuple[str, ...] = ()


NOTHING = Remembered()


def remembered(note: str) -> Remembered | None:
    """None where the note is not that of a condensed conversation."""
    if not note.startswith("Earlier in this conversation"):
        return None
    line = _CHOICES.search(note) or [note, ""]
    chosen: dict[str, str] = dict(_CHOSEN.findall(_GIVEN.sub("", line[1])))
    given: dict[str, str] = dict(_GIVEN.findall(line[1]))
    return Remembered(
        chosen.get("service"),
        chosen.get("place"),
        chosen.get("provider"),
        chosen.get("moving"),
        given.get("name"),
        given.get("phone"),
        given.get("email"),
        given.get("notes"),
        line[1].endswith("carried out since"),
        tuple(_SAID.findall(note)),
    )
