import pytest

from booking_core import Database
from tests.support.businesses import load_into


@pytest.fixture
async def bloom(database: Database) -> Database:
    """The salon of `tests/support/businesses.py`, on SQLite and on PostgreSQL."""
    await load_into(database)
    return database
