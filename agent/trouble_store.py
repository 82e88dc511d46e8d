"""What went wrong in turns, in the database."""

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
