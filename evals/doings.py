"""Makes happen what a scenario says: the team, other customers, the clock, faults."""

from datetime import timedelta

from agent import answer_as_person, hand_back_to_agent
from booking_core import (
    BookingRequest,
    CustomerDetails,
    cancel_booking,
    confirm_booking,
    create_booking,
    current_hold,
    offered_starts,
    release_hold,
    take_over,
)
from channels.whatsapp.split import parts_for
from evals.happening import Doing, TheirBooking
from evals.observing import awaited_yes, observe
from evals.setting_up import take_time_off
from evals.world import TEAM, World
from prompts import load_prompts


class CannotHappen(Exception):
    """The scenario asks for something that is not possible at that point: the scenario is wrong, not the agent."""


async def make_happen(world: World, doing: Doing) -> None:
    """Raises `BookingError` or `CannotHappen` when it can't."""
    if doing.clock is not None:
        world.clock.set(world.clock.now() + doing.clock if isinstance(doing.clock, timedelta) else doing.clock)
    if doing.somebody_books is not None:
        await _book(world, doing.somebody_books)
    if doing.somebody_takes_offer:
        await _book(world, await _offered(world))
    if doing.time_off is not None:
        await take_time_off(world, doing.time_off)
    if doing.tool_fails is not None:
        world.faults.tools[doing.tool_fails.tool] = doing.tool_fails.times
    if doing.model_fails is not None:
        world.faults.model = doing.model_fails
    if doing.model_says is not None:
        world.faults.lie, world.faults.lies = doing.model_says.text, doing.model_says.times
    await _team(world, doing)


async def _team(world: World, doing: Doing) -> None:
    async with world.database.writing() as uow:
        if doing.team_confirms is not None:
            await confirm_booking(uow, TEAM, await booking_named(world, doing.team_confirms))
        if doing.team_cancels is not None:
            named = await booking_named(world, doing.team_cancels.booking)
            await cancel_booking(uow, TEAM, named, doing.team_cancels.reason)
        if doing.team_takes_over or doing.team_says is not None:
            await take_over(uow, TEAM, world.conversation_id)
        if doing.team_says is not None:
            await answer_as_person(
                uow, TEAM, world.conversation_id, doing.team_says, sent_at=world.clock.now(), split=parts_for
            )
        if doing.team_hands_back is not None:
            await hand_back_to_agent(uow, TEAM, world.conversation_id, load_prompts(), doing.team_hands_back)
    if doing.team_says is not None:
        await world.product.runner.send(world.conversation_id)


async def booking_named(world: World, name: str) -> str:
    """The id of a booking that the scenario names; `last` is the latest that was made in the conversation."""
    if name != "last":
        return world.booking_ids[name]
    state = await observe(world)
    own = [
        change.booking_id
        for change in state.changes
        if change.event == "created" and state.bookings[change.booking_id].conversation_id == world.conversation_id
    ]
    if not own:
        raise CannotHappen("nothing was booked in this conversation yet")
    return own[-1]


async def _book(world: World, wanted: TheirBooking) -> None:
    request = BookingRequest(
        service_id=wanted.service,
        location_id=wanted.location,
        starts_at=world.instant(wanted.start, wanted.location),
        provider_id=wanted.provider,
        customer=CustomerDetails(wanted.name, wanted.phone, wanted.email, wanted.notes),
        ignore_notice=True,
    )
    async with world.database.writing() as uow:
        world.theirs.add((await create_booking(uow, TEAM, request)).id)


async def _offered(world: World) -> TheirBooking:
    """The time that the customer is about to have: read back, held, or else the first that was offered.

    A hold would keep it from the team too: it is let go of, as if it had expired.
    """
    proposal = await awaited_yes(world)
    async with world.database.writing() as uow:
        hold = await current_hold(uow, world.customer)
        offers = await offered_starts(uow, world.customer)
        if hold is not None:
            await release_hold(uow, world.customer)
        services = (await uow.catalog()).services
    if hold is not None:
        return TheirBooking(
            service=hold.service.id, location=hold.location.id, provider=hold.provider.id, start=hold.starts_at
        )
    if proposal is not None:
        back = proposal.read_back
        service = next(one.id for one in services.values() if one.name == back["service"])
        location = next(one.id for one in world.business.locations if one.name == back["location"])
        return TheirBooking(service=service, location=location, provider=back["provider_id"], start=back["starts_at"])
    if not offers:
        raise CannotHappen("nothing was offered yet that somebody could take")
    first = offers[0]
    provider = first.provider_id or await _somebody_free(world, first.service_id, first.location_id)
    return TheirBooking(service=first.service_id, location=first.location_id, provider=provider, start=first.starts_at)


async def _somebody_free(world: World, service_id: str, location_id: str) -> str:
    found = [x.id for x in world.business.providers if service_id in x.service_ids]
    if len(found) != 1:
        raise CannotHappen(f"several people do {service_id} at {location_id}: say with somebody_books who is taken")
    return found[0]
