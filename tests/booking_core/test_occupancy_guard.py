"""The databases' own refusal: whoever writes past all rules still can't book a provider twice."""

import asyncio
import random
from collections.abc import Sequence

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from booking_core import Database, new_id
from booking_core.occupancy_guard import guard_statements
from tests.support.bookings import a_visitor, book, rows
from tests.support.businesses import ANA, BEN

HOUR = 3600
INSERT = """
    INSERT INTO occupancy (id, provider_id, starts, ends, booking_id) VALUES (:id, :provider, :starts, :ends, :booking)
"""


@pytest.fixture
async def booking_id(bloom: Database) -> str:
    """Something to be the reason of occupancies; its own one is far from those of these tests."""
    return (await book(bloom)).id


async def insert(database: Database, booking_id: str, starts: int, ends: int, provider: str = ANA) -> str:
    key = new_id("oc")
    async with database.writing() as uow:
        values = {"id": key, "provider": provider, "starts": starts, "ends": ends, "booking": booking_id}
        await uow.session.execute(text(INSERT), values)
    return key


async def run(database: Database, statement: str, **values: object) -> None:
    async with database.writing() as uow:
        await uow.session.execute(text(statement), values)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [(10, 11), (9, 12), (10.25, 10.5), (9.5, 10.5), (10.5, 11.5), (10, 12), (9, 11)],
    ids=["equal", "around", "inside", "before", "after", "same start", "same end"],
)
async def test_a_raw_insert_that_overlaps_is_refused(
    bloom: Database, booking_id: str, starts: float, ends: float
) -> None:
    await insert(bloom, booking_id, 10 * HOUR, 11 * HOUR)
    with pytest.raises(IntegrityError, match="no_double_booking"):
        await insert(bloom, booking_id, int(starts * HOUR), int(ends * HOUR))


@pytest.mark.parametrize(("starts", "ends"), [(9, 10), (11, 12), (0, 1)], ids=["just before", "just after", "apart"])
async def test_a_raw_insert_that_only_touches_is_fine(bloom: Database, booking_id: str, starts: int, ends: int) -> None:
    await insert(bloom, booking_id, 10 * HOUR, 11 * HOUR)
    await insert(bloom, booking_id, starts * HOUR, ends * HOUR)


async def test_each_provider_has_time_of_their_own(bloom: Database, booking_id: str) -> None:
    await insert(bloom, booking_id, 10 * HOUR, 11 * HOUR)
    await insert(bloom, booking_id, 10 * HOUR, 11 * HOUR, provider=BEN)


@pytest.mark.parametrize(
    "change",
    [
        "starts = 37800, ends = 41400",
        "ends = 37800",
        "starts = 30000, ends = 99999",
        "provider_id = 'ben', starts = 72000, ends = 75600",
    ],
    ids=["shifted", "longer", "around", "another provider"],
)
async def test_a_raw_update_into_an_overlap_is_refused(bloom: Database, booking_id: str, change: str) -> None:
    await insert(bloom, booking_id, 10 * HOUR, 11 * HOUR)
    await insert(bloom, booking_id, 20 * HOUR, 21 * HOUR, provider=BEN)
    moved = await insert(bloom, booking_id, 8 * HOUR, 9 * HOUR)
    with pytest.raises(IntegrityError, match="no_double_booking"):
        await run(bloom, f"UPDATE occupancy SET {change} WHERE id = :id", id=moved)
    assert await rows(bloom, f"SELECT starts FROM occupancy WHERE id = '{moved}'") == [(8 * HOUR,)]


async def test_an_occupancy_may_be_moved_across_its_own_time(bloom: Database, booking_id: str) -> None:
    key = await insert(bloom, booking_id, 10 * HOUR, 11 * HOUR)
    await run(bloom, "UPDATE occupancy SET starts = starts + 1800, ends = ends + 1800 WHERE id = :id", id=key)
    await run(bloom, "UPDATE occupancy SET ends = ends + 60 WHERE id = :id", id=key)


@pytest.mark.parametrize(
    ("column", "constraint"),
    [("starts = ends", "ends_after_start"), ("booking_id = NULL", "one_reason"), ("ends = starts - 1", "ends_after")],
)
async def test_an_occupancy_takes_time_and_has_one_reason(
    bloom: Database, booking_id: str, column: str, constraint: str
) -> None:
    key = await insert(bloom, booking_id, 10 * HOUR, 11 * HOUR)
    with pytest.raises(IntegrityError, match=constraint):
        await run(bloom, f"UPDATE occupancy SET {column} WHERE id = :id", id=key)


async def test_the_guard_agrees_with_counting_over_many_random_spans(bloom: Database, booking_id: str) -> None:
    chance = random.Random(2)
    kept: list[tuple[int, int]] = []
    for _ in range(150):
        starts = chance.randrange(0, 200)
        ends = starts + chance.randrange(1, 12)
        if await is_refused(bloom, booking_id, starts, ends):
            assert overlaps(kept, starts, ends)
        else:
            assert not overlaps(kept, starts, ends)
            kept.append((starts, ends))
        if chance.random() < 0.2:
            gone = kept.pop(chance.randrange(len(kept)))
            await run(bloom, "DELETE FROM occupancy WHERE starts = :starts", starts=gone[0])
    assert len(kept) > 5


async def is_refused(database: Database, booking_id: str, starts: int, ends: int) -> bool:
    try:
        await insert(database, booking_id, starts, ends)
    except IntegrityError:
        return True
    return False


def overlaps(kept: Sequence[tuple[int, int]], starts: int, ends: int) -> bool:
    return any(start < ends and starts < end for start, end in kept)


async def test_of_many_raw_inserts_at_once_one_wins(bloom: Database, booking_id: str) -> None:
    found = await asyncio.gather(*(is_refused(bloom, booking_id, 100 + n, 200 + n) for n in range(12)))
    assert sorted(found) == [False, *[True] * 11]


async def test_a_hold_that_goes_takes_its_occupancy_along(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    await run(
        bloom,
        """
        INSERT INTO hold (id, conversation_id, service_id, location_id, provider_id, starts_at, ends_at, any_provider,
                          expires_at)
        VALUES ('hd_1', :conversation, 'haircut', 'downtown', 'ana', '2026-11-24 15:00:00', '2026-11-24 15:30:00',
                false, '2026-11-24 15:05:00')
        """,
        conversation=agent.conversation_id,
    )
    columns = "id, provider_id, starts, ends, hold_id, expires"
    await run(bloom, f"INSERT INTO occupancy ({columns}) VALUES ('oc_1', 'ana', 1, 2, 'hd_1', 3)")
    await run(bloom, "DELETE FROM hold")
    assert await rows(bloom, "SELECT id FROM occupancy WHERE id = 'oc_1'") == []


def test_there_is_a_guard_for_both_databases_and_for_no_other() -> None:
    assert guard_statements("sqlite") != guard_statements("postgresql")
    with pytest.raises(KeyError):
        guard_statements("mysql")
