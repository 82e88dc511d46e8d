"""The business that a first start comes with, so that there is something to talk about."""

from pathlib import Path

from booking_core import BusinessFile, Database, NotFound, import_business, read_business_file

FILE = Path(__file__).parent / "demo_business.yaml"


def demo_business() -> BusinessFile:
    return read_business_file(FILE.read_bytes())


async def load_demo_business(database: Database) -> bool:
    """False where there is a business already, which is left as it is."""
    async with database.writing() as uow:
        try:
            await uow.catalog()
        except NotFound:
            await import_business(uow, demo_business())
            return True
    return False
