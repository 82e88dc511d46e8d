"""Brings a database's tables up to date, and tells whether they are.

Each package that has tables keeps its own branch of migrations; those above `booking_core` pass their folders in.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

_HERE = Path(__file__).parent / "migrations"


class NewerDatabase(Exception):
    """The database has been at a revision that this version does not know."""

    def __init__(self, revision_id: str) -> None:
        super().__init__(
            f"the database was made by a newer version: {revision_id} is not known here; install that version"
        )


async def upgrade(engine: AsyncEngine, more_versions: Sequence[Path] = ()) -> None:
    """All of it or nothing: the schema changes of one call are one transaction. Running it again changes nothing."""
    async with engine.connect() as connection:
        await connection.execution_options(frontdesk_writing=True)
        async with connection.begin():
            if engine.dialect.name == "postgresql":
                await connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('frontdesk_migration'))")
            await connection.run_sync(_upgrade, more_versions)


async def missing_revisions(engine: AsyncEngine, more_versions: Sequence[Path] = ()) -> tuple[str, ...]:
    """The heads that the database has not reached; empty when it is up to date. Raises `NewerDatabase`."""
    async with engine.connect() as connection:
        return await connection.run_sync(_missing, more_versions)


def alembic_config(connection: Connection, more_versions: Sequence[Path] = ()) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.set_main_option("path_separator", "os")
    folders = [_HERE / "versions", *more_versions]
    config.set_main_option("version_locations", os.pathsep.join(str(folder) for folder in folders))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection, more_versions: Sequence[Path]) -> None:
    command.upgrade(alembic_config(connection, more_versions), "heads")


def _missing(connection: Connection, more_versions: Sequence[Path]) -> tuple[str, ...]:
    script = ScriptDirectory.from_config(alembic_config(connection, more_versions))
    reached = _with_all_before(script, MigrationContext.configure(connection).get_current_heads())
    return tuple(sorted(set(script.get_heads()) - reached))


def _with_all_before(script: ScriptDirectory, heads: Iterable[str]) -> set[str]:
    """A database names a revision no longer once another that depends on it has been reached."""
    reached: set[str] = set()
    waiting = list(heads)
    while waiting:
        revision_id = waiting.pop()
        if revision_id in reached:
            continue
        reached.add(revision_id)
        try:
            revision = script.get_revision(revision_id)
        except CommandError as error:
            raise NewerDatabase(revision_id) from error
        waiting.extend([*_ids(revision.down_revision), *_ids(revision.dependencies)])
    return reached


def _ids(found: str | Iterable[str] | None) -> tuple[str, ...]:
    return (found,) if isinstance(found, str) else tuple(found or ())
