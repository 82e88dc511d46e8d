"""Creating a booking, through every door."""

from dataclasses import replace
from datetime import UTC, timedelta
from decimal import Decimal

import pytest

from booking_core import (
    Actor,
    AgentInConversation,
    Database,
    Evidence,
    Identity,
    InvalidInput,
    NotFound,
    SetClock,
    SlotTaken,
    Source,
    Status,
    booking_history,
    check_bookable,
    create_booking,
    find_contacts,
    get_booking,
    open_conversation,
)
from booking_core.wizard import CustomerDetails
from tests.support.bookings import (
    ADMIN,
    MANAGER,
    WEBSITE,
    a_request,
    a_visitor,
    at,
    book,
    count,
    hold,
    occupied,
    readings,
    rows,
)
from tests.support.businesses import (
    ANA,
    COLOUR,
    DOWNTOWN,
    HARBOUR,
    LONDON,
    MASSAGE,
    a_provider,
    a_service,
    load_into,
)

DANA = CustomerDetails("  Dana   Reed ", "(212) 555-0123", "dana@example.com", "first visit")


async def test_a_booking_is_confirmed_and_on_the_providers_calendar(bloom: Database) -> None:
    made = await book(bloom, customer=DANA)
    async with bloom.reading() as uow:
        kept = await get_booking(uow, ADMIN, made.id)
    assert kept == made
    assert (made.status, made.source, made.price) == (Status.CONFIRMED, Source.MANUAL, Decimal("40.00"))
    assert (made.starts_at, made.ends_at) == (at("10:00"), at("10:30"))
    assert made.customer.name == "Dana Reed"
    assert (made.customer.phone, made.customer.email, made.customer.notes) == (
        "+12125550123",
        "dana@example.com",
        "first visit",
    )
    assert made.calendar_event is not None
    assert made.calendar_event.title == "Haircut - Dana Reed"
    assert (made.calendar_event.starts_at, made.calendar_event.ends_at) == (made.starts_at, made.ends_at)
    assert (made.created_by.kind, made.created_by.name, made.version) == ("staff", "Alex Admin", 1)


async def test_what_requires_approval_is_pending_off_the_calendar_and_still_takes_its_time(bloom: Database) -> None:
    made = await book(bloom, service_id=MASSAGE)
    assert (made.status, made.calendar_event) == (Status.PENDING, None)
    assert await count(bloom, "calendar_event") == 0
    assert await occupied(bloom) == [("10:00", "11:00")]


async def test_buffers_take_the_providers_time_too(bloom: Database) -> None:
    await book(bloom, service_id=COLOUR)
    assert await occupied(bloom) == [("09:50", "11:45")]


@pytest.mark.parametrize(
    ("actor", "source"), [(ADMIN, Source.MANUAL), (MANAGER, Source.MANUAL), (WEBSITE, Source.API)], ids=lambda x: str(x)
)
async def test_the_door_is_the_source(bloom: Database, actor: Actor, source: Source) -> None:
    assert (await book(bloom, actor=actor)).source is source


