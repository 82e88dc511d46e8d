"""Feeds in the database."""

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core import bare
from calendars.tables import CalendarFeedRow


async def put_feed(session: AsyncSession, provider_id: str, token_hash: str, made_at: datetime) -> None:
    """In place of the one there was."""
    await delete_feed(session, provider_id)
    values = {"provider_id": provider_id, "token_hash": token_hash, "made_at": made_at}
    await session.execute(insert(bare(CalendarFeedRow)).values(**values))


async def delete_feed(session: AsyncSession, provider_id: str) -> None:
    await session.execute(delete(bare(CalendarFeedRow)).where(col(CalendarFeedRow.provider_id) == provider_id))


async def feed_made_at(session: AsyncSession, provider_id: str) -> datetime | None:
    found: datetime | None = await session.scalar(
        select(col(CalendarFeedRow.made_at)).where(col(CalendarFeedRow.provider_id) == provider_id)
    )
    return found


async def provider_of(session: AsyncSession, token_hash: str) -> str | None:
    found: str | None = await session.scalar(
        select(col(CalendarFeedRow.provider_id)).where(col(CalendarFeedRow.token_hash) == token_hash)
    )
    return found
