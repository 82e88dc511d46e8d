"""What a customer is to the one who runs a trial, whoever plays them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal, Protocol, TypeAlias

from booking_core import BusinessFile
from evals.scenario import Scenario
from evals.wish import Wish


class Meant(StrEnum):
    """What a message is, to whoever wrote it; `UNTOLD` where only the words are there."""

    YES = "yes"
    NO = "no"
    OTHER = "other"
    UNTOLD = "untold"


class Why(StrEnum):
    """Why a customer leaves. Only a customer whose script says so disappears."""

    DONE = "done"
    GAVE_UP = "gave up"
    HANDED_OVER = "handed over"
    DISAPPEARED = "disappeared"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Line:
    role: Literal["customer", "agent", "staff"]
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """All that the customer has: their watch, by the business's clock, the conversation, and what of it is new."""

    now: datetime
    said: Sequence[Line]
    new: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Writes:
    """Several texts are a burst. `farewell`: the customer reads what comes, and writes no more."""

    texts: tuple[str, ...]
    meant: Meant = Meant.UNTOLD
    farewell: Why | None = None


@dataclass(frozen=True, slots=True)
class Waits:
    """Writes nothing this time, and looks again later."""


@dataclass(frozen=True, slots=True)
class Leaves:
    why: Why


Move: TypeAlias = Writes | Waits | Leaves


class CustomerBroke(Exception):
    """Whoever plays the customer can't go on: counted as the simulator's error."""


class Customer(Protocol):
    """`wishes` are all that it has wanted so far, the present one last."""

    @property
    def wishes(self) -> Sequence[Wish]: ...

    async def next(self, view: View) -> Move:
        """Raises `CustomerBroke`."""
        ...


@dataclass(frozen=True, slots=True)
class Casting:
    """What a customer is made from. What they know of the business is what stands on its website."""

    scenario: Scenario
    business: BusinessFile
    seed: int
    extra: dict[str, str] = field(default_factory=dict)


CustomerMaker: TypeAlias = Callable[[Casting], Customer]
