"""What is free, who is, and why not."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query

from booking_core import (
    Slot,
    UnitOfWork,
    Wanted,
    next_day_for_team,
    open_times,
    providers_for_team,
    slots_for_team,
    why_not,
)
from staff.permissions import CreatesBookings, SeesBookings
from staff.transactions import Reading
from staff.wire.availability import (
    ExplainQuery,
    ExplanationView,
    FreeProvidersQuery,
    NextDayQuery,
    OpenQuery,
    OpenView,
    SlotsQuery,
    SlotView,
    shown_open,
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
    return await _shown(uow, query.location_id, await slots_for_team(uow, actor, wanted, query.date, query.days))


@router.get("/next")
async def next_day(actor: CreatesBookings, uow: Reading, query: Annotated[NextDayQuery, Query()]) -> Page[SlotView]:
    """Free starts of the first local date that has any; nothing when the booking window has none."""
    wanted = Wanted(**query.model_dump(exclude={"date"}))
    return await _shown(uow, query.location_id, await next_day_for_team(uow, actor, wanted, query.date))


@router.get("/providers")
async def providers(actor: CreatesBookings, uow: Reading, query: Annotated[FreeProvidersQuery, Query()]) -> Page[Named]:
    """Who is free at that time."""
    wanted = Wanted(**query.model_dump(exclude={"starts_at"}))
    found = await providers_for_team(uow, actor, wanted, query.starts_at)
    return Page(items=[Named(id=each.id, name=each.name) for each in found])


@router.get("/explain")
async def explain(actor: CreatesBookings, uow: Reading, query: Annotated[ExplainQuery, Query()]) -> ExplanationView:
    """Every rule that keeps the provider from taking that start."""
    wanted = Wanted(**query.model_dump(exclude={"starts_at"}))
    reasons = await why_not(uow, actor, wanted, query.starts_at)
    zone = (await uow.catalog()).locations[query.location_id].timezone
    return ExplanationView(bookable=not reasons, reasons=[shown_reason(reason, zone) for reason in reasons])


@router.get("/open")
async def opening(actor: SeesBookings, uow: Reading, query: Annotated[OpenQuery, Query()]) -> Page[OpenView]:
    """When anybody works on these local dates: special dates and time off are in it, bookings are not. A provider is
    told of their own hours."""
    asked = query.model_dump(exclude={"date", "days"})
    return Page(items=[shown_open(each) for each in await open_times(uow, actor, query.date, query.days, **asked)])


async def _shown(uow: UnitOfWork, location_id: str, found: Iterable[Slot]) -> Page[SlotView]:
    zone = (await uow.catalog()).locations[location_id].timezone
    return Page(items=[shown_slot(slot, zone) for slot in found])
