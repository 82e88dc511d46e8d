"""Sends what is on its way out, so that nothing accepted is lost and nothing is sent twice.

    waiting ──► sending ──► accepted      the carrier has it; what becomes of it, its reports say
       ▲           │  └───► failed        refused for good, withdrawn, or given up
       │           ▼                ▲
       └──────── unknown ───────────┘     the connection broke, or the process died, before the answer was stored

"sending" is committed before the request goes out. A carrier has no idempotency keys, so a part whose outcome is
unknown is looked for in the carrier's list of messages before it is sent again. When the list can't be asked either,
every `blind_every`th attempt goes out without it: a reply that comes twice is better than none.

A reply of the agent that has not gone out when a person takes over is withdrawn, each of its parts for itself: the
person sees it in the transcript and says what is to be said.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agent import outbox_store
from agent.carrier import (
    Accepted,
    Carrier,
    CarrierUnavailable,
    DeliveryReport,
    Failure,
    Parcel,
    Recipient,
    Refused,
    Remedy,
    SendOutcome,
    SentCopy,
    TurnedAway,
    Unclear,
)
from agent.delivery import act_on_failure, record_report, reference_of
from agent.outbox_store import Part
from booking_core import Clock, Database, Owner, UnitOfWork, conversation

WITHDRAWN, INCOMPLETE = "withdrawn", "incomplete"
GIVEN_UP = Failure("given_up", "the carrier could not be reached for hours", Remedy.TELL_TEAM)
NO_ADDRESS = Failure("no_address", "there is no way to reach the customer on this channel", Remedy.TELL_TEAM)
CLOCKS_MAY_DIFFER = timedelta(minutes=2)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OutboxPolicy:
    """Waits double from `first_wait` to `longest_wait` seconds; the standard ones add up to some five hours.

    `lease` is how long a send can take at most: after that, whoever began it is dead.
    """

    first_wait: float = 2.0
    longest_wait: float = 300.0
    attempts: int = 60
    lease: float = 20.0
    blind_every: int = 6

    def wait(self, attempts: int) -> float:
        return min(self.longest_wait, self.first_wait * 2.0 ** min(attempts - 1, 30))


class Outbox:
    """`carriers` by channel; times are of the system's clock, whatever the product's says."""

    def __init__(
        self,
        database: Database,
        carriers: Mapping[str, Carrier],
        system_clock: Clock,
        policy: OutboxPolicy | None = None,
    ) -> None:
        self._database = database
        self._carriers = carriers
        self._clock = system_clock
        self._policy = policy or OutboxPolicy()
        self._not_before: dict[str, datetime] = {}

    async def send_waiting(self, conversation_id: str) -> float | None:
        """Sends what is due; tells in how many seconds there is more to do, None when all is settled."""
        while True:
            async with self._database.reading() as uow:
                part = await outbox_store.first_unsettled(uow, conversation_id)
            if part is None:
                self._not_before.pop(conversation_id, None)
                return None
            wait = (self._due(part) - self._clock.now()).total_seconds()
            if wait > 0:
                return wait
            await self._move(part)

    async def unsettled(self) -> list[str]:
        """The conversations in which something is still on its way out, for whoever sweeps up."""
        async with self._database.reading() as uow:
            return await outbox_store.conversations_with_unsettled(uow.session)

    async def adopt_interrupted(self) -> None:
        """At the start of the only process: nobody else can be sending, so there is no lease to wait for."""
        async with self._database.writing() as uow:
            await outbox_store.mark_interrupted(uow.session, self._clock.now())

    def _due(self, part: Part) -> datetime:
        if part.attempted_at is None:
            return part.created_at
        if part.state == "sending":
            return part.attempted_at + timedelta(seconds=self._policy.lease)
        due = part.attempted_at + timedelta(seconds=self._policy.wait(part.attempts))
        return max(due, self._not_before.get(part.conversation_id, due))

    async def _move(self, part: Part) -> None:
        async with self._database.reading() as uow:
            recipient = await outbox_store.recipient_of(uow, part.conversation_id)
        carrier = self._carriers.get(part.channel)
        if recipient is None or carrier is None:
            await self._end(part, NO_ADDRESS)
        elif part.state == "waiting":
            await self._send(part, carrier, recipient)
        else:
            await self._look_for(part, carrier, recipient)

    async def _send(self, part: Part, carrier: Carrier, recipient: Recipient) -> None:
        if part.attempts >= self._policy.attempts:
            await self._end(part, GIVEN_UP)
            return
        claimed = await self._claim_to_send(part)
        if claimed is None:
            return
        outcome = await carrier.send(Parcel(recipient, part.text, reference_of(claimed.id, claimed.attempts)))
        async with self._database.writing() as uow:
            await self._record(uow, claimed, outcome)

    async def _claim_to_send(self, part: Part) -> Part | None:
        """None when there is nothing to send any more. Ownership is asked in the transaction that claims."""
        async with self._database.writing() as uow:
            found = await conversation(uow, part.conversation_id)
            if part.role == "agent" and found.owner is Owner.STAFF:
                await outbox_store.settle(uow.session, part, "failed", error_code=WITHDRAWN)
                return None
            if not await outbox_store.claim(uow.session, part, "sending", self._clock.now()):
                return None
        return replace(part, state="sending", attempts=part.attempts + 1)

    async def _record(self, uow: UnitOfWork, part: Part, outcome: SendOutcome) -> None:
        match outcome:
            case Accepted(report):
                await self._accept(uow, part, report)
            case Refused(failure):
                if await outbox_store.settle(uow.session, part, "failed", error_code=failure.code):
                    await outbox_store.drop_later_parts(uow.session, part, INCOMPLETE)
                    await act_on_failure(uow, part.conversation_id, failure)
                log.warning("a message can't be sent: %s (%s)", failure.reason, failure.code)
            case TurnedAway(after):
                if after is not None:
                    self._not_before[part.conversation_id] = self._clock.now() + timedelta(seconds=after)
                await outbox_store.settle(uow.session, part, "waiting")
            case Unclear():
                await outbox_store.settle(uow.session, part, "unknown")

    async def _accept(self, uow: UnitOfWork, part: Part, report: DeliveryReport) -> None:
        await outbox_store.settle(uow.session, part, "accepted", external_id=report.external_id)
        await record_report(uow, report, self._clock)

    async def _look_for(self, part: Part, carrier: Carrier, recipient: Recipient) -> None:
        """Finds out what became of an attempt; when it was nothing, the part is sent again."""
        async with self._database.writing() as uow:
            if not await outbox_store.claim(uow.session, part, "unknown", self._clock.now()):
                return
        looking = replace(part, state="unknown", attempts=part.attempts + 1)
        try:
            copies = await carrier.sent_since(recipient, part.created_at - CLOCKS_MAY_DIFFER)
        except CarrierUnavailable:
            log.warning("the outcome of a send is unknown and the carrier's list can't be read")
            if looking.attempts >= self._policy.attempts:
                await self._end(looking, GIVEN_UP)
            elif looking.attempts % self._policy.blind_every == 0:
                await self._send(looking, carrier, recipient)
            return
        async with self._database.writing() as uow:
            copy = await _own_copy(uow, part, copies)
            if copy is not None:
                await self._accept(uow, looking, copy.report)
        if copy is None:
            await self._send(looking, carrier, recipient)

    async def _end(self, part: Part, failure: Failure) -> None:
        async with self._database.writing() as uow:
            await self._record(uow, part, Refused(failure))


async def _own_copy(uow: UnitOfWork, part: Part, copies: Sequence[SentCopy]) -> SentCopy | None:
    """The copy that came of this part: of the same text, and not known to have come of another."""
    same = [copy for copy in copies if copy.text.strip() == part.text.strip() and not _must_go_again(copy)]
    known = await outbox_store.known_external_ids(uow.session, [copy.report.external_id for copy in same])
    return next((copy for copy in same if copy.report.external_id not in known), None)


def _must_go_again(copy: SentCopy) -> bool:
    return copy.report.failure is not None and copy.report.failure.remedy is Remedy.SLOW_DOWN
