"""Bookings and their calendar events in the database."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, Row, and_, delete, false, func, insert, or_, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from booking_core.actors import ActorRecord
from booking_core.booking import Booking, CalendarEvent
from booking_core.business import LONGEST_DURATION
from booking_core.catalog import Catalog
from booking_core.customer import Customer
from booking_core.ids import new_id
from booking_core.policy import CustomerScope, Scope
from booking_core.statuses import LIVE, Source, Status
from booking_core.tables import BookingRow, CalendarEventRow, bare


@dataclass(frozen=True, slots=True)
class BookingFilter:
    """Empty fields don't restrict. Bookings overlap [start, end); ordered by start and id, after `after`."""

    start: datetime | None = None
    end: datetime | None = None
    service_ids: tuple[str, ...] = ()
    location_ids: tuple[str, ...] = ()
    provider_ids: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    source: Source | None = None
    contact_id: str | None = None
    conversation_id: str | None = None
    after: tuple[datetime, str] | None = None
    limit: int = field(default=100)


# Plain columns: a page has a thousand rows, and an object of the session's for each would cost more than reading it.
# They are also as the database has them now, whatever the session may have read of them before.
_BOOKING, _EVENT = bare(BookingRow), bare(CalendarEventRow)
_SELECT = sqlalchemy.select(
    _BOOKING.c.id,
    _BOOKING.c.status,
    _BOOKING.c.source,
    _BOOKING.c.service_id,
    _BOOKING.c.location_id,
    _BOOKING.c.provider_id,
    _BOOKING.c.starts_at,
    _BOOKING.c.ends_at,
    _BOOKING.c.price,
    _BOOKING.c.customer_name,
    _BOOKING.c.customer_phone,
    _BOOKING.c.customer_email,
    _BOOKING.c.customer_notes,
    _BOOKING.c.contact_id,
    _BOOKING.c.conversation_id,
    _BOOKING.c.created_by_kind,
    _BOOKING.c.created_by_id,
    _BOOKING.c.created_by_name,
    _BOOKING.c.created_at,
    _BOOKING.c.rescheduled_from,
    _BOOKING.c.rescheduled_to,
    _BOOKING.c.cancellation_reason,
    _BOOKING.c.version,
    _EVENT.c.id,
    _EVENT.c.title,
    _EVENT.c.starts_at,
    _EVENT.c.ends_at,
).select_from(_BOOKING.outerjoin(_EVENT, _EVENT.c.booking_id == _BOOKING.c.id))


async def insert_booking(session: AsyncSession, booking: Booking) -> None:
    await session.execute(_INSERT_BOOKING, _columns(booking))
    if booking.calendar_event:
        await insert_calendar_event(session, booking, booking.calendar_event)


async def insert_calendar_event(session: AsyncSession, booking: Booking, event: CalendarEvent) -> None:
    row = {
        "id": event.id,
        "booking_id": booking.id,
        "provider_id": booking.provider_id,
        "title": event.title,
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
    }
    await session.execute(_INSERT_EVENT, row)


# Made once: building a statement costs more than sending it.
_INSERT_BOOKING = insert(_BOOKING)
_INSERT_EVENT = insert(_EVENT)


async def delete_calendar_event(session: AsyncSession, booking_id: str) -> None:
    await session.execute(delete(CalendarEventRow).where(col(CalendarEventRow.booking_id) == booking_id))


async def retitle_calendar_event(session: AsyncSession, booking_id: str, title: str) -> None:
    await session.execute(
        update(CalendarEventRow).where(col(CalendarEventRow.booking_id) == booking_id).values(title=title)
    )


async def update_booking(session: AsyncSession, booking: Booking, values: dict[str, Any]) -> bool:
    """Compare-and-set on the version and status that were read; False when somebody was faster."""
    result = await session.execute(
        update(BookingRow)
        .where(
            col(BookingRow.id) == booking.id,
            col(BookingRow.version) == booking.version,
            col(BookingRow.status) == str(booking.status),
        )
        .values(version=booking.version + 1, **values)
        .returning(col(BookingRow.id))
        .execution_options(synchronize_session=False)
    )
    return result.scalar_one_or_none() is not None


async def find_booking(session: AsyncSession, catalog: Catalog, booking_id: str) -> Booking | None:
    found = await session.execute(_SELECT.where(_BOOKING.c.id == booking_id))
    row = found.one_or_none()
    return None if row is None else _booking(row, catalog)


async def bookings_by_id(session: AsyncSession, catalog: Catalog, ids: Collection[str]) -> dict[str, Booking]:
    rows = await session.execute(_SELECT.where(_BOOKING.c.id.in_(ids)))
    return {row.id: _booking(row, catalog) for row in rows}


async def bookings_of_conversations(
    session: AsyncSession, catalog: Catalog, conversation_ids: Collection[str]
) -> list[Booking]:
    rows = await session.execute(_SELECT.where(_BOOKING.c.conversation_id.in_(conversation_ids)))
    return [_booking(row, catalog) for row in rows]


async def list_bookings(session: AsyncSession, catalog: Catalog, wanted: BookingFilter, scope: Scope) -> list[Booking]:
    conditions = [*_filter_conditions(wanted, catalog), *scope_conditions(scope)]
    statement = _SELECT.where(*conditions).order_by(_BOOKING.c.starts_at, _BOOKING.c.id).limit(wanted.limit)
    return [_booking(row, catalog) for row in await session.execute(statement)]


