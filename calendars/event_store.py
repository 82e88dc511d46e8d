"""The events that bookings have put on providers' calendars."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from booking_core import bare
from booking_core.tables import BookingRow, CalendarEventRow, ChangeRow


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """`version` and `changed_at` are those of its booking."""

    id: str
    booking_id: str
    title: str
    starts_at: datetime
    ends_at: datetime
    location_id: str
    version: int
    changed_at: datetime


async def own_events(session: AsyncSession, provider_id: str, ended_after: datetime) -> list[OwnEvent]:
    """One provider's, in the order of time."""
    event, booking, change = bare(CalendarEventRow).c, bare(BookingRow).c, bare(ChangeRow).c
    last_change = select(func.max(change.at)).where(change.booking_id == booking.id).scalar_subquery()
    rows = await session.execute(
        select(
            event.id,
            event.booking_id,
            event.title,
            event.starts_at,
            event.ends_at,
            booking.location_id,
            booking.version,
            func.coalesce(last_change, booking.created_at),
        )
        .join_from(bare(CalendarEventRow), bare(BookingRow), booking.id == event.booking_id)
        .where(event.provider_id == provider_id, event.ends_at > ended_after)
        .order_by(event.starts_at, event.id)
    )
    return [OwnEvent(*row) for row in rows]
