"""Bloom, the salon that most tests are set in: two locations in two zones, three services, three providers."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from booking_core import Business, Database, Location, Provider, Service, UnitOfWork
from booking_core.business import WeeklyHours
from booking_core.catalog_writing import write_catalog
from tests.support.availability import weekly

DOWNTOWN, HARBOUR = "downtown", "harbour"
HAIRCUT, COLOUR, MASSAGE = "haircut", "colour", "massage"
ANA, BEN, CHLOE = "ana", "ben", "chloe"
NEW_YORK, LONDON = ZoneInfo("America/New_York"), ZoneInfo("Europe/London")


def a_business(**fields: Any) -> Business:
    return Business(**{"name": "Bloom", "timezone": NEW_YORK, **fields})


def a_location(**fields: Any) -> Location:
    return Location(**{"id": DOWNTOWN, "name": "Downtown", "timezone": NEW_YORK, "address": "12 Main St", **fields})


def a_service(**fields: Any) -> Service:
    """Thirty minutes for 40 dollars, at Downtown."""
    haircut = {"id": HAIRCUT, "name": "Haircut", "duration": 30, "location_ids": (DOWNTOWN,), "price": Decimal("40.00")}
    return Service(**{**haircut, **fields})


def a_provider(hours: str | tuple[WeeklyHours, ...] = "09:00-17:00", **fields: Any) -> Provider:
    """Ana, who cuts hair at Downtown; the hours are those of Monday to Friday, or rows of their own."""
    rows = weekly(hours, range(5)) if isinstance(hours, str) else hours
    return Provider(**{"id": ANA, "name": "Ana Silva", "service_ids": (HAIRCUT,), "hours": rows, **fields})


def locations() -> tuple[Location, ...]:
    return (a_location(), a_location(id=HARBOUR, name="Harbour", timezone=LONDON, address="3 Quay Rd"))


def services() -> tuple[Service, ...]:
    """A haircut everywhere; a colour with buffers; a massage that the team has to approve."""
    return (
        a_service(location_ids=(DOWNTOWN, HARBOUR), aliases=("trim",), description="Wash, cut and finish"),
        a_service(id=COLOUR, name="Colour", duration=90, buffer_before=10, buffer_after=15, price=Decimal("120.00")),
        a_service(id=MASSAGE, name="Massage", duration=60, requires_approval=True, cancel_notice=120, price=None),
    )


def providers() -> tuple[Provider, ...]:
    """Ana does everything at Downtown, Ben hair there, Chloe hair and massage at Downtown and hair at Harbour."""
    split = weekly("09:00-13:00", range(3)) + weekly("09:00-17:00", (3, 4), HARBOUR)
    return (
        a_provider(service_ids=(HAIRCUT, COLOUR, MASSAGE), email="ana@example.com"),
        a_provider(id=BEN, name="Ben Okafor", service_ids=(HAIRCUT, COLOUR)),
        a_provider(split, id=CHLOE, name="Chloe Martin", service_ids=(HAIRCUT, MASSAGE)),
    )


async def load(
    uow: UnitOfWork,
    business: Business | None = None,
    *,
    locations: Sequence[Location] = locations(),
    services: Sequence[Service] = services(),
    providers: Sequence[Provider] = providers(),
) -> None:
    """Bloom, with whatever is given in place of its own."""
    await write_catalog(uow, business or a_business(), locations, services, providers)


async def load_into(database: Database, business: Business | None = None, **parts: Any) -> None:
    async with database.writing() as uow:
        await load(uow, business, **parts)
