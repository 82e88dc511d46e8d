"""What the business offers, as far as a conversation knows it: what a model sees of services, places and people."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from agent.language.names import NameIndex, place_names, provider_names, service_names


class Kind(StrEnum):
    SERVICE = "service"
    LOCATION = "location"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class CatalogService:
    """`duration` is in minutes."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    price: Decimal | None = None
    duration: int | None = None


@dataclass(frozen=True, slots=True)
class CatalogLocation:
    id: str
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class CatalogProvider:
    id: str
    name: str


@dataclass(frozen=True)
class Catalog:
    """`country` says how a phone number without a country code is read."""

    services: tuple[CatalogService, ...] = ()
    locations: tuple[CatalogLocation, ...] = ()
    providers: tuple[CatalogProvider, ...] = ()
    country: str = "US"
    language: str = "en"

    @cached_property
    def indexes(self) -> dict[Kind, NameIndex]:
        """Made once for a catalog: keep the catalog for as long as it holds."""
        return {
            Kind.SERVICE: NameIndex(
                (each.id, service_names(each.name, each.aliases), each.duration) for each in self.services
            ),
            Kind.LOCATION: NameIndex((each.id, place_names(each.name, each.address), None) for each in self.locations),
            Kind.PROVIDER: NameIndex((each.id, provider_names(each.name), None) for each in self.providers),
        }

    @cached_property
    def keys(self) -> frozenset[str]:
        """The stems of every word in a name."""
        return frozenset().union(*(index.keys for index in self.indexes.values()))
