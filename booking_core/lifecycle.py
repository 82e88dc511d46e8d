"""Moving a booking along its life: confirm, complete, no-show, cancel. Each is a compare-and-set."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from booking_core import booking_store, occupancy_store
from booking_core.actors import Actor, AgentInConversation, record_of, source_of
from booking_core.booking import Booking, Evidence, event_title
from booking_core.changes import ChangeEvent, PendingChange
from booking_core.contacts import bookings_scope
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput, NotFound, StaleVersion, TooLate
from booking_core.plain_text import one_line
from booking_core.policy import Action, require
from booking_core.reviewing import status_for_review
from booking_core.statuses import Status, require_transition

REASON_LIMIT = 500


async def get_booking(uow: UnitOfWork, actor: Actor, booking_id: str) -> Booking:
    """Raises `NotFound`, also for a booking that the actor may not see."""
    found = await booking_store.find_booking(uow.session, await uow.catalog(), booking_id)
    if found is None or not (await bookings_scope(uow, actor)).covers(found):
        raise NotFound("There is no such booking.")
    return found


async def confirm_booking(uow: UnitOfWork, actor: Actor, booking_id: str, version: int | None = None) -> Booking:
    """Puts it on the provider's calendar. Raises `InvalidTransition`, `StaleVersion`, `NotFound`, `Forbidden`."""
    require(actor, Action.CONFIRM)
    booking = await get_booking(uow, actor, booking_id)
    confirmed = await move(uow, actor, booking, Status.CONFIRMED, version)
    title = event_title(booking.service_name, booking.customer.name)
    event = booking_store.new_calendar_event(title, booking.starts_at, booking.ends_at)
    await booking_store.insert_calendar_event(uow.session, confirmed, event)
    return replace(confirmed, calendar_event=event)


async def complete_booking(uow: UnitOfWork, actor: Actor, booking_id: str, version: int | None = None) -> Booking:
    require(actor, Action.COMPLETE)
    return await _settle(uow, actor, booking_id, Status.COMPLETED, version)


async def mark_no_show(uow: UnitOfWork, actor: Actor, booking_id: str, version: int | None = None) -> Booking:
    require(actor, Action.MARK_NO_SHOW)
    return await _settle(uow, actor, booking_id, Status.NO_SHOW, version)


async def cancel_booking(
    uow: UnitOfWork,
    actor: Actor,
    booking_id: str,
    reason: str,
    version: int | None = None,
    evidence: Evidence | None = None,
) -> Booking:
    """Takes it off the provider's calendar. A customer can do so up to the service's cancellation notice.

    Raises `InvalidInput` without a reason, `TooLate`, `InvalidTransition`, `StaleVersion`, `NotFound`.
    """
    booking = await check_cancellable(uow, actor, booking_id)
    return await drop(uow, actor, booking, Status.CANCELLED, version, evidence, cancellation_reason=_checked(reason))


async def check_cancellable(uow: UnitOfWork, actor: Actor, booking_id: str) -> Booking:
    """The booking that `cancel_booking` would cancel now; raises what it would raise, and writes nothing."""
    require(actor, Action.CANCEL)
    booking = await get_booking(uow, actor, booking_id)
    require_transition(booking.status, Status.CANCELLED)
    await check_customer_notice(uow, actor, booking, "cancelled")
    return booking


def _checked(reason: str) -> str:
    tidy = one_line(reason)
    if not tidy:
        raise InvalidInput("Say why the booking is cancelled.", field="reason")
    return tidy[:REASON_LIMIT]


async def check_customer_notice(uow: UnitOfWork, actor: Actor, booking: Booking, done: str) -> None:
    """Raises `TooLate` when the customer is the one who asks and the service's notice has begun."""
    if not isinstance(actor, AgentInConversation):
        return
    notice = (await uow.catalog()).services[booking.service_id].cancel_notice
    if uow.now >= booking.starts_at:
        raise TooLate(f"That appointment has already begun, so it can't be {done} here.")
    if uow.now > booking.starts_at - timedelta(minutes=notice):
        raise TooLate(
            f"{booking.service_name} can be {done} up to {spoken_minutes(notice)} before the appointment; "
            "after that only the team can do it."
        )


def spoken_minutes(minutes: int) -> str:
    for size, name in ((1440, "day"), (60, "hour")):
        if minutes >= size and minutes % size == 0:
            return f"{minutes // size} {name}{'' if minutes == size else 's'}"
    return f"{minutes} minutes"


async def _settle(uow: UnitOfWork, actor: Actor, booking_id: str, target: Status, version: int | None) -> Booking:
    booking = await get_booking(uow, actor, booking_id)
    settled = await move(uow, actor, booking, target, version)
    # What is over no longer needs its time kept; the event stays, for it did stand on the calendar.
    await occupancy_store.release_booking_time(uow.session, booking.id)
    return settled


async def drop(
    uow: UnitOfWork,
    actor: Actor,
    booking: Booking,
    target: Status,
    version: int | None = None,
    evidence: Evidence | None = None,
    **values: Any,
) -> Booking:
    """Moves it to `target` and gives its time back: occupancy and calendar event go in the same transaction."""
    dropped = await move(uow, actor, booking, target, version, evidence, **values)
    await occupancy_store.release_booking_time(uow.session, booking.id)
    await booking_store.delete_calendar_event(uow.session, booking.id)
    return replace(dropped, calendar_event=None)


async def move(
    uow: UnitOfWork,
    actor: Actor,
    booking: Booking,
    target: Status,
    version: int | None = None,
    evidence: Evidence | None = None,
    **values: Any,
) -> Booking:
    """The one way a status changes: of two who race, one wins and the other gets the conflict."""
    check_version(booking, version)
    require_transition(booking.status, target)
    if not await booking_store.update_booking(uow.session, booking, {"status": str(target), **values}):
        raise await conflict(uow, actor, booking, target)
    uow.record(
        PendingChange(
            booking_id=booking.id,
            event=ChangeEvent.STATUS_CHANGED,
            actor=record_of(actor),
            source=source_of(actor),
            from_status=booking.status,
            to_status=target,
            changes={key: value for key, value in values.items() if value is not None},
            evidence=evidence,
        )
    )
    await status_for_review(uow, actor, booking, target, values.get("rescheduled_to"), evidence)
    return replace(booking, status=target, version=booking.version + 1, **values)


def check_version(booking: Booking, version: int | None) -> None:
    """Raises `StaleVersion` with the booking as it is now. None asks for no check."""
    if version is not None and version != booking.version:
        raise StaleVersion("Somebody changed this booking in the meantime.", booking=booking)


async def check_unchanged(uow: UnitOfWork, actor: Actor, booking: Booking, target: Status) -> None:
    """Raises the conflict when somebody changed the booking since it was read."""
    if (await get_booking(uow, actor, booking.id)).version != booking.version:
        raise await conflict(uow, actor, booking, target)


async def conflict(uow: UnitOfWork, actor: Actor, booking: Booking, target: Status | None = None) -> StaleVersion:
    """What to raise when a compare-and-set found another version; raises `InvalidTransition` where that says more."""
    fresh = await get_booking(uow, actor, booking.id)
    if target is not None:
        require_transition(fresh.status, target)
    return StaleVersion("Somebody changed this booking in the meantime.", booking=fresh)
