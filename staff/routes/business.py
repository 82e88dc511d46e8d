"""The business itself."""

from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Response

from booking_core import change_business
from staff.answers import answer
from staff.permissions import ManagesBusiness, SeesBookings
from staff.transactions import Reading, Trying
from staff.wire.catalog import BusinessBody, BusinessNowView, ChangedBusinessView, shown_affected, shown_business
from staff.wire.problems import refusals

router = APIRouter(prefix="/api/business", tags=["business"], responses=refusals(409))


@router.get("")
async def business(_: SeesBookings, uow: Reading) -> BusinessNowView:
    shown = shown_business((await uow.catalog()).business)
    return BusinessNowView(**shown.model_dump(), now=uow.now)


@router.patch("", response_model=ChangedBusinessView)
async def change(actor: ManagesBusiness, uow: Trying, body: BusinessBody) -> Response:
    """Answers with the bookings that no longer fit; nothing moves them."""
    changed = await change_business(uow, actor, _fields(body))
    return answer({**shown_business(changed.business).model_dump(), "affected": shown_affected(changed.affected)})


def _fields(body: BusinessBody) -> dict[str, Any]:
    given = body.model_dump(exclude_unset=True)
    return {name: ZoneInfo(value) if name == "timezone" else value for name, value in given.items()}
