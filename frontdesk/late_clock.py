"""A clock that is put in place once the database has been asked which one it is."""

from datetime import datetime

from booking_core import Clock


class LateClock:
    def __init__(self) -> None:
        self._clock: Clock | None = None

    def set(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        if self._clock is None:
            raise RuntimeError("the product has not been started: nobody knows what time it is")
        return self._clock.now()
