from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.support.browser import Visits
from tests.support.databases import SqliteTemplate
from tests.support.staff_desk import StaffDesk, open_staff_desk


@pytest_asyncio.fixture(loop_scope="session")
async def desk(sqlite_databases: SqliteTemplate, tmp_path: Path, visits: Visits) -> AsyncIterator[StaffDesk]:
    async with sqlite_databases.copied(tmp_path) as url, open_staff_desk(url, visits) as opened:
        yield opened
