"""What stands in a world's database: the bookings, what happened to them, and what was done in the conversation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent import message_store, proposal_store, turn_store
from agent.tables import MessageRow, ProposalRow, ToolResultRow, TurnStepRow
from booking_core import (
    Booking,
    BookingFilter,
    Change,
    Conversation,
    SystemActor,
    changes_since,
    conversation,
    list_bookings,
)
from evals.world import World

MOST = 1000
NOBODY = SystemActor()


@dataclass(frozen=True, slots=True)
class State:
    """At one moment; `changes` from the beginning on."""

    bookings: Mapping[str, Booking]
    changes: Sequence[Change]
    conversation: Conversation


@dataclass(frozen=True, slots=True)
class Doings:
    """All that was said and done in the customer's conversation, in order."""

    messages: Sequence[MessageRow]
    steps: Sequence[TurnStepRow]
    results: Sequence[ToolResultRow]


async def observe(world: World) -> State:
    async with world.database.reading() as uow:
        bookings = await list_bookings(uow, NOBODY, BookingFilter(limit=MOST))
        changes, _ = await changes_since(uow, NOBODY, 0, MOST)
        found = await conversation(uow, world.conversation_id)
    return State({booking.id: booking for booking in bookings}, [seen.change for seen in changes], found)


async def doings(world: World) -> Doings:
    async with world.database.reading() as uow:
        messages = await message_store.messages_after(uow.session, world.conversation_id, 0)
        steps = await turn_store.steps_of_conversation(uow.session, world.conversation_id)
        results = await turn_store.results_of(uow.session, sorted({step.turn_id for step in steps}))
    return Doings(messages, steps, results)


async def awaited_yes(world: World) -> ProposalRow | None:
    """The proposal that the customer has been shown and has not answered yet."""
    async with world.database.reading() as uow:
        proposal = await proposal_store.open_proposal(uow.session, world.conversation_id, uow.now)
    return proposal if proposal is not None and proposal.message_id is not None else None
