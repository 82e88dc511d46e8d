"""Where a booking's event stands outside, for the team."""

from fastapi import APIRouter

from calendars.google.standing import Standing, standing_of
from staff.permissions import SeesBookings
from staff.transactions import Reading
from staff.wire.base import Shown
from staff.wire.problems import refusals

booking_calendar_router = APIRouter(prefix="/api/bookings", tags=["bookings"], responses=refusals())


class CalendarStandingView(Shown):
    """`google` is null when the booking has no event, or its provider no calendar there."""

    google: Standing | None


@booking_calendar_router.get("/{booking_id}/calendar")
async def booking_calendar(actor: SeesBookings, uow: Reading, booking_id: str) -> CalendarStandingView:
    """Whether the event is on the provider's own calendar already."""
    return CalendarStandingView(google=await standing_of(uow, actor, booking_id))
