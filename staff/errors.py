"""Requests of the team that are not served, as HTTP knows them; the app turns them into problem JSON.

Refused
├── Unauthenticated      401   not signed in, or not any more          unauthenticated
├── InvalidCredentials   401   no such account, or another password    invalid_credentials
├── CsrfFailed           403   a session without its CSRF token        csrf_failed
└── TooManyAttempts      429   `Retry-After` says when again           rate_limited
"""

import math
from collections.abc import Mapping

from starlette.exceptions import HTTPException


class Refused(HTTPException):
    """`detail` is safe to show to whoever asked."""

    status = 400
    code = "refused"

    def __init__(self, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(self.status, detail, headers)


class Unauthenticated(Refused):
    status = 401
    code = "unauthenticated"

    def __init__(self, detail: str = "Sign in first, or send an API key.") -> None:
        super().__init__(detail, {"WWW-Authenticate": "Bearer"})


class InvalidCredentials(Refused):
    status = 401
    code = "invalid_credentials"

    def __init__(self) -> None:
        super().__init__("The email or the password is wrong.", {"WWW-Authenticate": "Bearer"})


class CsrfFailed(Refused):
    status = 403
    code = "csrf_failed"

    def __init__(self) -> None:
        super().__init__("Send the session's CSRF token in the header X-CSRF-Token.")


class TooManyAttempts(Refused):
    status = 429
    code = "rate_limited"

    def __init__(self, seconds: float) -> None:
        wait = max(math.ceil(seconds), 1)
        super().__init__(f"That was tried too often: try again in {wait} s.", {"Retry-After": str(wait)})
