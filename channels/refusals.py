"""Requests that are not served, as HTTP knows them; whoever builds the app turns them into problem JSON.

Refused
├── Unauthenticated   401   no token, or one that is not good any more
├── RateLimited       429   too much at once; `Retry-After` says when again
└── Unavailable       503   not now; nothing is lost by asking again
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

    def __init__(self, detail: str) -> None:
        super().__init__(detail, {"WWW-Authenticate": "Bearer"})


class RateLimited(Refused):
    status = 429
    code = "rate_limited"

    def __init__(self, seconds: float) -> None:
        wait = max(math.ceil(seconds), 1)
        super().__init__(f"That was a lot at once: try again in {wait} s.", {"Retry-After": str(wait)})


class Unavailable(Refused):
    status = 503
    code = "unavailable"
