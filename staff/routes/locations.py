"""Managing locations."""

from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Query, Response

from booking_core import Location, add_entry, archive_entry, change_entry, get_entry, list_locations
from staff.answers import answer
from staff.once import ONCE, CreatingRoute
from staff.permissions import ManagesBusiness, SeesBookings
from staff.transactions import Reading, Trying, Writing
from staff.wire.base import Page
from staff.wire.catalog import (
    ChangedLocation,
    LocationBody,
    LocationsQuery,
    LocationView,
    NewLocationBody,
    shown_affected,
    shown_location,
)
from staff.wire.problems import refusals

router = APIRouter(prefix="/api/locations", tags=["locations"], route_class=CreatingRoute, responses=refusals(409))


@router.get("", response_model=Page[LocationView])
async def locations(actor: SeesBookings, uow: Reading, query: Annotated[LocationsQuery, Query()]) -> Response:
    """In the business's own order; with a service those where it is offered."""
    found = await list_locations(uow, actor, service_id=query.service_id, with_archived=query.archived)
    return answer({"items": [shown_location(each) for each in found], "next": None})


@router.post("", status_code=201, response_model=LocationView, dependencies=[ONCE])
async def add(actor: ManagesBusiness, uow: Writing, body: NewLocationBody) -> Response:
    return answer(shown_location(await add_entry(uow, actor, Location(**_fields(body)))), 201)


@router.get("/{location_id}", response_model=LocationView)
async def location(actor: SeesBookings, uow: Reading, location_id: str) -> Response:
    return answer(shown_location(await get_entry(uow, actor, Location, location_id)))


@router.patch("/{location_id}", response_model=ChangedLocation)
async def change(actor: ManagesBusiness, uow: Trying, location_id: str, body: LocationBody) -> Response:
    """Answers with the bookings that no longer fit; nothing moves them."""
    changed = await change_entry(uow, actor, Location, location_id, _fields(body))
    return answer({**shown_location(changed), "affected": shown_affected(changed.affected)})


@router.delete("/{location_id}", response_model=ChangedLocation)
async def archive(actor: ManagesBusiness, uow: Trying, location_id: str) -> Response:
    """Out of use from now on; its bookings stay, and are listed."""
    archived = await archive_entry(uow, actor, Location, location_id)
    return answer({**shown_location(archived), "affected": shown_affected(archived.affected)})


def _fields(body: NewLocationBody | LocationBody) -> dict[str, Any]:
    given = body.model_dump(exclude_unset=isinstance(body, LocationBody))
    return {name: ZoneInfo(value) if name == "timezone" else value for name, value in given.items()}
