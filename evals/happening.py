"""What the world does, in a conversation or in a reference solution: the team, other customers, the clock, faults."""

from datetime import datetime, timedelta
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from evals.strict_data import Id, LocalMoment, Strict

WORLD_MOMENTS = ("start", "offered", "held", "read_back", "committed", "person_asked")
WorldMoment = Annotated[str, Field(pattern=rf"^({'|'.join(WORLD_MOMENTS)}|turn [1-9]\d*)$")]


class TheirBooking(Strict):
    """Made by hand by the team, for somebody else."""

    service: Id
    location: Id
    provider: Id
    start: LocalMoment
    name: str = "Robin Walker"
    phone: str | None = None
    email: str | None = None
    notes: str | None = None


class TimeOffSpan(Strict):
    provider: Id
    since: LocalMoment = Field(alias="from")
    until: LocalMoment = Field(alias="to")


class ToolFault(Strict):
    """The tool breaks; `times` -1 for good."""

    tool: Id
    times: int = 1


class Lie(Strict):
    """The model says just that, whatever it was asked; `times` -1 for good."""

    text: str
    times: int = 1


class TeamCancels(Strict):
    booking: str
    reason: str = "closed for repairs"


def _span(value: Any) -> Any:
    if isinstance(value, str) and value.startswith("+"):
        number, unit = value[1:-1], value[-1:]
        if number.isdecimal() and unit in "smhd":
            return timedelta(**{{"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}[unit]: int(number)})
        raise ValueError("a span is +30s, +15m, +2h or +1d")
    return value


class Doing(Strict):
    """One thing that happens. `clock` is a span from now, or a moment with its offset. A booking is named by its id in
    `before.bookings`, or `last`: the latest that was made in the customer's conversation. With `somebody_books`
    `proposed`, a stranger takes the very time that the customer was read back or offered last."""

    somebody_books: TheirBooking | None = None
    somebody_takes_offer: bool = False
    team_confirms: str | None = None
    team_cancels: TeamCancels | None = None
    team_takes_over: bool = False
    team_says: str | None = None
    team_hands_back: str | None = None
    time_off: TimeOffSpan | None = None
    clock: Annotated[timedelta | datetime, BeforeValidator(_span)] | None = None
    tool_fails: ToolFault | None = None
    model_fails: int | None = Field(default=None, ge=1)
    model_says: Lie | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        names = set(Doing.model_fields)
        if len([name for name in names & self.model_fields_set if getattr(self, name) not in (None, False)]) != 1:
            raise ValueError("one thing happens at a time: " + ", ".join(sorted(names)))
        return self


class Happening(Doing):
    """`at`: after the reply in which that first came about, before the customer reads it."""

    at: WorldMoment
