"""What happens in conversations, for many who watch at once: read once, then sorted by what each of them may see."""

from collections.abc import Collection, Mapping
from typing import Any

from booking_core import booking_store, team_store
from booking_core.database import UnitOfWork
from booking_core.policy import Scope

LATEST = 100


async def inbox_state(uow: UnitOfWork) -> Mapping[str, Any]:
    """The conversations with the latest activity, by id: where the value is another than before, something happened."""
    return await team_store.latest_conversations(uow.session, LATEST)


async def conversations_by_scope(
    uow: UnitOfWork, conversation_ids: Collection[str], scopes: Collection[Scope]
) -> dict[Scope, frozenset[str]]:
    """Which of the conversations exist in each scope: all, or those with a booking in it."""
    whole = frozenset(conversation_ids)
    seen = {scope: whole if scope.is_everything else frozenset[str]() for scope in scopes}
    restricted = [scope for scope in scopes if not scope.is_everything]
    if whole and restricted:
        bookings = await booking_store.bookings_of_conversations(uow.session, await uow.catalog(), whole)
        for scope in restricted:
            seen[scope] = frozenset(b.conversation_id for b in bookings if b.conversation_id and scope.covers(b))
    return seen
