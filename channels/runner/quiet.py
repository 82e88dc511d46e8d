"""When a customer who may still be typing has been waited for long enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.tables import MessageRow


@dataclass(frozen=True, slots=True)
class Quiet:
    """A turn begins after this much silence, but never later than `longest` after the first waiting message."""

    after: timedelta = timedelta(seconds=1.5)
    longest: timedelta = timedelta(seconds=10)

    def over_at(self, waiting: Sequence[MessageRow]) -> datetime:
        """By the system's time; nobody types on after pressing a button."""
        if any(message.button for message in waiting):
            return waiting[0].received_at
        return min(waiting[-1].received_at + self.after, waiting[0].received_at + self.longest)
