"""What a refused customer is offered instead."""

from datetime import date, datetime

import pytest

from booking_core import (
    Actor,
    BookingError,
    Database,
    SetClock,
    SlotNotOffered,
    SlotQuery,
    SlotTaken,
    UnitOfWork,
    find_slots,
)
from booking_core.slot_choosing import MOST_CHOICES, choose, look
from tests.support.bookings import ADMIN, Statements, a_visitor, at, book, hold, readings
from tests.support.businesses import ANA, BEN, DOWNTOWN, HAIRCUT, HARBOUR, LONDON, a_provider, a_service, load_into

ANAS = SlotQuery(HAIRCUT, DOWNTOWN, ANA)


async def refused(
    database: Database, start: datetime, query: SlotQuery = ANAS, *, actor: Actor = ADMIN
) -> BookingError:
    async with database.reading() as uow:
        with pytest.raises((SlotTaken, SlotNotOffered)) as refusal:
            await look(uow, actor, query, start)
    return refusal.value


async def small_day(database: Database) -> None:
    """Three slots on each Monday."""
    mondays = a_provider(tuple(h for h in a_provider("09:00-10:30").hours if h.weekday == 0))
    await load_into(database, services=[a_service(booking_window_days=21)], providers=[mondays])


async def test_the_nearest_of_that_day_are_offered_in_order(bloom: Database) -> None:
    await book(bloom, "12:00")
    choices = (await refused(bloom, at("12:00"))).choices
    assert readings(choices) == ["10:30", "11:00", "11:30", "12:30", "13:00", "13:30"]
    assert len(choices) == MOST_CHOICES


async def test_a_choice_tells_local_times_and_how_many_could_do_it(bloom: Database) -> None:
    for provider in (ANA, BEN):
        await book(bloom, "09:00", provider_id=provider)
    refusal = await refused(bloom, at("08:00"), SlotQuery(HAIRCUT, DOWNTOWN))
    assert refusal.choices[0] == {
        "starts_at": "2026-11-24T09:00:00-05:00",
        "ends_at": "2026-11-24T09:30:00-05:00",
        "providers_available": 1,
    }
    elsewhere = await refused(bloom, datetime(2026, 11, 26, 8, tzinfo=LONDON), SlotQuery(HAIRCUT, HARBOUR))
    assert elsewhere.choices[0]["starts_at"] == "2026-11-26T09:00:00+00:00"


async def test_when_the_day_is_full_the_next_day_with_anything_is_offered(database: Database) -> None:
    await small_day(database)
    for start in ("09:00", "09:30", "10:00"):
        await book(database, at(start, "2026-11-30"))
    refusal = await refused(database, at("09:30", "2026-11-30"))
    assert [choice["starts_at"][:16] for choice in refusal.choices] == [
        "2026-12-07T09:00",
        "2026-12-07T09:30",
        "2026-12-07T10:00",
    ]


@pytest.mark.parametrize("day", ["2020-01-06", "2026-12-28", "2100-01-04"], ids=["past", "beyond the window", "far"])
async def test_when_nothing_follows_the_first_free_day_is_offered(
    database: Database, clock: SetClock, day: str
) -> None:
    await small_day(database)
    clock.set(at("12:00", "2026-11-24"))
    refusal = await refused(database, at("09:00", day))
    assert {choice["starts_at"][:10] for choice in refusal.choices} == {"2026-11-30"}


async def test_when_nothing_is_free_at_all_nothing_is_offered(database: Database) -> None:
    await load_into(database, services=[a_service(booking_window_days=1, min_notice=5000)], providers=[a_provider()])
    assert (await refused(database, at("10:00"))).choices == ()


async def test_what_is_offered_instead_can_be_booked(bloom: Database) -> None:
    await book(bloom, "12:00")
    for choice in (await refused(bloom, at("12:00"))).choices:
        assert (await book(bloom, datetime.fromisoformat(choice["starts_at"]))).provider_id == ANA


async def test_a_holder_is_offered_their_own_slot_and_nobody_else_is(bloom: Database) -> None:
    holder, other = await a_visitor(bloom, "holder"), await a_visitor(bloom, "other")
    await book(bloom, "12:00")
    await hold(bloom, holder, "12:30")
    assert "12:30" in readings((await refused(bloom, at("12:00"), actor=holder)).choices)
    assert "12:30" not in readings((await refused(bloom, at("12:00"), actor=other)).choices)


async def test_a_refusal_costs_no_further_statement_while_the_day_has_free_slots(bloom: Database) -> None:
    await book(bloom, "12:00")

    async def statements_of(work: str, uow: UnitOfWork) -> int:
        statements = Statements(bloom)
        if work == "offer":
            await find_slots(uow, ADMIN, ANAS, date(2026, 11, 24))
        else:
            with pytest.raises(SlotTaken):
                await look(uow, ADMIN, ANAS, at("12:00"))
        return len(statements.sent)

    async with bloom.reading() as uow:
        await uow.catalog()
        assert await statements_of("look", uow) == await statements_of("offer", uow) == 1


async def test_choosing_takes_one_lock_statement_and_looking_none(bloom: Database) -> None:
    async with bloom.writing() as uow:
        await uow.catalog()
        statements = Statements(bloom)
        await look(uow, ADMIN, SlotQuery(HAIRCUT, DOWNTOWN), at("10:00"))
        looking = len(statements.sent)
        await choose(uow, ADMIN, SlotQuery(HAIRCUT, DOWNTOWN), at("10:00"))
    locks = [sent for sent in statements.sent if "pg_advisory_xact_lock" in sent]
    assert len(locks) == int(bloom.engine.dialect.name == "postgresql")
    assert not any("pg_advisory_xact_lock" in sent for sent in statements.sent[:looking])
