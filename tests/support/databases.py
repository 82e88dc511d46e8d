"""Databases for tests: fresh and migrated for each test, and cheap, because only the first of a run is migrated."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from booking_core import Database, SetClock, create_engine, upgrade
from tests.support.postgres import Postgres, running_postgres

_ROOT = Path(__file__).parents[2]
MIGRATIONS: Sequence[Path] = tuple(
    _ROOT / package / "migrations/versions" for package in ("agent", "channels/webchat", "staff", "calendars")
)
"""The folders of migrations above those of `booking_core`; by path, so that its tests import nothing above it."""

MONDAY_MORNING = datetime.fromisoformat("2026-11-23T09:00:00-05:00")
TEMPLATE = "frontdesk_template"


class Template(Protocol):
    """A migrated database that can be copied."""

    def copied(self, folder: Path) -> AbstractAsyncContextManager[str]:
        """The address of a fresh copy, which goes when the block ends."""
        ...


@dataclass(frozen=True)
class SqliteTemplate:
    file: Path

    @asynccontextmanager
    async def copied(self, folder: Path) -> AsyncIterator[str]:
        copy = folder / "frontdesk.db"
        shutil.copyfile(self.file, copy)
        yield sqlite_url(copy)


# Emptying a database costs a tenth of making one.
EMPTY = """
DO $$
DECLARE name text;
BEGIN
    SET LOCAL session_replication_role = replica;
    SET LOCAL lock_timeout = '5s';
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DELETE FROM public.%I', name);
    END LOOP;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'as_migrated' LOOP
        EXECUTE format('INSERT INTO public.%I SELECT * FROM as_migrated.%I', name, name);
    END LOOP;
END $$
"""
REMEMBER = """
DO $$
DECLARE name text;
BEGIN
    CREATE SCHEMA as_migrated;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE as_migrated.%I AS TABLE public.%I', name, name);
    END LOOP;
END $$
"""


@dataclass(frozen=True)
class PostgresTemplate:
    """Databases are used again, as they were after their migration."""

    server: Postgres
    unused: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    @asynccontextmanager
    async def copied(self, folder: Path) -> AsyncIterator[str]:
        name = self.unused.pop() if self.unused else await self._another()
        yield self.server.url(name)
        await administer(self.server, EMPTY, name)
        self.unused.append(name)

    async def _another(self) -> str:
        name = f"frontdesk_{next(self.numbers)}"
        await administer(self.server, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return name


def sqlite_url(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


async def administer(server: Postgres, statement: str, database: str = "postgres") -> None:
    engine = create_async_engine(server.url(database), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.execute(text(statement))


async def migrate(url: str) -> None:
    engine = create_engine(url)
    try:
        await upgrade(engine, MIGRATIONS)
    finally:
        await engine.dispose()


async def sqlite_template(folder: Path) -> SqliteTemplate:
    file = folder / "template.db"
    await migrate(sqlite_url(file))
    return SqliteTemplate(file)


async def postgres_template(server: Postgres) -> PostgresTemplate:
    await administer(server, f"CREATE DATABASE {TEMPLATE}")
    await migrate(server.url(TEMPLATE))
    await administer(server, REMEMBER, TEMPLATE)
    return PostgresTemplate(server)


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    return asyncio.run(sqlite_template(tmp_path_factory.mktemp("template")))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """One server for each process that runs tests."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_databases(postgres_server: Postgres) -> PostgresTemplate:
    return asyncio.run(postgres_template(postgres_server))


@pytest.fixture
def clock() -> SetClock:
    return SetClock(MONDAY_MORNING)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def templates(request: pytest.FixtureRequest) -> Template:
    found: Template = request.getfixturevalue(f"{request.param}_databases")
    return found


@pytest.fixture
async def database_url(templates: Template, tmp_path: Path) -> AsyncIterator[str]:
    """Of a fresh migrated database: the test runs once on SQLite and once on PostgreSQL."""
    async with templates.copied(tmp_path) as url:
        yield url


@pytest.fixture
async def database(database_url: str, clock: SetClock) -> AsyncIterator[Database]:
    """Fresh and migrated, without a business: the test runs once on SQLite and once on PostgreSQL."""
    async with opened(database_url, clock) as database:
        yield database


@pytest.fixture
async def sqlite_database(sqlite_databases: SqliteTemplate, tmp_path: Path, clock: SetClock) -> AsyncIterator[Database]:
    """Fresh and migrated, without a business, for what no database decides."""
    async with sqlite_databases.copied(tmp_path) as url, opened(url, clock) as database:
        yield database


@asynccontextmanager
async def opened(url: str, clock: SetClock) -> AsyncIterator[Database]:
    database = Database(create_engine(url), clock)
    try:
        yield database
    finally:
        await database.close()
