"""What the team is offered: with the notice ignored where that is allowed, beside a booking that is to be moved, and
for a provider on their own calendar alone."""

from dataclasses import dataclass
from datetime import date, datetime

from booking_core.actors import TeamActor
from booking_core.availability import SlotQuery, explain_time, find_slots, free_providers, next_free_day
from booking_core.business import Provider
from booking_core.contacts import bookings_scope
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput, NotFound
from booking_core.explain import Reason
from booking_core.lifecycle import get_booking
from booking_core.opening import works_at
from booking_core.policy import Action, Scope, require
from booking_core.slots import Slot
from booking_core.wizard import choose_place


@dataclass(frozen=True, slots=True)
class Wanted:
    """`reschedule_of` is the booking whose own time counts as free."""

    service_id: str
    location_id: str
    provider_id: str | None = None
    reschedule_of: str | None = None
    ignore_notice: bool = False


async def slots_for_team(
    uow: UnitOfWork, actor: TeamActor, wanted: Wanted, first: date, days: int = 1
) -> tuple[Slot, ...]:
    """Raises `InvalidInput`, `NotFound`, `Forbidden`."""
    return await find_slots(uow, actor, await _query(uow, actor, wanted), first, days)


async def next_day_for_team(
    uow: UnitOfWork, actor: TeamActor, wanted: Wanted, first: date | None = None
) -> tuple[Slot, ...]:
    """The slots of the first local date that has any, from today or a later date on. Raises what `slots_for_team`
    raises."""
    query = await _query(uow, actor, wanted)
    place = choose_place(await uow.catalog(), wanted.service_id, wanted.location_id)
    today = uow.now.astimezone(place.location.timezone).date()
    return await next_free_day(uow, actor, query, max(first or today, today))


async def providers_for_team(
    uow: UnitOfWork, actor: TeamActor, wanted: Wanted, starts_at: datetime
) -> tuple[Provider, ...]:
    """Who could take it then, in id order. Raises what `slots_for_team` raises."""
    return await free_providers(uow, actor, await _query(uow, actor, wanted), starts_at)


async def why_not(uow: UnitOfWork, actor: TeamActor, wanted: Wanted, starts_at: datetime) -> tuple[Reason, ...]:
    """Every rule that keeps the provider from taking that start; empty when it can be booked."""
    query = await _query(uow, actor, wanted)
    if query.provider_id is None:
        raise InvalidInput("Say for which provider.", field="provider_id")
    return await explain_time(
        uow,
        actor,
        service_id=query.service_id,
        location_id=query.location_id,
        provider_id=query.provider_id,
        starts_at=starts_at,
        moving=query.moving,
        ignore_notice=query.ignore_notice,
    )


async def _query(uow: UnitOfWork, actor: TeamActor, wanted: Wanted) -> SlotQuery:
    require(actor, Action.CREATE_BOOKING)
    if wanted.ignore_notice:
        require(actor, Action.IGNORE_NOTICE)
    scope = await bookings_scope(uow, actor)
    if not scope.reaches(wanted.service_id, wanted.provider_id):
        raise NotFound("There is no such service or provider.")
    await _check_own(uow, scope, wanted)
    return SlotQuery(
        service_id=wanted.service_id,
        location_id=wanted.location_id,
        provider_id=wanted.provider_id or scope.provider_id,
        moving=await get_booking(uow, actor, wanted.reschedule_of) if wanted.reschedule_of else None,
        ignore_notice=wanted.ignore_notice,
    )


async def _check_own(uow: UnitOfWork, scope: Scope, wanted: Wanted) -> None:
    """A refusal would else list the colleagues who offer it."""
    if scope.provider_id is None:
        return
    provider = (await uow.catalog()).providers.get(scope.provider_id)
    if provider is None or wanted.service_id not in provider.service_ids:
        raise NotFound("You don't offer such a service.")
    if not works_at(provider, wanted.location_id):
        raise NotFound("You don't work at such a location.")
