"""The business itself."""

from fastapi import APIRouter

from staff.permissions import SeesBookings
from staff.transactions import Reading
from staff.wire.catalog import BusinessView, shown_business
from staff.wire.problems import refusals

router = APIRouter(prefix="/api/business", tags=["business"], responses=refusals())


@router.get("")
async def business(_: SeesBookings, uow: Reading) -> BusinessView:
    return shown_business((await uow.catalog()).business)
