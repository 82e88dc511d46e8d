"""A request that is sent twice happens once: per caller, for a day."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from booking_core import Database, IdempotencyMismatch, IdempotencyRunning, InvalidInput
from booking_core.idempotency import Replay, abandon, claim, settle
from tests.support.bookings import count

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


async def claimed(
    database: Database, key: str = "k", *, caller: str = "ak_1", body: str = "a", at: datetime = NOW
) -> Replay | None:
    async with database.writing() as uow:
        return await claim(uow, caller, key, body, at)


async def settled(database: Database, key: str = "k", caller: str = "ak_1") -> None:
    async with database.writing() as uow:
        await settle(uow, caller, key, 201, '{"id": "bk_1"}')


async def test_a_key_is_carried_out_once_and_then_replayed(database: Database) -> None:
    assert await claimed(database) is None
    await settled(database)
    assert await claimed(database) == Replay(201, '{"id": "bk_1"}')


async def test_while_it_runs_a_second_one_waits(database: Database) -> None:
    await claimed(database)
    with pytest.raises(IdempotencyRunning):
        await claimed(database, at=NOW + MINUTE - timedelta(seconds=1))


@pytest.mark.parametrize("finished", [True, False])
async def test_another_body_under_the_same_key_is_refused(database: Database, finished: bool) -> None:
    await claimed(database)
    if finished:
        await settled(database)
    with pytest.raises(IdempotencyMismatch):
        await claimed(database, body="b")


async def test_keys_are_each_callers_own(database: Database) -> None:
    await claimed(database)
    await settled(database)
    assert await claimed(database, caller="ak_2", body="b") is None
    assert await claimed(database, "other") is None


async def test_a_claim_whose_process_died_can_be_taken_over_by_one(database: Database) -> None:
    await claimed(database)
    later = NOW + MINUTE

    async def attempt() -> str:
        try:
            return "runs" if await claimed(database, at=later) is None else "replayed"
        except IdempotencyRunning:
            return "running"

    assert sorted(await asyncio.gather(*(attempt() for _ in range(6)))) == ["running"] * 5 + ["runs"]


async def test_of_many_at_once_one_runs(database: Database) -> None:
    async def attempt() -> str:
        try:
            return "runs" if await claimed(database) is None else "replayed"
        except IdempotencyRunning:
            return "running"

    assert sorted(await asyncio.gather(*(attempt() for _ in range(8)))) == ["running"] * 7 + ["runs"]


async def test_after_a_failure_the_key_may_be_tried_again(database: Database) -> None:
    await claimed(database)
    async with database.writing() as uow:
        await abandon(uow, "ak_1", "k")
    assert await claimed(database, body="b") is None


async def test_claims_and_failures_that_cross_end_in_no_other_error(database: Database) -> None:
    async def attempt() -> None:
        for _ in range(5):
            try:
                await claimed(database)
            except IdempotencyRunning:
                continue
            async with database.writing() as uow:
                await abandon(uow, "ak_1", "k")

    await asyncio.gather(*(attempt() for _ in range(8)))


async def test_keys_are_forgotten_after_a_day(database: Database) -> None:
    await claimed(database)
    await settled(database)
    assert await claimed(database, body="a", at=NOW + timedelta(hours=24)) is not None
    assert await claimed(database, body="b", at=NOW + timedelta(hours=24, seconds=1)) is None
    assert await count(database, "idempotency_key") == 1


@pytest.mark.parametrize("key", ["", "x" * 256])
async def test_a_key_has_a_length(database: Database, key: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await claimed(database, key)
    assert refusal.value.field == "Idempotency-Key"
