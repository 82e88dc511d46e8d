"""What the team looks at afterwards, in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core.booking_store import scope_conditions
from booking_core.policy import Scope
from booking_core.review_table import ReviewRow
from booking_core.statuses import Status
from booking_core.tables import BookingRow, ChangeRow, bare


async def put_review(session: AsyncSession, row: ReviewRow) -> None:
    """In place of what was there for its booking."""
    await delete_review(session, row.booking_id)
    await session.execute(insert(bare(ReviewRow)).values(**row.model_dump()))


async def delete_review(session: AsyncSession, booking_id: str) -> None:
    await session.execute(delete(ReviewRow).where(col(ReviewRow.booking_id) == booking_id))


async def find_review(session: AsyncSession, booking_id: str) -> ReviewRow | None:
    found: ReviewRow | None = await session.scalar(
        select(ReviewRow).where(col(ReviewRow.booking_id) == booking_id).execution_options(populate_existing=True)
    )
    return found


async def was_moved_before(session: AsyncSession, booking_id: str) -> bool:
    """Whether the booking itself took another's place."""
    return (
        await session.scalar(select(col(BookingRow.rescheduled_from)).where(col(BookingRow.id) == booking_id))
        is not None
    )


async def open_of_conversation(session: AsyncSession, conversation_id: str) -> list[ReviewRow]:
    rows = await session.scalars(
        select(ReviewRow)
        .where(col(ReviewRow.conversation_id) == conversation_id, col(ReviewRow.looked_at).is_(None))
        .execution_options(populate_existing=True)
    )
    return list(rows)


async def close_review(session: AsyncSession, booking_id: str, **looked: Any) -> bool:
    """False when it was not open."""
    changed = await session.execute(
        update(ReviewRow)
        .where(col(ReviewRow.booking_id) == booking_id, col(ReviewRow.looked_at).is_(None))
        .values(**looked)
        .returning(col(ReviewRow.booking_id))
        .execution_options(synchronize_session=False)
    )
    return changed.scalar_one_or_none() is not None


async def update_review(session: AsyncSession, booking_id: str, **values: Any) -> None:
    await session.execute(
        update(ReviewRow)
        .where(col(ReviewRow.booking_id) == booking_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


async def page_of_open(
    session: AsyncSession, scope: Scope, after: tuple[int, datetime, str] | None, limit: int
) -> list[ReviewRow]:
    """The highest rank first, then the newest."""
    order = (col(ReviewRow.rank), col(ReviewRow.at), col(ReviewRow.booking_id))
    conditions = [col(ReviewRow.looked_at).is_(None), *_in_scope(scope)]
    if after is not None:
        conditions.append(tuple_(*order) < after)
    rows = await session.scalars(
        select(ReviewRow).where(*conditions).order_by(*(column.desc() for column in order)).limit(limit)
    )
    return list(rows)


async def page_of_done(
    session: AsyncSession, scope: Scope, after: tuple[datetime, str] | None, limit: int
) -> list[ReviewRow]:
    """What was looked at last comes first."""
    order = (col(ReviewRow.looked_at), col(ReviewRow.booking_id))
    conditions = [col(ReviewRow.looked_at).is_not(None), *_in_scope(scope)]
    if after is not None:
        conditions.append(tuple_(*order) < after)
    rows = await session.scalars(
        select(ReviewRow).where(*conditions).order_by(*(column.desc() for column in order)).limit(limit)
    )
    return list(rows)


async def count_open(session: AsyncSession, scope: Scope, at_most: int) -> tuple[int, int]:
    """How many are open and how many of them await approval, counted no further than `at_most`."""
    wanted = (
        select(col(BookingRow.status).label("status"))
        .join(ReviewRow, col(ReviewRow.booking_id) == col(BookingRow.id))
        .where(col(ReviewRow.looked_at).is_(None), *scope_conditions(scope))
        .order_by(col(ReviewRow.rank).desc())
        .limit(at_most)
        .subquery()
    )
    counted = await session.execute(select(wanted.c.status, func.count()).group_by(wanted.c.status))
    found: dict[str, int] = {row[0]: row[1] for row in counted}
    return sum(found.values()), found.get(str(Status.PENDING), 0)


async def agents_changes(session: AsyncSession, booking_ids: Sequence[str]) -> list[int]:
    """The sequence number of the agent's last step with each of the bookings."""
    rows = await session.scalars(
        select(func.max(col(ChangeRow.seq)))
        .where(
            col(ChangeRow.booking_id).in_(booking_ids),
            col(ChangeRow.actor_kind) == "agent",
            col(ChangeRow.event).in_(("created", "status_changed")),
        )
        .group_by(col(ChangeRow.booking_id))
    )
    return list(rows)


def _in_scope(scope: Scope) -> list[Any]:
    if scope.is_everything:
        return []
    seen = select(col(BookingRow.id)).where(col(BookingRow.id) == col(ReviewRow.booking_id), *scope_conditions(scope))
    return [seen.exists()]
