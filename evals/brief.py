"""The customer of a scenario: who they are, what they want, what they know, and how they behave."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from evals.strict_data import Lines, Strict, as_items
from evals.wish import Wish, WishChange

Style = Literal["terse", "chatty", "polite", "typos", "lowercase", "shouting", "bursts", "eager", "reticent", "emoji"]
"""`eager`: tells all they want at once. `reticent`: tells no more than they are asked."""

Prefers = Literal["earliest", "latest", "first", "last", "any"]

CUSTOMER_MOMENTS = (
    "start",
    "asked",
    "asked_service",
    "asked_location",
    "asked_provider",
    "asked_when",
    "asked_choice",
    "asked_name",
    "asked_phone",
    "asked_email",
    "asked_booking",
    "asked_more",
    "offered",
    "nothing_free",
    "read_back",
    "done",
    "handed_over",
)
_TURN = r"turn [1-9]\d*"
CustomerMoment = Annotated[str, Field(pattern=rf"^({'|'.join(CUSTOMER_MOMENTS)}|{_TURN})$")]


class Knows(Strict):
    """All that the customer can tell of themselves."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None


class Behaviour(Strict):
    """What the customer does at a moment, `times` times and then no more; one of the actions.

    `say` is said instead of an answer (a digression), with `and_go_on` before the answer; a list is one of several
    wordings. `burst` is several messages at once. `change` changes the wish and says so, in the words of `say` if there
    are any. `refuse` says no to a read-back that is right. `disappear` writes nothing any more. `leave` ends the
    conversation with a goodbye. `wait` lets the team speak: nothing is written this time.
    """

    at: CustomerMoment
    times: int = Field(default=1, ge=1)
    say: Lines | None = None
    and_go_on: bool = False
    burst: tuple[str, ...] = ()
    change: WishChange | None = None
    refuse: bool = False
    disappear: bool = False
    leave: bool = False
    wait: bool = False

    @model_validator(mode="after")
    def _does_something(self) -> Self:
        actions = [self.refuse, self.disappear, self.leave, self.wait, self.change is not None, bool(self.burst)]
        if sum(actions) > 1 or (sum(actions) == 0 and self.say is None):
            raise ValueError("a behaviour does one thing: say, burst, change, refuse, disappear, leave or wait")
        if self.and_go_on and self.say is None:
            raise ValueError("and_go_on goes with say")
        return self


class Brief(Strict):
    """`wishes` are pursued one after the other. `patience`: how many replies that bring them no further they bear.

    `lines` replaces all of it by fixed messages, one a turn (a list is a burst): for what no goal describes.
    """

    persona: str = ""
    style: Annotated[tuple[Style, ...], BeforeValidator(as_items)] = ()
    knows: Knows = Field(default_factory=Knows)
    wishes: Annotated[tuple[Wish, ...], BeforeValidator(as_items)] = ()
    prefers: Prefers = "earliest"
    behaviour: tuple[Behaviour, ...] = ()
    patience: int = Field(default=3, ge=1)
    lines: tuple[str | tuple[str, ...], ...] = ()

    @model_validator(mode="after")
    def _wants_something(self) -> Self:
        if bool(self.wishes) == bool(self.lines):
            raise ValueError("a customer has wishes, or lines")
        if self.lines and self.behaviour:
            raise ValueError("lines are said as they stand: there is no behaviour beside them")
        return self
