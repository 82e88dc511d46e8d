"""What the agent did, as the team looks at it."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import ConfigDict, Field, JsonValue

from booking_core import Review
from staff.wire.base import Body, PageQuery, Shown, in_z
from staff.wire.bookings import EXAMPLE as BOOKING
from staff.wire.bookings import ActorView, BookingView, Instant, Version, shown_booking
from staff.wire.conversations import MessageView
from staff.wire.history import ChangeView, shown_change

LONGEST_REVIEW_PAGE = 100
ReasonName: TypeAlias = Literal[
    "approval_needed",
    "consent_judged_by_model",
    "reply_replaced",
    "agent_failed",
    "reply_corrected",
    "moved_again",
    "short_notice",
    "unproven_customer",
]
OutcomeName: TypeAlias = Literal["looked_right", "confirmed", "completed", "no_show", "cancelled", "moved", "corrected"]
EXAMPLE: dict[str, JsonValue] = {
    "id": "bk_4f1d2c3b4a5968778695",
    "deed": "booked",
    "at": "2026-11-23T14:00:00.000Z",
    "reasons": ["unproven_customer"],
    "booking": {**BOOKING, "source": "ai_agent", "conversation_id": "cv_1"},
    "before": None,
    "change": None,
    "conversation_id": "cv_1",
    "transcript": [],
    "reviewed": None,
}


class ReviewedView(Shown):
    """`outcome` says how: that it looks right, or what was done to the booking."""

    by: ActorView
    at: Instant
    outcome: OutcomeName


class ReviewView(Shown):
    """`id` is that of the booking. `reasons` say why to look closely, the heaviest first.

    - `approval_needed`: the service asks for the team's approval
    - `consent_judged_by_model`: the customer's yes was neither a button nor plain words
    - `reply_replaced`: a reply in the conversation stayed untrue, and the server's own words were sent instead
    - `agent_failed`: a turn in the conversation could not be finished by the model
    - `reply_corrected`: a reply in the conversation held only after it was corrected
    - `moved_again`: it had been moved before
    - `short_notice`: it begins within 24 hours of what was done
    - `unproven_customer`: name and phone are what an anonymous visitor typed

    `before` is the booking that was moved away from; `change` what the agent did, with its evidence; `transcript` what
    was said around the customer's yes.
    """

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [EXAMPLE]})

    id: str
    deed: Literal["booked", "moved", "cancelled"]
    at: Instant
    reasons: list[ReasonName]
    booking: BookingView
    before: BookingView | None
    change: ChangeView | None
    conversation_id: str | None
    transcript: list[MessageView]
    reviewed: ReviewedView | None


class ReviewsQuery(PageQuery):
    """Pending ones first, then the riskiest, then the newest; with `done` what was looked at last comes first."""

    limit: Annotated[int, Field(ge=1, le=LONGEST_REVIEW_PAGE)] = 20
    done: bool = False


class ReviewedBody(Body):
    version: Version = None


class AttentionView(Shown):
    """What asks for somebody's attention, each counted no further than `most`."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={"examples": [{"review": 3, "pending": 1, "unread": 2, "waiting": 1, "most": 100}]},
    )

    review: int
    pending: int
    unread: int
    waiting: int
    most: int


def shown_review(review: Review, transcript: list[dict[str, Any]]) -> dict[str, Any]:
    """As `ReviewView`."""
    looked = review.looked
    return {
        "id": review.booking.id,
        "deed": review.deed.value,
        "at": in_z(review.at),
        "reasons": [reason.value for reason in review.reasons],
        "booking": shown_booking(review.booking),
        "before": review.before and shown_booking(review.before),
        "change": review.change and shown_change(review.change),
        "conversation_id": review.conversation_id,
        "transcript": transcript,
        "reviewed": looked
        and {
            "by": {"kind": looked.by.kind, "id": looked.by.id, "name": looked.by.name},
            "at": in_z(looked.at),
            "outcome": looked.outcome.value,
        },
    }
