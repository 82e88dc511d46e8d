"""Which bookings exist for whom. What lies outside is not found, in every list and through every use case."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from booking_core import (
    Actor,
    AgentInConversation,
    Booking,
    BookingFilter,
    Database,
    Identity,
    InvalidInput,
    NotFound,
    ProviderVisibility,
    Role,
    StaffMember,
    UnitOfWork,
    booking_history,
    cancel_booking,
    changes_since,
    complete_booking,
    confirm_booking,
    conversations_of_contact,
    edit_customer,
    find_contacts,
    get_booking,
    hand_back,
    link_booking,
    list_bookings,
    mark_no_show,
    reschedule_booking,
    take_over,
    upcoming_bookings,
)
from booking_core.rescheduling import replace_pending_booking
from booking_core.wizard import CustomerDetails
from tests.support.bookings import (
    ADMIN,
    ANAS_ACCOUNT,
    MANAGER,
    WEBSITE,
    a_caller,
    a_conversation,
    a_visitor,
    at,
    book,
)
from tests.support.businesses import ANA, BEN, CHLOE, MASSAGE, a_business, load_into

PHONE, OTHER_PHONE = "+12125550123", "+12125550199"
DANA = CustomerDetails("Dana", "212-555-0123")
CHLOES_ACCOUNT = StaffMember("us_chloe", "Chloe Martin", Role.PROVIDER, CHLOE)
UNTIED_ACCOUNT = StaffMember("us_new", "New", Role.PROVIDER)
GONE_ACCOUNT = StaffMember("us_gone", "Gone", Role.PROVIDER, "nobody")


async def seen(database: Database, actor: Actor) -> list[str]:
    """The ids that a list, single reads and the record of changes agree on."""
    async with database.reading() as uow:
        everything = [booking.id for booking in await list_bookings(uow, ADMIN, BookingFilter())]
        listed = [booking.id for booking in await list_bookings(uow, actor, BookingFilter())]
        read = [booking_id for booking_id in everything if await is_found(uow, actor, booking_id)]
        changes, _ = await changes_since(uow, actor, 0)
    assert listed == read
    assert sorted({change.booking.id for change in changes}) == sorted(listed)
    return listed


async def is_found(uow: UnitOfWork, actor: Actor, booking_id: str) -> bool:
    try:
        await get_booking(uow, actor, booking_id)
    except NotFound:
        return False
    return True


@dataclass(frozen=True)
class Case:
    name: str
    visibility: ProviderVisibility
    actor: Actor
    sees: set[str]


EVERYTHING = {"ana cuts", "ana massages", "ben cuts", "chloe massages"}
OWN, ASSIGNED = ProviderVisibility.OWN, ProviderVisibility.ASSIGNED_SERVICES
CASES = [
    Case("admin", OWN, ADMIN, EVERYTHING),
    Case("manager", OWN, MANAGER, EVERYTHING),
    Case("api key", OWN, WEBSITE, EVERYTHING),
    Case("provider, own", OWN, ANAS_ACCOUNT, {"ana cuts", "ana massages"}),
    Case("another provider, own", OWN, CHLOES_ACCOUNT, {"chloe massages"}),
    Case("provider, assigned services", ASSIGNED, CHLOES_ACCOUNT, EVERYTHING),
    Case(
        "provider who does less, assigned services",
        ASSIGNED,
        StaffMember("us_ben", "Ben", Role.PROVIDER, BEN),
        {"ana cuts", "ben cuts"},
    ),
    Case("account tied to nobody", OWN, UNTIED_ACCOUNT, set()),
    Case("account tied to nobody, assigned services", ASSIGNED, UNTIED_ACCOUNT, set()),
    Case("account tied to somebody unknown", OWN, GONE_ACCOUNT, set()),
    Case("account tied to somebody unknown, assigned services", ASSIGNED, GONE_ACCOUNT, set()),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_what_the_team_sees(database: Database, case: Case) -> None:
    await load_into(database, a_business(provider_visibility=case.visibility))
    made = {
        "ana cuts": await book(database, "09:00", provider_id=ANA),
        "ana massages": await book(database, "11:00", provider_id=ANA, service_id=MASSAGE),
        "ben cuts": await book(database, "09:30", provider_id=BEN),
        "chloe massages": await book(database, "10:00", provider_id=CHLOE, service_id=MASSAGE),
    }
    names = {booking.id: name for name, booking in made.items()}
    assert {names[booking_id] for booking_id in await seen(database, case.actor)} == case.sees


async def test_an_anonymous_visitor_sees_what_was_booked_in_or_linked_to_their_conversation(bloom: Database) -> None:
    visitor, other = await a_visitor(bloom, "one"), await a_visitor(bloom, "other")
    own = await book(bloom, "09:00", actor=visitor)
    linked = await book(bloom, "10:00", conversation_id=visitor.conversation_id)
    await book(bloom, "11:00", actor=other)
    await book(bloom, "12:00", customer=DANA)
    assert await seen(bloom, visitor) == [own.id, linked.id]


async def test_a_typed_number_opens_nothing(bloom: Database) -> None:
    """Neither by booking with somebody's number, nor by changing one's own details to it."""
    victim = await book(bloom, "12:00", customer=DANA)
    visitor = await a_visitor(bloom)
    own = await book(bloom, "09:00", actor=visitor, customer=DANA)
    async with bloom.writing() as uow:
        await edit_customer(uow, visitor, own.id, {"phone": PHONE})
    assert await seen(bloom, visitor) == [own.id]
    assert victim.id not in await seen(bloom, visitor)


async def test_a_proven_number_finds_what_was_made_by_hand_or_by_the_api_for_it(bloom: Database) -> None:
    caller = await a_caller(bloom, PHONE)
    by_hand = await book(bloom, "09:00", customer=DANA)
    by_api = await book(bloom, "10:00", customer=DANA, actor=WEBSITE)
    await book(bloom, "11:00", customer=CustomerDetails("Other", OTHER_PHONE))
    assert await seen(bloom, caller) == [by_hand.id, by_api.id]


async def test_a_proven_number_does_not_find_what_a_visitor_booked_under_it(bloom: Database) -> None:
    """Else anybody could fill up somebody else's bookings."""
    caller, visitor = await a_caller(bloom, PHONE), await a_visitor(bloom)
    await book(bloom, actor=visitor, customer=DANA)
    assert await seen(bloom, caller) == []


