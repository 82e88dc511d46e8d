"""How much a visitor, and everybody behind one address, may ask of the web chat."""

import time
from collections.abc import Callable
from enum import Enum

from channels.rate_limit import Rate, RateLimiter
from channels.refusals import RateLimited


class ChatLimit(Enum):
    """An address may be a whole office: it is given more than one visitor."""

    STARTS_FROM_ADDRESS = Rate(burst=60, per_second=1.0)
    MESSAGES_FROM_ADDRESS = Rate(burst=240, per_second=8.0)
    READS_FROM_ADDRESS = Rate(burst=600, per_second=20.0)
    MESSAGES_OF_VISITOR = Rate(burst=30, per_second=1.0)
    READS_OF_VISITOR = Rate(burst=120, per_second=4.0)


MOST_STREAMS = 12
"""Open event streams of one conversation: as many tabs as anybody has."""


class ChatLimits:
    def __init__(self, *, on: bool = True, timer: Callable[[], float] = time.monotonic) -> None:
        self._limiters = {limit: RateLimiter(limit.value, timer) for limit in ChatLimit} if on else {}

    def count(self, limit: ChatLimit, caller: str) -> None:
        """Raises `RateLimited`."""
        limiter = self._limiters.get(limit)
        wait = limiter.wait_for(caller) if limiter else 0.0
        if wait > 0:
            raise RateLimited(wait)
