"""When somebody works, as the team's calendar shows it: special dates and time off are in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from booking_core.actors import StaffMember, TeamActor
from booking_core.availability import FIRST_DAY, LAST_DAY
from booking_core.business import Location, Provider
from booking_core.catalog import Catalog
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput, NotFound
from booking_core.intervals import Interval, merge, subtract
from booking_core.managing import list_locations, list_providers
from booking_core.opening import open_intervals, time_off_intervals
from booking_core.policy import Kind, kind_of

MOST_OPEN_DAYS = 62


@dataclass(frozen=True, slots=True)
class OpenTime:
    location: Location
    interval: Interval


async def open_times(
    uow: UnitOfWork,
    actor: TeamActor,
    first: date,
    days: int,
    *,
    location_id: str | None = None,
    provider_id: str | None = None,
) -> list[OpenTime]:
    """When anybody works there on these local dates. A provider is told of their own hours alone.

    Raises `InvalidInput` on a number of days outside 1 to 62 or a date far away, `NotFound`, `Forbidden`.
    """
    if not 1 <= days <= MOST_OPEN_DAYS:
        raise InvalidInput(f"Ask for 1 to {MOST_OPEN_DAYS} days.", field="days")
    if not FIRST_DAY <= first <= LAST_DAY:
        raise InvalidInput("That date is too far away.", field="date")
    own = actor.provider_id if isinstance(actor, StaffMember) and kind_of(actor) is Kind.PROVIDER else None
    if own is not None and provider_id not in (None, own):
        raise NotFound("There is no such provider.")
    locations = [each.entry for each in await list_locations(uow, actor)]
    providers = [each.entry for each in await list_providers(uow, actor)]
    wanted, last = own or provider_id, first + timedelta(days=days - 1)
    found = [each for each in providers if wanted in (None, each.id)]
    catalog = await uow.catalog()
    return [
        OpenTime(location, interval)
        for location in locations
        if location_id in (None, location.id)
        for interval in merge(_at(catalog, found, location, first, last))
    ]


def _at(
    catalog: Catalog, providers: Iterable[Provider], location: Location, first: date, last: date
) -> Iterable[Interval]:
    for provider in providers:
        away = time_off_intervals(provider, catalog.business.timezone)
        yield from subtract(open_intervals(provider, location, first, last), away)
