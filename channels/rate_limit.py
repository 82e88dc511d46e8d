"""How much one caller may ask for: a burst at once, and then a steady rate. By the system's time, in this process."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MOST_CALLERS = 20_000


@dataclass(frozen=True, slots=True)
class Rate:
    burst: int
    per_second: float


class RateLimiter:
    """Remembers, for each caller, the instant at which they will have their whole burst again."""

    def __init__(
        self, rate: Rate, timer: Callable[[], float] = time.monotonic, most_callers: int = MOST_CALLERS
    ) -> None:
        self._rate = rate
        self._timer = timer
        self._most_callers = most_callers
        self._full_again: OrderedDict[str, float] = OrderedDict()

    def wait_for(self, caller: str) -> float:
        """0.0 when the caller may go on, which is then counted; else the seconds until they may."""
        now = self._timer()
        full_again = max(self._full_again.get(caller, now), now) + 1 / self._rate.per_second
        too_early = full_again - now - self._rate.burst / self._rate.per_second
        if too_early > 1e-9:
            return too_early
        self._full_again[caller] = full_again
        self._full_again.move_to_end(caller)
        if len(self._full_again) > self._most_callers:
            self._full_again.popitem(last=False)
        return 0.0
