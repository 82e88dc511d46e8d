"""Services, locations and providers."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, ConfigDict, Field

from booking_core import AffectedBooking, Business, Location, Managed, Provider, ProviderVisibility, Service
from booking_core.business import LONGEST_DURATION
from booking_core.business_file import MOST_UPCOMING, NUMBERS
from staff.wire.base import Body, Id, Instant, Query, Shown, Text, without_defaults
from staff.wire.bookings import BookingView, shown_booking


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("that is no IANA time zone, such as America/New_York")
    return name


def _bounds(name: str) -> Any:
    _, least, most = NUMBERS[name]
    return Field(ge=least, le=most)


Zone = Annotated[Text, AfterValidator(_zone), Field(examples=["America/New_York"])]
Minutes = Annotated[int, Field(ge=1, le=LONGEST_DURATION)]
Price = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]


class BusinessView(Shown):
    name: str
    timezone: str
    country: str
    language: str
    currency: str
    provider_visibility: Literal["own", "assigned_services"]
    max_upcoming_per_customer: int


class ServiceView(Shown):
    """All lengths of time are in minutes. `price` is a decimal number in the business's currency."""

    id: str
    name: str
    description: str
    aliases: list[str]
    duration: int
    buffer_before: int
    buffer_after: int
    slot_interval: int
    min_notice: int
    booking_window_days: int
    cancel_notice: int
    requires_approval: bool
    price: str | None
    location_ids: list[str]
    archived: bool


class LocationView(Shown):
    id: str
    name: str
    address: str
    timezone: str
    archived: bool


class ProviderView(Shown):
    """`location_ids` are where they have hours."""

    id: str
    name: str
    email: str | None
    service_ids: list[str]
    location_ids: list[str]
    archived: bool


class AffectedView(Shown):
    """A booking that no longer fits, and stays as it is; `reasons` are sentences."""

    booking: BookingView
    reasons: list[str]


class ChangedService(ServiceView):
    affected: list[AffectedView]


class ChangedLocation(LocationView):
    affected: list[AffectedView]


class ChangedProvider(ProviderView):
    affected: list[AffectedView]


class BusinessNowView(BusinessView):
    """`now` is what the product's clock reads: what is today depends on it, and on the time zone."""

    now: Instant


class ChangedBusinessView(BusinessView):
    affected: list[AffectedView]


class BusinessBody(Body):
    """Only what changes. Codes are those of ISO 3166, 639-1 and 4217."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    name: Text = ""
    timezone: Zone = "UTC"
    country: Annotated[Text, Field(examples=["US"])] = ""
    language: Annotated[Text, Field(examples=["en"])] = ""
    currency: Annotated[Text, Field(examples=["USD"])] = ""
    provider_visibility: ProviderVisibility = ProviderVisibility.OWN
    max_upcoming_per_customer: Annotated[int, Field(ge=1, le=MOST_UPCOMING)] = 1


class ServiceFields(Body):
    name: Text
    description: Text = ""
    aliases: list[Text] = Field(default_factory=list, max_length=50)
    duration: Minutes
    buffer_before: Annotated[int, _bounds("buffer_before")] = 0
    buffer_after: Annotated[int, _bounds("buffer_after")] = 0
    slot_interval: Annotated[int, _bounds("slot_interval")] = 30
    min_notice: Annotated[int, _bounds("min_notice")] = 0
    booking_window_days: Annotated[int, _bounds("booking_window_days")] = 60
    cancel_notice: Annotated[int, _bounds("cancel_notice")] = 0
    requires_approval: bool = False
    price: Price | None = None
    location_ids: list[Id]


class NewServiceBody(ServiceFields):
    """Without an id, one is made of the name."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"name": "Haircut", "duration": 30, "price": "40.00", "location_ids": ["downtown"]}]
        }
    )

    id: Annotated[str, Field(max_length=64)] = ""


class ServiceBody(ServiceFields):
    """Only what changes. Changing an archived one brings it back."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    name: Text = ""
    duration: Minutes = 1
    location_ids: list[Id] = Field(default_factory=list)


class NewLocationBody(Body):
    """Without an id, one is made of the name."""

    id: Annotated[str, Field(max_length=64)] = ""
    name: Text
    address: Text = ""
    timezone: Zone


class LocationBody(Body):
    """Only what changes. Changing an archived one brings it back."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    name: Text = ""
    address: Text = ""
    timezone: Zone = "UTC"


class NewProviderBody(Body):
    """Without an id, one is made of the name. Hours come afterwards."""

    id: Annotated[str, Field(max_length=64)] = ""
    name: Text
    email: Text | None = None
    service_ids: list[Id]


class ProviderBody(Body):
    """Only what changes. Changing an archived one brings them back."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    name: Text = ""
    email: Text | None = None
    service_ids: list[Id] = Field(default_factory=list)


class EntriesQuery(Query):
    archived: Annotated[bool, Field(description="Archived entries too.")] = False


class LocationsQuery(EntriesQuery):
    service_id: Annotated[Id | None, Field(description="Where that service is offered.")] = None


class ProvidersQuery(EntriesQuery):
    service_id: Annotated[Id | None, Field(description="Who offers that service.")] = None
    location_id: Annotated[Id | None, Field(description="Who works there.")] = None


def shown_business(business: Business) -> BusinessView:
    fields = {name: getattr(business, name) for name in BusinessView.model_fields}
    return BusinessView(**{**fields, "timezone": str(business.timezone)})


def shown_service(managed: Managed[Service]) -> dict[str, Any]:
    """As `ServiceView`."""
    service = managed.entry
    fields = {name: getattr(service, name) for name in ServiceView.model_fields if name != "archived"}
    price = None if service.price is None else f"{service.price:.2f}"
    return {**fields, "price": price, "archived": managed.archived}


def shown_location(managed: Managed[Location]) -> dict[str, Any]:
    """As `LocationView`."""
    place = managed.entry
    zone = str(place.timezone)
    return {
        "id": place.id,
        "name": place.name,
        "address": place.address,
        "timezone": zone,
        "archived": managed.archived,
    }


def shown_provider(managed: Managed[Provider]) -> dict[str, Any]:
    """As `ProviderView`."""
    provider = managed.entry
    places = {each.location_id for each in provider.hours}
    places.update(each.location_id for each in provider.overrides if each.blocks)
    return {
        "id": provider.id,
        "name": provider.name,
        "email": provider.email,
        "service_ids": list(provider.service_ids),
        "location_ids": sorted(places),
        "archived": managed.archived,
    }


def shown_affected(affected: Iterable[AffectedBooking]) -> list[dict[str, Any]]:
    """As a list of `AffectedView`."""
    return [{"booking": shown_booking(each.booking), "reasons": list(each.reasons)} for each in affected]
