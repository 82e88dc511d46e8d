"""Processes to kill, and desks that they serve."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.support.crashing import CrashDesk, Nursery, open_crash_desk, open_nursery
from tests.support.databases import PostgresTemplate, SqliteTemplate


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with open_nursery(tmp_path_factory.mktemp("nursery")) as opened:
        yield opened


@pytest.fixture
async def desk(nursery: Nursery, sqlite_databases: SqliteTemplate, tmp_path: Path) -> AsyncIterator[CrashDesk]:
    async with sqlite_databases.copied(tmp_path) as url, open_crash_desk(nursery, url) as opened:
        yield opened


@pytest.fixture
async def postgres_desk(
    nursery: Nursery, postgres_databases: PostgresTemplate, tmp_path: Path
) -> AsyncIterator[CrashDesk]:
    async with postgres_databases.copied(tmp_path) as url, open_crash_desk(nursery, url) as opened:
        yield opened
