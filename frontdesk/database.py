"""The database of an installation: brought up to date, opened with the product's clock, and closed again."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

import agent
from booking_core import Database, create_engine, missing_revisions, product_clock, upgrade
from frontdesk.settings import Settings

MIGRATIONS: Sequence[Path] = (agent.MIGRATIONS,)
"""The tables of the packages above `booking_core`."""


class DatabaseOutdated(Exception):
    def __init__(self) -> None:
        super().__init__("the database is not up to date: run `frontdesk db upgrade`")


@asynccontextmanager
async def opened_engine(settings: Settings) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(settings.database_url)
    try:
        yield engine
    finally:
        await engine.dispose()


@asynccontextmanager
async def opened_database(settings: Settings, *, upgrading: bool = False) -> AsyncIterator[Database]:
    """Raises `DatabaseOutdated` when its tables are not those of this version, unless it may bring them up to date."""
    async with opened_engine(settings) as engine:
        if await missing_revisions(engine, MIGRATIONS):
            if not upgrading:
                raise DatabaseOutdated
            await upgrade(engine, MIGRATIONS)
        yield Database(engine, await product_clock(engine, settings.clock))
