"""Team members in the database."""

from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core import Role, bare
from staff.tables import TeamMemberRow


async def insert_member(session: AsyncSession, row: TeamMemberRow) -> None:
    await session.execute(insert(bare(TeamMemberRow)).values(**row.model_dump()))


async def find_member(session: AsyncSession, member_id: str) -> TeamMemberRow | None:
    return await _one(session, col(TeamMemberRow.id) == member_id)


async def find_by_email(session: AsyncSession, email: str) -> TeamMemberRow | None:
    return await _one(session, col(TeamMemberRow.email) == email)


async def list_members(session: AsyncSession, after: str | None, limit: int) -> list[TeamMemberRow]:
    """By email, after that one."""
    conditions = [] if after is None else [col(TeamMemberRow.email) > after]
    rows = await session.scalars(
        select(TeamMemberRow).where(*conditions).order_by(col(TeamMemberRow.email)).limit(limit)
    )
    return list(rows)


async def update_member(session: AsyncSession, member_id: str, **values: Any) -> None:
    await session.execute(
        update(TeamMemberRow)
        .where(col(TeamMemberRow.id) == member_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


async def lock_admins(session: AsyncSession) -> list[str]:
    """The ids of the active admins, whom nobody else can change before this transaction ends."""
    rows = await session.scalars(
        select(col(TeamMemberRow.id))
        .where(col(TeamMemberRow.role) == str(Role.ADMIN), col(TeamMemberRow.deactivated_at).is_(None))
        .order_by(col(TeamMemberRow.id))
        .with_for_update()
    )
    return list(rows)


async def _one(session: AsyncSession, condition: Any) -> TeamMemberRow | None:
    found: TeamMemberRow | None = await session.scalar(
        select(TeamMemberRow).where(condition).execution_options(populate_existing=True)
    )
    return found
