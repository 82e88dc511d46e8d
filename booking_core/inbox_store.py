"""The team's list of conversations in the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core.contact_store import matching
from booking_core.policy import Scope
from booking_core.tables import ContactRow, ConversationRow
from booking_core.team_store import conversations_seen


async def page_of_conversations(
    session: AsyncSession,
    scope: Scope,
    conditions: Sequence[ColumnElement[bool]],
    *,
    parts: Sequence[str],
    after: tuple[datetime, str] | None,
    limit: int,
) -> list[tuple[ConversationRow, ContactRow]]:
    """The latest activity first, those after that activity and id; of customers in whom any of the parts occurs."""
    wanted = [*conversations_seen(scope), *conditions]
    if parts:
        wanted.append(matching(parts))
    if after is not None:
        wanted.append(tuple_(col(ConversationRow.last_activity_at), col(ConversationRow.id)) < after)
    rows = await session.execute(
        select(ConversationRow, ContactRow)
        .join(ContactRow, col(ContactRow.id) == col(ConversationRow.contact_id))
        .where(*wanted)
        .order_by(col(ConversationRow.last_activity_at).desc(), col(ConversationRow.id).desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


def answered_by(owner: str | None, owner_staff_id: str | None, waiting: bool | None) -> list[ColumnElement[bool]]:
    """None does not restrict."""
    conditions = []
    if owner is not None:
        conditions.append(col(ConversationRow.owner) == owner)
    if owner_staff_id is not None:
        conditions.append(col(ConversationRow.owner_staff_id) == owner_staff_id)
    if waiting is not None:
        conditions.append(col(ConversationRow.waiting_for_person).is_(waiting))
    return conditions


async def count_waiting(session: AsyncSession, scope: Scope, at_most: int) -> int:
    wanted = (
        select(col(ConversationRow.id))
        .where(col(ConversationRow.waiting_for_person).is_(True), *conversations_seen(scope))
        .limit(at_most)
        .subquery()
    )
    return await session.scalar(select(func.count()).select_from(wanted)) or 0
