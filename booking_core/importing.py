"""A business file into the database: what it names is added or changed, what it does not name is kept or archived."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from booking_core import catalog_rows_store
from booking_core.affected import AffectedBooking, affected_bookings
from booking_core.archiving import archive
from booking_core.business import Location, Provider, Service
from booking_core.business_file import BusinessFile
from booking_core.catalog import Catalog
from booking_core.catalog_writing import write_catalog
from booking_core.database import UnitOfWork
from booking_core.errors import NotFound


class EntryKind(StrEnum):
    BUSINESS = "business"
    LOCATION = "location"
    SERVICE = "service"
    PROVIDER = "provider"


class Outcome(StrEnum):
    """`KEPT` is known to the database, absent from the file and left alone."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    RESTORED = "restored"
    ARCHIVED = "archived"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """The business itself has no id."""

    kind: EntryKind
    id: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of every entry, and the bookings that no longer fit: they stay as they are, for the team to look at."""

    entries: tuple[ImportedEntry, ...]
    affected: tuple[AffectedBooking, ...] = ()

    def ids(self, kind: EntryKind, outcome: Outcome) -> tuple[str, ...]:
        return tuple(entry.id for entry in self.entries if (entry.kind, entry.outcome) == (kind, outcome))

    def count(self, kind: EntryKind, outcome: Outcome) -> int:
        return len(self.ids(kind, outcome))


async def import_business(uow: UnitOfWork, file: BusinessFile, *, prune: bool = False) -> ImportReport:
    """Running it again changes nothing. With `prune`, entries that are absent from the file are archived."""
    await catalog_rows_store.lock_catalog(uow.session)
    before = await _catalog(uow)
    await write_catalog(uow, file.business, file.locations, file.services, file.providers)
    if prune and before is not None:
        await archive(
            uow,
            locations=before.locations.keys() - {x.id for x in file.locations},
            services=before.services.keys() - {x.id for x in file.services},
            providers=before.providers.keys() - {x.id for x in file.providers},
        )
    after = await uow.catalog()
    affected = await affected_bookings(uow, before, after) if before is not None and before != after else ()
    return ImportReport(tuple(_entries(before, after, file)), affected)


async def _catalog(uow: UnitOfWork) -> Catalog | None:
    try:
        return await uow.catalog()
    except NotFound:
        return None


def _entries(before: Catalog | None, after: Catalog, file: BusinessFile) -> Iterator[ImportedEntry]:
    if before is None:
        business = Outcome.ADDED
    else:
        business = Outcome.UNCHANGED if before.business == after.business else Outcome.CHANGED
    yield ImportedEntry(EntryKind.BUSINESS, "", business)
    named = {
        EntryKind.LOCATION: {x.id for x in file.locations},
        EntryKind.SERVICE: {x.id for x in file.services},
        EntryKind.PROVIDER: {x.id for x in file.providers},
    }
    for kind, ids in named.items():
        old, new = _of_kind(before, kind), _of_kind(after, kind)
        for entry_id, entry in new.items():
            was_archived = before is not None and entry_id in before.archived[kind]
            if entry_id in ids:
                outcome = _outcome(old.get(entry_id), entry, was_archived)
            elif was_archived:
                continue
            else:
                outcome = Outcome.ARCHIVED if entry_id in after.archived[kind] else Outcome.KEPT
            yield ImportedEntry(kind, entry_id, outcome)


Entry = Location | Service | Provider


def _outcome(old: Entry | None, new: Entry, was_archived: bool) -> Outcome:
    if old is None:
        return Outcome.ADDED
    if was_archived:
        return Outcome.RESTORED
    return Outcome.UNCHANGED if old == new else Outcome.CHANGED


def _of_kind(catalog: Catalog | None, kind: EntryKind) -> dict[str, Entry]:
    if catalog is None:
        return {}
    if kind is EntryKind.LOCATION:
        return dict(catalog.locations)
    return dict(catalog.services if kind is EntryKind.SERVICE else catalog.providers)
