"""The database of an installation: brought up to date, opened with the product's clock, and closed again."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

import agent
import calendars
import channels
import staff
from booking_core import Database, create_engine, missing_revisions, product_clock, upgrade
from frontdesk.settings import Settings

MIGRATIONS: Sequence[Path] = (
    agent.MIGRATIONS,
    channels.WEBCHAT_MIGRATIONS,
    staff.MIGRATIONS,
    calendars.MIGRATIONS,
)
"""The tables of the packages above `booking_core`."""


class DatabaseOutdated(Exception):
    def __init__(self) -> None:
        super().__init__("the database is not up to date: run `frontdesk db upgrade`")


class DatabaseUnusable(Exception):
    """It could not be reached, or is none."""

    def __init__(self, settings: Settings, reason: Exception) -> None:
        super().__init__(
            f"the database {shown_url(settings)} can't be used: {_in_words(reason)}; check FRONTDESK_DATABASE_URL"
        )


def _in_words(reason: BaseException) -> str:
    """The first line of what was said, without the system's number for it."""
    said = str(getattr(reason, "orig", None) or reason).partition("\n")[0]
    return re.sub(r"^\[Errno -?\d+\] ", "", said) or type(reason).__name__


def shown_url(settings: Settings) -> str:
    """The address without its password."""
    return make_url(settings.database_url).render_as_string(hide_password=True)


def is_there(settings: Settings) -> bool:
    """False for a SQLite file that nobody has made yet: asking it anything would make it."""
    url = make_url(settings.database_url)
    return url.get_backend_name() != "sqlite" or (url.database is not None and Path(url.database).is_file())


@asynccontextmanager
async def opened_engine(settings: Settings) -> AsyncIterator[AsyncEngine]:
    """Raises `DatabaseUnusable` when it can't be connected to."""
    try:
        engine = create_engine(settings.database_url)
    except (SQLAlchemyError, OSError) as error:
        raise DatabaseUnusable(settings, error) from error
    try:
        await _try(engine, settings)
        yield engine
    finally:
        await engine.dispose()


async def _try(engine: AsyncEngine, settings: Settings) -> None:
    try:
        async with engine.connect() as connection:
            await connection.exec_driver_sql("SELECT 1")
    except (SQLAlchemyError, OSError) as error:
        raise DatabaseUnusable(settings, error) from error


@asynccontextmanager
async def opened_database(settings: Settings, *, upgrading: bool = False) -> AsyncIterator[Database]:
    """Raises `DatabaseOutdated` when its tables are not those of this version, unless it may bring them up to date."""
    async with opened_engine(settings) as engine:
        if await missing_revisions(engine, MIGRATIONS):
            if not upgrading:
                raise DatabaseOutdated
            await upgrade(engine, MIGRATIONS)
        yield Database(engine, await product_clock(engine, settings.clock))
