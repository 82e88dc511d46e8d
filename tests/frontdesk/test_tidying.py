"""A product that runs deletes by itself what nobody will ask for again."""

from datetime import timedelta
from pathlib import Path

from booking_core.idempotency import claim
from staff.throttling import count_attempt
from tests.support.bookings import count
from tests.support.databases import MONDAY_MORNING, SqliteTemplate
from tests.support.team_desk import open_team_desk


async def test_keys_and_attempts_of_last_week_are_gone(sqlite_databases: SqliteTemplate, tmp_path: Path) -> None:
    async with sqlite_databases.copied(tmp_path) as url, open_team_desk(url) as desk:
        async with desk.database.writing() as uow:
            await claim(uow, "ak_1", "key", "body", MONDAY_MORNING)
            await count_attempt(uow, "ana@example.com", "192.0.2.1", MONDAY_MORNING)
        desk.clock.advance(timedelta(days=7))
        await desk.product.sweeper.tidy_if_due()
        assert await count(desk.database, "idempotency_key") == 0
        assert await count(desk.database, "sign_in_throttle") == 0
