"""The booking wizard: four validated steps, each of which takes the result of the one before it.

service and location → date and slot → provider → customer. Every door goes through them: the team's, the API's and the
agent's. They are pure; what the database knows is handed in as agendas.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from booking_core.business import Business, Location, Provider, Service
from booking_core.catalog import Catalog
from booking_core.customer import Customer, checked_customer
from booking_core.errors import InvalidInput, SlotNotOffered, SlotTaken
from booking_core.explain import GONE, Reason, explain
from booking_core.slots import Agenda, Slot, least_booked


@dataclass(frozen=True, slots=True)
class Place:
    """Step 1: a service at a location where it is offered."""

    service: Service
    location: Location


@dataclass(frozen=True, slots=True)
class ChosenSlot:
    """Step 2: a start that at least one of the providers can take."""

    place: Place
    slot: Slot
    free: tuple[Provider, ...]


@dataclass(frozen=True, slots=True)
class ChosenProvider:
    """Step 3: who will do it; `any_provider` when the customer left it to us."""

    place: Place
    slot: Slot
    provider: Provider
    any_provider: bool


@dataclass(frozen=True, slots=True)
class BookingDraft:
    """Step 4: complete, and ready to be booked."""

    place: Place
    slot: Slot
    provider: Provider
    customer: Customer


@dataclass(frozen=True, slots=True)
class CustomerDetails:
    """As they were entered."""

    name: str
    phone: str | None = None
    email: str | None = None
    notes: str | None = None


def choose_place(catalog: Catalog, service_id: str, location_id: str) -> Place:
    """Raises `InvalidInput` with the services, or with the locations that offer the service."""
    service = catalog.service(service_id)
    for location in catalog.locations_of(service):
        if location.id == location_id:
            return Place(service, location)
    raise InvalidInput(
        f"{service.name} is not offered at that location.",
        field="location_id",
        choices=[{"id": x.id, "name": x.name} for x in catalog.locations_of(service)],
    )


def choose_slot(place: Place, starts_at: datetime, agendas: Sequence[Agenda]) -> ChosenSlot:
    """`agendas`: of those providers who may be chosen. Raises `SlotTaken` when only other bookings or holds stand in
    the way of at least one of them, else `SlotNotOffered` with the rules that do."""
    reasons = {agenda.provider.id: explain(agenda, starts_at) for agenda in agendas}
    free = tuple(agenda.provider for agenda in agendas if not reasons[agenda.provider.id])
    if free:
        ends_at = starts_at + timedelta(minutes=place.service.duration)
        return ChosenSlot(place, Slot(starts_at, ends_at, tuple(p.id for p in free)), free)
    raise _refused(place, tuple(reasons.values()))


def _refused(place: Place, reasons: tuple[tuple[Reason, ...], ...]) -> SlotTaken | SlotNotOffered:
    if not reasons:
        return SlotNotOffered(f"Nobody offers {place.service.name} at {place.location.name} at the moment.")
    if any({reason.rule for reason in against} <= GONE for against in reasons):
        return SlotTaken("That time is no longer free: somebody else has just taken it.")
    clearest = min(reasons, key=len)
    message = " ".join(reason.message for reason in clearest)
    return SlotNotOffered(message, reasons=[reason.rule for reason in clearest])


def choose_provider(chosen: ChosenSlot, provider_id: str | None, booked_that_day: Mapping[str, int]) -> ChosenProvider:
    """A named provider, or with None the least booked that local day. Raises `InvalidInput` with who is free."""
    wanted = provider_id or least_booked((p.id for p in chosen.free), booked_that_day)
    for provider in chosen.free:
        if provider.id == wanted:
            return ChosenProvider(chosen.place, chosen.slot, provider, any_provider=provider_id is None)
    raise InvalidInput(
        "That provider is not free then.",
        field="provider_id",
        choices=[{"id": p.id, "name": p.name} for p in chosen.free],
    )


def enter_customer(chosen: ChosenProvider, details: CustomerDetails, business: Business) -> BookingDraft:
    """Raises `InvalidInput` that names the field."""
    customer = checked_customer(details.name, details.phone, details.email, details.notes, country=business.country)
    return BookingDraft(chosen.place, chosen.slot, chosen.provider, customer)
