"""Who answers conversations, by name."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from staff.tables import ApiKeyRow, TeamMemberRow


async def names_of(session: AsyncSession, ids: Sequence[str]) -> dict[str, str]:
    """Of members, also those who have left, and of programs."""
    if not ids:
        return {}
    members = select(col(TeamMemberRow.id), col(TeamMemberRow.name)).where(col(TeamMemberRow.id).in_(ids))
    programs = select(col(ApiKeyRow.id), col(ApiKeyRow.name)).where(col(ApiKeyRow.id).in_(ids))
    return {row[0]: row[1] for row in await session.execute(members.union_all(programs))}
