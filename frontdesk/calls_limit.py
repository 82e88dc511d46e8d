"""Keeps whoever calls far too often from wearing out a door that needs no sign-in."""

import time
from collections.abc import Callable

from starlette.requests import Request

from channels.client_address import ClientAddresses
from channels.rate_limit import Rate, RateLimiter
from channels.refusals import RateLimited

WEBHOOK_CALLS = Rate(burst=400, per_second=100.0)
"""A vendor calls often, and never as often as this."""
FEED_READS = Rate(burst=240, per_second=2.0)
"""A vendor of calendars asks for many providers from one address, and for each every few minutes at most."""


def calls_limit(
    rate: Rate, addresses: ClientAddresses, timer: Callable[[], float] = time.monotonic
) -> Callable[[Request], None]:
    """A dependency of the door's routes."""
    limiter = RateLimiter(rate, timer)

    def count(request: Request) -> None:
        wait = limiter.wait_for(addresses.of(request))
        if wait > 0:
            raise RateLimited(wait)

    return count
