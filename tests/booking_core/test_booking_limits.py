"""Who may book how much, how late, and on whose calendar."""

import pytest

from booking_core import (
    Database,
    Forbidden,
    Role,
    SetClock,
    StaffMember,
    TooManyUpcoming,
)
from booking_core.wizard import CustomerDetails
from tests.support.bookings import (
    ADMIN,
    ANAS_ACCOUNT,
    WEBSITE,
    a_caller,
    a_visitor,
    at,
    book,
    count,
)
from tests.support.businesses import (
    ANA,
    BEN,
    a_business,
    a_provider,
    a_service,
    load_into,
)


async def test_a_customer_may_have_three_upcoming_bookings(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    for start in ("10:00", "11:00", "12:00"):
        await book(bloom, start, actor=agent)
    with pytest.raises(TooManyUpcoming, match="at most 3 upcoming bookings"):
        await book(bloom, "13:00", actor=agent)


async def test_bookings_that_are_over_do_not_count(bloom: Database, clock: SetClock) -> None:
    agent = await a_visitor(bloom)
    for start in ("10:00", "11:00", "12:00"):
        await book(bloom, start, actor=agent)
    clock.set(at("12:00"))
    await book(bloom, "14:00", actor=agent)


async def test_the_limit_counts_every_conversation_of_the_contact_and_what_staff_made_for_them(
    database: Database,
) -> None:
    await load_into(database, a_business(max_upcoming_per_customer=1))
    agent = await a_caller(database)
    await book(database, "10:00", customer=CustomerDetails("Dana", "212-555-0123"))
    with pytest.raises(TooManyUpcoming, match="at most 1 upcoming booking at"):
        await book(database, "11:00", actor=agent)


async def test_staff_and_api_are_exempt_from_the_limit(database: Database) -> None:
    await load_into(database, a_business(max_upcoming_per_customer=1))
    agent = await a_visitor(database)
    for start, actor in (("10:00", ADMIN), ("11:00", WEBSITE), ("12:00", ANAS_ACCOUNT)):
        await book(database, start, actor=actor, conversation_id=agent.conversation_id)


async def test_inside_the_notice_only_the_team_books_and_only_when_it_says_so(
    database: Database, clock: SetClock
) -> None:
    await load_into(database, services=[a_service(min_notice=120)], providers=[a_provider()])
    clock.set(at("09:30"))
    agent = await a_visitor(database)
    for actor in (ADMIN, WEBSITE, agent):
        with pytest.raises(Exception, match="2 hours ahead"):
            await book(database, "10:00", actor=actor)
    for outsider in (WEBSITE, agent):
        with pytest.raises(Forbidden):
            await book(database, "10:00", actor=outsider, ignore_notice=True)
    await book(database, "10:00", actor=ADMIN, ignore_notice=True)


async def test_nobody_books_the_past(bloom: Database, clock: SetClock) -> None:
    clock.set(at("12:00"))
    with pytest.raises(Exception, match="already passed"):
        await book(bloom, "10:00", ignore_notice=True)


async def test_a_provider_books_on_their_own_calendar_only(bloom: Database) -> None:
    assert (await book(bloom, actor=ANAS_ACCOUNT)).provider_id == ANA
    with pytest.raises(Forbidden):
        await book(bloom, actor=ANAS_ACCOUNT, provider_id=BEN)
    assert await count(bloom, "booking") == 1


@pytest.mark.parametrize("provider_id", [None, ANA, ""])
async def test_an_account_tied_to_no_provider_books_on_nobodys_calendar(
    bloom: Database, provider_id: str | None
) -> None:
    nobody = StaffMember("us_new", "New", Role.PROVIDER)
    with pytest.raises(Forbidden):
        await book(bloom, actor=nobody, provider_id=provider_id)
    assert await count(bloom, "booking") == 0
