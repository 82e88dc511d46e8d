"""Sessions in the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core import bare
from staff.tables import TeamMemberRow, TeamSessionRow


async def insert_session(session: AsyncSession, row: TeamSessionRow) -> None:
    await session.execute(insert(bare(TeamSessionRow)).values(**row.model_dump()))


async def find_session(session: AsyncSession, session_id: str) -> tuple[TeamSessionRow, TeamMemberRow] | None:
    found = await session.execute(
        select(TeamSessionRow, TeamMemberRow)
        .join(TeamMemberRow, col(TeamMemberRow.id) == col(TeamSessionRow.member_id))
        .where(col(TeamSessionRow.id) == session_id)
    )
    row = found.one_or_none()
    return None if row is None else (row[0], row[1])


async def members_of_live_sessions(
    session: AsyncSession, ids: Sequence[str], *, used_since: datetime, begun_since: datetime
) -> list[tuple[str, str, str, str, str | None]]:
    """Each session's id, and of its member the id, name, role and provider: for many sessions at once."""
    if not ids:
        return []
    sessions, members = bare(TeamSessionRow).c, bare(TeamMemberRow).c
    rows = await session.execute(
        select(sessions.id, members.id, members.name, members.role, members.provider_id)
        .join_from(bare(TeamSessionRow), bare(TeamMemberRow), members.id == sessions.member_id)
        .where(
            sessions.id.in_(ids),
            sessions.last_used_at >= used_since,
            sessions.created_at >= begun_since,
            members.deactivated_at.is_(None),
        )
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


async def set_used(session: AsyncSession, session_id: str, at: datetime) -> None:
    await session.execute(
        update(TeamSessionRow)
        .where(col(TeamSessionRow.id) == session_id)
        .values(last_used_at=at)
        .execution_options(synchronize_session=False)
    )


async def delete_session(session: AsyncSession, session_id: str) -> None:
    await session.execute(delete(TeamSessionRow).where(col(TeamSessionRow.id) == session_id))


async def delete_sessions_of(session: AsyncSession, member_id: str) -> None:
    await session.execute(delete(TeamSessionRow).where(col(TeamSessionRow.member_id) == member_id))


async def delete_other_sessions(session: AsyncSession, member_id: str, but: str) -> None:
    await session.execute(
        delete(TeamSessionRow).where(col(TeamSessionRow.member_id) == member_id, col(TeamSessionRow.id) != but)
    )
