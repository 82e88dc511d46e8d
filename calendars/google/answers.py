"""What an answer of Google's means that is not the one we hoped for."""

from typing import Any

import httpx

from agent.retrying import Again, judge_status
from calendars.google.errors import GoogleError, NotConnected, NotNow, Trouble

RATES = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})
QUOTAS = frozenset({"quotaExceeded", "dailyLimitExceeded"})
SWITCHED_OFF = frozenset({"accessNotConfigured", "SERVICE_DISABLED"})


class Unwelcome(Exception):
    """An answer with a status that the request has no use for."""

    def __init__(self, response: httpx.Response) -> None:
        self.reasons = frozenset(_reasons(response))
        super().__init__(f"{response.status_code} {' '.join(sorted(self.reasons))}".strip())
        self.response = response


def judge(error: BaseException) -> Again | None:
    """Every request of ours may be asked again: the same event twice is one event."""
    if isinstance(error, Unwelcome):
        # Google's 403 is a 429 when this is the reason; and 409 and 408 are none of its locks.
        status = 429 if error.reasons & RATES else error.response.status_code
        return judge_status(status, error.response.headers) if status in (408, 429) or status >= 500 else None
    return Again() if isinstance(error, (httpx.TransportError, TimeoutError)) else None


def meaning(error: Exception) -> GoogleError:
    """Of what is left when asking again has not helped, or would not."""
    if not isinstance(error, Unwelcome):
        return NotNow(type(error).__name__)
    again = judge(error)
    if again is not None or error.reasons & QUOTAS:
        return NotNow(str(error), again.after if again else None)
    status = error.response.status_code
    if error.reasons & SWITCHED_OFF:
        return NotConnected(Trouble.API_OFF)
    if status == httpx.codes.UNAUTHORIZED:
        return NotConnected(Trouble.ACCOUNT_REFUSED)
    if status == httpx.codes.FORBIDDEN:
        return NotConnected(Trouble.ONLY_READABLE)
    if status in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
        return NotConnected(Trouble.NOT_SHARED)
    return NotConnected(Trouble.NOT_UNDERSTOOD, str(error))


def content(response: httpx.Response) -> dict[str, Any]:
    """Empty where the answer is no JSON object."""
    try:
        found = response.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _reasons(response: httpx.Response) -> list[str]:
    error = content(response).get("error")
    if not isinstance(error, dict):
        return [error] if isinstance(error, str) else []
    listed = [*_dicts(error.get("errors")), *_dicts(error.get("details"))]
    return [str(each["reason"]) for each in listed if "reason" in each]


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
