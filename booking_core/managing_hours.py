"""A provider's weekly hours, date overrides and time off."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from booking_core.actors import Actor, StaffMember
from booking_core.business import DateOverride, Provider, TimeOff, WeeklyHours
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput, NotFound, StaleVersion
from booking_core.intervals import from_epoch_seconds
from booking_core.managing import Managed, change_entry, get_entry, locked_catalog
from booking_core.policy import Kind, kind_of
from booking_core.wall_clock import first_occurrence, last_occurrence

_MINUTE = timedelta(minutes=1)


async def provider_with_hours(uow: UnitOfWork, actor: Actor, provider_id: str) -> Provider:
    """For the desk, and for the provider themselves: when somebody is away is not their colleagues' affair.

    Raises `NotFound`.
    """
    found = await get_entry(uow, actor, Provider, provider_id)
    if kind_of(actor) is Kind.PROVIDER and not (isinstance(actor, StaffMember) and actor.provider_id == provider_id):
        raise NotFound("There is no such provider.")
    return found.entry


async def set_hours(
    uow: UnitOfWork, actor: Actor, provider_id: str, hours: Sequence[WeeklyHours], version: str | None = None
) -> Managed[Provider]:
    """In place of all that they had, or of those of that version only.

    Raises `InvalidInput`, `StaleVersion`, `NotFound`, `Forbidden`.
    """
    if version is not None and version != (await _locked_provider(uow, actor, provider_id)).hours_version:
        raise StaleVersion("Somebody changed these hours in the meantime.")
    return await change_entry(uow, actor, Provider, provider_id, {"hours": tuple(hours)})


async def set_overrides(
    uow: UnitOfWork, actor: Actor, provider_id: str, overrides: Sequence[DateOverride], version: str | None = None
) -> Managed[Provider]:
    """As `set_hours`."""
    if version is not None and version != (await _locked_provider(uow, actor, provider_id)).overrides_version:
        raise StaleVersion("Somebody changed these dates in the meantime.")
    return await change_entry(uow, actor, Provider, provider_id, {"overrides": tuple(overrides)})


async def add_time_off(
    uow: UnitOfWork, actor: Actor, provider_id: str, starts_at: datetime, ends_at: datetime
) -> Managed[Provider]:
    """Kept as the business's clocks read. Raises `InvalidInput`, `NotFound`, `Forbidden`."""
    zone = (await locked_catalog(uow, actor)).business.timezone
    new = TimeOff(_reading(starts_at, zone, "starts_at"), _reading(ends_at, zone, "ends_at"))
    provider = (await get_entry(uow, actor, Provider, provider_id)).entry
    return await change_entry(uow, actor, Provider, provider_id, {"time_off": (*provider.time_off, new)})


async def remove_time_off(uow: UnitOfWork, actor: Actor, provider_id: str, time_off_id: str) -> Managed[Provider]:
    """Raises `NotFound`, `Forbidden`."""
    provider = await _locked_provider(uow, actor, provider_id)
    left = tuple(each for each in provider.time_off if time_off_key(each) != time_off_id)
    if len(left) == len(provider.time_off):
        raise NotFound("There is no such time off.")
    return await change_entry(uow, actor, Provider, provider_id, {"time_off": left})


async def _locked_provider(uow: UnitOfWork, actor: Actor, provider_id: str) -> Provider:
    await locked_catalog(uow, actor)
    return (await get_entry(uow, actor, Provider, provider_id)).entry


def time_off_key(time_off: TimeOff) -> str:
    """Names one among those of its provider."""
    return f"{time_off.start:%Y%m%dT%H%M}-{time_off.end:%Y%m%dT%H%M}"


def time_off_span(time_off: TimeOff, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """In UTC; `zone` is the business's."""
    start, end = first_occurrence(zone, time_off.start), last_occurrence(zone, time_off.end)
    return from_epoch_seconds(start), from_epoch_seconds(end)


def _reading(moment: datetime, zone: ZoneInfo, field: str) -> datetime:
    if (moment - datetime(1970, 1, 1, tzinfo=UTC)) % _MINUTE:
        raise InvalidInput("Time off begins and ends on whole minutes.", field=field)
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)
