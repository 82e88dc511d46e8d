"""What the agent did to a booking, as the team looks at it: what it was, and what speaks for looking closely."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from booking_core.actors import ActorRecord
from booking_core.booking import Booking
from booking_core.changes import Change

SHORT_NOTICE = timedelta(hours=24)
PENDING_FIRST = 1000
"""More than all risks together."""


class ReviewDeed(StrEnum):
    BOOKED = "booked"
    MOVED = "moved"
    CANCELLED = "cancelled"


class RiskReason(StrEnum):
    """Why to look closely; each is a fact that is on record."""

    APPROVAL_NEEDED = "approval_needed"
    """The service asks for the team's approval."""
    CONSENT_JUDGED_BY_MODEL = "consent_judged_by_model"
    """The customer's yes was neither a button nor plain words."""
    REPLY_REPLACED = "reply_replaced"
    """A reply in the conversation stayed untrue, and the server's own words were sent instead."""
    AGENT_FAILED = "agent_failed"
    """A turn in the conversation could not be finished by the model."""
    REPLY_CORRECTED = "reply_corrected"
    """A reply in the conversation held only after it was corrected."""
    MOVED_AGAIN = "moved_again"
    """It had been moved before."""
    SHORT_NOTICE = "short_notice"
    """It begins within 24 hours of what was done."""
    UNPROVEN_CUSTOMER = "unproven_customer"
    """Name and phone are what an anonymous visitor typed."""


WEIGHTS: Mapping[RiskReason, int] = MappingProxyType(
    {
        RiskReason.APPROVAL_NEEDED: PENDING_FIRST,
        RiskReason.CONSENT_JUDGED_BY_MODEL: 4,
        RiskReason.REPLY_REPLACED: 4,
        RiskReason.AGENT_FAILED: 3,
        RiskReason.REPLY_CORRECTED: 2,
        RiskReason.MOVED_AGAIN: 2,
        RiskReason.SHORT_NOTICE: 2,
        RiskReason.UNPROVEN_CUSTOMER: 1,
    }
)


class ReviewOutcome(StrEnum):
    """How somebody of the team looked at it: they said that it is right, or they acted on the booking."""

    LOOKED_RIGHT = "looked_right"
    CONFIRMED = "confirmed"
    COMPLETED = "completed"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    MOVED = "moved"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Looked:
    """By whom, when, and what came of it."""

    by: ActorRecord
    at: datetime
    outcome: ReviewOutcome


@dataclass(frozen=True, slots=True)
class Review:
    """`change` is what the agent did last, with its evidence; `before` the booking that it moved away from.

    `rank` orders what is open: pending ones first, then by risk."""

    booking: Booking
    deed: ReviewDeed
    at: datetime
    conversation_id: str
    reasons: tuple[RiskReason, ...]
    rank: int
    change: Change | None
    before: Booking | None
    looked: Looked | None


def in_order(reasons: Iterable[RiskReason]) -> tuple[RiskReason, ...]:
    """The heaviest first, each once."""
    found = set(reasons)
    return tuple(reason for reason in WEIGHTS if reason in found)


def rank_of(reasons: Iterable[RiskReason]) -> int:
    return sum(WEIGHTS[reason] for reason in set(reasons))
