"""find_locations: where the business is, and when it is open."""

from collections.abc import Iterable

from pydantic import Field

from booking_core import Block, Catalog, Location
from tools.tool import Access, Arguments, Result, Tool, ToolContext

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class FindLocations(Arguments):
    service_id: str | None = Field(description="Only locations that offer this service; null for all of them.")


class LocationFound(Result):
    id: str
    name: str
    address: str | None
    timezone: str
    usual_hours: dict[str, str]


class LocationList(Result):
    locations: list[LocationFound]


async def _run(arguments: FindLocations, context: ToolContext) -> LocationList:
    catalog = await context.uow.catalog()
    if arguments.service_id is None:
        locations = catalog.open_locations()
    else:
        locations = catalog.locations_of(catalog.service(arguments.service_id))
    return LocationList(locations=[_found(catalog, location) for location in locations])


def _found(catalog: Catalog, location: Location) -> LocationFound:
    return LocationFound(
        id=location.id,
        name=location.name,
        address=location.address or None,
        timezone=location.timezone.key,
        usual_hours={name: _hours(catalog, location, day) for day, name in enumerate(WEEKDAYS)},
    )


def _hours(catalog: Catalog, location: Location, weekday: int) -> str:
    """When at least one provider works there."""
    blocks = [
        hours.block
        for provider in catalog.active_providers()
        for hours in provider.hours
        if (hours.location_id, hours.weekday) == (location.id, weekday)
    ]
    return " and ".join(f"{_clock(start)}-{_clock(end)}" for start, end in _merged(blocks)) or "closed"


def _merged(blocks: Iterable[Block]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for block in sorted(blocks, key=lambda block: block.start):
        if merged and block.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], block.end))
        else:
            merged.append((block.start, block.end))
    return merged


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


find_locations = Tool(
    name="find_locations",
    description="Locations with address, time zone and usual opening hours.",
    arguments=FindLocations,
    access=Access.READ,
    run=_run,
)
