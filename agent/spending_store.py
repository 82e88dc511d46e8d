"""What a conversation has spent on models, from its turns."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from agent.limits import Spent
from agent.messages import Usage
from agent.tables import TurnRow


async def spent_since(session: AsyncSession, conversation_id: str, since: datetime, *, but_for: str) -> Spent:
    """Of all turns but one."""
    columns = (TurnRow.model_calls, TurnRow.input_tokens, TurnRow.output_tokens, TurnRow.cached_tokens)
    found = await session.execute(
        select(*(func.coalesce(func.sum(col(column)), 0) for column in columns)).where(
            col(TurnRow.conversation_id) == conversation_id,
            col(TurnRow.started_at) >= since,
            col(TurnRow.id) != but_for,
        )
    )
    calls, *tokens = (int(value) for value in found.one())
    return Spent(calls, Usage(*tokens))


def spent_columns(spent: Spent) -> dict[str, int]:
    """As a turn keeps them."""
    return {
        "model_calls": spent.model_calls,
        "input_tokens": spent.usage.input_tokens,
        "output_tokens": spent.usage.output_tokens,
        "cached_tokens": spent.usage.cached_tokens,
    }


def spent_by(turn: TurnRow) -> Spent:
    return Spent(turn.model_calls, Usage(turn.input_tokens, turn.output_tokens, turn.cached_tokens))