async def count_upcoming(session: AsyncSession, scope: Scope, now: datetime) -> int:
    """Pending and confirmed bookings of the scope that have not begun."""
    found: int | None = await session.scalar(
        select(func.count())
        .select_from(BookingRow)
        .where(
            col(BookingRow.status).in_([str(status) for status in LIVE]),
            col(BookingRow.starts_at) > now,
            *scope_conditions(scope),
        )
    )
    return found or 0


def scope_conditions(scope: Scope) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if scope.provider_id is not None:
        conditions.append(col(BookingRow.provider_id) == scope.provider_id)
    if scope.service_ids is not None:
        conditions.append(col(BookingRow.service_id).in_(scope.service_ids) if scope.service_ids else false())
    if scope.customer is not None:
        conditions.append(_customer_condition(scope.customer))
    return conditions


def _customer_condition(customer: CustomerScope) -> ColumnElement[bool]:
    own = [
        col(BookingRow.conversation_id) == customer.conversation_id,
        col(BookingRow.contact_id) == customer.contact_id,
    ]
    if customer.verified_phone is not None:
        own.append(
            and_(
                col(BookingRow.customer_phone) == customer.verified_phone,
                col(BookingRow.source) != str(Source.AI_AGENT),
            )
        )
    return or_(*own)


def _filter_conditions(wanted: BookingFilter, catalog: Catalog) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.start is not None:
        # The second says nothing new, but an index on starts can begin there: years of bookings are not looked at.
        conditions.append(col(BookingRow.ends_at) > wanted.start)
        conditions.append(col(BookingRow.starts_at) > wanted.start - timedelta(minutes=LONGEST_DURATION))
    if wanted.end is not None:
        conditions.append(col(BookingRow.starts_at) < wanted.end)
    choices: list[tuple[Any, Sequence[str]]] = [
        (BookingRow.service_id, wanted.service_ids),
        (BookingRow.location_id, wanted.location_ids),
        (BookingRow.provider_id, wanted.provider_ids),
        (BookingRow.status, [str(status) for status in wanted.statuses]),
        (BookingRow.source, [str(wanted.source)] if wanted.source else []),
        (BookingRow.contact_id, [wanted.contact_id] if wanted.contact_id else []),
        (BookingRow.conversation_id, [wanted.conversation_id] if wanted.conversation_id else []),
    ]
    conditions.extend(col(column).in_(values) for column, values in choices if values)
    if wanted.after is not None:
        conditions.append(tuple_(col(BookingRow.starts_at), col(BookingRow.id)) > wanted.after)
    return conditions


def _columns(booking: Booking) -> dict[str, Any]:
    return {
        "id": booking.id,
        "status": str(booking.status),
        "source": str(booking.source),
        "service_id": booking.service_id,
        "location_id": booking.location.id,
        "provider_id": booking.provider_id,
        "starts_at": booking.starts_at,
        "ends_at": booking.ends_at,
        "price": booking.price,
        "customer_name": booking.customer.name,
        "customer_phone": booking.customer.phone,
        "customer_email": booking.customer.email,
        "customer_notes": booking.customer.notes,
        "contact_id": booking.contact_id,
        "conversation_id": booking.conversation_id,
        "created_by_kind": booking.created_by.kind,
        "created_by_id": booking.created_by.id,
        "created_by_name": booking.created_by.name,
        "created_at": booking.created_at,
        "rescheduled_from": booking.rescheduled_from,
        "version": booking.version,
    }


def _booking(row: Row[*tuple[Any, ...]], catalog: Catalog) -> Booking:
    # Taken apart at once: asking a row for its columns by name takes as long as making the booking.
    (
        booking_id,
        status,
        source,
        service_id,
        location_id,
        provider_id,
        starts_at,
        ends_at,
        price,
        customer_name,
        customer_phone,
        customer_email,
        customer_notes,
        contact_id,
        conversation_id,
        created_by_kind,
        created_by_id,
        created_by_name,
        created_at,
        rescheduled_from,
        rescheduled_to,
        cancellation_reason,
        version,
        event_id,
        event_title,
        event_starts_at,
        event_ends_at,
    ) = row
    event = None if event_id is None else CalendarEvent(event_id, event_title, event_starts_at, event_ends_at)
    return Booking(
        id=booking_id,
        status=Status(status),
        source=Source(source),
        service_id=service_id,
        service_name=catalog.services[service_id].name,
        location=catalog.locations[location_id],
        provider_id=provider_id,
        provider_name=catalog.providers[provider_id].name,
        starts_at=starts_at,
        ends_at=ends_at,
        customer=Customer(customer_name, customer_phone, customer_email, customer_notes),
        contact_id=contact_id,
        conversation_id=conversation_id,
        created_by=ActorRecord(created_by_kind, created_by_id, created_by_name),
        created_at=created_at,
        price=price,
        rescheduled_from=rescheduled_from,
        rescheduled_to=rescheduled_to,
        cancellation_reason=cancellation_reason,
        calendar_event=event,
        version=version,
    )


def new_calendar_event(title: str, starts_at: datetime, ends_at: datetime) -> CalendarEvent:
    return CalendarEvent(new_id("ev").replace("_", ""), title, starts_at, ends_at)
