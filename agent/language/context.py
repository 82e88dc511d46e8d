"""What was asked last: the same words mean different things after "What is your name?" and after "Shall I book it?"."""

from dataclasses import dataclass
from enum import StrEnum

from agent.language.answers import Deed
from agent.language.catalog import Kind


class Asked(StrEnum):
    SERVICE = "service"
    LOCATION = "location"
    PROVIDER = "provider"
    WHEN = "when"
    CHOICE = "choice"
    """One of several things that were listed: slots, bookings, places."""
    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    CONSENT = "consent"
    """Whether to carry out what was read back."""
    MORE = "more"
    """Whether there is anything else."""


@dataclass(frozen=True, slots=True)
class Context:
    """`choices` is how many choices were listed, `deed` what a yes would carry out."""

    asked: Asked | None = None
    choices: int = 0
    deed: Deed = Deed.BOOK

    @property
    def expecting(self) -> Kind | None:
        """The kind of thing that a mere name would be."""
        return _KINDS.get(self.asked) if self.asked else None


_KINDS = {Asked.SERVICE: Kind.SERVICE, Asked.LOCATION: Kind.LOCATION, Asked.PROVIDER: Kind.PROVIDER}
NO_CONTEXT = Context()
