"""Proposals in the database: what the customer was asked to agree to."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from agent.tables import ProposalRow
from booking_core import bare


async def insert_proposal(session: AsyncSession, row: ProposalRow) -> None:
    await session.execute(insert(bare(ProposalRow)).values(**row.model_dump()))


async def open_proposal(session: AsyncSession, conversation_id: str, now: datetime) -> ProposalRow | None:
    """The latest one, if it still waits for an answer."""
    found: ProposalRow | None = await session.scalar(
        select(ProposalRow)
        .where(
            col(ProposalRow.conversation_id) == conversation_id,
            col(ProposalRow.state) == "open",
            col(ProposalRow.expires_at) > now,
        )
        .order_by(col(ProposalRow.created_at).desc(), col(ProposalRow.id))
        .limit(1)
        .execution_options(populate_existing=True)
    )
    return found


async def find_proposal(session: AsyncSession, proposal_id: str) -> ProposalRow:
    return (
        await session.scalars(
            select(ProposalRow).where(col(ProposalRow.id) == proposal_id).execution_options(populate_existing=True)
        )
    ).one()


async def close_open_proposals(session: AsyncSession, conversation_id: str, state: str) -> None:
    await session.execute(
        update(ProposalRow)
        .where(col(ProposalRow.conversation_id) == conversation_id, col(ProposalRow.state) == "open")
        .values(state=state)
        .execution_options(synchronize_session=False)
    )


async def update_proposal(session: AsyncSession, proposal_id: str, **values: Any) -> None:
    await session.execute(
        update(ProposalRow)
        .where(col(ProposalRow.id) == proposal_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


async def proposals_done_in_turn(session: AsyncSession, turn_id: str) -> list[ProposalRow]:
    """Those that were carried out in the turn, whichever turn made them."""
    rows = await session.scalars(
        select(ProposalRow).where(col(ProposalRow.done_in_turn) == turn_id, col(ProposalRow.state) == "done")
    )
    return list(rows)
