"""Holds in the database: at most one a conversation."""

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core.tables import HoldRow, bare


async def find_hold(session: AsyncSession, conversation_id: str) -> HoldRow | None:
    found: HoldRow | None = await session.scalar(
        select(HoldRow).where(col(HoldRow.conversation_id) == conversation_id).execution_options(populate_existing=True)
    )
    return found


async def insert_hold(session: AsyncSession, row: HoldRow) -> None:
    await session.execute(insert(bare(HoldRow)).values(**row.model_dump()))


async def delete_hold(session: AsyncSession, conversation_id: str) -> None:
    """With what it occupied."""
    await session.execute(
        delete(HoldRow)
        .where(col(HoldRow.conversation_id) == conversation_id)
        .execution_options(synchronize_session=False)
    )


async def delete_expired_holds(session: AsyncSession, provider_id: str, now: datetime) -> bool:
    """With what they occupied; True when there were any."""
    found = await session.execute(
        delete(HoldRow)
        .where(col(HoldRow.provider_id) == provider_id, col(HoldRow.expires_at) <= now)
        .returning(col(HoldRow.id))
        .execution_options(synchronize_session=False)
    )
    return bool(found.all())
