"""What has been said most recently, for those who wait for it."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from agent.tables import MessageRow

AT_ONCE = 500


async def latest_positions(session: AsyncSession, conversation_ids: Sequence[str]) -> dict[str, int]:
    """Of each conversation's last message; a conversation without messages is left out."""
    found: dict[str, int] = {}
    for start in range(0, len(conversation_ids), AT_ONCE):
        rows = await session.execute(
            select(col(MessageRow.conversation_id), func.max(col(MessageRow.position)))
            .where(col(MessageRow.conversation_id).in_(conversation_ids[start : start + AT_ONCE]))
            .group_by(col(MessageRow.conversation_id))
        )
        found.update((conversation_id, position) for conversation_id, position in rows)
    return found
