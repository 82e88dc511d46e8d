"""Editing a customer's details, and nothing else; linking a booking to a conversation."""

import pytest

from booking_core import (
    Booking,
    Database,
    Forbidden,
    InvalidInput,
    NotFound,
    StaleVersion,
    Status,
    booking_history,
    cancel_booking,
    edit_customer,
    get_booking,
    link_booking,
)
from booking_core.wizard import CustomerDetails
from tests.support.bookings import ADMIN, ANAS_ACCOUNT, BENS_ACCOUNT, WEBSITE, a_visitor, book, rows
from tests.support.businesses import MASSAGE

DANA = CustomerDetails("Dana Reed", "212 555 0123", "dana@example.com", "short at the back")


async def edit(database: Database, booking: Booking, **details: str | None) -> Booking:
    async with database.writing() as uow:
        return await edit_customer(uow, ADMIN, booking.id, details)


async def kept(database: Database, booking: Booking) -> Booking:
    async with database.reading() as uow:
        return await get_booking(uow, ADMIN, booking.id)


async def test_what_is_named_changes_and_the_rest_stays(bloom: Database) -> None:
    made = await book(bloom, customer=DANA)
    edited = await edit(bloom, made, name="  Dana   Moore ", phone="+44 20 7946 0018")
    assert edited == await kept(bloom, made)
    assert (edited.customer.name, edited.customer.phone) == ("Dana Moore", "+442079460018")
    assert (edited.customer.email, edited.customer.notes) == ("dana@example.com", "short at the back")
    assert (edited.starts_at, edited.provider_id, edited.status) == (made.starts_at, made.provider_id, made.status)
    assert edited.version == 2


async def test_optional_details_can_be_cleared(bloom: Database) -> None:
    made = await book(bloom, customer=DANA)
    edited = await edit(bloom, made, phone=None, email="", notes=" ")
    assert (edited.customer.phone, edited.customer.email, edited.customer.notes) == (None, None, None)


async def test_the_event_follows_the_name(bloom: Database) -> None:
    made = await book(bloom, customer=DANA)
    edited = await edit(bloom, made, name="Dana Moore")
    assert edited.calendar_event is not None
    assert made.calendar_event is not None
    assert (edited.calendar_event.id, edited.calendar_event.title) == (made.calendar_event.id, "Haircut - Dana Moore")
    assert await rows(bloom, "SELECT title FROM calendar_event") == [("Haircut - Dana Moore",)]


async def test_a_pending_booking_has_no_event_to_rename(bloom: Database) -> None:
    made = await book(bloom, service_id=MASSAGE)
    assert (await edit(bloom, made, name="Dana Moore")).calendar_event is None
    assert await rows(bloom, "SELECT title FROM calendar_event") == []


@pytest.mark.parametrize(
    "field", ["starts_at", "provider_id", "status", "service_id", "price", "version", "contact_id", "id"]
)
async def test_nothing_but_the_customers_details_can_be_edited(bloom: Database, field: str) -> None:
    made = await book(bloom)
    with pytest.raises(InvalidInput) as refusal:
        await edit(bloom, made, **{"name": "Dana Moore", field: "2026-11-24T12:00:00Z"})
    assert refusal.value.field == field
    assert await kept(bloom, made) == made


@pytest.mark.parametrize(
    ("details", "field"),
    [({"name": ""}, "name"), ({"name": None}, "name"), ({"phone": "soon"}, "phone"), ({"email": "@"}, "email")],
    ids=["blank name", "no name", "phone", "email"],
)
async def test_wrong_details_are_refused_by_field(bloom: Database, details: dict[str, str | None], field: str) -> None:
    made = await book(bloom, customer=DANA)
    with pytest.raises(InvalidInput) as refusal:
        await edit(bloom, made, **details)
    assert refusal.value.field == field
    assert await kept(bloom, made) == made


async def test_an_edit_that_changes_nothing_is_no_event(bloom: Database) -> None:
    made = await book(bloom, customer=DANA)
    assert await edit(bloom, made, name="Dana Reed", phone="+1 (212) 555-0123") == made
    assert await rows(bloom, "SELECT count(*) FROM change") == [(1,)]