async def test_the_agents_bookings_belong_to_its_conversation(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    evidence = Evidence("Haircut …?", "yes", "m1", "p1", "offline", "v1")
    async with bloom.writing() as uow:
        made = await create_booking(uow, agent, a_request(conversation_id="somebody else's"), evidence)
    assert (made.source, made.conversation_id) == (Source.AI_AGENT, agent.conversation_id)
    assert made.contact_id is not None
    async with bloom.reading() as uow:
        (created,) = await booking_history(uow, agent, made.id)
    assert (created.actor.kind, created.actor.id, created.evidence) == ("agent", agent.conversation_id, evidence)


async def test_what_a_visitor_types_fills_the_blanks_of_their_contact_and_proves_nothing(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    await book(bloom, actor=agent, customer=CustomerDetails("Dana", "212 555 0123"))
    await book(bloom, "11:00", actor=agent, customer=CustomerDetails("Somebody Else", "212 555 0199"))
    async with bloom.reading() as uow:
        (contact,) = await find_contacts(uow, ADMIN, "dana")
    assert (contact.name, contact.phone, contact.verified_phone) == ("Dana", "+12125550123", None)


async def test_who_writes_from_a_proven_number_is_called_on_it_unless_another_is_named(bloom: Database) -> None:
    async with bloom.writing() as uow:
        jane = Identity("whatsapp", "phone", "+12125550123")
        agent = AgentInConversation((await open_conversation(uow, jane, verified_phone=jane.value)).id)
    unsaid = await book(bloom, actor=agent, customer=CustomerDetails("Jane", " "))
    named = await book(bloom, "11:00", actor=agent, customer=CustomerDetails("Jane", "212 555 0199"))
    assert (unsaid.customer.phone, named.customer.phone) == ("+12125550123", "+12125550199")


async def test_an_agent_without_a_conversation_books_nothing(bloom: Database) -> None:
    with pytest.raises(NotFound):
        await book(bloom, actor=AgentInConversation("cv_missing"))


async def test_a_booking_can_be_linked_to_a_contacts_conversation(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    made = await book(bloom, conversation_id=agent.conversation_id)
    assert made.conversation_id == agent.conversation_id
    async with bloom.reading() as uow:
        assert (await get_booking(uow, agent, made.id)).contact_id == made.contact_id


async def test_a_link_to_nobody_is_refused(bloom: Database) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await book(bloom, conversation_id="cv_missing")
    assert refusal.value.field == "conversation_id"
    with pytest.raises(InvalidInput) as refusal:
        await book(bloom, contact_id="ct_missing")
    assert refusal.value.field == "contact_id"


async def test_a_conversation_is_not_linked_beside_another_contact(bloom: Database) -> None:
    one, other = await a_visitor(bloom, "one"), await a_visitor(bloom, "other")
    others = await book(bloom, conversation_id=other.conversation_id)
    with pytest.raises(InvalidInput, match="another contact"):
        await book(bloom, "11:00", conversation_id=one.conversation_id, contact_id=others.contact_id)


async def test_a_taken_slot_is_refused_with_the_nearest_free_ones(bloom: Database) -> None:
    await book(bloom, "10:00")
    with pytest.raises(SlotTaken) as refusal:
        await book(bloom, "10:00")
    assert readings(refusal.value.choices) == ["09:00", "09:30", "10:30", "11:00", "11:30", "12:00"]
    assert await count(bloom, "booking") == 1


async def test_another_service_that_reaches_into_a_booking_is_refused(bloom: Database) -> None:
    await book(bloom, "11:30")
    for start in ("10:00", "11:00"):
        with pytest.raises(SlotTaken):
            await book(bloom, start, service_id=COLOUR)
    await book(bloom, "12:30", service_id=COLOUR)


async def test_back_to_back_bookings_are_fine(bloom: Database) -> None:
    for start in ("10:00", "10:30", "09:30"):
        await book(bloom, start)
    assert await occupied(bloom) == [("09:30", "10:00"), ("10:00", "10:30"), ("10:30", "11:00")]


async def test_a_provider_is_booked_once_across_locations(database: Database) -> None:
    everywhere = a_provider(hours=(*a_provider().hours, *(replace(h, location_id=HARBOUR) for h in a_provider().hours)))
    await load_into(database, services=[a_service(location_ids=(DOWNTOWN, HARBOUR))], providers=[everywhere])
    await book(database, at("15:00", zone=LONDON), location_id=HARBOUR)
    with pytest.raises(SlotTaken):
        await book(database, "10:00")


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (CustomerDetails(""), "name"),
        (CustomerDetails(" \u200b\n"), "name"),
        (CustomerDetails("Dana", phone="call me"), "phone"),
        (CustomerDetails("Dana", email="dana@"), "email"),
        (CustomerDetails("Dana", notes="x" * 2001), "notes"),
        (CustomerDetails("x" * 121), "name"),
    ],
    ids=["no name", "invisible name", "phone", "email", "notes", "long name"],
)
async def test_wrong_details_are_refused_by_field_and_nothing_is_written(
    bloom: Database, details: CustomerDetails, field: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await book(bloom, customer=details)
    assert refusal.value.field == field
    assert await count(bloom, "occupancy") == 0


async def test_the_agents_booking_uses_up_its_hold(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    await hold(bloom, agent)
    await book(bloom, actor=agent)
    assert await count(bloom, "hold") == 0
    assert await occupied(bloom) == [("10:00", "10:30")]


async def test_a_booking_at_another_time_than_was_held_gives_the_held_slot_back(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    await hold(bloom, agent, "10:00")
    await book(bloom, "12:00", actor=agent)
    assert await occupied(bloom) == [("12:00", "12:30")]


async def test_a_start_given_in_any_zone_is_kept_in_utc(bloom: Database) -> None:
    made = await book(bloom, at("15:00", zone=LONDON))
    assert made.starts_at.tzinfo is UTC
    assert made.ends_at.tzinfo is UTC
    assert made.starts_at == at("10:00")


async def test_an_appointment_across_the_change_of_the_clocks_lasts_as_long_as_any(
    database: Database, clock: SetClock
) -> None:
    """On 1 November New York reads 01:30 twice; an hour from the first is the second."""
    nights = a_provider(tuple(replace(h, weekday=6) for h in a_provider("00:00-06:00").hours[:1]))
    await load_into(database, services=[a_service(duration=60)], providers=[nights])
    clock.set(at("12:00", "2026-10-31"))
    made = await book(database, at("01:30", "2026-11-01"))
    assert made.ends_at - made.starts_at == timedelta(hours=1)
    ((seconds,),) = await rows(database, "SELECT ends - starts FROM occupancy")
    assert seconds == 3600


async def test_a_start_without_an_offset_is_refused(bloom: Database) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await book(bloom, at("10:00").replace(tzinfo=None))
    assert refusal.value.field == "starts_at"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
async def test_absurd_days_are_refused_and_nothing_breaks(bloom: Database, day: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await book(bloom, at("00:00", day, zone=UTC))
    assert refusal.value.field == "starts_at"


async def test_what_would_be_booked_can_be_asked_without_booking(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    async with bloom.reading() as uow:
        draft = await check_bookable(uow, agent, a_request(provider_id=None))
    assert (draft.provider.id, draft.slot.starts_at) == (ANA, at("10:00"))
    assert await count(bloom, "booking") == 0


async def test_asking_does_not_disturb_a_writer(bloom: Database, clock: SetClock) -> None:
    """Expired holds stay where they are until somebody writes."""
    agent = await a_visitor(bloom)
    await hold(bloom, agent)
    clock.advance(timedelta(minutes=5))
    async with bloom.reading() as uow:
        await uow.catalog()
        await book(bloom, "12:00")
        await check_bookable(uow, ADMIN, a_request("10:00"))
    assert await count(bloom, "occupancy") == 2
