"""From the agent to a person and back, each time with what the other should know."""

from agent import message_store, proposal_store
from agent.inbox import note_for_agent
from booking_core import (
    BookingFilter,
    Conversation,
    SystemActor,
    TeamActor,
    UnitOfWork,
    conversation,
    hand_back,
    list_bookings,
)
from prompts import HandoverContext, Prompts
from tools.wording import spoken_booking

LAST_WORDS = 3


async def hand_back_to_agent(
    uow: UnitOfWork, actor: TeamActor, conversation_id: str, prompts: Prompts, note: str | None = None
) -> Conversation:
    """The agent answers from the next message on; it reads that a person has answered meanwhile, and their note.

    What the customer wrote to the person is not answered again, and nothing they were asked before is agreed by it.
    """
    found = await hand_back(uow, actor, conversation_id)
    await proposal_store.close_open_proposals(uow.session, conversation_id, "lapsed")
    tidy = " ".join((note or "").split())
    text = prompts.render(HandoverContext(note=f" Their note: {tidy}" if tidy else ""))
    await note_for_agent(uow, conversation_id, text, at=uow.now)
    return found


async def summary_for_person(uow: UnitOfWork, conversation_id: str, reader: TeamActor | None = None) -> list[str]:
    """What somebody who takes over should know, a line each: why, what is open, what is booked, the last words.

    Of the bookings, those that the reader may see.
    """
    found = await conversation(uow, conversation_id)
    business = (await uow.catalog()).business
    lines = [f"Asked for a person: {found.handover_note}"] if found.waiting_for_person and found.handover_note else []
    proposal = await proposal_store.open_proposal(uow.session, conversation_id, uow.now)
    if proposal is not None:
        lines.append(f"Awaiting the customer's yes: {proposal.read_back['text']}")
    wanted = BookingFilter(start=uow.now, conversation_id=conversation_id)
    bookings = await list_bookings(uow, reader or SystemActor(), wanted)
    lines.extend(f"Booked here, {booking.status}: {spoken_booking(booking, business)}" for booking in bookings)
    said = await message_store.messages_after(uow.session, conversation_id, 0, ("customer",))
    lines.extend(f"Customer: {message.text}" for message in said[-LAST_WORDS:])
    return lines
