"""Moving a booking along its life."""

from fastapi import APIRouter, Response

from booking_core import cancel_booking, complete_booking, confirm_booking, mark_no_show, reschedule_booking
from staff.answers import booking_answer
from staff.once import ONCE, CreatingRoute
from staff.permissions import Cancels, Completes, Confirms, MarksNoShows, Reschedules
from staff.transactions import Writing
from staff.wire.bookings import BookingView, CancelBody, RescheduleBody, VersionBody, version_of
from staff.wire.problems import refusals

router = APIRouter(
    prefix="/api/bookings/{booking_id}", tags=["bookings"], route_class=CreatingRoute, responses=refusals(409)
)


@router.post("/confirm", response_model=BookingView)
async def confirm(actor: Confirms, uow: Writing, booking_id: str, body: VersionBody | None = None) -> Response:
    """From pending; puts it on the provider's calendar."""
    return booking_answer(await confirm_booking(uow, actor, booking_id, version_of(body)))


@router.post("/complete", response_model=BookingView)
async def complete(actor: Completes, uow: Writing, booking_id: str, body: VersionBody | None = None) -> Response:
    return booking_answer(await complete_booking(uow, actor, booking_id, version_of(body)))


@router.post("/no-show", response_model=BookingView)
async def no_show(actor: MarksNoShows, uow: Writing, booking_id: str, body: VersionBody | None = None) -> Response:
    """The customer did not come."""
    return booking_answer(await mark_no_show(uow, actor, booking_id, version_of(body)))


@router.post("/cancel", response_model=BookingView)
async def cancel(actor: Cancels, uow: Writing, booking_id: str, body: CancelBody) -> Response:
    """Takes it off the provider's calendar."""
    return booking_answer(await cancel_booking(uow, actor, booking_id, body.reason, body.version))


@router.post("/reschedule", response_model=BookingView, dependencies=[ONCE])
async def reschedule(actor: Reschedules, uow: Writing, booking_id: str, body: RescheduleBody) -> Response:
    """Answers with the new booking; this one stays, as rescheduled."""
    when, whom, notice = body.starts_at, body.provider_id, body.ignore_notice
    moved = await reschedule_booking(uow, actor, booking_id, when, whom, body.version, ignore_notice=notice)
    return booking_answer(moved)
