"""reschedule: a booking moves to another slot, once the customer has agreed to the read-back."""

from pydantic import Field

from booking_core import (
    Booking,
    InvalidInput,
    Offer,
    SlotQuery,
    Status,
    check_movable,
    current_hold,
    free_providers,
    get_booking,
    replace_pending_booking,
    reschedule_booking,
    resolve_offer,
)
from tools.booking import BookingMade, booking_made
from tools.tool import Access, Arguments, ReadBack, Result, Tool, ToolContext
from tools.wording import spoken_booking, spoken_moment, zone_hint


class Reschedule(Arguments):
    booking_id: str = Field(description="From my_bookings.")
    slot_id: str = Field(description="From find_slots with this booking as moving_booking_id.")


class BookingMoved(Result):
    moved_from: str
    booking: BookingMade


async def _target(arguments: Reschedule, context: ToolContext) -> tuple[Booking, Offer, str | None]:
    offer = await resolve_offer(context.uow, context.actor, arguments.slot_id)
    booking = await get_booking(context.uow, context.actor, arguments.booking_id)
    if offer.moving != booking.id:
        raise InvalidInput("Look for slots with this booking as moving_booking_id first.", field="slot_id")
    if context.agreed_provider is not None:
        return booking, offer, context.agreed_provider
    held = await current_hold(context.uow, context.actor)
    if held is not None and (held.moving, held.starts_at) == (booking.id, offer.starts_at):
        return booking, offer, held.provider.id
    return booking, offer, offer.provider_id or await _whoever_is_free(booking, offer, context)


async def _whoever_is_free(booking: Booking, offer: Offer, context: ToolContext) -> str | None:
    """The same provider if they can, else anybody who can: that is what the offer said."""
    query = SlotQuery(offer.service_id, offer.location_id, moving=booking)
    free = [provider.id for provider in await free_providers(context.uow, context.actor, query, offer.starts_at)]
    return booking.provider_id if booking.provider_id in free or not free else free[0]


async def _run(arguments: Reschedule, context: ToolContext) -> BookingMoved:
    old, offer, provider_id = await _target(arguments, context)
    move = replace_pending_booking if old.status is Status.PENDING else reschedule_booking
    new = await move(context.uow, context.actor, old.id, offer.starts_at, provider_id, evidence=context.evidence)
    business = (await context.uow.catalog()).business
    return BookingMoved(moved_from=spoken_moment(old.local_start, business), booking=booking_made(new, business))


async def _read_back(arguments: Reschedule, context: ToolContext) -> ReadBack:
    old, offer, provider_id = await _target(arguments, context)
    chosen = await check_movable(context.uow, context.actor, old, offer.starts_at, provider_id)
    business = (await context.uow.catalog()).business
    start = offer.starts_at.astimezone(old.location.timezone)
    new_provider = f" with {chosen.provider.name}" if chosen.provider.id != old.provider_id else ""
    return ReadBack(
        f"Move {spoken_booking(old, business)} to {spoken_moment(start, business)}"
        f"{zone_hint(old.location, business)}{new_provider}. Shall I move it?",
        old.service_name,
        old.location.name,
        chosen.provider.name,
        start,
        chosen.place.service.price,
        old.id,
        chosen.provider.id,
    )


reschedule = Tool(
    name="reschedule",
    description="Moves a booking to another slot. The first call only prepares it: the customer is shown the change "
    "and is asked; after their yes it is moved.",
    arguments=Reschedule,
    access=Access.WRITE,
    run=_run,
    read_back=_read_back,
)
