"""The business's values as rows: only those that differ are written."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table as CoreTable
from sqlalchemy import and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core.business import Business, DateOverride, Location, Provider, Service, WeeklyHours
from booking_core.ids import new_id
from booking_core.tables import (
    BusinessRow,
    DateOverrideRow,
    DeploymentRow,
    LocationRow,
    ProviderRow,
    ProviderServiceRow,
    ServiceLocationRow,
    ServiceRow,
    Table,
    TimeOffRow,
    WeeklyHoursRow,
    bare,
)

Row = dict[str, Any]
Key = tuple[Any, ...]


async def lock_catalog(session: AsyncSession) -> None:
    """Makes those who write the business take turns until the commit."""
    await session.execute(select(col(DeploymentRow.catalog_version)).with_for_update())


async def write_business(session: AsyncSession, business: Business) -> bool:
    row = {
        "id": 1,
        "name": business.name,
        "timezone": str(business.timezone),
        "country": business.country,
        "language": business.language,
        "currency": business.currency,
        "provider_visibility": str(business.provider_visibility),
        "max_upcoming_per_customer": business.max_upcoming_per_customer,
    }
    return await _replace(session, BusinessRow, await _stored(session, BusinessRow), [row])


async def write_locations(session: AsyncSession, locations: Sequence[Location]) -> bool:
    rows = [{"id": x.id, "name": x.name, "address": x.address, "timezone": str(x.timezone)} for x in locations]
    return await _write_entries(session, LocationRow, rows)


async def write_services(session: AsyncSession, services: Sequence[Service]) -> bool:
    rows = [
        {
            "id": service.id,
            "name": service.name,
            "description": service.description,
            "aliases": list(service.aliases),
            "duration": service.duration,
            "buffer_before": service.buffer_before,
            "buffer_after": service.buffer_after,
            "slot_interval": service.slot_interval,
            "min_notice": service.min_notice,
            "booking_window_days": service.booking_window_days,
            "cancel_notice": service.cancel_notice,
            "requires_approval": service.requires_approval,
            "price": service.price,
        }
        for service in services
    ]
    links = [{"service_id": s.id, "location_id": place} for s in services for place in s.location_ids]
    changed = await _write_entries(session, ServiceRow, rows)
    return await _write_belongings(session, ServiceLocationRow, "service_id", services, links) or changed


async def write_providers(session: AsyncSession, providers: Sequence[Provider]) -> bool:
    rows = [{"id": person.id, "name": person.name, "email": person.email} for person in providers]
    changed = [
        await _write_entries(session, ProviderRow, rows),
        await _write_belongings(
            session,
            ProviderServiceRow,
            "provider_id",
            providers,
            [{"provider_id": person.id, "service_id": skill} for person in providers for skill in person.service_ids],
        ),
        await _write_belongings(
            session, WeeklyHoursRow, "provider_id", providers, [row for p in providers for row in _weekly(p)]
        ),
        await _write_belongings(
            session, DateOverrideRow, "provider_id", providers, [row for p in providers for row in _overrides(p)]
        ),
        await _write_time_off(session, providers),
    ]
    return any(changed)


def _weekly(provider: Provider) -> Iterable[Row]:
    """Of blocks that start together the longest: together they are no more than that."""
    longest: dict[Key, WeeklyHours] = {}
    for hours in sorted(provider.hours, key=lambda hours: hours.block.end):
        longest[hours.location_id, hours.weekday, hours.block.start] = hours
    for (location_id, weekday, starts), hours in longest.items():
        yield {
            "provider_id": provider.id,
            "location_id": location_id,
            "weekday": weekday,
            "starts": starts,
            "ends": hours.block.end,
        }


def _overrides(provider: Provider) -> Iterable[Row]:
    """Several for one date at one location are one, with the blocks of all."""
    by_date: dict[Key, list[DateOverride]] = {}
    for override in provider.overrides:
        by_date.setdefault((override.location_id, override.date), []).append(override)
    for (location_id, day), overrides in by_date.items():
        blocks = sorted({(block.start, block.end) for override in overrides for block in override.blocks})
        yield {
            "provider_id": provider.id,
            "location_id": location_id,
            "day": day,
            "blocks": [list(block) for block in blocks],
        }


async def _write_time_off(session: AsyncSession, providers: Sequence[Provider]) -> bool:
    """The same absence keeps its id."""
    stored = await _stored(session, TimeOffRow, "provider_id", [person.id for person in providers])
    known = {(row["provider_id"], row["starts"], row["ends"]): row["id"] for row in stored}
    keys = {(p.id, off.start.isoformat(), off.end.isoformat()) for p in providers for off in p.time_off}
    rows = [
        {"id": known.get(key) or new_id("to"), "provider_id": key[0], "starts": key[1], "ends": key[2]}
        for key in sorted(keys)
    ]
    return await _replace(session, TimeOffRow, stored, rows)


async def _write_entries(session: AsyncSession, table: type[Table], rows: Sequence[Row]) -> bool:
    """Positions: the known ones are dealt out anew in the order given, and what is new comes last."""
    everything = await _stored(session, table)
    known = {row["id"]: row["position"] for row in everything}
    beyond = max(known.values(), default=-1) + 1
    fresh = range(beyond, beyond + sum(row["id"] not in known for row in rows))
    positions = sorted([*(known[row["id"]] for row in rows if row["id"] in known), *fresh])
    wanted = [{**row, "position": at, "archived_at": None} for row, at in zip(rows, positions, strict=True)]
    ids = {row["id"] for row in rows}
    return await _replace(session, table, [row for row in everything if row["id"] in ids], wanted)


async def _write_belongings(
    session: AsyncSession, table: type[Table], owner: str, owners: Sequence[Service | Provider], rows: Sequence[Row]
) -> bool:
    return await _replace(session, table, await _stored(session, table, owner, [x.id for x in owners]), rows)


async def _stored(
    session: AsyncSession, table: type[Table], column: str | None = None, values: Sequence[str] = ()
) -> list[Row]:
    core = bare(table)
    statement = select(core) if column is None else select(core).where(core.c[column].in_(values))
    return [dict(row) for row in (await session.execute(statement)).mappings()]


async def _replace(session: AsyncSession, table: type[Table], stored: Sequence[Row], wanted: Sequence[Row]) -> bool:
    """Makes the stored rows the wanted ones; True when that took a change."""
    core = bare(table)
    before = {_key(core, row): row for row in stored}
    after = {_key(core, row): row for row in wanted}
    for key in before.keys() - after.keys():
        await session.execute(delete(core).where(_is(core, key)))
    changed = [key for key in after.keys() & before.keys() if after[key] != before[key]]
    for key in changed:
        await session.execute(update(core).where(_is(core, key)).values(**after[key]))
    added = [row for key, row in after.items() if key not in before]
    if added:
        await session.execute(insert(core), added)
    return bool(added or changed or before.keys() - after.keys())


def _key(core: CoreTable, row: Mapping[str, Any]) -> Key:
    return tuple(row[column.name] for column in core.primary_key)


def _is(core: CoreTable, key: Key) -> Any:
    return and_(*(column == value for column, value in zip(core.primary_key, key, strict=True)))
