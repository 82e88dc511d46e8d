"""Lives through days that are over: what happened, in the order in which it did, by a clock that is moved."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from booking_core import Clock, SetClock

Deed = Callable[[], Awaitable[None]]


class PastClocks:
    """The product's clock and the system's, which may live on other days; the same span ago on both."""

    def __init__(self, clock: Clock, system_clock: Clock) -> None:
        self.now = clock.now().replace(second=0, microsecond=0)
        self._apart = system_clock.now() - clock.now()
        self.clock = SetClock(self.now)
        self.system_clock = SetClock(self.now + self._apart)

    def set(self, at: datetime) -> None:
        self.clock.set(at)
        self.system_clock.set(at + self._apart)

    def advance(self, by: timedelta) -> None:
        self.set(self.clock.now() + by)


@dataclass
class Past:
    """Deeds may bring about others, at any time before now that is not yet over."""

    clocks: PastClocks
    _deeds: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    _told: int = 0

    def at(self, moment: datetime, deed: Deed) -> None:
        """What would happen later than now does not."""
        if moment <= self.clocks.now:
            self._told += 1
            self._deeds.append((moment, self._told, deed))

    async def live(self) -> None:
        while self._deeds:
            first = min(self._deeds, key=lambda each: each[:2])
            self._deeds.remove(first)
            self.clocks.set(first[0])
            await first[2]()
        self.clocks.set(self.clocks.now)
