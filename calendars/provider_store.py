"""Providers, as far as their calendars are concerned."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from booking_core import bare
from booking_core.tables import ProviderRow


async def lock_provider(session: AsyncSession, provider_id: str) -> None:
    """Until the transaction ends, nobody else shares or connects a calendar of theirs."""
    provider = bare(ProviderRow).c.id
    await session.execute(select(provider).where(provider == provider_id).with_for_update())
