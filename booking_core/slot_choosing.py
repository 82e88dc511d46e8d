"""Steps 1 to 3 of the wizard against the database, under the locks of the providers concerned.

Booking, holding and moving all choose through here, so that the three agree on what is free.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from booking_core import occupancy_store
from booking_core.actors import Actor
from booking_core.availability import SlotQuery, agendas, checked_start, next_free_day, own_time, wanted_providers
from booking_core.database import UnitOfWork
from booking_core.errors import SlotNotOffered, SlotTaken
from booking_core.slots import Agenda, Inquiry, Slot, offer
from booking_core.wall_clock import local_day
from booking_core.wizard import ChosenProvider, choose_place, choose_provider, choose_slot

MOST_CHOICES = 6


async def choose(uow: UnitOfWork, actor: Actor, query: SlotQuery, starts_at: datetime) -> ChosenProvider:
    """Raises `SlotTaken` or `SlotNotOffered` with fresh choices, the nearest to what was wanted, and `InvalidInput`.

    From here to the commit nobody else can take the providers' time.
    """
    place = choose_place(await uow.catalog(), query.service_id, query.location_id)
    concerned = [provider.id for provider in await wanted_providers(uow, place, query.provider_id)]
    also = [query.moving.provider_id] if query.moving else []
    await occupancy_store.lock_providers(uow.session, [*concerned, *also])
    return await look(uow, actor, query, starts_at)


async def look(uow: UnitOfWork, actor: Actor, query: SlotQuery, starts_at: datetime) -> ChosenProvider:
    """What `choose` would choose at this moment, keeping nobody from taking it."""
    starts_at = checked_start(starts_at)
    place = choose_place(await uow.catalog(), query.service_id, query.location_id)
    inquiry = Inquiry.about(place.service, place.location, starts_at, uow.now, ignore_notice=query.ignore_notice)
    providers = await wanted_providers(uow, place, query.provider_id)
    found = await agendas(uow, inquiry, providers, await own_time(uow, actor, query.moving))
    try:
        chosen = choose_slot(place, starts_at, found)
    except (SlotTaken, SlotNotOffered) as refusal:
        refusal.choices = await fresh_choices(uow, actor, query, starts_at, found)
        raise
    counts: dict[str, int] = {}
    if query.provider_id is None and len(chosen.free) > 1:
        zone = place.location.timezone
        day = local_day(zone, starts_at.astimezone(zone).date())
        ids = [provider.id for provider in chosen.free]
        counts = await occupancy_store.live_bookings_per_provider(uow.session, ids, day)
    return choose_provider(chosen, query.provider_id, counts)


async def fresh_choices(
    uow: UnitOfWork, actor: Actor, query: SlotQuery, starts_at: datetime, same_day: list[Agenda]
) -> tuple[dict[str, Any], ...]:
    """The nearest free slots of that day, else of the next day that has any, else of the first; in order of time."""
    slots = offer(same_day)
    location = (await uow.catalog()).locations[query.location_id]
    if not slots:
        today = uow.now.astimezone(location.timezone).date()
        day = max(starts_at.astimezone(location.timezone).date() + timedelta(days=1), today)
        query = replace(query, ignore_notice=False)
        slots = await next_free_day(uow, actor, query, day) or await next_free_day(uow, actor, query, today)
    nearest = sorted(slots, key=lambda slot: abs(slot.starts_at - starts_at))[:MOST_CHOICES]
    return tuple(slot_choice(slot, location.timezone) for slot in sorted(nearest, key=lambda slot: slot.starts_at))


def slot_choice(slot: Slot, zone: ZoneInfo) -> dict[str, Any]:
    """A slot as refusals and the API show it: local times with their offset."""
    return {
        "starts_at": slot.starts_at.astimezone(zone).isoformat(),
        "ends_at": slot.ends_at.astimezone(zone).isoformat(),
        "providers_available": len(slot.provider_ids),
    }
