from collections.abc import AsyncIterator

import pytest

from booking_core import Database
from tests.support.whatsapp_desk import Desk, open_desk


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[Desk]:
    """On both databases."""
    async with open_desk(database) as opened:
        yield opened


@pytest.fixture
async def sqlite_desk(sqlite_database: Database) -> AsyncIterator[Desk]:
    """For what no database decides."""
    async with open_desk(sqlite_database) as opened:
        yield opened
