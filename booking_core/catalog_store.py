"""Reads the catalog; the version in `deployment` tells whether a snapshot is still the present one."""

from collections import defaultdict
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from booking_core.business import (
    Block,
    Business,
    DateOverride,
    Location,
    Provider,
    ProviderVisibility,
    Service,
    TimeOff,
    WeeklyHours,
)
from booking_core.catalog import Catalog
from booking_core.errors import NotFound
from booking_core.tables import (
    BusinessRow,
    DateOverrideRow,
    DeploymentRow,
    LocationRow,
    ProviderRow,
    ProviderServiceRow,
    ServiceLocationRow,
    ServiceRow,
    TimeOffRow,
    WeeklyHoursRow,
    bare,
)

RowT = TypeVar("RowT", bound=SQLModel)


async def catalog_version(session: AsyncSession) -> int:
    """0 while no business has been loaded."""
    found: int | None = await session.scalar(_VERSION)
    return found or 0


_VERSION = select(bare(DeploymentRow).c.catalog_version)


async def bump_catalog_version(session: AsyncSession) -> None:
    await session.execute(update(DeploymentRow).values(catalog_version=col(DeploymentRow.catalog_version) + 1))


async def load_catalog(session: AsyncSession, version: int) -> Catalog:
    """Raises `NotFound` when no business has been loaded yet."""
    business = await session.scalar(select(BusinessRow))
    if business is None:
        raise NotFound("No business has been set up yet: load one with `frontdesk import FILE`.")
    services = await _all(session, ServiceRow)
    locations = await _all(session, LocationRow)
    providers = await _all(session, ProviderRow)
    return Catalog(
        version=version,
        business=_business(business),
        services=MappingProxyType({s.id: s for s in await _services(session, services)}),
        locations=MappingProxyType({row.id: _location(row) for row in _in_order(locations)}),
        providers=MappingProxyType({p.id: p for p in await _providers(session, providers)}),
        archived=MappingProxyType(
            {
                "service": frozenset(r.id for r in services if r.archived_at),
                "location": frozenset(r.id for r in locations if r.archived_at),
                "provider": frozenset(r.id for r in providers if r.archived_at),
            }
        ),
    )


async def _all(session: AsyncSession, table: type[RowT]) -> list[RowT]:
    return list((await session.scalars(select(table))).all())


OrderedT = TypeVar("OrderedT", ServiceRow, LocationRow, ProviderRow)


def _in_order(rows: list[OrderedT]) -> list[OrderedT]:
    return sorted(rows, key=lambda row: (row.position, row.id))


def _business(row: BusinessRow) -> Business:
    return Business(
        name=row.name,
        timezone=ZoneInfo(row.timezone),
        country=row.country,
        language=row.language,
        currency=row.currency,
        provider_visibility=ProviderVisibility(row.provider_visibility),
        max_upcoming_per_customer=row.max_upcoming_per_customer,
    )


def _location(row: LocationRow) -> Location:
    return Location(id=row.id, name=row.name, timezone=ZoneInfo(row.timezone), address=row.address)


async def _services(session: AsyncSession, rows: list[ServiceRow]) -> list[Service]:
    places: dict[str, list[str]] = defaultdict(list)
    for link in await _all(session, ServiceLocationRow):
        places[link.service_id].append(link.location_id)
    return [
        Service(
            id=row.id,
            name=row.name,
            duration=row.duration,
            location_ids=tuple(sorted(places[row.id])),
            description=row.description,
            aliases=tuple(row.aliases),
            buffer_before=row.buffer_before,
            buffer_after=row.buffer_after,
            slot_interval=row.slot_interval,
            min_notice=row.min_notice,
            booking_window_days=row.booking_window_days,
            cancel_notice=row.cancel_notice,
            requires_approval=row.requires_approval,
            price=row.price,
        )
        for row in _in_order(rows)
    ]


async def _providers(session: AsyncSession, rows: list[ProviderRow]) -> list[Provider]:
    skills: dict[str, list[str]] = defaultdict(list)
    hours: dict[str, list[WeeklyHours]] = defaultdict(list)
    overrides: dict[str, list[DateOverride]] = defaultdict(list)
    time_off: dict[str, list[TimeOff]] = defaultdict(list)
    for skill in await _all(session, ProviderServiceRow):
        skills[skill.provider_id].append(skill.service_id)
    for week in await _all(session, WeeklyHoursRow):
        hours[week.provider_id].append(WeeklyHours(week.location_id, week.weekday, Block(week.starts, week.ends)))
    for day in await _all(session, DateOverrideRow):
        blocks = tuple(Block(start, end) for start, end in day.blocks)
        overrides[day.provider_id].append(DateOverride(day.location_id, day.day, blocks))
    for off in await _all(session, TimeOffRow):
        start, end = (datetime.fromisoformat(text) for text in (off.starts, off.ends))
        time_off[off.provider_id].append(TimeOff(start, end))
    return [
        Provider(
            id=row.id,
            name=row.name,
            service_ids=tuple(sorted(skills[row.id])),
            email=row.email,
            hours=tuple(sorted(hours[row.id], key=lambda h: (h.location_id, h.weekday, h.block.start))),
            overrides=tuple(sorted(overrides[row.id], key=lambda o: (o.location_id, o.date))),
            time_off=tuple(sorted(time_off[row.id], key=lambda t: (t.start, t.end))),
        )
        for row in _in_order(rows)
    ]
