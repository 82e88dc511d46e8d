"""What a conversation has spent on models, from its turns."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from agent.limits import Spent
from agent.messages import Usage
from agent.tables import TurnRow


async def spent_since(session: AsyncSession, conversation_id: str, since: datetime) -> Spent:
    columns = (TurnRow.model_calls, TurnRow.input_tokens, TurnRow.output_tokens, TurnRow.cached_tokens)
    found = await session.execute(
        select(*(func.coalesce(func.sum(col(column)), 0) for column in columns)).where(
            col(TurnRow.conversation_id) == conversation_id, col(TurnRow.started_at) >= since
        )
    )
    calls, *tokens = (int(value) for value in found.one())
    return Spent(calls, Usage(*tokens))
