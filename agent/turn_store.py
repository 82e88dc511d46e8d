"""Turns, their steps and tool results, and the lease under which a turn runs."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from agent.tables import ConversationLeaseRow, ToolResultRow, TurnRow, TurnStepRow
from booking_core import bare, new_id


async def claim_lease(session: AsyncSession, conversation_id: str, at: datetime, lasts: timedelta) -> int | None:
    """The fencing number, or None while somebody else's claim lasts."""
    build = postgres_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    until = at + lasts
    claimed = await session.execute(
        build(bare(ConversationLeaseRow))
        .values(conversation_id=conversation_id, fence=1, until=until)
        .on_conflict_do_update(
            index_elements=[col(ConversationLeaseRow.conversation_id)],
            set_={"fence": col(ConversationLeaseRow.fence) + 1, "until": until},
            where=or_(col(ConversationLeaseRow.until).is_(None), col(ConversationLeaseRow.until) <= at),
        )
        .returning(col(ConversationLeaseRow.fence))
    )
    return claimed.scalar_one_or_none()


async def renew_lease(session: AsyncSession, conversation_id: str, fence: int, until: datetime) -> bool:
    """False when the claim was released, or is another's by now."""
    renewed = await session.execute(
        update(ConversationLeaseRow)
        .where(
            col(ConversationLeaseRow.conversation_id) == conversation_id,
            col(ConversationLeaseRow.fence) == fence,
            col(ConversationLeaseRow.until).is_not(None),
        )
        .values(until=until)
        .returning(col(ConversationLeaseRow.fence))
        .execution_options(synchronize_session=False)
    )
    return renewed.scalar_one_or_none() is not None


async def holds_lease(session: AsyncSession, conversation_id: str, fence: int) -> bool:
    """Whether this claim is still the latest; locks the lease until the commit."""
    held = await session.execute(
        update(ConversationLeaseRow)
        .where(col(ConversationLeaseRow.conversation_id) == conversation_id, col(ConversationLeaseRow.fence) == fence)
        .values(fence=fence)
        .returning(col(ConversationLeaseRow.fence))
        .execution_options(synchronize_session=False)
    )
    return held.scalar_one_or_none() is not None


async def release_lease(session: AsyncSession, conversation_id: str, fence: int) -> None:
    await session.execute(
        update(ConversationLeaseRow)
        .where(col(ConversationLeaseRow.conversation_id) == conversation_id, col(ConversationLeaseRow.fence) == fence)
        .values(until=None)
        .execution_options(synchronize_session=False)
    )


async def running_turn(session: AsyncSession, conversation_id: str) -> TurnRow | None:
    found: TurnRow | None = await session.scalar(
        select(TurnRow).where(col(TurnRow.conversation_id) == conversation_id, col(TurnRow.state) == "running")
    )
    return found


async def insert_turn(
    session: AsyncSession, conversation_id: str, now: datetime, state: str, *, attempts: int = 0
) -> TurnRow:
    last: int | None = await session.scalar(
        select(func.max(col(TurnRow.number))).where(col(TurnRow.conversation_id) == conversation_id)
    )
    row = TurnRow(
        id=new_id("tn"),
        conversation_id=conversation_id,
        number=(last or 0) + 1,
        state=state,
        attempts=attempts,
        started_at=now,
    )
    await session.execute(insert(bare(TurnRow)).values(**row.model_dump()))
    return row


async def update_turn(session: AsyncSession, turn_id: str, **values: Any) -> None:
    await session.execute(
        update(TurnRow).where(col(TurnRow.id) == turn_id).values(**values).execution_options(synchronize_session=False)
    )


async def find_turn(session: AsyncSession, turn_id: str) -> TurnRow | None:
    found: TurnRow | None = await session.scalar(select(TurnRow).where(col(TurnRow.id) == turn_id))
    return found


async def insert_step(session: AsyncSession, row: TurnStepRow) -> None:
    await session.execute(insert(bare(TurnStepRow)).values(**row.model_dump()))


async def insert_result(session: AsyncSession, row: ToolResultRow) -> None:
    await session.execute(insert(bare(ToolResultRow)).values(**row.model_dump()))


async def steps_of(session: AsyncSession, turn_ids: Sequence[str]) -> list[TurnStepRow]:
    rows = await session.scalars(
        select(TurnStepRow)
        .where(col(TurnStepRow.turn_id).in_(turn_ids))
        .order_by(col(TurnStepRow.turn_id), col(TurnStepRow.number))
    )
    return list(rows)


async def steps_of_conversation(session: AsyncSession, conversation_id: str) -> list[TurnStepRow]:
    rows = await session.scalars(
        select(TurnStepRow)
        .join(TurnRow, col(TurnRow.id) == col(TurnStepRow.turn_id))
        .where(col(TurnRow.conversation_id) == conversation_id)
        .order_by(col(TurnRow.number), col(TurnStepRow.number))
    )
    return list(rows)


async def results_of(session: AsyncSession, turn_ids: Sequence[str]) -> list[ToolResultRow]:
    rows = await session.scalars(select(ToolResultRow).where(col(ToolResultRow.turn_id).in_(turn_ids)))
    return list(rows)


async def deeds_of_conversation(
    session: AsyncSession, conversation_id: str, tools: Sequence[str]
) -> list[ToolResultRow]:
    """The results of these tools that did something, in order."""
    rows = await session.scalars(
        select(ToolResultRow)
        .join(TurnRow, col(TurnRow.id) == col(ToolResultRow.turn_id))
        .where(
            col(TurnRow.conversation_id) == conversation_id,
            col(ToolResultRow.tool).in_(tools),
            col(ToolResultRow.done).is_(True),
        )
        .order_by(col(TurnRow.number), col(ToolResultRow.step))
    )
    return list(rows)


async def conversations_with_running_turns(session: AsyncSession, at: datetime) -> list[str]:
    """Whose turn has begun, is not finished, and is nobody's any more."""
    rows = await session.scalars(
        select(col(TurnRow.conversation_id))
        .join(
            ConversationLeaseRow,
            col(ConversationLeaseRow.conversation_id) == col(TurnRow.conversation_id),
            isouter=True,
        )
        .where(
            col(TurnRow.state) == "running",
            or_(col(ConversationLeaseRow.until).is_(None), col(ConversationLeaseRow.until) <= at),
        )
    )
    return list(rows)
