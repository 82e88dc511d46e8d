"""The migrations build what the tables say, on both databases, and can be taken back."""

import inspect
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy import inspect as inspected
from sqlalchemy.ext.asyncio import AsyncEngine

from booking_core import create_engine, missing_revisions, review_table, tables, upgrade
from booking_core.migrating import alembic_config
from booking_core.tables import Table
from tests.support.databases import administer, sqlite_url
from tests.support.postgres import Postgres


def is_table(found: object) -> bool:
    return isinstance(found, type) and issubclass(found, Table) and found is not Table


CORE_TABLES = {
    str(found.__tablename__) for module in (tables, review_table) for _, found in inspect.getmembers(module, is_table)
}


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def server(request: pytest.FixtureRequest) -> Postgres | None:
    found: Postgres | None = request.getfixturevalue("postgres_server") if request.param == "postgres" else None
    return found


@pytest.fixture
async def engine(server: Postgres | None, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """Of a database without a table."""
    if server is None:
        engine = create_engine(sqlite_url(tmp_path / "empty.db"))
        yield engine
        await engine.dispose()
        return
    await administer(server, "CREATE DATABASE empty")
    engine = create_engine(server.url("empty"))
    yield engine
    await engine.dispose()
    await administer(server, "DROP DATABASE empty")


async def table_names(engine: AsyncEngine) -> set[str]:
    async with engine.connect() as connection:
        return set(await connection.run_sync(lambda sync: inspected(sync).get_table_names()))


async def test_upgrading_builds_every_table_from_nothing(engine: AsyncEngine) -> None:
    assert await missing_revisions(engine) == ("booking_core_0002",)
    await upgrade(engine)
    assert await missing_revisions(engine) == ()
    assert {"booking", "occupancy", "change", "deployment", "alembic_version"} <= await table_names(engine)


async def test_upgrading_again_changes_nothing(engine: AsyncEngine) -> None:
    await upgrade(engine)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE deployment SET catalog_version = 7"))
    await upgrade(engine)
    async with engine.connect() as connection:
        found = await connection.execute(text("SELECT catalog_version FROM deployment"))
        assert found.scalars().all() == [7]


async def test_the_migrated_schema_is_what_the_tables_say(engine: AsyncEngine) -> None:
    await upgrade(engine)

    def differences(connection: Connection) -> list[object]:
        options = {"compare_type": True, "include_object": only_the_cores}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), Table.metadata))

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def only_the_cores(item: object, name: str | None, kind: str, *_: object) -> bool:
    """Tables of packages above share the metadata once those are imported."""
    return kind != "table" or name in CORE_TABLES


@pytest.mark.parametrize("table", ["deployment", "change_counter"])
async def test_the_single_rows_are_there_from_the_start(engine: AsyncEngine, table: str) -> None:
    await upgrade(engine)
    async with engine.connect() as connection:
        found = await connection.execute(text(f"SELECT id FROM {table}"))
        assert found.scalars().all() == [1]


async def test_downgrading_leaves_nothing_and_upgrading_works_again(engine: AsyncEngine) -> None:
    await upgrade(engine)
    async with engine.connect() as connection:
        await connection.execution_options(frontdesk_writing=True)
        async with connection.begin():
            await connection.run_sync(lambda sync: command.downgrade(alembic_config(sync), "base"))
    assert await table_names(engine) == {"alembic_version"}
    await upgrade(engine)
    assert "booking" in await table_names(engine)


async def test_an_upgrade_that_fails_half_way_leaves_nothing(engine: AsyncEngine, tmp_path: Path) -> None:
    folder = tmp_path / "versions"
    folder.mkdir()
    (folder / "broken_0001.py").write_text(
        """
from alembic import op

revision = "broken_0001"
down_revision = None
branch_labels = ("broken",)
depends_on = "booking_core_0002"


def upgrade() -> None:
    op.execute("CREATE TABLE half (id INTEGER)")
    raise RuntimeError("broken on purpose")
"""
    )
    with pytest.raises(RuntimeError, match="on purpose"):
        await upgrade(engine, [folder])
    assert await table_names(engine) == set()
