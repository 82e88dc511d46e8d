"""Conversations in lists: with what is new to whoever asks, what was said last, and who answers."""

from collections.abc import Sequence
from typing import Any

from agent.reading import InboxEntry, inbox_entries
from booking_core import Conversation, TeamActor, UnitOfWork
from staff import owner_store
from staff.wire.conversations import shown_summary


async def shown_entries(uow: UnitOfWork, entries: Sequence[InboxEntry]) -> list[dict[str, Any]]:
    """Each as `ConversationSummary`."""
    owners = {each.conversation.owner_staff_id for each in entries if each.conversation.owner_staff_id}
    names = await owner_store.names_of(uow.session, sorted(owners))
    return [shown_summary(each, names.get(each.conversation.owner_staff_id or "")) for each in entries]


async def shown_conversations(
    uow: UnitOfWork, actor: TeamActor, conversations: Sequence[Conversation]
) -> list[dict[str, Any]]:
    """Each as `ConversationSummary`."""
    return await shown_entries(uow, await inbox_entries(uow, actor, conversations))


async def shown_conversation(uow: UnitOfWork, actor: TeamActor, conversation: Conversation) -> dict[str, Any]:
    (found,) = await shown_conversations(uow, actor, [conversation])
    return found
