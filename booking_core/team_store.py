"""What the team sees of contacts and conversations: all of them, or those with a booking of one's own."""

from typing import Any

from sqlalchemy import ColumnElement, exists, select
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
