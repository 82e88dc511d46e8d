"""Whether there is a business to talk about, and the one that a first start comes with."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from booking_core import BusinessFile, Database, NotFound, SystemClock, import_business, read_business_file
from frontdesk.database import opened_database
from frontdesk.same_thread import stay_in_thread
from frontdesk.settings import Settings

FILE = Path(__file__).parent / "demo_business.yaml"
NONE_YET = "frontdesk: there is no business yet: load one with `frontdesk import FILE`\n"


@asynccontextmanager
async def prepared_database(settings: Settings, *, demo: bool) -> AsyncIterator[Database]:
    """Up to date; where there is no business, the demo's is loaded with some weeks of its work, or a warning is given.
    Raises what `opened_database` does: what is wrong with it is said before anything else has begun."""
    async with opened_database(settings, upgrading=True) as database:
        if not await has_business(database):
            if demo:
                await _open_demo(database)
            else:
                sys.stderr.write(NONE_YET)
        yield database


async def _open_demo(database: Database) -> None:
    # Not at the top: only a first start needs the offline model this early.
    from frontdesk.sample import open_sample_business

    if database.engine.dialect.name == "sqlite":
        # Nobody else is served yet. What is connected already has a thread, and is not used again.
        await database.engine.dispose()
        stay_in_thread(database.engine)
    await open_sample_business(database, SystemClock(), demo_business())


def demo_business() -> BusinessFile:
    return read_business_file(FILE.read_bytes())


async def load_demo_business(database: Database) -> bool:
    """False where there is a business already, which is left as it is."""
    if await has_business(database):
        return False
    async with database.writing() as uow:
        await import_business(uow, demo_business())
    return True


async def has_business(database: Database) -> bool:
    async with database.reading() as uow:
        try:
            await uow.catalog()
        except NotFound:
            return False
    return True
