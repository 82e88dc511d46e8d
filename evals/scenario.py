"""A scenario: one conversation to be had, and what must be true when it is over."""

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AwareDatetime, BeforeValidator, Field, model_validator

from evals.before import Before
from evals.brief import Brief
from evals.expectation import Expectation
from evals.happening import Happening
from evals.step import Step
from evals.strict_data import Id, Strict

ScenarioId = Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)+$")]
DEFAULT_MOST_TURNS = 20


class BusinessChoice(Strict):
    """A business of `evals/businesses/`. `overrides` is merged into its file: mappings key by key, lists of things with
    ids by their id (`remove: true` takes one away), everything else replaces what stood there. `beside` is found by
    whoever reads the scenario: a `BASE.business.yaml` in its folder goes before one that comes with the product."""

    base: Id
    overrides: dict[str, Any] = Field(default_factory=dict)
    beside: Path | None = Field(default=None, exclude=True)


def _as_business(value: Any) -> Any:
    return {"base": value} if isinstance(value, str) else value


class Door(Strict):
    """How the customer comes in: an anonymous `web` visitor, a `whatsapp` number, or somebody a site has `signed`."""

    kind: Literal["web", "whatsapp", "signed"] = "web"
    phone: str | None = None
    profile_name: str = ""
    subject: str = "user-1"
    name: str | None = None
    email: str | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.kind == "whatsapp" and self.phone is None:
            raise ValueError("WhatsApp needs the phone number that writes")
        if self.kind == "web" and (self.phone or self.name or self.email):
            raise ValueError("an anonymous visitor has neither phone, name nor email: nobody vouches for them")
        return self


def _as_door(value: Any) -> Any:
    return {"kind": value} if isinstance(value, str) else value


class Scenario(Strict):
    """`clock` is when the customer comes, with its offset; `seed` goes into that of each trial, so that customers of
    different scenarios word things differently. `seconds_between` is what the customer takes to answer."""

    id: ScenarioId
    purpose: str
    tags: tuple[str, ...] = ()
    clock: AwareDatetime
    seed: int = 0
    business: Annotated[BusinessChoice, BeforeValidator(_as_business)]
    channel: Annotated[Door, BeforeValidator(_as_door)] = Field(default_factory=Door)
    before: Before = Field(default_factory=Before)
    customer: Brief
    happenings: tuple[Happening, ...] = ()
    expect: Expectation
    reference: tuple[Step, ...] = ()
    seconds_between: int = Field(default=20, ge=0)
    most_turns: int = Field(default=DEFAULT_MOST_TURNS, ge=1, le=60)

    @model_validator(mode="after")
    def _names_exist(self) -> Self:
        known = {booking.id for booking in self.before.bookings}
        if len(known) != len(self.before.bookings):
            raise ValueError("two bookings of before have the same id")
        people = {person.id for person in self.before.people} | {"nobody", "customer", "customer_elsewhere"}
        for booking in self.before.bookings:
            if booking.of not in people:
                raise ValueError(f"booking {booking.id} is of {booking.of!r}, whom before.people does not have")
        named = [wish.booking for wish in self.customer.wishes]
        named += [behaviour.change.booking for behaviour in self.customer.behaviour if behaviour.change]
        named += [booking.before for booking in self.expect.bookings]
        named += [booking.moved_from for booking in self.expect.bookings]
        for name in named:
            if name is not None and name != "last" and name not in known:
                raise ValueError(f"there is no booking {name!r} in before.bookings")
        return self

    @property
    def area(self) -> str:
        return self.id.partition("/")[0]
