"""correct_my_details: name, phone, email or notes of a booking, and nothing else of it."""

from pydantic import Field

from booking_core import edit_customer
from tools.tool import Access, Arguments, Result, Tool, ToolContext


class CorrectMyDetails(Arguments):
    booking_id: str = Field(description="From my_bookings.")
    name: str | None = Field(description="Null leaves it as it is; so for the others.")
    phone: str | None
    email: str | None
    notes: str | None


class DetailsCorrected(Result):
    booking_id: str
    name: str
    phone: str | None
    email: str | None
    notes: str | None


async def _run(arguments: CorrectMyDetails, context: ToolContext) -> DetailsCorrected:
    details = arguments.model_dump(exclude={"booking_id"}, exclude_none=True)
    booking = await edit_customer(context.uow, context.actor, arguments.booking_id, details)
    customer = booking.customer
    return DetailsCorrected(
        booking_id=booking.id,
        name=customer.name,
        phone=customer.phone,
        email=customer.email,
        notes=customer.notes,
    )


correct_my_details = Tool(
    name="correct_my_details",
    description="Corrects the customer's own details in one of their bookings.",
    arguments=CorrectMyDetails,
    access=Access.WRITE,
    run=_run,
)
