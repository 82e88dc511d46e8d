"""What there is before the customer writes."""

from typing import Literal

from pydantic import Field

from evals.happening import TimeOffSpan
from evals.strict_data import Id, LocalMoment, Strict


class Person(Strict):
    """Somebody else who has written before, with the conversation they had."""

    id: Id
    name: str
    phone: str | None = None
    email: str | None = None
    channel: Literal["web", "whatsapp"] = "whatsapp"
    opted_out: bool = False
    said: tuple[str, ...] = ()


class Booked(Strict):
    """`of`: `nobody` (made by hand; found by its phone if that is somebody's proven number), `customer` (in the
    conversation of the scenario's customer), `customer_elsewhere` (theirs, from another conversation), or a person."""

    id: Id
    service: Id
    location: Id
    provider: Id
    start: LocalMoment
    of: str = "nobody"
    name: str = "Robin Walker"
    phone: str | None = None
    email: str | None = None
    notes: str | None = None
    status: Literal["pending", "confirmed", "completed", "cancelled", "no_show"] | None = None
    source: Literal["manual", "api"] = "manual"


class Said(Strict):
    """A line of the customer's conversation so far, for one that goes on from an earlier one."""

    role: Literal["customer", "agent", "staff"]
    text: str = Field(min_length=1)


class Before(Strict):
    """`opted_out`: the customer themselves has sent STOP."""

    people: tuple[Person, ...] = ()
    bookings: tuple[Booked, ...] = ()
    time_off: tuple[TimeOffSpan, ...] = ()
    opted_out: bool = False
    talk: tuple[Said, ...] = ()
