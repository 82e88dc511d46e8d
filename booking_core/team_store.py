"""What the team sees of contacts and conversations: all of them, or those with a booking of one's own."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core.booking_store import scope_conditions
from booking_core.policy import Scope
from booking_core.tables import BookingRow, ContactRow, ConversationRow


def contacts_seen(scope: Scope) -> list[ColumnElement[bool]]:
    if scope.is_everything:
        return []
    return [exists().where(col(BookingRow.contact_id) == col(ContactRow.id), *scope_conditions(scope))]


def conversations_seen(scope: Scope) -> list[ColumnElement[bool]]:
    if scope.is_everything:
        return []
    return [exists().where(col(BookingRow.conversation_id) == col(ConversationRow.id), *scope_conditions(scope))]


async def page_of_conversations(
    session: AsyncSession,
    scope: Scope,
    *,
    owner: str | None,
    waiting: bool | None,
    after: tuple[datetime, str] | None,
    limit: int,
) -> list[tuple[ConversationRow, ContactRow]]:
    """The latest activity first, those after that activity and id."""
    conditions = conversations_seen(scope)
    if owner is not None:
        conditions.append(col(ConversationRow.owner) == owner)
    if waiting is not None:
        conditions.append(col(ConversationRow.waiting_for_person).is_(waiting))
    if after is not None:
        conditions.append(tuple_(col(ConversationRow.last_activity_at), col(ConversationRow.id)) < after)
    rows = await session.execute(
        select(ConversationRow, ContactRow)
        .join(ContactRow, col(ContactRow.id) == col(ConversationRow.contact_id))
        .where(*conditions)
        .order_by(col(ConversationRow.last_activity_at).desc(), col(ConversationRow.id).desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


async def latest_conversations(session: AsyncSession, limit: int) -> dict[str, tuple[Any, ...]]:
    """By id, what shows that something has happened in them; those with the latest activity."""
    rows = await session.execute(
        select(
            col(ConversationRow.id),
            col(ConversationRow.last_activity_at),
            col(ConversationRow.owner),
            col(ConversationRow.owner_staff_id),
            col(ConversationRow.waiting_for_person),
        )
        .order_by(col(ConversationRow.last_activity_at).desc(), col(ConversationRow.id).desc())
        .limit(limit)
    )
    return {row[0]: tuple(row[1:]) for row in rows}
