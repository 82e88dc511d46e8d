"""How far the team has read, and how conversations stand, in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from agent.tables import MessageRow, ReadingRow, TurnRow
from booking_core import bare
from booking_core.tables import ConversationRow


async def move_on(session: AsyncSession, reader_id: str, conversation_id: str, position: int) -> None:
    """Of two that come at once, the one that is further on stands."""
    build = postgres_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    marked = build(bare(ReadingRow)).values(reader_id=reader_id, conversation_id=conversation_id, position=position)
    await session.execute(
        marked.on_conflict_do_update(
            index_elements=["reader_id", "conversation_id"],
            set_={"position": marked.excluded.position},
            where=bare(ReadingRow).c.position < marked.excluded.position,
        )
    )


def with_news(reader_id: str, since: datetime) -> ColumnElement[bool]:
    """Conversations in which the customer wrote something that the reader has not read."""
    return and_(col(ConversationRow.last_activity_at) >= since, select(1).where(*_news(reader_id, since)).exists())


async def count_news(
    session: AsyncSession, reader_id: str, conversation_ids: Sequence[str], since: datetime
) -> dict[str, int]:
    news = select(func.count()).select_from(MessageRow).where(*_news(reader_id, since)).scalar_subquery()
    rows = await session.execute(
        select(col(ConversationRow.id), news.correlate(ConversationRow)).where(
            col(ConversationRow.id).in_(conversation_ids)
        )
    )
    return {row[0]: row[1] for row in rows}


async def last_messages(session: AsyncSession, conversation_ids: Sequence[str]) -> dict[str, MessageRow]:
    """What was said last in each, by whomever; notes are not said."""
    other = aliased(MessageRow)
    last = (
        select(col(other.position))
        .where(col(other.conversation_id) == col(ConversationRow.id), col(other.role) != "note")
        .order_by(col(other.position).desc())
        .limit(1)
        .correlate(ConversationRow)
        .scalar_subquery()
    )
    rows = await session.scalars(
        select(MessageRow)
        .join(ConversationRow, col(ConversationRow.id) == col(MessageRow.conversation_id))
        .where(col(ConversationRow.id).in_(conversation_ids), col(MessageRow.position) == last)
    )
    return {row.conversation_id: row for row in rows}


async def with_running_turn(session: AsyncSession, conversation_ids: Sequence[str]) -> set[str]:
    rows = await session.scalars(
        select(col(TurnRow.conversation_id)).where(
            col(TurnRow.state) == "running", col(TurnRow.conversation_id).in_(conversation_ids)
        )
    )
    return set(rows)


def _news(reader_id: str, since: datetime) -> list[Any]:
    read = (
        select(col(ReadingRow.position))
        .where(col(ReadingRow.reader_id) == reader_id, col(ReadingRow.conversation_id) == col(ConversationRow.id))
        .correlate(ConversationRow)
        .scalar_subquery()
    )
    return [
        col(MessageRow.conversation_id) == col(ConversationRow.id),
        col(MessageRow.position) > func.coalesce(read, 0),
        col(MessageRow.role) == "customer",
        col(MessageRow.at) >= since,
    ]
