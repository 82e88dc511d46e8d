from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.databases import SqliteTemplate
from tests.support.echo_model import EchoModel
from tests.support.web_desk import Desk, open_desk


@pytest.fixture
def model() -> EchoModel:
    return EchoModel()


@pytest.fixture
async def desk(database_url: str, model: EchoModel) -> AsyncIterator[Desk]:
    """The product on SQLite and on PostgreSQL."""
    async with open_desk(database_url, model) as opened:
        yield opened


@pytest.fixture
async def sqlite_desk(sqlite_databases: SqliteTemplate, tmp_path: Path, model: EchoModel) -> AsyncIterator[Desk]:
    """For what no database decides."""
    async with sqlite_databases.copied(tmp_path) as url, open_desk(url, model) as opened:
        yield opened
