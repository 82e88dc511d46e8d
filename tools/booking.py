"""book: the whole wizard in one step, once the customer has agreed to the read-back."""

from pydantic import Field

from booking_core import (
    Booking,
    BookingRequest,
    Business,
    CustomerDetails,
    Offer,
    Status,
    check_bookable,
    create_booking,
    current_hold,
    resolve_offer,
)
from tools.tool import Access, Arguments, ReadBack, Result, Tool, ToolContext
from tools.wording import spoken_moment, spoken_place, spoken_price, zone_hint


class Book(Arguments):
    slot_id: str = Field(description="From find_slots.")
    name: str = Field(description="The customer's name, as they gave it; ask for it if you don't know it.")
    phone: str | None = Field(description="Only if the customer gave it; so for the email.")
    email: str | None
    notes: str | None = Field(description="Wishes for the appointment, in the customer's words.")


class BookingMade(Result):
    booking_id: str
    status: Status
    service: str
    location: str
    provider: str
    starts: str
    starts_at: str
    timezone: str
    price: str | None
    customer: str


def booking_made(booking: Booking, business: Business) -> BookingMade:
    return BookingMade(
        booking_id=booking.id,
        status=booking.status,
        service=booking.service_name,
        location=spoken_place(booking.location),
        provider=booking.provider_name,
        starts=spoken_moment(booking.local_start, business),
        starts_at=booking.local_start.isoformat(),
        timezone=booking.location.timezone.key,
        price=spoken_price(booking.price, business),
        customer=booking.customer.name,
    )


async def _request(arguments: Book, context: ToolContext) -> BookingRequest:
    offer = await resolve_offer(context.uow, context.actor, arguments.slot_id)
    return BookingRequest(
        service_id=offer.service_id,
        location_id=offer.location_id,
        starts_at=offer.starts_at,
        provider_id=await _provider(offer, context),
        customer=CustomerDetails(arguments.name, arguments.phone, arguments.email, arguments.notes),
    )


async def _provider(offer: Offer, context: ToolContext) -> str | None:
    """The one whom the customer agreed to, else the one whom the hold for this slot fell on."""
    if context.agreed_provider is not None:
        return context.agreed_provider
    held = await current_hold(context.uow, context.actor)
    if held is not None and (held.service.id, held.location.id, held.starts_at) == (
        offer.service_id,
        offer.location_id,
        offer.starts_at,
    ):
        return held.provider.id
    return offer.provider_id


async def _run(arguments: Book, context: ToolContext) -> BookingMade:
    booking = await create_booking(
        context.uow, context.actor, await _request(arguments, context), evidence=context.evidence
    )
    return booking_made(booking, (await context.uow.catalog()).business)


async def _read_back(arguments: Book, context: ToolContext) -> ReadBack:
    draft = await check_bookable(context.uow, context.actor, await _request(arguments, context))
    business = (await context.uow.catalog()).business
    service, location = draft.place.service, draft.place.location
    start = draft.slot.starts_at.astimezone(location.timezone)
    price = spoken_price(service.price, business)
    parts = [
        f"{service.name} with {draft.provider.name}",
        spoken_place(location),
        f"{spoken_moment(start, business)}{zone_hint(location, business)}",
        f"for {draft.customer.name}",
        *([price] if price else []),
    ]
    approval = " The team confirms it afterwards." if service.requires_approval else ""
    return ReadBack(
        f"{', '.join(parts)}.{approval} Shall I book it?",
        service.name,
        location.name,
        draft.provider.name,
        start,
        service.price,
        provider_id=draft.provider.id,
    )


book = Tool(
    name="book",
    description="Books a slot. The first call only prepares it: the customer is shown what would be booked and is "
    "asked; after their yes it is booked.",
    arguments=Book,
    access=Access.WRITE,
    run=_run,
    read_back=_read_back,
)
