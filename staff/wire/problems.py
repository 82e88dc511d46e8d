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


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """For the `responses` of a route."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {"description": _TITLES[status], "content": {PROBLEM: {"schema": schema}}}
        for status in sorted({401, 403, 404, 413, 422, *statuses})
    }
