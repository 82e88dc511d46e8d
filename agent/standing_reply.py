"""Answers that need no thinking: a channel's own words, such as the confirmation of an opt-out."""

from datetime import datetime

from agent import message_store, outgoing_store, turn_store
from agent.inbox import Split, StoredMessage, stored
from agent.tables import MessageRow
from booking_core import Owner, UnitOfWork, conversation


async def reply_at_once(
    uow: UnitOfWork, message: StoredMessage, text: str, *, sent_at: datetime, split: Split
) -> StoredMessage | None:
    """Answers a message that was just taken in, so that no turn will; `sent_at` is the system's time.

    While a person has the conversation nothing is said: the message stands in the transcript for them to see.
    """
    found = await conversation(uow, message.conversation_id)
    answered = found.owner is Owner.AGENT
    turn = await turn_store.insert_turn(uow.session, found.id, uow.now, "answered" if answered else "silent")
    await turn_store.update_turn(uow.session, turn.id, finished_at=uow.now)
    await message_store.assign_to_turn(uow.session, [message.id], turn.id, 0)
    if not answered:
        return None
    row = MessageRow(
        id="",
        conversation_id=found.id,
        position=0,
        role="agent",
        text=text,
        at=uow.now,
        received_at=sent_at,
        turn_id=turn.id,
    )
    await message_store.insert_message(uow.session, row)
    await outgoing_store.insert_parts(uow.session, row, split(found.channel, text))
    return stored(row)
