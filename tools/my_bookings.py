"""my_bookings: the customer's own upcoming bookings."""

from booking_core import Booking, Business, Status, upcoming_bookings
from tools.tool import Access, Arguments, Result, Tool, ToolContext
from tools.wording import spoken_moment, spoken_price


class MyBookings(Arguments):
    pass


class OwnBooking(Result):
    booking_id: str
    status: Status
    service: str
    service_id: str
    location: str
    location_id: str
    provider: str
    provider_id: str
    starts: str
    starts_at: str
    timezone: str
    price: str | None
    customer: str


class OwnBookings(Result):
    bookings: list[OwnBooking]


async def _run(arguments: MyBookings, context: ToolContext) -> OwnBookings:
    business = (await context.uow.catalog()).business
    return OwnBookings(bookings=[_own(b, business) for b in await upcoming_bookings(context.uow, context.actor)])


def _own(booking: Booking, business: Business) -> OwnBooking:
    return OwnBooking(
        booking_id=booking.id,
        status=booking.status,
        service=booking.service_name,
        service_id=booking.service_id,
        location=booking.location.name,
        location_id=booking.location.id,
        provider=booking.provider_name,
        provider_id=booking.provider_id,
        starts=spoken_moment(booking.local_start, business),
        starts_at=booking.local_start.isoformat(),
        timezone=booking.location.timezone.key,
        price=spoken_price(booking.price, business),
        customer=booking.customer.name,
    )


my_bookings = Tool(
    name="my_bookings",
    description="This customer's upcoming bookings, soonest first. There are no others that you may know of.",
    arguments=MyBookings,
    access=Access.READ,
    run=_run,
)
