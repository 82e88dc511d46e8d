"""When a provider works. A change lists the bookings that no longer fit; nothing moves them."""

from fastapi import APIRouter, Response

from booking_core import (
    add_time_off,
    provider_with_hours,
    remove_time_off,
    set_hours,
    set_overrides,
)
from staff.answers import answer
from staff.once import ONCE, CreatingRoute
from staff.permissions import ManagesBusiness, SeesBookings
from staff.transactions import Reading, Trying
from staff.wire.base import Page
from staff.wire.catalog import shown_affected
from staff.wire.hours import (
    ChangedHours,
    ChangedOverrides,
    ChangedTimeOff,
    HoursBody,
    HoursPage,
    OverridesBody,
    OverridesPage,
    TimeOffBody,
    TimeOffView,
    hours_of,
    hours_page,
    overrides_of,
    overrides_page,
    shown_time_off,
)
from staff.wire.problems import refusals

router = APIRouter(
    prefix="/api/providers/{provider_id}", tags=["providers"], route_class=CreatingRoute, responses=refusals(409)
)


@router.get("/hours", response_model=HoursPage)
async def hours(actor: SeesBookings, uow: Reading, provider_id: str) -> Response:
    """Weekly hours, on the clocks of the locations."""
    return answer(hours_page(await provider_with_hours(uow, actor, provider_id)))


@router.put("/hours", response_model=ChangedHours)
async def put_hours(actor: ManagesBusiness, uow: Trying, provider_id: str, body: HoursBody) -> Response:
    changed = await set_hours(uow, actor, provider_id, hours_of(body), body.version)
    return answer({**hours_page(changed.entry), "affected": shown_affected(changed.affected)})


@router.get("/overrides", response_model=OverridesPage)
async def overrides(actor: SeesBookings, uow: Reading, provider_id: str) -> Response:
    """Dates with hours of their own."""
    return answer(overrides_page(await provider_with_hours(uow, actor, provider_id)))


@router.put("/overrides", response_model=ChangedOverrides)
async def put_overrides(actor: ManagesBusiness, uow: Trying, provider_id: str, body: OverridesBody) -> Response:
    changed = await set_overrides(uow, actor, provider_id, overrides_of(body), body.version)
    return answer({**overrides_page(changed.entry), "affected": shown_affected(changed.affected)})


@router.get("/time-off", response_model=Page[TimeOffView])
async def time_off(actor: SeesBookings, uow: Reading, provider_id: str) -> Response:
    provider = await provider_with_hours(uow, actor, provider_id)
    return answer({"items": shown_time_off(provider, (await uow.catalog()).business.timezone), "next": None})


@router.post("/time-off", status_code=201, response_model=ChangedTimeOff, dependencies=[ONCE])
async def take_time_off(actor: ManagesBusiness, uow: Trying, provider_id: str, body: TimeOffBody) -> Response:
    """Answers with all time off of the provider."""
    changed = await add_time_off(uow, actor, provider_id, body.starts_at, body.ends_at)
    shown = shown_time_off(changed.entry, (await uow.catalog()).business.timezone)
    return answer({"items": shown, "next": None, "affected": shown_affected(changed.affected)}, 201)


@router.delete("/time-off/{time_off_id}", response_model=ChangedTimeOff)
async def give_up_time_off(actor: ManagesBusiness, uow: Trying, provider_id: str, time_off_id: str) -> Response:
    changed = await remove_time_off(uow, actor, provider_id, time_off_id)
    shown = shown_time_off(changed.entry, (await uow.catalog()).business.timezone)
    return answer({"items": shown, "next": None, "affected": shown_affected(changed.affected)})
