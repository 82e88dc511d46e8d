"""The one place that asks the system for the time; everybody else is given a `Clock`."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class ShiftedClock:
    """Ticks like `base`, but read `start` when `base` read `anchor`: a demo or a test that lives on another day."""

    def __init__(self, start: datetime, anchor: datetime, base: Clock | None = None) -> None:
        self._shift = start - anchor
        self._base = base or SystemClock()

    def now(self) -> datetime:
        return (self._base.now() + self._shift).astimezone(UTC)


class SetClock:
    """Stands still until it is moved: for tests and evals."""

    def __init__(self, at: datetime) -> None:
        if at.tzinfo is None:
            raise ValueError("a clock is set with an aware date-time")
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        return self._at

    def set(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        self._at += by
