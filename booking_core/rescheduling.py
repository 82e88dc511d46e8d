"""Moving a booking to another time, and perhaps to another provider, in one transaction.

The old booking gives its time back before the new one takes its own, so that moving by half its length works.
"""

from datetime import datetime

from booking_core import hold_store
from booking_core.actors import Actor, AgentInConversation
from booking_core.availability import SlotQuery
from booking_core.booking import Booking, Evidence
from booking_core.contacts import conversation
from booking_core.creating import new_booking, write_booking
from booking_core.database import UnitOfWork
from booking_core.lifecycle import check_customer_notice, check_version, drop, get_booking
from booking_core.policy import Action, require
from booking_core.slot_choosing import choose
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
    require_transition(booking.status, Status.CANCELLED)
    return await _replace(uow, actor, booking, starts_at, provider_id, ignore_notice=False, evidence=evidence)


async def check_movable(
    uow: UnitOfWork, actor: Actor, booking: Booking, starts_at: datetime, provider_id: str | None = None
) -> ChosenProvider:
    """Where the booking would move to now; raises what moving it would raise, and writes nothing."""
    require(actor, Action.RESCHEDULE)
    require_transition(booking.status, Status.CANCELLED if booking.status is Status.PENDING else Status.RESCHEDULED)
    await check_customer_notice(uow, actor, booking, "moved")
    query = SlotQuery(booking.service_id, booking.location.id, provider_id or booking.provider_id, moving=booking)
    return await choose(uow, actor, query, starts_at)


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
    pending = old.status is Status.PENDING
    await check_customer_notice(uow, actor, old, "moved")
    query = SlotQuery(
        old.service_id, old.location.id, provider_id or old.provider_id, moving=old, ignore_notice=ignore_notice
    )
    chosen = await choose(uow, actor, query, starts_at)
    contact_id, conversation_id = await _inherited_link(uow, actor, old)
    draft = BookingDraft(chosen.place, chosen.slot, chosen.provider, old.customer)
    new = new_booking(
        uow,
        actor,
        draft,
        contact_id=contact_id,
        conversation_id=conversation_id,
        status=None if pending else Status.CONFIRMED,
        rescheduled_from=old.id,
    )
    if isinstance(actor, AgentInConversation):
        await hold_store.delete_hold(uow.session, actor.conversation_id)
    reason = REPLACED if pending else None
    target = Status.CANCELLED if pending else Status.RESCHEDULED
    await drop(uow, actor, old, target, evidence=evidence, rescheduled_to=new.id, cancellation_reason=reason)
    await write_booking(uow, actor, new, chosen.place.service, evidence)
    return new


async def _inherited_link(uow: UnitOfWork, actor: Actor, old: Booking) -> tuple[str | None, str | None]:
    """A booking made by hand for a number becomes its customer's when they move it themselves."""
    if not isinstance(actor, AgentInConversation):
        return old.contact_id, old.conversation_id
    own = await conversation(uow, actor.conversation_id)
    return old.contact_id or own.contact.id, old.conversation_id or own.id
