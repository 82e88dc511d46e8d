"""Services, locations and providers as the team manages them: looking, adding, changing, archiving.

A change never touches bookings; it lists those that it leaves where they could no longer be made.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic

from booking_core import catalog_rows_store
from booking_core.actors import Actor
from booking_core.affected import AffectedBooking, affected_bookings
from booking_core.archiving import archive
from booking_core.business import Location, Provider, Service
from booking_core.catalog import Catalog
from booking_core.catalog_writing import write_catalog
from booking_core.contacts import bookings_scope
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput, NotFound
from booking_core.managing_checks import EntryT, checked_entry
from booking_core.opening import works_at
from booking_core.plain_text import folded
from booking_core.policy import Action, Scope, require

_KINDS: Mapping[type, str] = {Service: "service", Location: "location", Provider: "provider"}
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
LONGEST_MADE_ID = 48


@dataclass(frozen=True, slots=True)
class Managed(Generic[EntryT]):
    """`affected` are the bookings that no longer fit; `archived` entries are kept for the sake of old ones."""

    entry: EntryT
    archived: bool = False
    affected: tuple[AffectedBooking, ...] = ()


async def list_entries(
    uow: UnitOfWork, actor: Actor, kind: type[EntryT], *, with_archived: bool = False
) -> list[Managed[EntryT]]:
    """In the business's own order. A provider sees themselves, and colleagues only with whom they share bookings."""
    require(actor, Action.SEE_BOOKINGS)
    catalog, scope = await uow.catalog(), await bookings_scope(uow, actor)
    archived = catalog.archived[_KINDS[kind]]
    return [
        Managed(entry, entry.id in archived)
        for entry in _entries(catalog, kind).values()
        if (with_archived or entry.id not in archived) and _is_seen(scope, entry)
    ]


async def list_locations(
    uow: UnitOfWork, actor: Actor, *, service_id: str | None = None, with_archived: bool = False
) -> list[Managed[Location]]:
    """With a service, those where it is offered. Raises `InvalidInput` when there is no such service."""
    found = await list_entries(uow, actor, Location, with_archived=with_archived)
    if service_id is None:
        return found
    offered = (await uow.catalog()).service(service_id).location_ids
    return [each for each in found if each.entry.id in offered]


async def list_providers(
    uow: UnitOfWork,
    actor: Actor,
    *,
    service_id: str | None = None,
    location_id: str | None = None,
    with_archived: bool = False,
) -> list[Managed[Provider]]:
    """With a service, those who offer it; with a location, those who work there. Raises as `list_locations` does."""
    found = await list_entries(uow, actor, Provider, with_archived=with_archived)
    if service_id is not None:
        service = (await uow.catalog()).service(service_id)
        found = [each for each in found if service.id in each.entry.service_ids]
    if location_id is not None:
        found = [each for each in found if works_at(each.entry, location_id)]
    return found


async def get_entry(uow: UnitOfWork, actor: Actor, kind: type[EntryT], entry_id: str) -> Managed[EntryT]:
    """Raises `NotFound`."""
    require(actor, Action.SEE_BOOKINGS)
    catalog = await uow.catalog()
    entry = _found(catalog, kind, entry_id)
    if not _is_seen(await bookings_scope(uow, actor), entry):
        raise NotFound(f"There is no such {_KINDS[kind]}.")
    return Managed(entry, entry_id in catalog.archived[_KINDS[kind]])


async def add_entry(uow: UnitOfWork, actor: Actor, entry: EntryT) -> Managed[EntryT]:
    """Without an id, one is made of the name. Raises `InvalidInput` that names the field, `Forbidden`."""
    catalog = await locked_catalog(uow, actor)
    known = _entries(catalog, type(entry))
    entry = replace(entry, id=entry.id or _id_of(entry.name, known))
    if entry.id in known:
        raise InvalidInput("That id is used already.", field="id")
    await _write(uow, checked_entry(catalog, entry, None))
    return Managed(_found(await uow.catalog(), type(entry), entry.id))


async def change_entry(
    uow: UnitOfWork, actor: Actor, kind: type[EntryT], entry_id: str, changes: Mapping[str, Any]
) -> Managed[EntryT]:
    """`changes` has fields of the entry. One that is archived is in use again afterwards.

    Raises `InvalidInput` that names the field, `NotFound`, `Forbidden`.
    """
    before = await locked_catalog(uow, actor)
    entry = _found(before, kind, entry_id)
    await _write(uow, checked_entry(before, replace(entry, **changes), entry))
    after = await uow.catalog()
    affected = await affected_bookings(uow, before, after) if after is not before else ()
    return Managed(_found(after, kind, entry_id), affected=affected)


async def archive_entry(uow: UnitOfWork, actor: Actor, kind: type[EntryT], entry_id: str) -> Managed[EntryT]:
    """Out of use from now on. Archiving it again changes nothing. Raises `NotFound`, `Forbidden`."""
    before = await locked_catalog(uow, actor)
    entry = _found(before, kind, entry_id)
    await archive(uow, **{f"{_KINDS[kind]}s": [entry_id]})
    return Managed(entry, True, await affected_bookings(uow, before, await uow.catalog()))


async def locked_catalog(uow: UnitOfWork, actor: Actor) -> Catalog:
    """As it stands, and as nobody else can change it before this transaction ends. Raises `Forbidden`."""
    require(actor, Action.MANAGE_BUSINESS)
    await catalog_rows_store.lock_catalog(uow.session)
    return await uow.catalog()


async def _write(uow: UnitOfWork, entry: Service | Location | Provider) -> None:
    match entry:
        case Service():
            await write_catalog(uow, services=[entry])
        case Location():
            await write_catalog(uow, locations=[entry])
        case Provider():
            await write_catalog(uow, providers=[entry])


def _entries(catalog: Catalog, kind: type[EntryT]) -> Mapping[str, EntryT]:
    everything: Mapping[type, Mapping[str, Any]] = {
        Service: catalog.services,
        Location: catalog.locations,
        Provider: catalog.providers,
    }
    return everything[kind]


def _found(catalog: Catalog, kind: type[EntryT], entry_id: str) -> EntryT:
    entry = _entries(catalog, kind).get(entry_id)
    if entry is None:
        raise NotFound(f"There is no such {_KINDS[kind]}.")
    return entry


def _is_seen(scope: Scope, entry: Service | Location | Provider) -> bool:
    if not isinstance(entry, Provider):
        return True
    if scope.provider_id is not None and entry.id != scope.provider_id:
        return False
    return scope.service_ids is None or not scope.service_ids.isdisjoint(entry.service_ids)


def _id_of(name: str, known: Mapping[str, Any]) -> str:
    base = _NOT_IN_AN_ID.sub("-", folded(name)).strip("-")[:LONGEST_MADE_ID].strip("-") or "entry"
    return next(each for number in range(1, len(known) + 2) if (each := _numbered(base, number)) not in known)


def _numbered(base: str, number: int) -> str:
    return base if number == 1 else f"{base}-{number}"
