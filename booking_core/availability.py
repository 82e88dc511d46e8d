"""What is free: the facts that the database knows, put before the pure rules of `slots.py` and `explain.py`.

If the facts can't be read, nothing is offered: errors of the database pass through.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from booking_core import occupancy_store
from booking_core.actors import Actor, AgentInConversation
from booking_core.booking import Booking
from booking_core.business import Provider
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput
from booking_core.explain import Reason, explain
from booking_core.hold_store import find_hold
from booking_core.intervals import epoch_seconds, epoch_seconds_up
from booking_core.slots import Agenda, Inquiry, Slot, agenda_of, offer
from booking_core.wizard import Place, choose_place

MOST_DAYS = 31
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9000, 1, 1)
NEXT_FREE_STEP_DAYS = 14


@dataclass(frozen=True, slots=True)
class Ignoring:
    """Time that counts as free for the one who asks: the booking they would move, the hold that is theirs."""

    booking_id: str | None = None
    hold_id: str | None = None


@dataclass(frozen=True, slots=True)
class SlotQuery:
    """What is wanted. `moving` is the booking that it would replace: its own time counts as free.

    `ignore_notice` is for the team only: the doors ask the policy before they set it.
    """

    service_id: str
    location_id: str
    provider_id: str | None = None
    moving: Booking | None = None
    ignore_notice: bool = False


async def find_slots(uow: UnitOfWork, actor: Actor, query: SlotQuery, first: date, days: int = 1) -> tuple[Slot, ...]:
    """The free slots of `days` local dates from `first` on, in order. Raises `InvalidInput`.

    A conversation sees the slot it holds itself.
    """
    if not 1 <= days <= MOST_DAYS:
        raise InvalidInput(f"Ask for 1 to {MOST_DAYS} days at a time.", field="days")
    if not FIRST_DAY <= first <= LAST_DAY:
        raise InvalidInput("That date is too far away.", field="date")
    place = choose_place(await uow.catalog(), query.service_id, query.location_id)
    last = first + timedelta(days=days - 1)
    inquiry = Inquiry(place.service, place.location, first, last, uow.now, query.ignore_notice)
    providers = await wanted_providers(uow, place, query.provider_id)
    return offer(await agendas(uow, inquiry, providers, await own_time(uow, actor, query.moving)))


async def next_free_day(uow: UnitOfWork, actor: Actor, query: SlotQuery, first: date) -> tuple[Slot, ...]:
    """The slots of the first local date from `first` on that has any; empty when the booking window has none."""
    place = choose_place(await uow.catalog(), query.service_id, query.location_id)
    zone = place.location.timezone
    last = uow.now.astimezone(zone).date() + timedelta(days=place.service.booking_window_days)
    while first <= last:
        days = min(NEXT_FREE_STEP_DAYS, (last - first).days + 1)
        found = await find_slots(uow, actor, query, first, days)
        if found:
            day = found[0].starts_at.astimezone(zone).date()
            return tuple(slot for slot in found if slot.starts_at.astimezone(zone).date() == day)
        first += timedelta(days=days)
    return ()


async def free_providers(uow: UnitOfWork, actor: Actor, query: SlotQuery, starts_at: datetime) -> tuple[Provider, ...]:
    """Who could take the service at that time, in id order."""
    starts_at = checked_start(starts_at)
    place = choose_place(await uow.catalog(), query.service_id, query.location_id)
    inquiry = Inquiry.about(place.service, place.location, starts_at, uow.now, ignore_notice=query.ignore_notice)
    providers = await wanted_providers(uow, place, query.provider_id)
    found = await agendas(uow, inquiry, providers, await own_time(uow, actor, query.moving))
    return tuple(agenda.provider for agenda in found if not explain(agenda, starts_at))


async def explain_time(
    uow: UnitOfWork,
    actor: Actor,
    *,
    service_id: str,
    location_id: str,
    provider_id: str,
    starts_at: datetime,
    moving: Booking | None = None,
    ignore_notice: bool = False,
) -> tuple[Reason, ...]:
    """Every rule that keeps this provider from taking this start; empty when it can be booked.

    Unlike an offer, it also answers for a provider who does not belong to the service or location.
    """
    starts_at = checked_start(starts_at)
    catalog = await uow.catalog()
    service = catalog.service(service_id)
    location = catalog.locations.get(location_id)
    provider = catalog.providers.get(provider_id)
    if location is None or location_id in catalog.archived["location"]:
        choices = [{"id": x.id, "name": x.name} for x in catalog.locations_of(service)]
        raise InvalidInput("There is no such location.", field="location_id", choices=choices)
    if provider is None or provider_id in catalog.archived["provider"]:
        choices = [{"id": p.id, "name": p.name} for p in catalog.providers_of(service, location)]
        raise InvalidInput("There is no such provider.", field="provider_id", choices=choices)
    inquiry = Inquiry.about(service, location, starts_at, uow.now, ignore_notice=ignore_notice)
    (agenda,) = await agendas(uow, inquiry, [provider], await own_time(uow, actor, moving))
    return explain(agenda, starts_at)


def checked_start(starts_at: datetime) -> datetime:
    """In UTC: Python compares two readings of one zone by their digits, which an hour that comes twice makes wrong.

    Raises `InvalidInput`.
    """
    if starts_at.tzinfo is None:
        raise InvalidInput("A start needs its offset from UTC.", field="starts_at")
    if not FIRST_DAY <= starts_at.date() <= LAST_DAY:
        raise InvalidInput("That date is too far away.", field="starts_at")
    return starts_at.astimezone(UTC)


async def own_time(uow: UnitOfWork, actor: Actor, moving: Booking | None) -> Ignoring:
    hold = None
    if isinstance(actor, AgentInConversation):
        hold = await find_hold(uow.session, actor.conversation_id)
    return Ignoring(booking_id=moving.id if moving else None, hold_id=hold.id if hold else None)


async def wanted_providers(uow: UnitOfWork, place: Place, provider_id: str | None) -> Collection[Provider]:
    """All who offer the service there, or the one that is named. Raises `InvalidInput` with those who do."""
    providers = (await uow.catalog()).providers_of(place.service, place.location)
    if provider_id is None:
        return providers
    named = [provider for provider in providers if provider.id == provider_id]
    if not named:
        raise InvalidInput(
            f"No such provider offers {place.service.name} at {place.location.name}.",
            field="provider_id",
            choices=[{"id": p.id, "name": p.name} for p in providers],
        )
    return named


async def agendas(
    uow: UnitOfWork, inquiry: Inquiry, providers: Collection[Provider], ignoring: Ignoring
) -> list[Agenda]:
    """One for each provider, with one statement for all of them."""
    zone = (await uow.catalog()).business.timezone
    reach = inquiry.reach
    occupied = await occupancy_store.occupied_times(
        uow.session,
        [provider.id for provider in providers],
        (epoch_seconds(reach.start), epoch_seconds_up(reach.end)),
        epoch_seconds(uow.now),
        but_booking=ignoring.booking_id,
        but_hold=ignoring.hold_id,
    )
    return [agenda_of(inquiry, provider, zone, occupied.get(provider.id, ())) for provider in providers]
