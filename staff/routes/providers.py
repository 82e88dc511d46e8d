"""Managing providers."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from booking_core import Provider, add_entry, archive_entry, change_entry, get_entry, list_providers
from staff.answers import answer
from staff.once import ONCE, CreatingRoute
from staff.permissions import ManagesBusiness, SeesBookings
from staff.transactions import Reading, Trying, Writing
from staff.wire.base import Page
from staff.wire.catalog import (
    ChangedProvider,
    NewProviderBody,
    ProviderBody,
    ProvidersQuery,
    ProviderView,
    shown_affected,
    shown_provider,
)
from staff.wire.problems import refusals

router = APIRouter(prefix="/api/providers", tags=["providers"], route_class=CreatingRoute, responses=refusals(409))


@router.get("", response_model=Page[ProviderView])
async def providers(actor: SeesBookings, uow: Reading, query: Annotated[ProvidersQuery, Query()]) -> Response:
    """In the business's own order; a provider sees themselves, or with whom they share bookings."""
    found = await list_providers(
        uow, actor, service_id=query.service_id, location_id=query.location_id, with_archived=query.archived
    )
    return answer({"items": [shown_provider(each) for each in found], "next": None})


@router.post("", status_code=201, response_model=ProviderView, dependencies=[ONCE])
async def add(actor: ManagesBusiness, uow: Writing, body: NewProviderBody) -> Response:
    return answer(shown_provider(await add_entry(uow, actor, Provider(**_fields(body)))), 201)


@router.get("/{provider_id}", response_model=ProviderView)
async def provider(actor: SeesBookings, uow: Reading, provider_id: str) -> Response:
    return answer(shown_provider(await get_entry(uow, actor, Provider, provider_id)))


@router.patch("/{provider_id}", response_model=ChangedProvider)
async def change(actor: ManagesBusiness, uow: Trying, provider_id: str, body: ProviderBody) -> Response:
    """Answers with the bookings that no longer fit; nothing moves them."""
    changed = await change_entry(uow, actor, Provider, provider_id, _fields(body))
    return answer({**shown_provider(changed), "affected": shown_affected(changed.affected)})


@router.delete("/{provider_id}", response_model=ChangedProvider)
async def archive(actor: ManagesBusiness, uow: Trying, provider_id: str) -> Response:
    """Out of use from now on; its bookings stay, and are listed."""
    archived = await archive_entry(uow, actor, Provider, provider_id)
    return answer({**shown_provider(archived), "affected": shown_affected(archived.affected)})


def _fields(body: NewProviderBody | ProviderBody) -> dict[str, Any]:
    given = body.model_dump(exclude_unset=isinstance(body, ProviderBody))
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
