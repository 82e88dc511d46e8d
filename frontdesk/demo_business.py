"""The salon of the demo, for whoever has no business of their own yet."""

from importlib import resources

from booking_core import BusinessFile, Database, NotFound, import_business, read_business_file


def demo_business() -> BusinessFile:
    return read_business_file(resources.files("frontdesk").joinpath("demo_business.yaml").read_bytes())


async def load_demo_business(database: Database) -> bool:
    """False, and nothing is changed, where there is a business already."""
    async with database.writing() as uow:
        try:
            await uow.catalog()
        except NotFound:
            await import_business(uow, demo_business())
            return True
    return False
