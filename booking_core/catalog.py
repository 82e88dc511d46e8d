"""The business as it stands: everything bookable, looked up by id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from booking_core.business import Business, Location, Provider, Service
from booking_core.errors import InvalidInput
from booking_core.opening import works_at


@dataclass(frozen=True, slots=True)
class Catalog:
    """A snapshot. Archived entries stay, so that old bookings keep their names; `archived` has their ids by kind."""

    version: int
    business: Business
    services: Mapping[str, Service]
    locations: Mapping[str, Location]
    providers: Mapping[str, Provider]
    archived: Mapping[str, frozenset[str]] = field(
        default_factory=lambda: MappingProxyType(
            {"service": frozenset(), "location": frozenset(), "provider": frozenset()}
        )
    )

    def offered_services(self) -> tuple[Service, ...]:
        return tuple(s for s in self.services.values() if s.id not in self.archived["service"])

    def open_locations(self) -> tuple[Location, ...]:
        return tuple(x for x in self.locations.values() if x.id not in self.archived["location"])

    def active_providers(self) -> tuple[Provider, ...]:
        return tuple(p for p in self.providers.values() if p.id not in self.archived["provider"])

    def service(self, service_id: str) -> Service:
        """Raises `InvalidInput` with the services that are offered."""
        found = self.services.get(service_id)
        if found is None or service_id in self.archived["service"]:
            raise InvalidInput(
                "There is no such service.",
                field="service_id",
                choices=[{"id": s.id, "name": s.name} for s in self.offered_services()],
            )
        return found

    def locations_of(self, service: Service) -> tuple[Location, ...]:
        return tuple(x for x in self.open_locations() if x.id in service.location_ids)

    def providers_of(self, service: Service, location: Location) -> tuple[Provider, ...]:
        """Who offers the service and works at the location, in id order."""
        return tuple(
            sorted(
                (p for p in self.active_providers() if service.id in p.service_ids and works_at(p, location.id)),
                key=lambda p: p.id,
            )
        )
