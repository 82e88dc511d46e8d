from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.databases import SqliteTemplate
from tests.support.team_desk import TeamDesk, open_team_desk


@pytest.fixture
async def desk(sqlite_databases: SqliteTemplate, tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with sqlite_databases.copied(tmp_path) as url, open_team_desk(url) as opened:
        yield opened


@pytest.fixture
async def every_desk(database_url: str) -> AsyncIterator[TeamDesk]:
    """The product on SQLite and on PostgreSQL."""
    async with open_team_desk(database_url) as opened:
        yield opened
