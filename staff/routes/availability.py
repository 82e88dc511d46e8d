"""What is free, who is, and why not."""

from typing import Annotated

from fastapi import APIRouter, Query

from booking_core import Wanted, providers_for_team, slots_for_team, why_not
from staff.permissions import CreatesBookings
from staff.transactions import Reading
from staff.wire.availability import (
    ExplainQuery,
    ExplanationView,
    FreeProvidersQuery,
    SlotsQuery,
    SlotView,
    shown_reason,
    shown_slot,
)
from staff.wire.base import Page
from staff.wire.bookings import Named
from staff.wire.problems import refusals

router = APIRouter(prefix="/api/availability", tags=["availability"], responses=refusals())


@router.get("/slots")
async def slots(actor: CreatesBookings, uow: Reading, query: Annotated[SlotsQuery, Query()]) -> Page[SlotView]:
    """Free starts of one or more local dates; a provider sees those on their own calendar."""
    wanted = Wanted(**query.model_dump(exclude={"date", "days"}))
    found = await slots_for_team(uow, actor, wanted, query.date, query.days)
    zone = (await uow.catalog()).locations[query.location_id].timezone
    return Page(items=[shown_slot(slot, zone) for slot in found])


@router.get("/providers")
async def providers(actor: CreatesBookings, uow: Reading, query: Annotated[FreeProvidersQuery, Query()]) -> Page[Named]:
    """Who is free at that time."""
    wanted = Wanted(**query.model_dump(exclude={"starts_at"}))
    found = await providers_for_team(uow, actor, wanted, query.starts_at)
    return Page(items=[Named(id=each.id, name=each.name) for each in found])


@router.get("/explain")
async def explain(actor: CreatesBookings, uow: Reading, query: Annotated[ExplainQuery, Query()]) -> ExplanationView:
    """Every rule that keeps the provider from taking that start."""
    wanted = Wanted(query.service_id, query.location_id, query.provider_id)
    reasons = await why_not(uow, actor, wanted, query.starts_at)
    zone = (await uow.catalog()).locations[query.location_id].timezone
    return ExplanationView(bookable=not reasons, reasons=[shown_reason(reason, zone) for reason in reasons])
