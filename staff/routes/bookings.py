"""Bookings: listing, making, looking at them and editing who they are for."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from booking_core import (
    BookingFilter,
    BookingRequest,
    CustomerDetails,
    booking_history,
    create_booking,
    edit_customer,
    get_booking,
    link_booking,
    list_bookings,
)
from staff.answers import answer, asked, booking_answer, page_of
from staff.cursors import cursor_of, moment_and_text_of
from staff.once import ONCE, CreatingRoute
from staff.permissions import CreatesBookings, EditsCustomers, LinksConversations, SeesBookings
from staff.transactions import Reading, Writing
from staff.wire.base import Page
from staff.wire.bookings import (
    BookingsQuery,
    BookingView,
    CustomerEditBody,
    LinkBody,
    NewBookingBody,
    shown_booking,
    utc,
)
from staff.wire.history import ChangeView, shown_change
from staff.wire.problems import refusals

router = APIRouter(prefix="/api/bookings", tags=["bookings"], route_class=CreatingRoute, responses=refusals(409))


@router.get("", response_model=Page[BookingView])
async def bookings(actor: SeesBookings, uow: Reading, query: Annotated[BookingsQuery, Query()]) -> Response:
    """Those that the caller may see, by start and id."""
    found = await list_bookings(uow, actor, _filter(query))
    return answer(page_of(found, query.limit, shown_booking, lambda each: cursor_of(each.starts_at, each.id)))


@router.post("", status_code=201, response_model=BookingView, dependencies=[ONCE])
async def create(actor: CreatesBookings, uow: Writing, body: NewBookingBody) -> Response:
    """Pending when the service requires approval, else confirmed and on the provider's calendar."""
    given = body.model_dump(exclude={"customer"})
    request = BookingRequest(**given, customer=CustomerDetails(**body.customer.model_dump()))
    return booking_answer(await create_booking(uow, actor, request), 201)


@router.get("/{booking_id}", response_model=BookingView)
async def booking(actor: SeesBookings, uow: Reading, booking_id: str) -> Response:
    return booking_answer(await get_booking(uow, actor, booking_id))


@router.get("/{booking_id}/history", response_model=Page[ChangeView])
async def history(actor: SeesBookings, uow: Reading, booking_id: str) -> Response:
    """All that happened to it, in order, with who did it and why the agent was entitled to."""
    changes = await booking_history(uow, actor, booking_id)
    return answer({"items": [shown_change(change) for change in changes], "next": None})


@router.patch("/{booking_id}/customer", response_model=BookingView)
async def edit(actor: EditsCustomers, uow: Writing, booking_id: str, body: CustomerEditBody) -> Response:
    """Changes who it is for, and nothing else."""
    details = body.model_dump(exclude_unset=True, exclude={"version"})
    return booking_answer(await edit_customer(uow, actor, booking_id, details, body.version))


@router.post("/{booking_id}/link", response_model=BookingView)
async def link(actor: LinksConversations, uow: Writing, booking_id: str, body: LinkBody) -> Response:
    """From then on the booking is that conversation's, and its customer can ask the agent about it."""
    return booking_answer(
        await link_booking(uow, actor, booking_id, body.contact_id, body.conversation_id, body.version)
    )


def _filter(query: BookingsQuery) -> BookingFilter:
    return BookingFilter(
        start=utc(query.start),
        end=utc(query.end),
        service_ids=tuple(query.service_id),
        location_ids=tuple(query.location_id),
        provider_ids=tuple(query.provider_id),
        statuses=tuple(query.status),
        source=query.source,
        contact_id=query.contact_id,
        conversation_id=query.conversation_id,
        after=moment_and_text_of(query.cursor),
        limit=asked(query.limit),
    )
