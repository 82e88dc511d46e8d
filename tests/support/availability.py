"""Builders for the values that availability is computed from; times of day are written "09:00-17:00"."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from booking_core.business import Block, DateOverride, Location, Provider, Service, TimeOff, WeeklyHours
from booking_core.slots import Agenda, Inquiry, Occupied, agenda_of, free_starts

NEW_YORK = ZoneInfo("America/New_York")
PLACE = "downtown"
CARE = "haircut"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def block(text: str) -> Block:
    start, end = (int(part[:2]) * 60 + int(part[3:]) for part in text.split("-"))
    return Block(start, end)


def blocks(text: str) -> tuple[Block, ...]:
    """ "09:00-12:00 13:00-17:00"; empty for closed."""
    return tuple(block(part) for part in text.split())


def location(zone: str | ZoneInfo = NEW_YORK, **fields: Any) -> Location:
    return Location(**{"id": PLACE, "name": "Downtown", "timezone": ZoneInfo(str(zone)), **fields})


def service(**fields: Any) -> Service:
    """An hour on a grid of an hour, without limits that are not asked for."""
    free = {"duration": 60, "slot_interval": 60, "booking_window_days": 10_000}
    return Service(**{"id": CARE, "name": "Haircut", "location_ids": (PLACE,), **free, **fields})


def weekly(text: str, days: Iterable[int] = range(7), place: str = PLACE) -> tuple[WeeklyHours, ...]:
    return tuple(WeeklyHours(place, day, part) for day in days for part in blocks(text))


def override(day: str, text: str = "", place: str = PLACE) -> DateOverride:
    return DateOverride(place, date.fromisoformat(day), blocks(text))


def away(start: str, end: str) -> TimeOff:
    return TimeOff(datetime.fromisoformat(start), datetime.fromisoformat(end))


def provider(hours: str | tuple[WeeklyHours, ...] = "09:00-17:00", **fields: Any) -> Provider:
    """Ana, every day; or with weekly hours of her own."""
    rows = weekly(hours) if isinstance(hours, str) else hours
    return Provider(**{"id": "ana", "name": "Ana Silva", "service_ids": (CARE,), "hours": rows, **fields})


def agenda(
    who: Provider | None = None,
    first: str = "2026-06-01",
    last: str | None = None,
    *,
    at: Location | None = None,
    what: Service | None = None,
    now: datetime = LONG_AGO,
    ignore_notice: bool = False,
    business_zone: ZoneInfo | None = None,
    occupied: Iterable[Occupied] = (),
) -> Agenda:
    place = at or location()
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    inquiry = Inquiry(what or service(), place, *days, now, ignore_notice)
    return agenda_of(inquiry, who or provider(), business_zone or place.timezone, occupied)


def local(moments: Iterable[datetime], zone: str | ZoneInfo = NEW_YORK) -> list[str]:
    """Times of day on the wall, with the offset, as in "01:30-05:00"."""
    return [f"{moment.astimezone(ZoneInfo(str(zone))):%H:%M}{_offset(moment, zone)}" for moment in moments]


def times(agenda: Agenda) -> list[str]:
    """Its free starts as the clock on the location's wall shows them."""
    zone = agenda.inquiry.location.timezone
    return [f"{start.astimezone(zone):%H:%M}" for start in free_starts(agenda)]


def _offset(moment: datetime, zone: str | ZoneInfo) -> str:
    return moment.astimezone(ZoneInfo(str(zone))).isoformat()[-6:]
