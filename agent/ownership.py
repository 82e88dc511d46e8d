"""Who may act in a conversation: one turn at a time, under a lease, and only while no person has taken over."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from agent import turn_store
from booking_core import AgentInConversation, Clock, Database, Owner, UnitOfWork, conversation

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Lease:
    """So long does a claim last after its last renewal, and every so many seconds is it renewed."""

    lasts: timedelta = timedelta(seconds=20)
    renewed_every: float = 5.0


class TakenOver(Exception):
    """A person answers the conversation now."""


class LeaseLost(Exception):
    """Another process has claimed the conversation: whatever this one still wanted to do, it must not."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to act for the agent in one conversation. It lapses by itself, so that after a crash others go on."""

    database: Database
    actor: AgentInConversation
    fence: int

    @asynccontextmanager
    async def writing(self, *, also_for_person: bool = False) -> AsyncIterator[UnitOfWork]:
        """A transaction in which the claim and the ownership still hold. Raises `LeaseLost`, `TakenOver`."""
        async with self.database.writing() as uow:
            if not await turn_store.holds_lease(uow.session, self.actor.conversation_id, self.fence):
                raise LeaseLost
            if not also_for_person:
                # Locked: nobody takes over between this look and the commit.
                found = await conversation(uow, self.actor.conversation_id, lock=True)
                if found.owner is not Owner.AGENT:
                    raise TakenOver
            yield uow


async def claim_conversation(
    uow: UnitOfWork, database: Database, conversation_id: str, system_clock: Clock, lease: Lease
) -> Claim | None:
    """None while another turn of the conversation is running."""
    fence = await turn_store.claim_lease(uow.session, conversation_id, system_clock.now(), lease.lasts)
    return None if fence is None else Claim(database, AgentInConversation(conversation_id), fence)


@asynccontextmanager
async def kept_alive(claim: Claim, system_clock: Clock, lease: Lease) -> AsyncIterator[asyncio.Task[None]]:
    """Renews the claim until the block ends, or there is nothing left to renew."""
    over = asyncio.Event()
    renewing = asyncio.create_task(_renew(claim, system_clock, lease, over))
    try:
        yield renewing
    finally:
        over.set()
        # It is not cancelled: it may have a connection to give back first.
        await asyncio.wait([renewing])


async def _renew(claim: Claim, system_clock: Clock, lease: Lease, over: asyncio.Event) -> None:
    conversation_id = claim.actor.conversation_id
    while not await _happens(over, lease.renewed_every):
        try:
            async with claim.database.writing() as uow:
                until = system_clock.now() + lease.lasts
                if not await turn_store.renew_lease(uow.session, conversation_id, claim.fence, until):
                    return
        except (SQLAlchemyError, OSError) as error:
            log.warning("the claim on %s could not be renewed yet", conversation_id, exc_info=error)


async def _happens(event: asyncio.Event, within: float) -> bool:
    try:
        async with asyncio.timeout(within):
            return await event.wait()
    except TimeoutError:
        return False


async def release(uow: UnitOfWork, claim: Claim) -> None:
    """Others may go on from this commit."""
    await turn_store.release_lease(uow.session, claim.actor.conversation_id, claim.fence)


async def give_up(claim: Claim) -> None:
    async with claim.database.writing() as uow:
        await release(uow, claim)
