"""Scenarios for tests of the evals: made up here, and those that come with the product."""

from functools import cache
from typing import Any

from evals.library import find_scenarios
from evals.scenario import Scenario

TUESDAY_AT_THREE = "2026-11-24 15:00"


@cache
def shipped() -> dict[str, Scenario]:
    """By id. All the files take half a second to read: once for a whole run of the tests."""
    return {scenario.id: scenario for scenario in find_scenarios()}


def a_scenario(**fields: Any) -> Scenario:
    """Jane books a haircut at Downtown, on Tuesday at three; `fields` replace what is given."""
    usual = {
        "id": "tests/haircut",
        "purpose": "A haircut is booked.",
        "clock": "2026-11-23T09:00:00-05:00",
        "business": "bloom-salon",
        "customer": {
            "knows": {"name": "Jane Doe"},
            "wishes": {
                "do": "book",
                "service": "haircut",
                "location": "downtown",
                "when": {"day": "2026-11-24", "at": "15:00"},
            },
        },
        "expect": {"bookings": [an_expected_booking()]},
        "reference": [{"book": a_reference_booking()}],
    }
    return Scenario.model_validate({**usual, **fields})


def an_expected_booking(**fields: Any) -> dict[str, Any]:
    usual = {"service": "haircut", "location": "downtown", "start": TUESDAY_AT_THREE, "status": "confirmed"}
    return {**usual, **fields}


def a_reference_booking(**fields: Any) -> dict[str, Any]:
    usual = {"service": "haircut", "location": "downtown", "start": TUESDAY_AT_THREE, "name": "Jane Doe"}
    return {**usual, **fields}


def booked_before(booking_id: str = "first", **fields: Any) -> dict[str, Any]:
    """By hand, for Nora, on Wednesday at ten with Ana."""
    usual = {
        "id": booking_id,
        "service": "haircut",
        "location": "downtown",
        "provider": "ana",
        "start": "2026-11-25 10:00",
        "name": "Nora Quist",
    }
    return {**usual, **fields}
