"""What a customer wants: the one source for what they say, what they agree to, and what they may not agree to."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from evals.strict_data import Clock, Id, Lines, LocalDay, Strict, as_items


class Window(Strict):
    """When it may be. `words` is how the customer says it, instead of what would be made of the rest."""

    day: LocalDay | None = None
    last_day: LocalDay | None = None
    at: Clock | None = None
    earliest: Clock | None = None
    latest: Clock | None = None
    words: Lines | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.last_day is not None and (self.day is None or self.last_day < self.day):
            raise ValueError("last_day needs a day that is not after it")
        if self.at is not None and (self.earliest or self.latest):
            raise ValueError("give at, or earliest and latest")
        return self

    def fits(self, start: datetime) -> bool:
        """Of a start by the location's clock."""
        if self.day is not None and not self.day <= start.date() <= (self.last_day or self.day):
            return False
        clock = start.time().replace(second=0, microsecond=0)
        if self.at is not None:
            return clock == time.fromisoformat(self.at)
        earliest = time.fromisoformat(self.earliest) if self.earliest else time.min
        latest = time.fromisoformat(self.latest) if self.latest else time.max
        return earliest <= clock <= latest


class Words(Strict):
    """How this customer says things, instead of what would be made of the wish; one of each is taken, by the seed."""

    opening: Lines | None = None
    service: Lines | None = None
    location: Lines | None = None
    provider: Lines | None = None
    name: Lines | None = None
    booking: Lines | None = None


Do = Literal["book", "move", "cancel", "correct", "person", "ask"]


class Wish(Strict):
    """`booking` names one of `before.bookings`, or `last` for the one made in this conversation.

    `when` is in order of preference. `flexible`: when none of it is free, the customer takes what is closest of what is
    offered; else they give up. `provider` None: anybody. For `ask`, `questions` are asked one after the other.
    """

    do: Do
    service: Id | None = None
    location: Id | None = None
    provider: Id | None = None
    booking: str | None = None
    when: Annotated[tuple[Window, ...], BeforeValidator(as_items)] = ()
    flexible: bool = False
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    notes: str | None = None
    questions: tuple[str, ...] = ()
    words: Words = Field(default_factory=Words)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.do == "book" and self.service is None:
            raise ValueError("a wish to book names its service")
        if self.do in ("move", "cancel", "correct") and self.booking is None:
            raise ValueError(f"a wish to {self.do} names its booking")
        if self.do == "ask" and not self.questions:
            raise ValueError("a wish to ask has questions")
        return self

    def fits_time(self, start: datetime) -> bool:
        return self.flexible or not self.when or any(window.fits(start) for window in self.when)

    def changed(self, **fields: object) -> "Wish":
        return Wish.model_validate({**self.model_dump(exclude_unset=True), **fields})


class WishChange(Strict):
    """The fields of a wish that are different from now on."""

    do: Do | None = None
    service: Id | None = None
    location: Id | None = None
    provider: Id | Literal["anybody"] | None = None
    booking: str | None = None
    when: Annotated[tuple[Window, ...], BeforeValidator(as_items)] | None = None
    flexible: bool | None = None
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    notes: str | None = None
    words: Words | None = None

    def applied_to(self, wish: Wish) -> Wish:
        fields = self.model_dump(exclude_none=True, exclude_unset=True)
        if fields.get("provider") == "anybody":
            fields["provider"] = None
        return wish.changed(**fields)


def preferred(windows: Sequence[Window], start: datetime) -> int:
    """The place of the first window that a start fits, in the order of preference; past the end when none does."""
    return next((place for place, window in enumerate(windows) if window.fits(start)), len(windows))
