"""How refusals look, for the description of the API."""

from typing import Any

PROBLEM = "application/problem+json"
_TITLES = {
    401: "Not signed in, or not any more",
    403: "Not allowed, or the CSRF token is missing",
    404: "No such thing, or none that the caller may see",
    409: "Not possible as things stand: `choices` has what is, and `booking` how the booking is now",
    413: "The body is too large",
    422: "Not acceptable: `field` and `choices` say what would be",
    429: "Too much at once: `Retry-After` says when again",
}
PROBLEM_SCHEMA: dict[str, Any] = {
    "title": "Problem",
    "description": "An error as in RFC 9457, with a stable `code`.",
    "type": "object",
    "required": ["type", "code", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "code": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "field": {"type": "string"},
        "choices": {"type": "array", "items": {}},
        "reasons": {"type": "array", "items": {"type": "string"}},
        "booking": {"$ref": "#/components/schemas/BookingView"},
    },
    "examples": [
        {
            "type": "about:blank",
            "code": "slot_taken",
            "title": "Slot taken",
            "status": 409,
            "detail": "That time is no longer free: somebody else has just taken it.",
            "choices": [
                {
                    "starts_at": "2026-11-24T10:30:00-05:00",
                    "ends_at": "2026-11-24T11:00:00-05:00",
                    "providers_available": 2,
                }
            ],
        }
    ],
}


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """For the `responses` of a route."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {"description": _TITLES[status], "content": {PROBLEM: {"schema": schema}}}
        for status in sorted({401, 403, 413, 422, *statuses})
    }
