"""A tool: data and one thin function over one use case of `booking_core`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from booking_core import AgentInConversation, Evidence, UnitOfWork
from tools.strict_schema import strict_schema


class Access(StrEnum):
    """WRITE changes a customer's bookings or who answers them; READ does not."""

    READ = "read"
    WRITE = "write"


class Arguments(BaseModel):
    """What a model passes: nothing unknown, nothing left out; None where the customer said nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Result(BaseModel):
    """What the model reads: all it needs to speak correctly, and nothing else."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DayReader(Protocol):
    """Turns a day in the customer's words, said at the local time `now`, into local dates, first and last; None when
    it is not a day."""

    def __call__(self, words: str, now: datetime) -> tuple[date, date] | None: ...


def read_iso_day(words: str, now: datetime) -> tuple[date, date] | None:
    """Only `2026-11-24`; the agent brings a reader that knows English."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day, day


@dataclass(frozen=True, slots=True)
class ToolContext:
    """One transaction, in one conversation. `evidence` is there when the customer has agreed to what is done, and
    `agreed_provider` is then the provider whom they were told."""

    uow: UnitOfWork
    actor: AgentInConversation
    evidence: Evidence | None = None
    agreed_provider: str | None = None
    read_day: DayReader = read_iso_day


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a customer agrees to: `text` is shown to them, the rest is what it says. `booking_id` is the booking that
    would be moved or cancelled; `starts_at` is in the location's time; `provider_id` is whose booking it would be."""

    text: str
    service: str
    location: str
    provider: str
    starts_at: datetime
    price: Decimal | None
    booking_id: str = ""
    provider_id: str | None = None


ArgumentsT = TypeVar("ArgumentsT", bound=Arguments)


@dataclass(frozen=True)
class Tool(Generic[ArgumentsT]):
    """`read_back` renders what would be done, for the customer to agree to; it checks that it could be done now."""

    name: str
    description: str
    arguments: type[ArgumentsT]
    access: Access
    run: Callable[[ArgumentsT, ToolContext], Awaitable[Result]] = field(repr=False)
    read_back: Callable[[ArgumentsT, ToolContext], Awaitable[ReadBack]] | None = field(default=None, repr=False)

    @property
    def needs_consent(self) -> bool:
        return self.read_back is not None

    @cached_property
    def schema(self) -> dict[str, Any]:
        """Strict JSON Schema of the arguments."""
        return strict_schema(self.arguments)
