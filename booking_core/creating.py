"""Creating a booking: the four steps of the wizard, then one transaction with its event, history and consumed hold."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from booking_core import booking_store, contact_store, hold_store, occupancy_store
from booking_core.actors import Actor, AgentInConversation, record_of, source_of
from booking_core.availability import SlotQuery
from booking_core.booking import Booking, Evidence, event_title
from booking_core.business import Service
from booking_core.changes import ChangeEvent, PendingChange
from booking_core.contacts import bookings_scope, checked_link, conversation, customer_scope
from booking_core.database import UnitOfWork
from booking_core.errors import Forbidden, InvalidInput, TooManyUpcoming
from booking_core.ids import new_id
from booking_core.intervals import epoch_seconds
from booking_core.policy import Action, Scope, require
from booking_core.reviewing import made_for_review
from booking_core.slot_choosing import choose, look
from booking_core.statuses import Status
from booking_core.wizard import BookingDraft, ChosenProvider, CustomerDetails, enter_customer

Choosing = Callable[[UnitOfWork, Actor, SlotQuery, datetime], Awaitable[ChosenProvider]]


@dataclass(frozen=True, slots=True)
class BookingRequest:
    """`provider_id` None means any. The agent's contact and conversation are those it speaks in, whatever is said."""

    service_id: str
    location_id: str
    starts_at: datetime
    customer: CustomerDetails
    provider_id: str | None = None
    contact_id: str | None = None
    conversation_id: str | None = None
    ignore_notice: bool = False


async def create_booking(
    uow: UnitOfWork, actor: Actor, request: BookingRequest, evidence: Evidence | None = None
) -> Booking:
    """Pending when the service requires approval, else confirmed and on the provider's calendar.

    Raises `SlotTaken`, `SlotNotOffered` (both with choices), `InvalidInput`, `TooManyUpcoming`, `Forbidden`.
    """
    scope, contact_id, conversation_id = await _for_whom(uow, actor, request)
    draft = await _checked_draft(uow, actor, request, scope, choose)
    if isinstance(actor, AgentInConversation):
        await hold_store.delete_hold(uow.session, actor.conversation_id)
        await _remember_customer(uow, contact_id, draft)
    booking = new_booking(uow, actor, draft, contact_id=contact_id, conversation_id=conversation_id)
    await write_booking(uow, actor, booking, draft.place.service, evidence)
    return booking


async def check_bookable(uow: UnitOfWork, actor: Actor, request: BookingRequest) -> BookingDraft:
    """What `create_booking` would write now; raises what it would raise, and writes nothing."""
    return await _checked_draft(uow, actor, request, await bookings_scope(uow, actor), look)


def check_reach(scope: Scope, service_id: str, provider_id: str | None) -> None:
    """Raises `Forbidden`: nobody makes a booking that they could not see. Asked before the time is looked at, or a
    refusal would tell when others are free."""
    if not scope.reaches(service_id, provider_id):
        raise Forbidden("You may only make bookings that you may also see.")


@contextmanager
def naming_no_colleagues(scope: Scope) -> Iterator[None]:
    """Whoever sees one provider's bookings only has no choice of others."""
    try:
        yield
    except InvalidInput as refusal:
        if scope.provider_id is not None and refusal.field == "provider_id":
            refusal.choices = ()
        raise


async def _checked_draft(
    uow: UnitOfWork, actor: Actor, request: BookingRequest, scope: Scope, choosing: Choosing
) -> BookingDraft:
    require(actor, Action.CREATE_BOOKING)
    if request.ignore_notice:
        require(actor, Action.IGNORE_NOTICE)
    check_reach(scope, request.service_id, request.provider_id)
    # Whoever sees one provider's bookings only can't mean anybody else by "any".
    provider_id = request.provider_id or scope.provider_id or None
    query = SlotQuery(request.service_id, request.location_id, provider_id, ignore_notice=request.ignore_notice)
    with naming_no_colleagues(scope):
        chosen = await choosing(uow, actor, query, request.starts_at)
    if isinstance(actor, AgentInConversation):
        await _check_limit(uow, scope)
    return enter_customer(chosen, _reachable(request.customer, scope), (await uow.catalog()).business)


