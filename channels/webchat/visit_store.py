"""Visits in the database."""

from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core import bare
from channels.webchat.tables import ChatVisitRow


async def insert_visit(session: AsyncSession, conversation_id: str, at: datetime) -> None:
    await session.execute(insert(bare(ChatVisitRow)).values(conversation_id=conversation_id, last_used_at=at))


async def last_used_at(session: AsyncSession, conversation_id: str) -> datetime | None:
    found: datetime | None = await session.scalar(
        select(col(ChatVisitRow.last_used_at)).where(col(ChatVisitRow.conversation_id) == conversation_id)
    )
    return found


async def set_used(session: AsyncSession, conversation_id: str, at: datetime) -> None:
    await session.execute(
        update(ChatVisitRow)
        .where(col(ChatVisitRow.conversation_id) == conversation_id)
        .values(last_used_at=at)
        .execution_options(synchronize_session=False)
    )
