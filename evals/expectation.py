"""What must be true at the end."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from evals.strict_data import Choice, Clock, Id, Lines, LocalDay, LocalMoment, Strict, as_items


class StartBetween(Strict):
    """Both ends included, by the location's clock."""

    first: LocalMoment
    last: LocalMoment


class ExpectedBooking(Strict):
    """A booking that is there at the end; what is not given may be anything. Lists are alternatives.

    `before` names the booking of the beginning that it is: then only what is given may have changed. `linked`: it
    belongs to the customer's conversation. `moved_from` names the booking (of the beginning) that it replaces.
    """

    before: Id | None = None
    service: Choice | None = None
    location: Choice | None = None
    provider: Choice | None = None
    start: Annotated[tuple[LocalMoment | StartBetween, ...], BeforeValidator(as_items)] | None = None
    status: Choice | None = None
    source: Choice | None = None
    name: Choice | None = None
    phone: str | None = None
    email: str | None = None
    notes_contain: str | None = None
    linked: bool | None = None
    moved_from: str | None = None
    reason_contains: str | None = None


class Fact(Strict):
    """Something said, one of: `words` as they are (any of them), a time of the clock however it is written, a day
    however it is written, an amount. `by`: `agent` (default) or anybody of the business."""

    words: Lines | None = None
    time: Clock | None = None
    day: LocalDay | None = None
    amount: str | None = None
    pattern: str | None = None


def _as_fact(value: Any) -> Any:
    return {"words": value} if isinstance(value, str) else value


FactOrText = Annotated[Fact, BeforeValidator(_as_fact)]


class CallPattern(Strict):
    """A tool call; of the arguments, those that are given must be equal, `"*"` stands for any that is not null."""

    tool: Id
    arguments: dict[str, Any] = Field(default_factory=dict)


def _as_call(value: Any) -> Any:
    return {"tool": value} if isinstance(value, str) else value


CallOrName = Annotated[CallPattern, BeforeValidator(_as_call)]


class Expectation(Strict):
    """`bookings` are all that are new or changed: every other booking must be as it was. `person`: whether somebody of
    the team was asked for. `turns`: the most replies it may take. `opted_out`: what stands at the end."""

    bookings: tuple[ExpectedBooking, ...] = ()
    calls: tuple[CallOrName, ...] = ()
    no_calls: tuple[CallOrName, ...] = ()
    said: tuple[FactOrText, ...] = ()
    not_said: tuple[FactOrText, ...] = ()
    person: bool | None = None
    owner: Literal["agent", "staff"] | None = None
    opted_out: bool | None = None
    turns: int | None = Field(default=None, ge=1)


def moments(start: tuple[LocalMoment | StartBetween, ...]) -> tuple[datetime, ...]:
    return tuple(each for each in start if isinstance(each, datetime))
