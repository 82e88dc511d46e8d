"""A carrier in memory, with a script of what becomes of each attempt."""

from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from agent.carrier import (
    Accepted,
    CarrierUnavailable,
    DeliveryReport,
    Failure,
    Parcel,
    Recipient,
    SendOutcome,
    SentCopy,
    Stage,
    Unclear,
)

LOST_ANSWER = "lost answer"
"""The message is accepted, and nobody hears of it."""


class ProcessKilled(BaseException):
    """The process dies in the middle of a send."""


@dataclass
class MemoryCarrier:
    """`script` has an outcome for each attempt to come, `LOST_ANSWER`, or an exception; then all is accepted.

    `before_send` runs while a send is under way. `unreadable` counts the times that the list can't be read.
    """

    script: deque[SendOutcome | BaseException | str] = field(default_factory=deque)
    delivered: list[SentCopy] = field(default_factory=list)
    parcels: list[Parcel] = field(default_factory=list)
    asked: list[datetime] = field(default_factory=list)
    unreadable: int = 0
    before_send: Callable[[], Awaitable[None]] | None = None
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def texts(self) -> list[str]:
        """What has arrived, in order."""
        return [copy.text for copy in self.delivered]

    async def send(self, parcel: Parcel) -> SendOutcome:
        self.parcels.append(parcel)
        if self.before_send is not None:
            await self.before_send()
        step = self.script.popleft() if self.script else None
        if step is None:
            return Accepted(self.accept(parcel.text).report)
        if step == LOST_ANSWER:
            self.accept(parcel.text)
            return Unclear()
        if isinstance(step, BaseException):
            raise step
        assert not isinstance(step, str)
        return step

    async def sent_since(self, recipient: Recipient, since: datetime) -> Sequence[SentCopy]:
        self.asked.append(since)
        if self.unreadable:
            self.unreadable -= 1
            raise CarrierUnavailable
        return list(reversed(self.delivered))

    def accept(self, text: str, failure: Failure | None = None) -> SentCopy:
        """As if it had been sent; with a failure, it did not get through."""
        stage = Stage.QUEUED if failure is None else Stage.FAILED
        copy = SentCopy(text, DeliveryReport(f"SM{next(self.numbers)}", stage, failure))
        self.delivered.append(copy)
        return copy
