"""Claims of a process that is gone."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from agent.tables import ConversationLeaseRow


async def end_all_leases(session: AsyncSession) -> None:
    """Safe even where one of them is held after all: its holder finds its fencing number outdated and stops."""
    await session.execute(
        update(ConversationLeaseRow)
        .where(col(ConversationLeaseRow.until).is_not(None))
        .values(until=None, fence=col(ConversationLeaseRow.fence) + 1)
        .execution_options(synchronize_session=False)
    )
