"""The business as frozen values: what is offered, where, by whom and when. Wall-clock times are naive on purpose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from zoneinfo import ZoneInfo

MINUTES_PER_DAY = 24 * 60
LONGEST_DURATION = 7 * MINUTES_PER_DAY


class ProviderVisibility(StrEnum):
    """What a provider sees of the bookings: their own, or those of the services they are assigned to."""

    OWN = "own"
    ASSIGNED_SERVICES = "assigned_services"


@dataclass(frozen=True, slots=True)
class Business:
    name: str
    timezone: ZoneInfo
    country: str = "US"
    language: str = "en"
    currency: str = "USD"
    provider_visibility: ProviderVisibility = ProviderVisibility.OWN
    max_upcoming_per_customer: int = 3


@dataclass(frozen=True, slots=True)
class Location:
    id: str
    name: str
    timezone: ZoneInfo
    address: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """All lengths of time are in minutes, the booking window in local dates."""

    id: str
    name: str
    duration: int
    location_ids: tuple[str, ...]
    description: str = ""
    aliases: tuple[str, ...] = ()
    buffer_before: int = 0
    buffer_after: int = 0
    slot_interval: int = 30
    min_notice: int = 0
    booking_window_days: int = 60
    cancel_notice: int = 0
    requires_approval: bool = False
    price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """An opening inside one local day, in minutes of the wall clock from midnight: 0 <= start < end <= 1440."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= MINUTES_PER_DAY:
            raise ValueError("a block of hours starts before it ends, within one day")


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """`weekday` is 0 for Monday to 6 for Sunday."""

    location_id: str
    weekday: int
    block: Block


@dataclass(frozen=True, slots=True)
class DateOverride:
    """Replaces the weekly hours of its local date at its location; no blocks means closed."""

    location_id: str
    date: date
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeOff:
    """Half-open, in wall-clock time of the business's zone (naive), at all locations."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Provider:
    id: str
    name: str
    service_ids: tuple[str, ...]
    email: str | None = None
    hours: tuple[WeeklyHours, ...] = ()
    overrides: tuple[DateOverride, ...] = ()
    time_off: tuple[TimeOff, ...] = ()

    @property
    def hours_version(self) -> str:
        """Another one as soon as the weekly hours are others."""
        return _version_of((each.location_id, each.weekday, each.block.start, each.block.end) for each in self.hours)

    @property
    def overrides_version(self) -> str:
        return _version_of(
            (each.location_id, each.date.isoformat(), [(block.start, block.end) for block in each.blocks])
            for each in self.overrides
        )


def _version_of(said: Iterable[tuple[object, ...]]) -> str:
    return sha256("\n".join(sorted(repr(each) for each in said)).encode()).hexdigest()[:16]


def clock_minutes(value: time) -> int:
    return value.hour * 60 + value.minute
