"""What the gate found."""

from dataclasses import dataclass
from enum import StrEnum


class Claim(StrEnum):
    """The kinds of untruth, by what the reply says without ground."""

    BOOKED = "claims_booked"
    MOVED = "claims_moved"
    CANCELLED = "claims_cancelled"
    CONFIRMED = "claims_confirmed"
    DETAILS = "claims_details"
    HELD = "claims_held"
    HANDED_OVER = "claims_handed_over"
    AVAILABLE = "claims_availability"
    OFFER = "time_not_offered"
    BOOKING_TIME = "wrong_booking_time"
    WEEKDAY = "wrong_weekday"
    PRICE = "wrong_price"
    DURATION = "wrong_duration"
    PROVIDER = "wrong_provider"
    PLACE = "wrong_place"
    SERVICE = "wrong_service"
    ZONE = "wrong_zone"
    REFERENCE = "invented_reference"
    PROMISE = "promises_undone"


@dataclass(frozen=True, slots=True)
class Untruth:
    """`quote` is the sentence as the reply has it; `why` is said to the model."""

    kind: Claim
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    untruths: tuple[Untruth, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.untruths
