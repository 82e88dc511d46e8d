"""list_services: what can be booked, for how much, how long, where and with whom."""

from collections.abc import Sequence

from booking_core import Catalog, Location, Service
from tools.tool import Access, Arguments, Result, Tool, ToolContext
from tools.wording import spoken_length, spoken_price


class ListServices(Arguments):
    pass


class ProviderOffered(Result):
    """`location_ids` are the places where this service can be had with them."""

    id: str
    name: str
    location_ids: list[str]


class ServiceOffered(Result):
    id: str
    name: str
    description: str | None
    aliases: list[str]
    duration_minutes: int
    price: str | None
    needs_approval: bool
    cancel_or_move_until: str
    location_ids: list[str]
    providers: list[ProviderOffered]


class ServiceList(Result):
    business: str
    services: list[ServiceOffered]


async def _run(arguments: ListServices, context: ToolContext) -> ServiceList:
    catalog = await context.uow.catalog()
    return ServiceList(
        business=catalog.business.name, services=[_offered(catalog, service) for service in catalog.offered_services()]
    )


def _offered(catalog: Catalog, service: Service) -> ServiceOffered:
    locations = catalog.locations_of(service)
    return ServiceOffered(
        id=service.id,
        name=service.name,
        description=service.description or None,
        aliases=list(service.aliases),
        duration_minutes=service.duration,
        price=spoken_price(service.price, catalog.business),
        needs_approval=service.requires_approval,
        cancel_or_move_until=_notice(service.cancel_notice),
        location_ids=[location.id for location in locations],
        providers=_providers(catalog, service, locations),
    )


def _providers(catalog: Catalog, service: Service, locations: Sequence[Location]) -> list[ProviderOffered]:
    at: dict[str, list[str]] = {}
    for location in locations:
        for provider in catalog.providers_of(service, location):
            at.setdefault(provider.id, []).append(location.id)
    return [ProviderOffered(id=id_, name=catalog.providers[id_].name, location_ids=ids) for id_, ids in at.items()]


def _notice(minutes: int) -> str:
    return f"{spoken_length(minutes)} before" if minutes else "the appointment begins"


list_services = Tool(
    name="list_services",
    description="All services with price, length, locations and providers. A provider is only at the places named "
    "with them. Use its ids in the other tools.",
    arguments=ListServices,
    access=Access.READ,
    run=_run,
)
