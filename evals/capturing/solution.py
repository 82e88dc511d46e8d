"""What was done to the bookings in a conversation, as a reference solution."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from evals.capturing.course import PAUSE
from evals.capturing.source import BookedThen, BookingHistory, Changed

Step = dict[str, Any]


@dataclass
class Solution:
    """`known`: the scenario's names of bookings that were there before. `team`: what it did meanwhile, and when."""

    now: datetime
    known: Mapping[str, str]
    providers: Mapping[str, str]
    made: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    team: list[tuple[datetime, Step]] = field(default_factory=list)

    def add(self, changes: Sequence[tuple[Changed, BookingHistory]]) -> None:
        moved_to = {found.booking.rescheduled_from for change, found in changes if change.event == "created"}
        for change, found in changes:
            if change.event == "created":
                self.made.append(found.booking.id)
            step = self._step(change, found, moved_to)
            if step is None:
                continue
            self._pass_time(change.at)
            if change.by == "staff":
                self.team.append((change.at, step))
                step = {"happens": step}
            self.steps.append(step)

    def _step(self, change: Changed, found: BookingHistory, moved_to: set[str | None]) -> Step | None:
        booking = found.booking
        if change.event == "created":
            return self._made(booking) if change.by != "staff" else None
        if change.event == "customer_edited" and change.by != "staff":
            edited = {key: value[1] for key, value in change.changes.items() if key != "version"}
            return {"correct": {"booking": self._named(booking.id), **edited}}
        if change.to == "cancelled" and booking.id not in moved_to:
            reason = {"reason": booking.cancellation_reason} if booking.cancellation_reason else {}
            key = "team_cancels" if change.by == "staff" else "cancel"
            return {key: {"booking": self._named(booking.id), **reason}}
        if change.to == "confirmed" and change.by == "staff":
            return {"team_confirms": self._named(booking.id)}
        return None

    def _made(self, booking: BookedThen) -> Step:
        start = booking.starts_at.isoformat()
        provider = self.providers.get(booking.provider, booking.provider)
        if booking.rescheduled_from is not None:
            return {"move": {"booking": self._named(booking.rescheduled_from), "start": start, "provider": provider}}
        details = {key: value for key, value in booking.customer.model_dump().items() if value}
        where = {"service": booking.service, "location": booking.location, "start": start, "provider": provider}
        return {"book": {**where, **details}}

    def _named(self, booking_id: str) -> str:
        return self.known.get(booking_id, "last")

    def _pass_time(self, at: datetime) -> None:
        if at - self.now >= PAUSE:
            self.steps.append({"happens": {"clock": f"+{int((at - self.now).total_seconds())}s"}})
            self.now = at
