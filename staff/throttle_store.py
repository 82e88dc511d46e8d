"""Attempts to sign in, in the database: several processes count together."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core import bare
from staff.tables import SignInThrottleRow


async def locked_instant(session: AsyncSession, subject: str, at: datetime) -> datetime:
    """When the subject has all its attempts again; nobody else counts for it before this transaction ends."""
    build = postgres_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    await session.execute(
        build(bare(SignInThrottleRow)).values(subject=subject, all_again_at=at).on_conflict_do_nothing()
    )
    found: datetime | None = await session.scalar(
        select(col(SignInThrottleRow.all_again_at)).where(col(SignInThrottleRow.subject) == subject).with_for_update()
    )
    return found or at


async def set_instant(session: AsyncSession, subject: str, instant: datetime) -> None:
    await session.execute(
        update(SignInThrottleRow)
        .where(col(SignInThrottleRow.subject) == subject)
        .values(all_again_at=instant)
        .execution_options(synchronize_session=False)
    )


async def forget(session: AsyncSession, subject: str) -> None:
    await session.execute(delete(SignInThrottleRow).where(col(SignInThrottleRow.subject) == subject))
