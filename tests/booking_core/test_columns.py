"""Instants come back from the database as they went in, on either of them."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from booking_core import Database, bare
from booking_core.tables import DeploymentRow, IdempotencyKeyRow

KEYS = bare(IdempotencyKeyRow)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
        datetime(2026, 11, 1, 1, 30, tzinfo=ZoneInfo("America/New_York"), fold=1),
        datetime(2026, 11, 24, 9, 0, 0, 123456, tzinfo=timezone(timedelta(hours=5, minutes=45))),
    ],
    ids=["utc", "second 01:30", "microseconds in Kathmandu"],
)
async def test_an_instant_comes_back_in_utc(database: Database, moment: datetime) -> None:
    async with database.writing() as uow:
        await uow.session.execute(insert(KEYS), {"caller": "a", "key": "b", "fingerprint": "c", "claimed_at": moment})
    async with database.reading() as uow:
        kept = await uow.session.scalar(select(KEYS.c.claimed_at))
    assert kept == moment.astimezone(UTC)
    assert kept.tzinfo is UTC


async def test_an_instant_without_a_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 11, 24, 9, tzinfo=UTC).replace(tzinfo=None)
    async with database.reading() as uow:
        with pytest.raises(StatementError, match="naive"):
            await uow.session.execute(
                insert(KEYS), {"caller": "a", "key": "b", "fingerprint": "c", "claimed_at": naive}
            )


async def test_nothing_stays_nothing(database: Database) -> None:
    async with database.reading() as uow:
        assert await uow.session.scalar(select(bare(DeploymentRow).c.clock_start)) is None
