"""What the team has read: the customer's messages that are new to somebody, and how a conversation stands in a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from agent import message_store, reading_store
from agent.inbox import StoredMessage, stored
from booking_core import (
    Action,
    Conversation,
    ConversationFilter,
    NotFound,
    TeamActor,
    UnitOfWork,
    list_conversations,
    require,
    team_conversation,
)

NEWS_FOR = timedelta(days=30)
"""What nobody has read for so long is no news to anybody, least of all to whoever joins the team."""


@dataclass(frozen=True, slots=True)
class InboxEntry:
    """A conversation as one of the team finds it. `unread` counts the customer's messages that are new to them."""

    conversation: Conversation
    unread: int
    last_message: StoredMessage | None
    agent_at_work: bool


async def list_inbox(
    uow: UnitOfWork, actor: TeamActor, wanted: ConversationFilter, unread: bool | None = None
) -> list[InboxEntry]:
    """Raises `InvalidInput` on a wrong limit."""
    return await inbox_entries(uow, actor, await list_conversations(uow, actor, narrowed(uow, actor, wanted, unread)))


def narrowed(uow: UnitOfWork, actor: TeamActor, wanted: ConversationFilter, unread: bool | None) -> ConversationFilter:
    if unread is None:
        return wanted
    condition = reading_store.with_news(actor.id, uow.now - NEWS_FOR)
    return ConversationFilter(
        owner=wanted.owner,
        owner_staff_id=wanted.owner_staff_id,
        waiting_for_person=wanted.waiting_for_person,
        after=wanted.after,
        limit=wanted.limit,
        query=wanted.query,
        also=(condition if unread else ~condition,),
    )


async def inbox_entries(uow: UnitOfWork, actor: TeamActor, conversations: Sequence[Conversation]) -> list[InboxEntry]:
    """With a fixed number of questions to the database."""
    ids = [each.id for each in conversations]
    unread = await reading_store.count_news(uow.session, actor.id, ids, uow.now - NEWS_FOR)
    last = await reading_store.last_messages(uow.session, ids)
    busy = await reading_store.with_running_turn(uow.session, ids)
    return [
        InboxEntry(
            each,
            unread.get(each.id, 0),
            stored(last[each.id]) if each.id in last else None,
            agent_at_work=each.id in busy,
        )
        for each in conversations
    ]


async def mark_read(uow: UnitOfWork, actor: TeamActor, conversation_id: str, message_id: str) -> InboxEntry:
    """Up to and with that message; never back. Raises `NotFound`, `Forbidden`."""
    found = await team_conversation(uow, actor, conversation_id)
    message = await message_store.find_message(uow.session, conversation_id, message_id)
    if message is None:
        raise NotFound("There is no such message in this conversation.")
    await reading_store.move_on(uow.session, actor.id, conversation_id, message.position)
    (entry,) = await inbox_entries(uow, actor, [found])
    return entry


async def count_news(uow: UnitOfWork, actor: TeamActor, at_most: int) -> int:
    """The conversations with something new for the actor, counted no further than `at_most`."""
    require(actor, Action.SEE_CONVERSATIONS)
    wanted = narrowed(uow, actor, ConversationFilter(limit=at_most), unread=True)
    return len(await list_conversations(uow, actor, wanted))
