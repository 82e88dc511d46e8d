"""SQLite for conversations, which are many: as trials have it, one engine in the thread of the test opens copies."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from booking_core import Database, SetClock, import_business
from evals.templates import Load, Templates
from frontdesk.demo_business import demo_business
from tests.support.businesses import load
from tests.support.databases import SqliteTemplate

LOADED: dict[str, Load] = {"bloom": load, "demo": lambda uow: import_business(uow, demo_business())}


@dataclass(frozen=True)
class QuickDatabases:
    """What an engine has compiled serves the next test; its connections end with the test that opened them."""

    templates: Templates

    @asynccontextmanager
    async def opened(self, business: str, clock: SetClock) -> AsyncIterator[Database]:
        """`business` is a key of `LOADED`."""
        engine = await self.templates.fresh_with(business, LOADED[business])
        try:
            yield Database(engine, clock)
        finally:
            await self.templates.close()


@pytest.fixture(scope="session")
def quick_databases(sqlite_databases: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory) -> QuickDatabases:
    folder = tmp_path_factory.mktemp("quick")
    shutil.copyfile(sqlite_databases.file, folder / "migrated.db")
    return QuickDatabases(Templates(folder))


@pytest.fixture
async def bloom_database(quick_databases: QuickDatabases, clock: SetClock) -> AsyncIterator[Database]:
    """Fresh, with the salon that most tests are set in."""
    async with quick_databases.opened("bloom", clock) as database:
        yield database
