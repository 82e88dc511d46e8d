"""What a database remembers of its installation."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import select

from booking_core.tables import DeploymentRow


async def clock_setting(session: AsyncSession) -> tuple[datetime, datetime] | None:
    """Where the product's clock was started, and when that was; the row is locked until the commit."""
    row = await session.scalar(select(DeploymentRow).with_for_update())
    if row is None or row.clock_start is None or row.clock_anchor is None:
        return None
    return row.clock_start, row.clock_anchor


async def set_clock(session: AsyncSession, start: datetime, anchor: datetime) -> None:
    await session.execute(update(DeploymentRow).values(clock_start=start, clock_anchor=anchor))
