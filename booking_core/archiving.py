"""Taking services, locations and providers out of use. Their bookings stay; writing an entry again brings it back."""

from collections.abc import Collection

from booking_core import archive_store, catalog_rows_store
from booking_core.catalog_store import bump_catalog_version
from booking_core.database import UnitOfWork
from booking_core.tables import LocationRow, ProviderRow, ServiceRow


async def archive(
    uow: UnitOfWork,
    *,
    locations: Collection[str] = (),
    services: Collection[str] = (),
    providers: Collection[str] = (),
) -> bool:
    """False when all of these ids were archived, or unknown, before."""
    await catalog_rows_store.lock_catalog(uow.session)
    named: tuple[tuple[archive_store.ArchivableRow, Collection[str]], ...] = (
        (LocationRow, locations),
        (ServiceRow, services),
        (ProviderRow, providers),
    )
    changed = [await archive_store.set_archived(uow.session, table, ids, uow.now) for table, ids in named if ids]
    if any(changed):
        await bump_catalog_version(uow.session)
        uow.forget_catalog()
        return True
    return False
