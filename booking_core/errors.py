"""Every refusal of the booking rules, sorted by what happens next.

    BookingError
    ├── InvalidInput            the one who asked can mend it              invalid_input
    ├── NotFound                no such thing, or none they may see        not_found
    ├── Forbidden               they may see it, and may not do this       forbidden
    ├── SlotNotOffered          choose another time: `choices` are slots   slot_not_offered
    ├── SlotTaken               it was free; `choices` are fresh slots     slot_taken
    ├── InvalidTransition       the status forbids it: `choices` are       invalid_transition
    │                           the statuses it may go to
    ├── StaleVersion            somebody was faster: look at `booking`     stale_version
    ├── TooManyUpcoming         cancel or keep one first                   too_many_upcoming
    ├── TooLate                 only the team can still change it          too_late
    ├── IdempotencyMismatch     the key was used for another request       idempotency_mismatch
    ├── IdempotencyRunning      the same request is still running          idempotency_running
    └── BusinessFileRefused     a business file that can't be loaded       invalid_business_file

`message` is safe to show to whoever asked. `choices` are what would have been accepted, as plain JSON values.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from booking_core.booking import Booking


class BookingError(Exception):
    code = "refused"

    def __init__(self, message: str, *, choices: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.choices = tuple(choices)


class InvalidInput(BookingError):
    """`field` names what is wrong, as the caller spells it."""

    code = "invalid_input"

    def __init__(self, message: str, *, field: str = "", choices: Sequence[Any] = ()) -> None:
        super().__init__(message, choices=choices)
        self.field = field


class NotFound(BookingError):
    code = "not_found"


class Forbidden(BookingError):
    code = "forbidden"


class SlotNotOffered(BookingError):
    """`reasons` are the codes of the rules that exclude the time."""

    code = "slot_not_offered"

    def __init__(self, message: str, *, reasons: Sequence[str] = (), choices: Sequence[Any] = ()) -> None:
        super().__init__(message, choices=choices)
        self.reasons = tuple(reasons)


class SlotTaken(BookingError):
    code = "slot_taken"


class InvalidTransition(BookingError):
    code = "invalid_transition"


class StaleVersion(BookingError):
    """`booking` where one was to be changed."""

    code = "stale_version"

    def __init__(self, message: str, *, booking: "Booking | None" = None) -> None:
        super().__init__(message)
        self.booking = booking


class TooManyUpcoming(BookingError):
    code = "too_many_upcoming"


class TooLate(BookingError):
    code = "too_late"


class IdempotencyMismatch(BookingError):
    code = "idempotency_mismatch"


class IdempotencyRunning(BookingError):
    code = "idempotency_running"


class BusinessFileRefused(BookingError):
    """`line` counts from 1; None when the whole file is meant."""

    code = "invalid_business_file"

    def __init__(self, message: str, *, line: int | None = None) -> None:
        super().__init__(f"line {line}: {message}" if line else message)
        self.line = line
