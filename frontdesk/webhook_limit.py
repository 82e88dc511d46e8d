"""Keeps whoever is not a vendor from wearing the webhooks out: a vendor calls often, and never as often as this."""

import time
from collections.abc import Callable

from starlette.requests import Request

from channels.client_address import ClientAddresses
from channels.rate_limit import Rate, RateLimiter
from channels.refusals import RateLimited

CALLS = Rate(burst=400, per_second=100.0)


def webhook_limit(addresses: ClientAddresses, timer: Callable[[], float] = time.monotonic) -> Callable[[Request], None]:
    """A dependency of the webhooks' routes."""
    limiter = RateLimiter(CALLS, timer)

    def count(request: Request) -> None:
        wait = limiter.wait_for(addresses.of(request))
        if wait > 0:
            raise RateLimited(wait)

    return count
