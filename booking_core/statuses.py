"""The life of a booking: the specification's table, as data. Nothing else moves a status."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from booking_core.errors import InvalidTransition


class Status(StrEnum):
    PENDING = "pending"
    CONFIRMED = "confirmed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    RESCHEDULED = "rescheduled"


class Source(StrEnum):
    """Through which door a booking came: the team's interface, a conversation with the agent, the API."""

    MANUAL = "manual"
    AI_AGENT = "ai_agent"
    API = "api"


TRANSITIONS: Mapping[Status, frozenset[Status]] = MappingProxyType(
    {
        Status.PENDING: frozenset({Status.CONFIRMED, Status.CANCELLED}),
        Status.CONFIRMED: frozenset({Status.COMPLETED, Status.CANCELLED, Status.NO_SHOW, Status.RESCHEDULED}),
        Status.COMPLETED: frozenset(),
        Status.CANCELLED: frozenset(),
        Status.NO_SHOW: frozenset(),
        Status.RESCHEDULED: frozenset(),
    }
)

LIVE = frozenset({Status.PENDING, Status.CONFIRMED})
"""These occupy their provider's time."""


def next_statuses(status: Status) -> tuple[Status, ...]:
    """Where a booking may go from here, in the order of the enumeration; empty for a final state."""
    return tuple(candidate for candidate in Status if candidate in TRANSITIONS[status])


def require_transition(current: Status, target: Status) -> None:
    """Raises `InvalidTransition` with the statuses that are allowed instead."""
    if target in TRANSITIONS[current]:
        return
    allowed = next_statuses(current)
    hint = f"it can become {_spoken_list(allowed)}" if allowed else "that is a final state"
    raise InvalidTransition(
        f"A booking that is {spoken(current)} can't become {spoken(target)}; {hint}.",
        choices=[str(status) for status in allowed],
    )


def spoken(status: Status) -> str:
    return {Status.NO_SHOW: "a no-show"}.get(status, str(status))


def _spoken_list(statuses: tuple[Status, ...]) -> str:
    words = [spoken(status) for status in statuses]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
