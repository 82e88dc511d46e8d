"""Changing a booking's customer details, or the conversation it is linked to; nothing else can be edited."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from booking_core import booking_store
from booking_core.actors import Actor, record_of, source_of
from booking_core.booking import Booking, event_title
from booking_core.changes import ChangeEvent, PendingChange
from booking_core.contacts import checked_link
from booking_core.customer import checked_customer
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput
from booking_core.lifecycle import check_version, conflict, get_booking
from booking_core.policy import Action, require
from booking_core.review import ReviewOutcome
from booking_core.reviewing import acted_on

EDITABLE = ("name", "phone", "email", "notes")


async def edit_customer(
    uow: UnitOfWork, actor: Actor, booking_id: str, details: Mapping[str, str | None], version: int | None = None
) -> Booking:
    """`details` has only what changes; None clears an optional field. The calendar event follows the name.

    Raises `InvalidInput` that names the field, `StaleVersion`, `NotFound`.
    """
    require(actor, Action.EDIT_CUSTOMER)
    unknown = sorted(set(details) - set(EDITABLE))
    if unknown:
        raise InvalidInput(f"Only {', '.join(EDITABLE)} can be edited, not {', '.join(unknown)}.", field=unknown[0])
    booking = await get_booking(uow, actor, booking_id)
    check_version(booking, version)
    before = asdict(booking.customer)
    wanted = {**before, **details}
    country = (await uow.catalog()).business.country
    customer = checked_customer(
        wanted["name"] or "", wanted["phone"], wanted["email"], wanted["notes"], country=country
    )
    after = asdict(customer)
    changed = {field: [before[field], after[field]] for field in EDITABLE if before[field] != after[field]}
    if not changed:
        return booking
    values = {f"customer_{field}": after[field] for field in changed}
    edited = await _update(uow, actor, booking, ChangeEvent.CUSTOMER_EDITED, values, changed)
    edited = replace(edited, customer=customer)
    if "name" in changed and edited.calendar_event is not None:
        title = event_title(edited.service_name, customer.name)
        await booking_store.retitle_calendar_event(uow.session, booking.id, title)
        edited = replace(edited, calendar_event=replace(edited.calendar_event, title=title))
    await acted_on(uow, actor, booking, ReviewOutcome.CORRECTED)
    return edited


async def link_booking(
    uow: UnitOfWork,
    actor: Actor,
    booking_id: str,
    contact_id: str | None,
    conversation_id: str | None,
    version: int | None = None,
) -> Booking:
    """From then on the booking is that conversation's, and its customer can ask the agent about it.

    Raises `InvalidInput`, `StaleVersion`, `NotFound`, `Forbidden`.
    """
    require(actor, Action.LINK_CONVERSATION)
    booking = await get_booking(uow, actor, booking_id)
    check_version(booking, version)
    contact_id, conversation_id = await checked_link(uow, actor, contact_id, conversation_id)
    if (contact_id, conversation_id) == (booking.contact_id, booking.conversation_id):
        return booking
    values = {"contact_id": contact_id, "conversation_id": conversation_id}
    changed = {field: [getattr(booking, field), value] for field, value in values.items()}
    edited = await _update(uow, actor, booking, ChangeEvent.LINKED, values, changed)
    return replace(edited, contact_id=contact_id, conversation_id=conversation_id)


async def _update(
    uow: UnitOfWork,
    actor: Actor,
    booking: Booking,
    event: ChangeEvent,
    values: dict[str, Any],
    changed: dict[str, Any],
) -> Booking:
    if not await booking_store.update_booking(uow.session, booking, values):
        raise await conflict(uow, actor, booking)
    uow.record(PendingChange(booking.id, event, record_of(actor), source_of(actor), changes=changed))
    return replace(booking, version=booking.version + 1)
