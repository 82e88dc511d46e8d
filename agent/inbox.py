"""What was said in a conversation: taking it in, saying something as a person, reading it back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from agent import message_store, outgoing_store, turn_store
from agent.tables import MessageRow
from booking_core import Action, InvalidInput, NotFound, TeamActor, UnitOfWork, conversation, require, team_conversation

LONGEST_MESSAGE = 4000

Split: TypeAlias = Callable[[str, str], tuple[str, ...]]
"""From a channel and a text, the parts that have to be pushed to the customer; none where the customer fetches."""


def nothing_to_push(channel: str, text: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """`role` is `customer`, `agent` or `staff`; `author` the person of the team who wrote it; `external_id` the
    channel's own id of a customer's message: in the web chat the one that the client gave it."""

    id: str
    conversation_id: str
    position: int
    role: str
    text: str
    at: datetime
    author: str | None = None
    external_id: str | None = None


async def receive_message(
    uow: UnitOfWork,
    conversation_id: str,
    text: str,
    external_id: str,
    *,
    received_at: datetime,
    button: str | None = None,
) -> tuple[StoredMessage, bool]:
    """Takes in what the customer wrote; False when this delivery was taken in before, which then changes nothing.

    `received_at` is the system's time. The message waits for a turn from here on. Raises `NotFound`.
    """
    # Locked first: of two deliveries at once, the second sees what the first stored.
    await conversation(uow, conversation_id, lock=True)
    known = await message_store.find_by_external_id(uow.session, conversation_id, external_id)
    if known is not None:
        return stored(known), False
    row = MessageRow(
        id="",
        conversation_id=conversation_id,
        position=0,
        role="customer",
        text=text[:LONGEST_MESSAGE],
        at=uow.now,
        received_at=received_at,
        external_id=external_id,
        button=button,
    )
    return stored(await message_store.insert_message(uow.session, row)), True


async def answer_as_person(
    uow: UnitOfWork, actor: TeamActor, conversation_id: str, text: str, *, sent_at: datetime, split: Split
) -> StoredMessage:
    """On the customer's own channel. Raises `InvalidInput` unless this person has taken the conversation over."""
    require(actor, Action.ANSWER_CONVERSATIONS)
    tidy = text.strip()
    if not tidy or len(tidy) > LONGEST_MESSAGE:
        raise InvalidInput(f"A message has 1 to {LONGEST_MESSAGE} characters.", field="text")
    found = await team_conversation(uow, actor, conversation_id)
    if found.owner != "staff":
        raise InvalidInput("Take the conversation over before you answer in it.", field="conversation_id")
    row = MessageRow(
        id="",
        conversation_id=conversation_id,
        position=0,
        role="staff",
        text=tidy,
        at=uow.now,
        received_at=sent_at,
        author=actor.name,
    )
    await message_store.insert_message(uow.session, row)
    await outgoing_store.insert_parts(uow.session, row, split(found.channel, tidy))
    return stored(row)


async def note_for_agent(uow: UnitOfWork, conversation_id: str, text: str, *, at: datetime) -> None:
    """Something the agent should read at this point of the conversation; nobody else sees it."""
    row = MessageRow(
        id="", conversation_id=conversation_id, position=0, role="note", text=text, at=uow.now, received_at=at
    )
    await message_store.insert_message(uow.session, row)


async def transcript(uow: UnitOfWork, conversation_id: str, after: str | None = None) -> list[StoredMessage]:
    """All messages, or those after the one with id `after`. Raises `NotFound` when there is no such message."""
    position = 0
    if after is not None:
        known = await message_store.find_message(uow.session, conversation_id, after)
        if known is None:
            raise NotFound("There is no such message in this conversation.")
        position = known.position
    shown = ("customer", "agent", "staff")
    rows = await message_store.messages_after(uow.session, conversation_id, position, shown)
    return [stored(row) for row in rows]


async def replies_to(uow: UnitOfWork, conversation_id: str, message_id: str) -> list[StoredMessage] | None:
    """What the turn that took the message up replied; None while it has not been taken up or is still running."""
    message = await message_store.find_message(uow.session, conversation_id, message_id)
    if message is None or message.turn_id is None:
        return None
    turn = await turn_store.find_turn(uow.session, message.turn_id)
    if turn is None or turn.state == "running":
        return None
    return [stored(row) for row in await message_store.messages_of_turn(uow.session, message.turn_id, "agent")]


def stored(row: MessageRow) -> StoredMessage:
    return StoredMessage(
        row.id, row.conversation_id, row.position, row.role, row.text, row.at, row.author, row.external_id
    )
