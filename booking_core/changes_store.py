"""Appends changes under one lock, and reads them back by booking or by sequence number."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Text, bindparam, cast, func, insert, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from booking_core.actors import ActorRecord
from booking_core.booking import Evidence
from booking_core.changes import Change, ChangeEvent, PendingChange
from booking_core.statuses import Source, Status
from booking_core.tables import ChangeCounterRow, ChangeRow, bare

NOTIFY_CHANNEL = "frontdesk_changes"


async def append_changes(session: AsyncSession, changes: Sequence[PendingChange], now: datetime) -> int:
    """Returns the last sequence number. Call it last in a transaction: it holds the counter's lock until the commit."""
    count = _COUNT_AND_NOTIFY if session.get_bind().dialect.name == "postgresql" else _COUNT
    last: int = (await session.execute(count, {"more": len(changes)})).scalar_one()
    first = last - len(changes) + 1
    rows = [_row(change, first + i, now) for i, change in enumerate(changes)]
    await session.execute(_INSERT, rows if len(rows) > 1 else rows[0])
    return last


# Made once: building a statement costs more than sending it.
_INSERT = insert(bare(ChangeRow))
_COUNTER = bare(ChangeCounterRow).c.value
_COUNT = update(bare(ChangeCounterRow)).values(value=_COUNTER + bindparam("more", type_=BigInteger)).returning(_COUNTER)
_COUNTED = _COUNT.cte("counted")
_COUNT_AND_NOTIFY = select(
    _COUNTED.c.value, func.pg_notify(NOTIFY_CHANNEL, cast(_COUNTED.c.value, Text)).label("notified")
)


def _row(change: PendingChange, seq: int, now: datetime) -> dict[str, Any]:
    return {
        "seq": seq,
        "at": now,
        "booking_id": change.booking_id,
        "event": str(change.event),
        "actor_kind": change.actor.kind,
        "actor_id": change.actor.id,
        "actor_name": change.actor.name,
        "source": str(change.source),
        "from_status": change.from_status and str(change.from_status),
        "to_status": change.to_status and str(change.to_status),
        "changes": dict(change.changes),
        "evidence": asdict(change.evidence) if change.evidence else None,
    }


async def changes_of_booking(session: AsyncSession, booking_id: str) -> list[Change]:
    rows = await session.scalars(
        select(ChangeRow).where(col(ChangeRow.booking_id) == booking_id).order_by(col(ChangeRow.seq))
    )
    return [_change(row) for row in rows]


async def changes_after(session: AsyncSession, seq: int, limit: int) -> list[Change]:
    rows = await session.scalars(
        select(ChangeRow).where(col(ChangeRow.seq) > seq).order_by(col(ChangeRow.seq)).limit(limit)
    )
    return [_change(row) for row in rows]


async def changes_numbered(session: AsyncSession, numbers: Sequence[int]) -> list[Change]:
    rows = await session.scalars(select(ChangeRow).where(col(ChangeRow.seq).in_(numbers)))
    return [_change(row) for row in rows]


async def last_sequence_number(session: AsyncSession) -> int:
    found: int | None = await session.scalar(select(col(ChangeCounterRow.value)))
    return found or 0


def _change(row: ChangeRow) -> Change:
    return Change(
        seq=row.seq,
        at=row.at,
        booking_id=row.booking_id,
        event=ChangeEvent(row.event),
        actor=ActorRecord(row.actor_kind, row.actor_id, row.actor_name),
        source=Source(row.source),
        from_status=Status(row.from_status) if row.from_status else None,
        to_status=Status(row.to_status) if row.to_status else None,
        changes=row.changes,
        evidence=Evidence(**row.evidence) if row.evidence else None,
    )
