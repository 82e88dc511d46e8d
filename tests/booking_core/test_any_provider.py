"""Whom "any" means, and what is said about those who can't."""

import pytest

from booking_core import (
    Database,
    InvalidInput,
    SlotTaken,
)
from tests.support.bookings import (
    ANAS_ACCOUNT,
    Statements,
    at,
    book,
)
from tests.support.businesses import (
    ANA,
    BEN,
    CHLOE,
    MASSAGE,
    a_provider,
    a_service,
    load_into,
)


async def test_any_provider_is_the_least_booked_of_that_day(bloom: Database) -> None:
    await book(bloom, "15:00", provider_id=ANA)
    await book(bloom, "15:00", provider_id=BEN)
    assert (await book(bloom, "10:00", provider_id=None)).provider_id == CHLOE
    assert (await book(bloom, "10:30", provider_id=None)).provider_id == ANA


async def test_any_provider_counts_pending_bookings_and_forgets_cancelled_ones(bloom: Database) -> None:
    await book(bloom, "15:00", provider_id=ANA, service_id=MASSAGE)
    assert (await book(bloom, "14:00", provider_id=None)).provider_id == BEN


async def test_any_provider_counts_that_local_day_only(database: Database) -> None:
    """Late on Monday in New York is Tuesday in UTC already."""
    late = (a_provider("09:00-23:00"), a_provider("09:00-23:00", id=BEN, name="Ben"))
    await load_into(database, services=[a_service()], providers=late)
    await book(database, at("22:00", "2026-11-23"), provider_id=ANA)
    assert (await book(database, "10:00", provider_id=None)).provider_id == ANA


async def test_ties_for_any_go_by_id(bloom: Database) -> None:
    assert [(await book(bloom, "10:00", provider_id=None)).provider_id for _ in range(3)] == [ANA, BEN, CHLOE]


async def test_a_named_provider_who_is_taken_is_not_replaced_by_another(bloom: Database) -> None:
    await book(bloom, provider_id=ANA)
    with pytest.raises(SlotTaken):
        await book(bloom, provider_id=ANA)


async def test_a_provider_who_does_not_do_it_is_refused_with_those_who_do(bloom: Database) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await book(bloom, service_id=MASSAGE, provider_id=BEN)
    assert [choice["id"] for choice in refusal.value.choices] == [ANA, CHLOE]


async def test_any_provider_means_themselves_when_a_provider_asks(bloom: Database) -> None:
    await book(bloom, "15:00", provider_id=ANA)
    assert (await book(bloom, "10:00", actor=ANAS_ACCOUNT, provider_id=None)).provider_id == ANA


async def test_booking_takes_the_same_few_statements_however_many_providers_there_are(database: Database) -> None:
    sent: list[int] = []
    for number in (2, 12):
        people = [a_provider(id=f"p{n:02}", name=f"P{n}") for n in range(number)]
        await load_into(database, services=[a_service()], providers=people)
        async with database.reading() as uow:
            await uow.catalog()
        statements = Statements(database)
        await book(database, "10:00" if number == 2 else "11:00", provider_id=None)
        sent.append(len(statements.sent))
    assert sent[0] == sent[1] <= 12