async def test_history_keeps_what_was_and_what_is(bloom: Database) -> None:
    made = await book(bloom, customer=DANA)
    await edit(bloom, made, name="Dana Moore", notes=None)
    async with bloom.reading() as uow:
        edited = (await booking_history(uow, ADMIN, made.id))[-1]
    assert (str(edited.event), edited.from_status, edited.to_status) == ("customer_edited", None, None)
    assert dict(edited.changes) == {"name": ["Dana Reed", "Dana Moore"], "notes": ["short at the back", None]}


async def test_whoever_edits_an_older_version_is_shown_the_present_one(bloom: Database) -> None:
    made = await book(bloom, customer=DANA)
    await edit(bloom, made, name="Dana Moore")
    with pytest.raises(StaleVersion) as refusal:
        async with bloom.writing() as uow:
            await edit_customer(uow, ADMIN, made.id, {"name": "Dana Lost"}, 1)
    fresh = refusal.value.booking
    assert fresh is not None
    assert fresh.customer.name == "Dana Moore"


async def test_details_of_a_booking_that_is_over_can_still_be_put_right(bloom: Database) -> None:
    made = await book(bloom, customer=DANA)
    async with bloom.writing() as uow:
        await cancel_booking(uow, ADMIN, made.id, "ill")
    edited = await edit(bloom, made, email="dana@example.org")
    assert (edited.status, edited.customer.email) == (Status.CANCELLED, "dana@example.org")


async def test_customers_put_their_own_details_right_and_nobody_elses(bloom: Database) -> None:
    own, other = await a_visitor(bloom, "own"), await a_visitor(bloom, "other")
    made = await book(bloom, actor=own)
    async with bloom.writing() as uow:
        assert (await edit_customer(uow, own, made.id, {"name": "Dana Moore"})).customer.name == "Dana Moore"
    async with bloom.writing() as uow:
        with pytest.raises(NotFound):
            await edit_customer(uow, other, made.id, {"name": "Mallory"})


async def test_providers_edit_their_own_bookings_only(bloom: Database) -> None:
    made = await book(bloom)
    async with bloom.writing() as uow:
        await edit_customer(uow, ANAS_ACCOUNT, made.id, {"notes": "window seat"})
    async with bloom.writing() as uow:
        with pytest.raises(NotFound):
            await edit_customer(uow, BENS_ACCOUNT, made.id, {"notes": "mine"})


async def test_a_linked_booking_is_its_conversations(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    made = await book(bloom)
    async with bloom.writing() as uow:
        linked = await link_booking(uow, ADMIN, made.id, None, agent.conversation_id)
    assert linked == await kept(bloom, made)
    assert linked.contact_id is not None
    async with bloom.reading() as uow:
        assert await get_booking(uow, agent, made.id) == linked
        change = (await booking_history(uow, ADMIN, made.id))[-1]
    assert dict(change.changes) == {
        "contact_id": [None, linked.contact_id],
        "conversation_id": [None, agent.conversation_id],
    }


async def test_linking_twice_changes_nothing_and_unlinking_takes_it_away(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    made = await book(bloom, conversation_id=agent.conversation_id)
    async with bloom.writing() as uow:
        assert await link_booking(uow, ADMIN, made.id, None, agent.conversation_id) == made
        unlinked = await link_booking(uow, ADMIN, made.id, None, None)
    assert (unlinked.contact_id, unlinked.conversation_id, unlinked.version) == (None, None, 2)
    async with bloom.reading() as uow:
        with pytest.raises(NotFound):
            await get_booking(uow, agent, made.id)


async def test_a_booking_is_linked_to_nobody_who_does_not_exist(bloom: Database) -> None:
    made = await book(bloom)
    async with bloom.writing() as uow:
        with pytest.raises(InvalidInput):
            await link_booking(uow, ADMIN, made.id, None, "cv_missing")
        with pytest.raises(StaleVersion):
            await link_booking(uow, ADMIN, made.id, None, None, version=7)


async def test_the_agent_links_nothing(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    made = await book(bloom, actor=agent)
    async with bloom.writing() as uow:
        with pytest.raises(Forbidden):
            await link_booking(uow, agent, made.id, None, None)
        await link_booking(uow, WEBSITE, made.id, made.contact_id, None)
