"""The team's list of conversations."""

from dataclasses import dataclass
from datetime import datetime

from booking_core import team_store
from booking_core.actors import TeamActor
from booking_core.contacts import MOST_LISTED, Conversation, Owner, bookings_scope, conversation_of
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput
from booking_core.policy import Action, require


@dataclass(frozen=True, slots=True)
class ConversationFilter:
    """Empty fields don't restrict. The latest activity comes first; `after` is that of the last one known."""

    owner: Owner | None = None
    waiting_for_person: bool | None = None
    after: tuple[datetime, str] | None = None
    limit: int = 100


async def list_conversations(uow: UnitOfWork, actor: TeamActor, wanted: ConversationFilter) -> list[Conversation]:
    """All, or for a provider those with a booking that they see. Raises `InvalidInput` on a wrong limit."""
    require(actor, Action.SEE_CONVERSATIONS)
    if not 1 <= wanted.limit <= MOST_LISTED:
        raise InvalidInput(f"A page has 1 to {MOST_LISTED} conversations.", field="limit")
    found = await team_store.page_of_conversations(
        uow.session,
        await bookings_scope(uow, actor),
        owner=wanted.owner,
        waiting=wanted.waiting_for_person,
        after=wanted.after,
        limit=wanted.limit,
    )
    return [conversation_of(*pair) for pair in found]
