"""Messages on their way out, in the database.

A part is changed only by whoever still sees it as they read it: `attempts` grows with every claim and serves as a
fencing number, so that of two processes at the same part one wins, and one that was believed dead changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from agent.carrier import STAGES_BEFORE, Recipient, Stage
from agent.tables import MessageRow, OutgoingRow
from booking_core import UnitOfWork, conversation, identities_of

UNSETTLED = ("waiting", "sending", "unknown")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is not settled; `role` is that of its message."""

    id: str
    message_id: str
    conversation_id: str
    channel: str
    role: str
    number: int
    text: str
    state: str
    attempts: int
    attempted_at: datetime | None
    created_at: datetime


async def first_unsettled(uow: UnitOfWork, conversation_id: str) -> Part | None:
    """The part that is to go next: messages in their order, parts in theirs."""
    found = await uow.session.execute(
        select(OutgoingRow, col(MessageRow.role))
        .join(MessageRow, col(MessageRow.id) == col(OutgoingRow.message_id))
        .where(col(OutgoingRow.conversation_id) == conversation_id, col(OutgoingRow.state).in_(UNSETTLED))
        .order_by(col(MessageRow.position), col(OutgoingRow.part))
        .limit(1)
        .execution_options(populate_existing=True)
    )
    first = found.one_or_none()
    if first is None:
        return None
    row, role = first
    return Part(
        id=row.id,
        message_id=row.message_id,
        conversation_id=conversation_id,
        channel=(await conversation(uow, conversation_id)).channel,
        role=role,
        number=row.part,
        text=row.text,
        state=row.state,
        attempts=row.attempts,
        attempted_at=row.attempted_at,
        created_at=row.created_at,
    )


async def recipient_of(uow: UnitOfWork, conversation_id: str) -> Recipient | None:
    """How the conversation's channel knows its customer; a phone number is preferred to other ids."""
    found = await conversation(uow, conversation_id)
    known = await identities_of(uow, found.contact.id, found.channel)
    return Recipient(known[0].channel, known[0].kind, known[0].value) if known else None


async def claim(session: AsyncSession, part: Part, state: str, at: datetime) -> bool:
    """False when the part is no longer as it was read."""
    values = {"state": state, "attempts": part.attempts + 1, "attempted_at": at}
    return await _change(session, part.id, part.state, part.attempts, values)


async def settle(session: AsyncSession, part: Part, state: str, **values: Any) -> bool:
    """Ends what the claim began that made the part as it is given here; False when it is another's by now."""
    return await _change(session, part.id, part.state, part.attempts, {"state": state, **values})


async def _change(session: AsyncSession, part_id: str, state: str, attempts: int, values: dict[str, Any]) -> bool:
    changed = await session.execute(
        update(OutgoingRow)
        .where(
            col(OutgoingRow.id) == part_id,
            col(OutgoingRow.state) == state,
            col(OutgoingRow.attempts) == attempts,
        )
        .values(**values)
        .returning(col(OutgoingRow.id))
        .execution_options(synchronize_session=False)
    )
    return changed.scalar_one_or_none() is not None


async def drop_later_parts(session: AsyncSession, part: Part, error_code: str) -> None:
    """The rest of a message whose beginning will not arrive."""
    await session.execute(
        update(OutgoingRow)
        .where(
            col(OutgoingRow.message_id) == part.message_id,
            col(OutgoingRow.part) > part.number,
            col(OutgoingRow.state).in_(UNSETTLED),
        )
        .values(state="failed", error_code=error_code)
        .execution_options(synchronize_session=False)
    )


async def known_external_ids(session: AsyncSession, external_ids: Iterable[str]) -> set[str]:
    """Those of the ids that some part already has."""
    rows = await session.scalars(
        select(col(OutgoingRow.external_id)).where(col(OutgoingRow.external_id).in_(list(external_ids)))
    )
    return {found for found in rows if found is not None}


async def find_by_external_id(session: AsyncSession, external_id: str) -> OutgoingRow | None:
    found: OutgoingRow | None = await session.scalar(
        select(OutgoingRow).where(col(OutgoingRow.external_id) == external_id).execution_options(populate_existing=True)
    )
    return found


async def adopt_report(session: AsyncSession, part_id: str, attempts: int, external_id: str) -> None:
    """A report about this very attempt proves that it was accepted, though nobody heard the answer."""
    await session.execute(
        update(OutgoingRow)
        .where(
            col(OutgoingRow.id) == part_id,
            col(OutgoingRow.attempts) == attempts,
            col(OutgoingRow.state).in_(("sending", "unknown")),
        )
        .values(state="accepted", external_id=external_id)
        .execution_options(synchronize_session=False)
    )


async def advance(session: AsyncSession, external_id: str, stage: Stage) -> bool:
    """False when the report is late, or about a message we don't know."""
    before = [str(earlier) for earlier in STAGES_BEFORE[stage]]
    changed = await session.execute(
        update(OutgoingRow)
        .where(
            col(OutgoingRow.external_id) == external_id,
            or_(col(OutgoingRow.status).is_(None), col(OutgoingRow.status).in_(before)),
        )
        .values(status=str(stage))
        .returning(col(OutgoingRow.id))
        .execution_options(synchronize_session=False)
    )
    return changed.scalar_one_or_none() is not None


async def wait_again(session: AsyncSession, external_id: str, at: datetime) -> None:
    """An accepted message that did not get through is to be sent anew."""
    await session.execute(
        update(OutgoingRow)
        .where(col(OutgoingRow.external_id) == external_id)
        .values(state="waiting", external_id=None, status=None, attempted_at=at)
        .execution_options(synchronize_session=False)
    )


async def mark_failed(session: AsyncSession, external_id: str, error_code: str) -> None:
    await session.execute(
        update(OutgoingRow)
        .where(col(OutgoingRow.external_id) == external_id)
        .values(state="failed", error_code=error_code)
        .execution_options(synchronize_session=False)
    )


async def mark_interrupted(session: AsyncSession, started_before: datetime) -> None:
    await session.execute(
        update(OutgoingRow)
        .where(col(OutgoingRow.state) == "sending", col(OutgoingRow.attempted_at) <= started_before)
        .values(state="unknown")
        .execution_options(synchronize_session=False)
    )


async def conversations_with_unsettled(session: AsyncSession) -> list[str]:
    rows = await session.scalars(
        select(col(OutgoingRow.conversation_id)).where(col(OutgoingRow.state).in_(UNSETTLED)).distinct()
    )
    return list(rows)
