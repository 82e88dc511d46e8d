"""What went wrong in turns, in the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from agent.tables import TurnRow


async def set_outcome(session: AsyncSession, turn_id: str, outcome: str) -> None:
    await session.execute(
        update(TurnRow)
        .where(col(TurnRow.id) == turn_id)
        .values(outcome=outcome)
        .execution_options(synchronize_session=False)
    )


async def outcomes_of(session: AsyncSession, turn_ids: Sequence[str]) -> dict[str, str]:
    """Of those turns in which not all went well."""
    rows = await session.execute(
        select(col(TurnRow.id), col(TurnRow.outcome)).where(col(TurnRow.id).in_(turn_ids), col(TurnRow.outcome) != "")
    )
    return {row[0]: row[1] for row in rows}


async def outcomes_since(session: AsyncSession, conversation_id: str, since: datetime) -> list[str]:
    rows = await session.scalars(
        select(col(TurnRow.outcome))
        .where(
            col(TurnRow.conversation_id) == conversation_id,
            col(TurnRow.started_at) >= since,
            col(TurnRow.outcome) != "",
        )
        .distinct()
    )
    return list(rows)
