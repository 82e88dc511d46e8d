"""Condensed memory in the database: one row a conversation."""

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from agent.tables import MemoryRow
from booking_core import bare


async def find_memory(session: AsyncSession, conversation_id: str) -> MemoryRow | None:
    found: MemoryRow | None = await session.scalar(
        select(MemoryRow)
        .where(col(MemoryRow.conversation_id) == conversation_id)
        .execution_options(populate_existing=True)
    )
    return found


async def replace_memory(session: AsyncSession, row: MemoryRow) -> None:
    await session.execute(
        delete(MemoryRow)
        .where(col(MemoryRow.conversation_id) == row.conversation_id)
        .execution_options(synchronize_session=False)
    )
    await session.execute(insert(bare(MemoryRow)).values(**row.model_dump()))
