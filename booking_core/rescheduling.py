"""Moving a booking to another time, and perhaps to another provider, in one transaction.

The old booking gives its time back before the new one takes its own, so that moving by half its length works.
"""

from datetime import datetime

from booking_core import hold_store
from booking_core.actors import Actor, AgentInConversation
from booking_core.availability import SlotQuery
from booking_core.booking import Booking, Evidence
from booking_core.contacts import bookings_scope, conversation, customer_scope
from booking_core.creating import check_reach, naming_no_colleagues, new_booking, write_booking
from booking_core.database import UnitOfWork
from booking_core.errors import SlotNotOffered, SlotTaken
from booking_core.lifecycle import check_customer_notice, check_unchanged, check_version, drop, get_booking
from booking_core.policy import Action, Scope, require
from booking_core.slot_choosing import choose, look
from booking_core.statuses import Status, require_transition
from booking_core.wizard import BookingDraft, ChosenProvider

REPLACED = "replaced"


async def reschedule_booking(
    uow: UnitOfWork,
    actor: Actor,
    booking_id: str,
    starts_at: datetime,
    provider_id: str | None = None,
    version: int | None = None,
    *,
    ignore_notice: bool = False,
    evidence: Evidence | None = None,
) -> Booking:
    """The new booking, confirmed; without `provider_id` it stays with the same provider.

    Raises `InvalidTransition` (a pending booking can't be rescheduled), `SlotTaken`, `SlotNotOffered`, `TooLate`,
    `StaleVersion`, `NotFound`, `Forbidden`.
    """
    require(actor, Action.RESCHEDULE)
    booking = await get_booking(uow, actor, booking_id)
    check_version(booking, version)
    require_transition(booking.status, Status.RESCHEDULED)
    if ignore_notice:
        require(actor, Action.IGNORE_NOTICE)
    return await _replace(uow, actor, booking, starts_at, provider_id, ignore_notice=ignore_notice, evidence=evidence)


async def replace_pending_booking(
    uow: UnitOfWork,
    actor: Actor,
    booking_id: str,
    starts_at: datetime,
    provider_id: str | None = None,
    *,
    evidence: Evidence | None = None,
) -> Booking:
    """Another time for a booking that still awaits approval: cancelled as `replaced`, and a new one made.

    Raises what `reschedule_booking` raises.
    """
    require(actor, Action.CANCEL)
    booking = await get_booking(uow, actor, booking_id)
    if booking.status is not Status.PENDING:
        # Somebody confirmed it meanwhile, or it is over: the customer agreed to something else.
        require_transition(booking.status, Status.PENDING)
    return await _replace(uow, actor, booking, starts_at, provider_id, ignore_notice=False, evidence=evidence)


async def check_movable(
    uow: UnitOfWork, actor: Actor, booking: Booking, starts_at: datetime, provider_id: str | None = None
) -> ChosenProvider:
    """Where the booking would move to now; raises what moving it would raise, and writes nothing."""
    require(actor, Action.RESCHEDULE)
    require_transition(booking.status, Status.CANCELLED if booking.status is Status.PENDING else Status.RESCHEDULED)
    await check_customer_notice(uow, actor, booking, "moved")
    query = SlotQuery(booking.service_id, booking.location.id, provider_id or booking.provider_id, moving=booking)
    return await look(uow, actor, query, starts_at)


async def _replace(
    uow: UnitOfWork,
    actor: Actor,
    old: Booking,
    starts_at: datetime,
    provider_id: str | None,
    *,
    ignore_notice: bool,
    evidence: Evidence | None,
) -> Booking:
    scope, contact_id, conversation_id = await _for_whom(uow, actor, old)
    check_reach(scope, old.service_id, provider_id)
    await check_customer_notice(uow, actor, old, "moved")
    pending = old.status is Status.PENDING
    target = Status.CANCELLED if pending else Status.RESCHEDULED
    query = SlotQuery(
        old.service_id, old.location.id, provider_id or old.provider_id, moving=old, ignore_notice=ignore_notice
    )
    try:
        with naming_no_colleagues(scope):
            chosen = await choose(uow, actor, query, starts_at)
    except (SlotTaken, SlotNotOffered):
        # Perhaps it is this very booking that stands in the way, because somebody has moved it already.
        await check_unchanged(uow, actor, old, target)
        raise
    new = new_booking(
        uow,
        actor,
        BookingDraft(chosen.place, chosen.slot, chosen.provider, old.customer),
        contact_id=contact_id,
        conversation_id=conversation_id,
        status=None if pending else Status.CONFIRMED,
        rescheduled_from=old.id,
    )
    if isinstance(actor, AgentInConversation):
        await hold_store.delete_hold(uow.session, actor.conversation_id)
    reason = REPLACED if pending else None
    await drop(uow, actor, old, target, evidence=evidence, rescheduled_to=new.id, cancellation_reason=reason)
    await write_booking(uow, actor, new, chosen.place.service, evidence)
    return new


async def _for_whom(uow: UnitOfWork, actor: Actor, old: Booking) -> tuple[Scope, str | None, str | None]:
    """The actor's scope, and the contact and conversation that the new booking belongs to.

    They are those of the old one; one that its customer found by their number becomes theirs when they move it.
    """
    if not isinstance(actor, AgentInConversation):
        return await bookings_scope(uow, actor), old.contact_id, old.conversation_id
    own = await conversation(uow, actor.conversation_id, lock=True)
    scope = customer_scope(own)
    if old.conversation_id == own.id or old.contact_id == own.contact.id:
        return scope, old.contact_id or own.contact.id, old.conversation_id or own.id
    return scope, own.contact.id, own.id
