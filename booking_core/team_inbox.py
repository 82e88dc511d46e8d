"""The team's list of conversations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement

from booking_core import inbox_store
from booking_core.actors import TeamActor
from booking_core.contacts import MOST_LISTED, Conversation, Owner, bookings_scope, conversation_of, search_parts
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput
from booking_core.plain_text import one_line
from booking_core.policy import Action, require


@dataclass(frozen=True, slots=True)
class ConversationFilter:
    """Empty fields don't restrict. The latest activity comes first; `after` is that of the last one known.

    `query` is a part of the customer's name, phone or email; `also` what a package above knows of conversations.
    """

    owner: Owner | None = None
    owner_staff_id: str | None = None
    waiting_for_person: bool | None = None
    after: tuple[datetime, str] | None = None
    limit: int = 100
    query: str = ""
    also: Sequence[ColumnElement[bool]] = ()


async def list_conversations(uow: UnitOfWork, actor: TeamActor, wanted: ConversationFilter) -> list[Conversation]:
    """All, or for a provider those with a booking that they see. Raises `InvalidInput` on a wrong limit."""
    require(actor, Action.SEE_CONVERSATIONS)
    if not 1 <= wanted.limit <= MOST_LISTED:
        raise InvalidInput(f"A page has 1 to {MOST_LISTED} conversations.", field="limit")
    country = (await uow.catalog()).business.country
    found = await inbox_store.page_of_conversations(
        uow.session,
        await bookings_scope(uow, actor),
        [
            *inbox_store.answered_by(wanted.owner, wanted.owner_staff_id, wanted.waiting_for_person),
            *wanted.also,
        ],
        parts=search_parts(wanted.query, country) if one_line(wanted.query) else (),
        after=wanted.after,
        limit=wanted.limit,
    )
    return [conversation_of(*pair) for pair in found]


async def count_waiting(uow: UnitOfWork, actor: TeamActor, at_most: int) -> int:
    """The conversations that wait for a person, counted no further than `at_most`."""
    require(actor, Action.SEE_CONVERSATIONS)
    return await inbox_store.count_waiting(uow.session, await bookings_scope(uow, actor), at_most)
