"""SQLite for conversations, which are many: one engine in the thread of the test opens copies of a loaded database."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from booking_core import Database, SetClock, create_engine
from frontdesk.demo_business import load_demo_business
from frontdesk.same_thread import stay_in_thread
from tests.support.businesses import load_into
from tests.support.databases import MONDAY_MORNING, SqliteTemplate, sqlite_url

LOADED: dict[str, Callable[[Database], Awaitable[object]]] = {"bloom": load_into, "demo": load_demo_business}


@dataclass
class QuickDatabases:
    """What an engine has compiled serves the next test; its connections end with the test that opened them."""

    migrated: Path
    folder: Path
    engine: AsyncEngine = field(init=False)
    loaded: dict[str, Path] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.engine = stay_in_thread(create_engine(sqlite_url(self.file)))

    @property
    def file(self) -> Path:
        return self.folder / "quick.db"

    @asynccontextmanager
    async def opened(self, business: str, clock: SetClock) -> AsyncIterator[Database]:
        """`business` is a key of `LOADED`."""
        if business not in self.loaded:
            await self._load(business)
        shutil.copyfile(self.loaded[business], self.file)
        try:
            yield Database(self.engine, clock)
        finally:
            await self.engine.dispose()
            for left in self.folder.glob(f"{self.file.name}*"):
                left.unlink()

    async def _load(self, business: str) -> None:
        file = self.folder / f"{business}.db"
        shutil.copyfile(self.migrated, file)
        database = Database(create_engine(sqlite_url(file)), SetClock(MONDAY_MORNING))
        await LOADED[business](database)
        await database.close()
        self.loaded[business] = file


@pytest.fixture(scope="session")
def quick_databases(sqlite_databases: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory) -> QuickDatabases:
    return QuickDatabases(sqlite_databases.file, tmp_path_factory.mktemp("quick"))


@pytest.fixture
async def bloom_database(quick_databases: QuickDatabases, clock: SetClock) -> AsyncIterator[Database]:
    """Fresh, with the salon that most tests are set in."""
    async with quick_databases.opened("bloom", clock) as database:
        yield database