async def test_a_contact_sees_the_bookings_of_all_their_conversations(bloom: Database) -> None:
    identity = Identity("web", "subject", "customer-7")
    first = await a_conversation(bloom, identity)
    second = await a_conversation(bloom, identity, fresh=True)
    assert first != second
    made = await book(bloom, actor=first)
    assert await seen(bloom, second) == [made.id]


async def test_a_conversation_that_does_not_exist_sees_nothing(bloom: Database) -> None:
    await book(bloom)
    async with bloom.reading() as uow:
        with pytest.raises(NotFound):
            await list_bookings(uow, AgentInConversation("cv_missing"), BookingFilter())


async def test_upcoming_bookings_are_the_customers_own_pending_and_confirmed_ones(bloom: Database) -> None:
    visitor, other = await a_visitor(bloom, "one"), await a_visitor(bloom, "other")
    late = await book(bloom, "15:00", actor=visitor, service_id=MASSAGE)
    early = await book(bloom, "09:00", actor=visitor)
    gone = await book(bloom, "11:00", actor=visitor)
    await book(bloom, "10:00", actor=other)
    async with bloom.writing() as uow:
        await cancel_booking(uow, visitor, gone.id, "ill")
    async with bloom.reading() as uow:
        assert [booking.id for booking in await upcoming_bookings(uow, visitor)] == [early.id, late.id]


