from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from booking_core import Database, SetClock
from tests.support.businesses import load_into
from tests.support.synced_salon import SyncedSalon, synced_salon


@pytest.fixture
async def salon(sqlite_database: Database, clock: SetClock, tmp_path: Path) -> AsyncIterator[SyncedSalon]:
    """With Ana's calendar connected, and brought up to date once."""
    await load_into(sqlite_database)
    async with synced_salon(sqlite_database, clock, tmp_path) as salon:
        await salon.connect()
        await salon.look()
        yield salon
