"""cancel: a booking is cancelled, once the customer has agreed to the read-back."""

from pydantic import Field

from booking_core import cancel_booking, check_cancellable
from tools.tool import Access, Arguments, ReadBack, Result, Tool, ToolContext
from tools.wording import spoken_booking

UNSAID_REASON = "cancelled by the customer"


class Cancel(Arguments):
    booking_id: str = Field(description="From my_bookings.")
    reason: str | None = Field(description="Why, if the customer said so; don't ask for it.")


class BookingCancelled(Result):
    booking_id: str
    cancelled: str


async def _run(arguments: Cancel, context: ToolContext) -> BookingCancelled:
    booking = await cancel_booking(
        context.uow,
        context.actor,
        arguments.booking_id,
        arguments.reason or UNSAID_REASON,
        evidence=context.evidence,
    )
    business = (await context.uow.catalog()).business
    return BookingCancelled(booking_id=booking.id, cancelled=spoken_booking(booking, business))


async def _read_back(arguments: Cancel, context: ToolContext) -> ReadBack:
    booking = await check_cancellable(context.uow, context.actor, arguments.booking_id)
    business = (await context.uow.catalog()).business
    return ReadBack(
        f"Cancel {spoken_booking(booking, business)}. Shall I cancel it?",
        booking.service_name,
        booking.location.name,
        booking.provider_name,
        booking.local_start,
        booking.price,
        booking.id,
    )


cancel = Tool(
    name="cancel",
    description="Cancels a booking. The first call only prepares it: the customer is asked; after their yes it is "
    "cancelled.",
    arguments=Cancel,
    access=Access.WRITE,
    run=_run,
    read_back=_read_back,
)
