"""Puts a message's parts on their way, in the transaction that stores the message; `outbox.py` sends them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from agent.tables import MessageRow, OutgoingRow
from booking_core import bare, new_id


async def insert_parts(session: AsyncSession, message: MessageRow, parts: Sequence[str]) -> None:
    rows = [
        OutgoingRow(
            id=new_id("og"),
            message_id=message.id,
            conversation_id=message.conversation_id,
            part=number,
            text=text,
            created_at=message.received_at,
        ).model_dump()
        for number, text in enumerate(parts)
    ]
    if rows:
        await session.execute(insert(bare(OutgoingRow)), rows)


async def parts_of(session: AsyncSession, message_ids: Sequence[str]) -> list[OutgoingRow]:
    rows = await session.scalars(
        select(OutgoingRow)
        .where(col(OutgoingRow.message_id).in_(message_ids))
        .execution_options(populate_existing=True)
    )
    return list(rows)


async def is_delivered(session: AsyncSession, message_id: str, *, before: datetime) -> bool:
    """Whether the carrier has all of the message, and was given it before that moment of the system's time.

    What the customer fetches is delivered as soon as it is stored.
    """
    waiting: int | None = await session.scalar(
        select(func.count())
        .select_from(OutgoingRow)
        .where(
            col(OutgoingRow.message_id) == message_id,
            or_(col(OutgoingRow.state) != "accepted", col(OutgoingRow.attempted_at) > before),
        )
    )
    return not waiting
