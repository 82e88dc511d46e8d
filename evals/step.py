"""The reference solution: what a good agent does to the bookings, step by step, through the same tools."""

from typing import Any, Self

from pydantic import Field, model_validator

from evals.happening import Doing
from evals.strict_data import Id, LocalMoment, Strict


class BookStep(Strict):
    service: Id
    location: Id
    start: LocalMoment
    provider: Id | None = None
    name: str
    phone: str | None = None
    email: str | None = None
    notes: str | None = None


class MoveStep(Strict):
    booking: str
    start: LocalMoment
    provider: Id | None = None


class CancelStep(Strict):
    booking: str
    reason: str | None = None


class CorrectStep(Strict):
    booking: str
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    notes: str | None = None


class ToolStep(Strict):
    """Any tool, just as a model would call it."""

    tool: Id
    arguments: dict[str, Any] = Field(default_factory=dict)


class Step(Strict):
    """One of these. `happens` is what the world does meanwhile, `customer_says` what comes in through the door."""

    book: BookStep | None = None
    move: MoveStep | None = None
    cancel: CancelStep | None = None
    correct: CorrectStep | None = None
    person: str | None = None
    call: ToolStep | None = None
    happens: Doing | None = None
    customer_says: str | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("a step does one thing: " + ", ".join(Step.model_fields))
        return self