def _reachable(details: CustomerDetails, scope: Scope) -> CustomerDetails:
    """Who books for themselves and names no other number is called on the one that their channel has proven."""
    proven = scope.customer and scope.customer.verified_phone
    return replace(details, phone=proven) if proven and not (details.phone or "").strip() else details


async def _for_whom(uow: UnitOfWork, actor: Actor, request: BookingRequest) -> tuple[Scope, str | None, str | None]:
    """The actor's scope, and the contact and conversation that the booking belongs to."""
    if isinstance(actor, AgentInConversation):
        # Two conversations of one customer could otherwise both take the last booking they may have.
        own = await conversation(uow, actor.conversation_id, lock=True)
        return customer_scope(own), own.contact.id, own.id
    return await bookings_scope(uow, actor), *await checked_link(
        uow, actor, request.contact_id, request.conversation_id
    )


async def _check_limit(uow: UnitOfWork, scope: Scope) -> None:
    most = (await uow.catalog()).business.max_upcoming_per_customer
    if await booking_store.count_upcoming(uow.session, scope, uow.now) >= most:
        plural = "booking" if most == 1 else "bookings"
        raise TooManyUpcoming(f"A customer can have at most {most} upcoming {plural} at a time.")


async def _remember_customer(uow: UnitOfWork, contact_id: str | None, draft: BookingDraft) -> None:
    # What a customer types fills blanks of their contact; it never becomes proof of who they are.
    if contact_id is not None:
        customer = draft.customer
        await contact_store.fill_in(
            uow.session, contact_id, name=customer.name, phone=customer.phone, email=customer.email
        )


def new_booking(
    uow: UnitOfWork,
    actor: Actor,
    draft: BookingDraft,
    *,
    contact_id: str | None,
    conversation_id: str | None,
    status: Status | None = None,
    rescheduled_from: str | None = None,
) -> Booking:
    """Not yet written. `status` overrides what the service's approval rule would give."""
    service, slot = draft.place.service, draft.slot
    status = status or (Status.PENDING if service.requires_approval else Status.CONFIRMED)
    title = event_title(service.name, draft.customer.name)
    on_calendar = status is Status.CONFIRMED
    return Booking(
        id=new_id("bk"),
        status=status,
        source=source_of(actor),
        service_id=service.id,
        service_name=service.name,
        location=draft.place.location,
        provider_id=draft.provider.id,
        provider_name=draft.provider.name,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        customer=draft.customer,
        contact_id=contact_id,
        conversation_id=conversation_id,
        created_by=record_of(actor),
        created_at=uow.now,
        price=service.price,
        rescheduled_from=rescheduled_from,
        rescheduled_to=None,
        cancellation_reason=None,
        calendar_event=booking_store.new_calendar_event(title, slot.starts_at, slot.ends_at) if on_calendar else None,
        version=1,
    )


async def write_booking(
    uow: UnitOfWork, actor: Actor, booking: Booking, service: Service, evidence: Evidence | None = None
) -> None:
    """Occupies the provider, writes the booking with its event, and records its creation. Raises `SlotTaken`."""
    await booking_store.insert_booking(uow.session, booking)
    span = occupancy_store.buffered(
        epoch_seconds(booking.starts_at), epoch_seconds(booking.ends_at), service.buffer_before, service.buffer_after
    )
    await occupancy_store.occupy(uow.session, booking.provider_id, [span], booking_id=booking.id, now=uow.now)
    uow.record(
        PendingChange(
            booking_id=booking.id,
            event=ChangeEvent.CREATED,
            actor=record_of(actor),
            source=source_of(actor),
            to_status=booking.status,
            changes={"rescheduled_from": booking.rescheduled_from} if booking.rescheduled_from else {},
            evidence=evidence,
        )
    )
    await made_for_review(uow, actor, booking, evidence)
