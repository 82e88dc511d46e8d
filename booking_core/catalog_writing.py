"""Writing the business: what it offers, where and by whom. The one way in, for files and for the team alike."""

from collections.abc import Sequence

from booking_core import catalog_rows_store
from booking_core.business import Business, Location, Provider, Service
from booking_core.catalog_store import bump_catalog_version
from booking_core.database import UnitOfWork


async def write_catalog(
    uow: UnitOfWork,
    business: Business | None = None,
    locations: Sequence[Location] = (),
    services: Sequence[Service] = (),
    providers: Sequence[Provider] = (),
) -> bool:
    """Adds or replaces by id, each with all that belongs to it; whatever is not named stays as it is.

    A name that was archived is in use again. What is new comes after what is known, else in the order given. False when
    nothing was different: then the catalog keeps its version. Ids must exist, here or already in the database.
    """
    await catalog_rows_store.lock_catalog(uow.session)
    changed = await catalog_rows_store.write_business(uow.session, business) if business else False
    changed |= await catalog_rows_store.write_locations(uow.session, locations)
    changed |= await catalog_rows_store.write_services(uow.session, services)
    changed |= await catalog_rows_store.write_providers(uow.session, providers)
    if changed:
        await bump_catalog_version(uow.session)
        uow.forget_catalog()
    return changed
