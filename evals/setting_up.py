"""Puts into a world what there is before the customer writes."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from agent.message_store import insert_message
from agent.tables import MessageRow
from agent.turn_store import insert_turn, update_turn
from booking_core import (
    Actor,
    ApiKey,
    BookingRequest,
    Conversation,
    CustomerDetails,
    Identity,
    Status,
    UnitOfWork,
    add_time_off,
    cancel_booking,
    complete_booking,
    confirm_booking,
    conversation,
    create_booking,
    mark_no_show,
    open_conversation,
    opt_out_of_proactive_messages,
)
from evals.before import Booked, Person
from evals.happening import TimeOffSpan
from evals.world import TEAM, World

BOOKED_EARLIER = timedelta(days=7)
PROGRAM = ApiKey("key-evals", "A program")


async def set_up(world: World) -> None:
    before = world.scenario.before
    people: dict[str, Conversation] = {}
    async with world.database.writing() as uow:
        for person in before.people:
            people[person.id] = await _meet(uow, person)
    await world.come_in()
    async with world.database.writing() as uow:
        people["customer"] = await conversation(uow, world.conversation_id)
        if before.opted_out:
            await opt_out_of_proactive_messages(uow, people["customer"].contact.id, opted_out=True)
        await _say_before(uow, world.conversation_id, [(line.role, line.text) for line in before.talk])
    for booked in before.bookings:
        await _book(world, booked, people)
    for span in before.time_off:
        await take_time_off(world, span)
    await world.heard()


async def take_time_off(world: World, span: TimeOffSpan) -> None:
    zone = world.zone
    since, until = (moment if moment.tzinfo else moment.replace(tzinfo=zone) for moment in (span.since, span.until))
    async with world.database.writing() as uow:
        await add_time_off(uow, TEAM, span.provider, since, until)


async def _meet(uow: UnitOfWork, person: Person) -> Conversation:
    proven = person.phone if person.channel == "whatsapp" else None
    identity = Identity("whatsapp", "phone", proven) if proven else Identity("web", "visitor", f"visitor-{person.id}")
    found = await open_conversation(uow, identity, name=person.name, verified_phone=proven, email=person.email)
    if person.opted_out:
        await opt_out_of_proactive_messages(uow, found.contact.id, opted_out=True)
    await _say_before(uow, found.id, [("customer", text) for text in person.said])
    return found


async def _say_before(uow: UnitOfWork, conversation_id: str, lines: Iterable[tuple[str, str]]) -> None:
    """Long answered: nothing of it waits for a turn."""
    turn = None
    for role, text in lines:
        if turn is None:
            turn = await insert_turn(uow.session, conversation_id, uow.now, "answered")
            await update_turn(uow.session, turn.id, finished_at=uow.now)
        row = MessageRow(
            id="",
            conversation_id=conversation_id,
            position=0,
            role=role,
            text=text,
            at=uow.now,
            received_at=uow.now,
            turn_id=turn.id,
        )
        await insert_message(uow.session, row)


async def _book(world: World, booked: Booked, people: dict[str, Conversation]) -> None:
    start = world.instant(booked.start, booked.location)
    at = min(world.scenario.clock, start - BOOKED_EARLIER)
    world.clock.set(at)
    request = BookingRequest(
        service_id=booked.service,
        location_id=booked.location,
        starts_at=start,
        provider_id=booked.provider,
        customer=CustomerDetails(booked.name, booked.phone, booked.email, booked.notes),
        ignore_notice=booked.source == "manual",
        **_whose(booked, people),
    )
    actor: Actor = TEAM if booked.source == "manual" else PROGRAM
    async with world.database.writing() as uow:
        made = await create_booking(uow, actor, request)
        await _settle(uow, made.id, made.status, booked.status)
    world.booking_ids[booked.id] = made.id
    world.clock.set(world.scenario.clock)


def _whose(booked: Booked, people: Mapping[str, Conversation]) -> dict[str, Any]:
    if booked.of == "nobody":
        return {}
    if booked.of == "customer_elsewhere":
        return {"contact_id": people["customer"].contact.id}
    return {"contact_id": people[booked.of].contact.id, "conversation_id": people[booked.of].id}


async def _settle(uow: UnitOfWork, booking_id: str, stands: Status, wanted: str | None) -> None:
    if wanted is None or wanted == stands:
        return
    if wanted == "cancelled":
        await cancel_booking(uow, TEAM, booking_id, "cancelled before")
        return
    if stands is Status.PENDING:
        await confirm_booking(uow, TEAM, booking_id)
    if wanted == "completed":
        await complete_booking(uow, TEAM, booking_id)
    elif wanted == "no_show":
        await mark_no_show(uow, TEAM, booking_id)
