"""The tables of what the business is: where it is, what it offers, who does that and when.

Times are UTC; wall-clock hours are minutes or naive ISO text.
"""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON, BigInteger, CheckConstraint, Index, Numeric
from sqlmodel import Field

from booking_core.columns import UtcDateTime
from booking_core.table import Table


class DeploymentRow(Table, table=True):
    """One row. `catalog_version` grows with every change of services, locations, providers or their hours."""

    __tablename__ = "deployment"

    id: int = Field(primary_key=True)
    catalog_version: int = 0
    clock_start: datetime | None = Field(default=None, sa_type=UtcDateTime)
    clock_anchor: datetime | None = Field(default=None, sa_type=UtcDateTime)


class BusinessRow(Table, table=True):
    __tablename__ = "business"

    id: int = Field(primary_key=True)
    name: str
    timezone: str
    country: str
    language: str
    currency: str
    provider_visibility: str
    max_upcoming_per_customer: int


class LocationRow(Table, table=True):
    __tablename__ = "location"

    id: str = Field(primary_key=True)
    name: str
    address: str = ""
    timezone: str
    position: int = 0
    archived_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ServiceRow(Table, table=True):
    __tablename__ = "service"

    id: str = Field(primary_key=True)
    name: str
    description: str = ""
    aliases: list[str] = Field(default_factory=list, sa_type=JSON)
    duration: int
    buffer_before: int = 0
    buffer_after: int = 0
    slot_interval: int = 30
    min_notice: int = 0
    booking_window_days: int = 60
    cancel_notice: int = 0
    requires_approval: bool = False
    price: Decimal | None = Field(default=None, sa_type=Numeric(12, 2))
    position: int = 0
    archived_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ProviderRow(Table, table=True):
    __tablename__ = "provider"

    id: str = Field(primary_key=True)
    name: str
    email: str | None = None
    position: int = 0
    archived_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ServiceLocationRow(Table, table=True):
    __tablename__ = "service_location"

    service_id: str = Field(primary_key=True, foreign_key="service.id")
    location_id: str = Field(primary_key=True, foreign_key="location.id")


class ProviderServiceRow(Table, table=True):
    __tablename__ = "provider_service"

    provider_id: str = Field(primary_key=True, foreign_key="provider.id")
    service_id: str = Field(primary_key=True, foreign_key="service.id")


class WeeklyHoursRow(Table, table=True):
    """Minutes of the wall clock from midnight, in the location's zone; weekday 0 is Monday."""

    __tablename__ = "weekly_hours"
    __table_args__ = (CheckConstraint("starts >= 0 AND starts < ends AND ends <= 1440", name="within_day"),)

    provider_id: str = Field(primary_key=True, foreign_key="provider.id")
    location_id: str = Field(primary_key=True, foreign_key="location.id")
    weekday: int = Field(primary_key=True)
    starts: int = Field(primary_key=True)
    ends: int


class DateOverrideRow(Table, table=True):
    """`blocks` is a list of [start, end] in minutes; empty means closed that day."""

    __tablename__ = "date_override"

    provider_id: str = Field(primary_key=True, foreign_key="provider.id")
    location_id: str = Field(primary_key=True, foreign_key="location.id")
    day: date = Field(primary_key=True)
    blocks: list[list[int]] = Field(default_factory=list, sa_type=JSON)


class TimeOffRow(Table, table=True):
    """Naive ISO date-times in the business's zone, half-open."""

    __tablename__ = "time_off"

    id: str = Field(primary_key=True)
    provider_id: str = Field(foreign_key="provider.id", index=True)
    starts: str
    ends: str


class BusyTimeRow(Table, table=True):
    """What an outside calendar says about a provider; whole seconds since 1970, half-open."""

    __tablename__ = "busy_time"
    __table_args__ = (Index("ix_busy_time_provider_id_ends", "provider_id", "ends"),)

    id: str = Field(primary_key=True)
    provider_id: str = Field(foreign_key="provider.id")
    calendar: str
    starts: int = Field(sa_type=BigInteger)
    ends: int = Field(sa_type=BigInteger)
