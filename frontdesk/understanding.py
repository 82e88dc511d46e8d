"""What the offline model makes of a sentence, for the business of this installation or else the one of the demo."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from agent.language.catalog import Catalog, CatalogLocation, CatalogProvider, CatalogService
from agent.language.understanding import as_json, understand
from booking_core import Business, Clock, Location, NotFound, Provider, Service, SystemClock
from frontdesk.database import is_there, opened_database
from frontdesk.demo_business import demo_business
from frontdesk.settings import Settings


@dataclass(frozen=True, slots=True)
class Listener:
    """Hears in the time zone of the business; `clock` is asked for the time of what comes without one."""

    catalog: Catalog
    zone: tzinfo
    clock: Clock

    def hear(self, text: str, at: datetime | None = None) -> dict[str, str | None]:
        """`at` with an offset is any moment; without, it is what the clock on the wall of the business reads."""
        at = at or self.clock.now()
        now = at if at.tzinfo is None else at.astimezone(self.zone).replace(tzinfo=None)
        return as_json(understand(text, now, self.catalog))


def read_moment(text: str) -> datetime:
    """An ISO date or date-time; a date alone is its first minute. Raises `ValueError`."""
    try:
        return datetime.combine(date.fromisoformat(text), time())
    except ValueError:
        return datetime.fromisoformat(text)


async def listener(settings: Settings) -> Listener:
    if is_there(settings):
        async with opened_database(settings) as database, database.reading() as uow:
            try:
                found = await uow.catalog()
            except NotFound:
                return _of_demo(database.clock)
            catalog = _catalog(
                found.business, found.offered_services(), found.open_locations(), found.active_providers()
            )
            return Listener(catalog, found.business.timezone, database.clock)
    return _of_demo(SystemClock())


def _of_demo(clock: Clock) -> Listener:
    file = demo_business()
    catalog = _catalog(file.business, file.services, file.locations, file.providers)
    return Listener(catalog, file.business.timezone, clock)


def _catalog(
    business: Business,
    services: tuple[Service, ...],
    locations: tuple[Location, ...],
    providers: tuple[Provider, ...],
) -> Catalog:
    return Catalog(
        services=tuple(CatalogService(s.id, s.name, s.aliases, s.price, s.duration) for s in services),
        locations=tuple(CatalogLocation(place.id, place.name, place.address) for place in locations),
        providers=tuple(CatalogProvider(p.id, p.name) for p in providers),
        country=business.country,
        language=business.language,
    )
