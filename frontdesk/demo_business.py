"""Whether there is a business to talk about, and the one that a first start comes with."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from booking_core import BusinessFile, Database, NotFound, import_business, read_business_file
from frontdesk.database import opened_database
from frontdesk.settings import Settings

FILE = Path(__file__).parent / "demo_business.yaml"
NONE_YET = "frontdesk: there is no business yet: load one with `frontdesk import FILE`\n"


@asynccontextmanager
async def prepared_database(settings: Settings, *, demo: bool) -> AsyncIterator[Database]:
    """Up to date; where there is no business, the demo's is loaded or a warning is given. Raises what
    `opened_database` does: what is wrong with it is said before anything else has begun."""
    async with opened_database(settings, upgrading=True) as database:
        if demo:
            await load_demo_business(database)
        elif not await has_business(database):
            sys.stderr.write(NONE_YET)
        yield database


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
