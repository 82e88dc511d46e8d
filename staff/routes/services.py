"""Managing services."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from booking_core import Service, add_entry, archive_entry, change_entry, get_entry, list_entries
from staff.answers import answer
from staff.once import ONCE, CreatingRoute
from staff.permissions import ManagesBusiness, SeesBookings
from staff.transactions import Reading, Trying, Writing
from staff.wire.base import Page
from staff.wire.catalog import (
    ChangedService,
    EntriesQuery,
    NewServiceBody,
    ServiceBody,
    ServiceView,
    shown_affected,
    shown_service,
)
from staff.wire.problems import refusals

router = APIRouter(prefix="/api/services", tags=["services"], route_class=CreatingRoute, responses=refusals(409))


@router.get("", response_model=Page[ServiceView])
async def services(actor: SeesBookings, uow: Reading, query: Annotated[EntriesQuery, Query()]) -> Response:
    """In the business's own order."""
    found = await list_entries(uow, actor, Service, with_archived=query.archived)
    return answer({"items": [shown_service(each) for each in found], "next": None})


@router.post("", status_code=201, response_model=ServiceView, dependencies=[ONCE])
async def add(actor: ManagesBusiness, uow: Writing, body: NewServiceBody) -> Response:
    return answer(shown_service(await add_entry(uow, actor, Service(**_fields(body)))), 201)


@router.get("/{service_id}", response_model=ServiceView)
async def service(actor: SeesBookings, uow: Reading, service_id: str) -> Response:
    return answer(shown_service(await get_entry(uow, actor, Service, service_id)))


@router.patch("/{service_id}", response_model=ChangedService)
async def change(actor: ManagesBusiness, uow: Trying, service_id: str, body: ServiceBody) -> Response:
    """Answers with the bookings that no longer fit; nothing moves them."""
    changed = await change_entry(uow, actor, Service, service_id, _fields(body))
    return answer({**shown_service(changed), "affected": shown_affected(changed.affected)})


@router.delete("/{service_id}", response_model=ChangedService)
async def archive(actor: ManagesBusiness, uow: Trying, service_id: str) -> Response:
    """Out of use from now on; its bookings stay, and are listed."""
    archived = await archive_entry(uow, actor, Service, service_id)
    return answer({**shown_service(archived), "affected": shown_affected(archived.affected)})


def _fields(body: NewServiceBody | ServiceBody) -> dict[str, Any]:
    given = body.model_dump(exclude_unset=isinstance(body, ServiceBody))
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
