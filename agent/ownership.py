"""Who may act in a conversation: one turn at a time, under a lease, and only while no person has taken over."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from agent import turn_store
from booking_core import AgentInConversation, Clock, Database, Owner, UnitOfWork, conversation

THINKING = timedelta(seconds=75)
BESIDE_THINKING = timedelta(seconds=75)
"""What a turn may need for its tools and writes, beside the seconds it may think."""


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
    database: Database, conversation_id: str, system_clock: Clock, thinking: timedelta = THINKING
) -> Claim | None:
    """None while another turn of the conversation is running. `thinking` is how long the turn's models may take."""
    lasts = thinking + BESIDE_THINKING
    async with database.writing() as uow:
        fence = await turn_store.claim_lease(uow.session, conversation_id, system_clock.now(), lasts)
    return None if fence is None else Claim(database, AgentInConversation(conversation_id), fence)


async def give_up(claim: Claim) -> None:
    async with claim.database.writing() as uow:
        await turn_store.release_lease(uow.session, claim.actor.conversation_id, claim.fence)