async def test_a_provider_finds_the_contacts_and_conversations_of_their_own_bookings_only(bloom: Database) -> None:
    own, other = await a_visitor(bloom, "one"), await a_visitor(bloom, "other")
    booked = await book(bloom, "09:00", actor=own, provider_id=ANA)
    theirs = await book(bloom, "09:00", actor=other, provider_id=BEN)
    assert booked.contact_id is not None
    assert theirs.contact_id is not None
    async with bloom.writing() as uow:
        assert [contact.id for contact in await find_contacts(uow, ANAS_ACCOUNT, "")] == [booked.contact_id]
        assert len(await conversations_of_contact(uow, ANAS_ACCOUNT, booked.contact_id)) == 1
        with pytest.raises(NotFound):
            await conversations_of_contact(uow, ANAS_ACCOUNT, theirs.contact_id)
        for use_case in (take_over, hand_back):
            with pytest.raises(NotFound):
                await use_case(uow, ANAS_ACCOUNT, other.conversation_id)
        with pytest.raises(InvalidInput):
            await link_booking(uow, ANAS_ACCOUNT, booked.id, None, other.conversation_id)
        with pytest.raises(InvalidInput):
            await link_booking(uow, ANAS_ACCOUNT, booked.id, theirs.contact_id, None)
    with pytest.raises(InvalidInput):
        await book(bloom, "10:00", actor=ANAS_ACCOUNT, contact_id=theirs.contact_id)


UseCase = Callable[[UnitOfWork, Any, str], Awaitable[object]]
USE_CASES: dict[str, UseCase] = {
    "read": get_booking,
    "history": booking_history,
    "confirm": confirm_booking,
    "complete": complete_booking,
    "no-show": mark_no_show,
    "cancel": lambda uow, actor, key: cancel_booking(uow, actor, key, "ill"),
    "reschedule": lambda uow, actor, key: reschedule_booking(uow, actor, key, at("15:00")),
    "replace": lambda uow, actor, key: replace_pending_booking(uow, actor, key, at("15:00")),
    "edit": lambda uow, actor, key: edit_customer(uow, actor, key, {"name": "Mallory"}),
    "link": lambda uow, actor, key: link_booking(uow, actor, key, None, None),
}
NOT_FOR_THE_AGENT = {"confirm", "complete", "no-show", "link"}


async def untouched(database: Database, booking: Booking) -> bool:
    async with database.reading() as uow:
        return await get_booking(uow, ADMIN, booking.id) == booking


@pytest.mark.parametrize("name", USE_CASES)
async def test_a_providers_colleague_finds_none_of_their_bookings(bloom: Database, name: str) -> None:
    theirs = await book(bloom, provider_id=CHLOE, service_id=MASSAGE)
    async with bloom.writing() as uow:
        with pytest.raises(NotFound, match="There is no such booking"):
            await USE_CASES[name](uow, ANAS_ACCOUNT, theirs.id)
    assert await untouched(bloom, theirs)


@pytest.mark.parametrize("name", sorted(USE_CASES.keys() - NOT_FOR_THE_AGENT))
@pytest.mark.parametrize("knows", ["nothing", "the number", "another number"])
async def test_no_conversation_finds_somebody_elses_booking(bloom: Database, name: str, knows: str) -> None:
    theirs = await book(bloom, actor=await a_visitor(bloom, "victim"), service_id=MASSAGE, customer=DANA)
    attacker = await a_visitor(bloom, "attacker")
    if knows != "nothing":
        attacker = await a_caller(bloom, PHONE if knows == "the number" else OTHER_PHONE)
    async with bloom.writing() as uow:
        with pytest.raises(NotFound, match="There is no such booking"):
            await USE_CASES[name](uow, attacker, theirs.id)
    assert await untouched(bloom, theirs)


async def test_a_booking_that_changed_hands_while_it_was_edited_is_not_shown(bloom: Database) -> None:
    """The refusal of a stale edit carries the booking, but only to those who may still see it."""
    visitor = await a_visitor(bloom)
    made = await book(bloom, actor=visitor)
    async with bloom.writing() as uow:
        await link_booking(uow, ADMIN, made.id, None, None)
    async with bloom.writing() as uow:
        with pytest.raises(NotFound):
            await edit_customer(uow, visitor, made.id, {"name": "x"}, 1)
