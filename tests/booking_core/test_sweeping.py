"""What has had its day is deleted, a part at a time, and nothing else is."""

from datetime import UTC, datetime, timedelta

import pytest

from booking_core import Database, SetClock, SlotQuery, find_slots, issue_offers
from booking_core.idempotency import KEPT, claim
from booking_core.offers import OFFERS_LAST
from booking_core.sweeping import GRACE, sweep_holds, sweep_idempotency_keys, sweep_offers
from tests.support.bookings import MINUTE, Statements, a_visitor, book, count, hold
from tests.support.businesses import ANA, BEN, DOWNTOWN, HAIRCUT

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
MANY = 100
NEXT_WEEK = NOW.date() + timedelta(days=8)
KEPT_FOR_EVER = ("booking", "change", "calendar_event", "conversation", "contact")


async def offered(database: Database, visitor: str, number: int) -> None:
    agent = await a_visitor(database, visitor)
    async with database.writing() as uow:
        query = SlotQuery(HAIRCUT, DOWNTOWN, ANA)
        await issue_offers(uow, agent, query, (await find_slots(uow, agent, query, NEXT_WEEK))[:number])


async def test_offers_go_after_their_two_days(bloom: Database, clock: SetClock) -> None:
    await offered(bloom, "one", 3)
    clock.advance(OFFERS_LAST + GRACE)
    await offered(bloom, "two", 2)
    async with bloom.writing() as uow:
        assert await sweep_offers(uow, NOW, MANY) == 0
    clock.advance(MINUTE)
    async with bloom.writing() as uow:
        assert await sweep_offers(uow, NOW, MANY) == 3
    assert await count(bloom, "offer") == 2


async def test_holds_go_after_they_have_expired_with_what_they_occupied(bloom: Database, clock: SetClock) -> None:
    await book(bloom, "09:00")
    await hold(bloom, await a_visitor(bloom, "one"))
    clock.advance(GRACE)
    await hold(bloom, await a_visitor(bloom, "two"), "12:00", provider_id=BEN)
    clock.advance(5 * MINUTE)
    async with bloom.writing() as uow:
        assert await sweep_holds(uow, NOW, MANY) == 0
    clock.advance(MINUTE)
    async with bloom.writing() as uow:
        assert await sweep_holds(uow, NOW, MANY) == 1
    assert (await count(bloom, "hold"), await count(bloom, "occupancy")) == (1, 2)


async def test_keys_go_after_their_day_by_the_systems_time(bloom: Database) -> None:
    for key, age in (("old", KEPT + GRACE + MINUTE), ("fresh", KEPT)):
        async with bloom.writing() as uow:
            await claim(uow, "ak_1", key, "a", NOW - age)
    async with bloom.writing() as uow:
        assert await sweep_idempotency_keys(uow, NOW, MANY) == 1
    assert await count(bloom, "idempotency_key") == 1


async def test_no_more_than_was_said_goes_at_once(bloom: Database, clock: SetClock) -> None:
    await offered(bloom, "one", 3)
    await offered(bloom, "two", 2)
    clock.advance(3 * timedelta(days=1))
    left = []
    for _ in range(3):
        async with bloom.writing() as uow:
            await sweep_offers(uow, NOW, 2)
        left.append(await count(bloom, "offer"))
    assert left == [3, 1, 0]


async def test_what_somebody_is_at_work_on_is_left_alone_and_not_waited_for(bloom: Database, clock: SetClock) -> None:
    await offered(bloom, "one", 3)
    clock.advance(3 * timedelta(days=1))
    if bloom.engine.dialect.name == "sqlite":
        return  # its writers take turns
    async with bloom.writing() as first, bloom.writing() as second:
        assert await sweep_offers(first, NOW, 2) == 2
        assert await sweep_offers(second, NOW, MANY) == 1
    assert await count(bloom, "offer") == 0


@pytest.mark.parametrize("years", [1, 10])
async def test_what_happened_is_kept_however_old(bloom: Database, clock: SetClock, years: int) -> None:
    await book(bloom)
    before = [await count(bloom, table) for table in KEPT_FOR_EVER]
    clock.advance(timedelta(days=365 * years))
    for sweep in (sweep_offers, sweep_holds, sweep_idempotency_keys):
        async with bloom.writing() as uow:
            await sweep(uow, clock.now(), MANY)
    assert [await count(bloom, table) for table in KEPT_FOR_EVER] == before
    assert await count(bloom, "occupancy") == 1


async def test_where_there_is_nothing_to_do_nothing_is_written(bloom: Database) -> None:
    statements = Statements(bloom)
    for sweep in (sweep_offers, sweep_holds, sweep_idempotency_keys):
        async with bloom.writing() as uow:
            assert await sweep(uow, NOW, MANY) == 0
    assert not [sent for sent in statements.sent if sent.startswith("DELETE")]
