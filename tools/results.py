"""What a model reads when a tool refused: the one place where errors become model-facing text."""

from typing import Any

from booking_core import BookingError, InvalidInput

ADVICE = {
    "slot_taken": "Offer the choices, whose ids are slot ids, or look again.",
    "slot_not_offered": "Offer the choices, whose ids are slot ids, or look again.",
    "too_late": "Offer to bring in a person of the team.",
    "too_many_upcoming": "The customer can cancel or move one of theirs.",
}


def refusal_result(error: BookingError) -> dict[str, Any]:
    """`{"error": code, "message": …, "choices": […]}`; safe to repeat to the customer."""
    result: dict[str, Any] = {
        "error": error.code,
        "message": " ".join([error.message, ADVICE.get(error.code, "")]).strip(),
    }
    if isinstance(error, InvalidInput) and error.field:
        result["field"] = error.field
    if error.choices:
        result["choices"] = list(error.choices)
    return result
