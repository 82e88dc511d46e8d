"""Messages in the database. Writers hold the conversation's row first, so that positions never collide."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from agent.tables import MessageRow
from booking_core import bare, new_id, touch_conversation


async def insert_message(session: AsyncSession, row: MessageRow) -> MessageRow:
    """Gives it its id and position, and marks the conversation as active."""
    await touch_conversation(session, row.conversation_id, row.at)
    last: int | None = await session.scalar(
        select(func.max(col(MessageRow.position))).where(col(MessageRow.conversation_id) == row.conversation_id)
    )
    row.id = new_id("ms")
    row.position = (last or 0) + 1
    await session.execute(insert(bare(MessageRow)).values(**row.model_dump()))
    return row


async def find_by_external_id(session: AsyncSession, conversation_id: str, external_id: str) -> MessageRow | None:
    found: MessageRow | None = await session.scalar(
        select(MessageRow).where(
            col(MessageRow.conversation_id) == conversation_id, col(MessageRow.external_id) == external_id
        )
    )
    return found


async def find_message(session: AsyncSession, conversation_id: str, message_id: str) -> MessageRow | None:
    found: MessageRow | None = await session.scalar(
        select(MessageRow).where(col(MessageRow.conversation_id) == conversation_id, col(MessageRow.id) == message_id)
    )
    return found


async def messages_after(
    session: AsyncSession, conversation_id: str, position: int, roles: Sequence[str] = (), limit: int | None = None
) -> list[MessageRow]:
    conditions = [col(MessageRow.conversation_id) == conversation_id, col(MessageRow.position) > position]
    if roles:
        conditions.append(col(MessageRow.role).in_(roles))
    rows = await session.scalars(
        select(MessageRow)
        .where(*conditions)
        .order_by(col(MessageRow.position))
        .limit(limit)
        .execution_options(populate_existing=True)
    )
    return list(rows)


async def messages_before(
    session: AsyncSession, conversation_id: str, position: int | None, limit: int
) -> list[MessageRow]:
    """The last ones below that position, or of all, in order."""
    conditions = [col(MessageRow.conversation_id) == conversation_id]
    if position is not None:
        conditions.append(col(MessageRow.position) < position)
    rows = await session.scalars(
        select(MessageRow).where(*conditions).order_by(col(MessageRow.position).desc()).limit(limit)
    )
    return list(rows)[::-1]


async def messages_with_ids(session: AsyncSession, message_ids: Sequence[str]) -> list[MessageRow]:
    return list(await session.scalars(select(MessageRow).where(col(MessageRow.id).in_(message_ids))))


async def messages_within(session: AsyncSession, spans: Sequence[tuple[str, int, int]]) -> list[MessageRow]:
    """Of each conversation the messages from the one position to the other, in order."""
    if not spans:
        return []
    wanted = [
        and_(col(MessageRow.conversation_id) == conversation_id, col(MessageRow.position).between(first, last))
        for conversation_id, first, last in spans
    ]
    rows = await session.scalars(
        select(MessageRow).where(or_(*wanted)).order_by(col(MessageRow.conversation_id), col(MessageRow.position))
    )
    return list(rows)


async def unanswered_messages(session: AsyncSession, conversation_id: str) -> list[MessageRow]:
    """The customer's messages that no turn has taken up."""
    rows = await session.scalars(
        select(MessageRow)
        .where(
            col(MessageRow.conversation_id) == conversation_id,
            col(MessageRow.role) == "customer",
            col(MessageRow.turn_id).is_(None),
        )
        .order_by(col(MessageRow.position))
        .execution_options(populate_existing=True)
    )
    return list(rows)


async def assign_to_turn(session: AsyncSession, message_ids: Sequence[str], turn_id: str, after_step: int) -> None:
    await session.execute(
        update(MessageRow)
        .where(col(MessageRow.id).in_(message_ids))
        .values(turn_id=turn_id, after_step=after_step)
        .execution_options(synchronize_session=False)
    )


async def messages_of_turn(session: AsyncSession, turn_id: str, role: str) -> list[MessageRow]:
    rows = await session.scalars(
        select(MessageRow)
        .where(col(MessageRow.turn_id) == turn_id, col(MessageRow.role) == role)
        .order_by(col(MessageRow.position))
    )
    return list(rows)


async def conversations_with_unanswered(session: AsyncSession, received_before: datetime) -> list[str]:
    rows = await session.scalars(
        select(col(MessageRow.conversation_id))
        .where(
            col(MessageRow.role) == "customer",
            col(MessageRow.turn_id).is_(None),
            col(MessageRow.received_at) <= received_before,
        )
        .distinct()
    )
    return list(rows)
