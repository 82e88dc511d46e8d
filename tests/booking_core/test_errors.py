"""The tree of refusals: drawn as it is, with codes that clients rely on."""

import inspect
import re

import pytest

from booking_core import errors
from booking_core.errors import BookingError, InvalidInput, SlotNotOffered

TREE = [found for _, found in inspect.getmembers(errors, inspect.isclass) if issubclass(found, BookingError)]
REFUSALS = [found for found in TREE if found is not BookingError]
CODES = {
    "InvalidInput": "invalid_input",
    "NotFound": "not_found",
    "Forbidden": "forbidden",
    "SlotNotOffered": "slot_not_offered",
    "SlotTaken": "slot_taken",
    "InvalidTransition": "invalid_transition",
    "StaleVersion": "stale_version",
    "TooManyUpcoming": "too_many_upcoming",
    "TooLate": "too_late",
    "IdempotencyMismatch": "idempotency_mismatch",
    "IdempotencyRunning": "idempotency_running",
    "BusinessFileRefused": "invalid_business_file",
}


def test_codes_are_stable() -> None:
    assert {found.__name__: found.code for found in REFUSALS} == CODES


def test_the_drawing_shows_every_refusal_with_its_code() -> None:
    drawn = re.findall(r"[├└]── (\w+) .*?(\w+)$", errors.__doc__ or "", re.MULTILINE)
    assert dict(drawn) == CODES


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda found: found.__name__)
def test_every_refusal_is_one_step_below_the_root(refusal: type[BookingError]) -> None:
    assert refusal.__bases__ == (BookingError,)


def test_a_refusal_speaks_and_carries_what_would_have_been_accepted() -> None:
    refusal = InvalidInput("No such service.", field="service_id", choices=[{"id": "haircut"}])
    assert (str(refusal), refusal.message, refusal.field) == ("No such service.", "No such service.", "service_id")
    assert refusal.choices == ({"id": "haircut"},)
    assert SlotNotOffered("Closed.", reasons=["outside_hours"]).reasons == ("outside_hours",)
