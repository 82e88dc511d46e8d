"""The tables of what happens at a business: who writes and books, what that takes up, and what became of it.

Times are UTC. `occupancy` holds what takes up a provider's time, as whole seconds since 1970: the databases refuse two
rows of one provider that overlap (see `occupancy_guard.py`), and every writer passes through it.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, ForeignKey, Index, Numeric, UniqueConstraint
from sqlmodel import Field

from booking_core.business_tables import (
    BusinessRow,
    BusyTimeRow,
    DateOverrideRow,
    DeploymentRow,
    LocationRow,
    ProviderRow,
    ProviderServiceRow,
    ServiceLocationRow,
    ServiceRow,
    TimeOffRow,
    WeeklyHoursRow,
)
from booking_core.columns import UtcDateTime
from booking_core.table import Table, bare

__all__ = [
    "BookingRow",
    "BusinessRow",
    "BusyTimeRow",
    "CalendarEventRow",
    "ChangeCounterRow",
    "ChangeRow",
    "ContactIdentityRow",
    "ContactRow",
    "ConversationRow",
    "DateOverrideRow",
    "DeploymentRow",
    "HoldRow",
    "IdempotencyKeyRow",
    "LocationRow",
    "OccupancyRow",
    "OfferRow",
    "ProviderRow",
    "ProviderServiceRow",
    "ServiceLocationRow",
    "ServiceRow",
    "Table",
    "TimeOffRow",
    "WeeklyHoursRow",
    "bare",
]


class ContactRow(Table, table=True):
    """`verified_phone` is E.164 and proven by its channel or a signed identity; a typed number never lands here.

    `search_text` is what the contact is found and sorted by: databases differ in what they take for a capital.
    """

    __tablename__ = "contact"

    id: str = Field(primary_key=True)
    name: str = ""
    phone: str | None = Field(default=None, index=True)
    email: str | None = Field(default=None, index=True)
    verified_phone: str | None = Field(default=None, index=True)
    search_text: str = ""
    proactive_opt_out: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)


class ContactIdentityRow(Table, table=True):
    """How a channel knows a contact: WhatsApp number or user id, widget subject, anonymous visitor."""

    __tablename__ = "contact_identity"

    channel: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    contact_id: str = Field(foreign_key="contact.id", index=True)


class ConversationRow(Table, table=True):
    """`owner` is `agent` or `staff`; `waiting_for_person` since the agent or the customer asked for one."""

    __tablename__ = "conversation"
    __table_args__ = (Index("ix_conversation_last_activity_at_id", "last_activity_at", "id"),)

    id: str = Field(primary_key=True)
    channel: str
    contact_id: str = Field(foreign_key="contact.id", index=True)
    owner: str = "agent"
    owner_staff_id: str | None = None
    waiting_for_person: bool = False
    handover_note: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_activity_at: datetime = Field(sa_type=UtcDateTime)


class BookingRow(Table, table=True):
    __tablename__ = "booking"
    __table_args__ = (
        Index("ix_booking_starts_at_id", "starts_at", "id"),
        Index("ix_booking_provider_id_starts_at", "provider_id", "starts_at"),
        CheckConstraint("starts_at < ends_at", name="ends_after_start"),
    )

    id: str = Field(primary_key=True)
    status: str
    source: str
    service_id: str = Field(foreign_key="service.id")
    location_id: str = Field(foreign_key="location.id")
    provider_id: str = Field(foreign_key="provider.id")
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    price: Decimal | None = Field(default=None, sa_type=Numeric(12, 2))
    customer_name: str
    customer_phone: str | None = Field(default=None, index=True)
    customer_email: str | None = None
    customer_notes: str | None = None
    contact_id: str | None = Field(default=None, foreign_key="contact.id", index=True)
    conversation_id: str | None = Field(default=None, foreign_key="conversation.id", index=True)
    created_by_kind: str
    created_by_id: str
    created_by_name: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    rescheduled_from: str | None = Field(default=None, foreign_key="booking.id")
    rescheduled_to: str | None = Field(
        default=None, sa_column=Column(ForeignKey("booking.id", deferrable=True, initially="DEFERRED"), nullable=True)
    )
    cancellation_reason: str | None = None
    version: int = 1


class HoldRow(Table, table=True):
    """A slot kept for one conversation while details are collected; `moving` is the booking it would replace."""

    __tablename__ = "hold"
    __table_args__ = (UniqueConstraint("conversation_id"),)

    id: str = Field(primary_key=True)
    conversation_id: str = Field(foreign_key="conversation.id")
    service_id: str = Field(foreign_key="service.id")
    location_id: str = Field(foreign_key="location.id")
    provider_id: str = Field(foreign_key="provider.id")
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    any_provider: bool = False
    moving: str | None = Field(default=None, foreign_key="booking.id")
    expires_at: datetime = Field(sa_type=UtcDateTime)


class OccupancyRow(Table, table=True):
    """Exactly one of `booking_id` and `hold_id` is set; `expires` only with a hold."""

    __tablename__ = "occupancy"
    __table_args__ = (
        Index("ix_occupancy_provider_id_ends", "provider_id", "ends", "starts"),
        CheckConstraint("starts < ends", name="ends_after_start"),
        CheckConstraint("(booking_id IS NULL) <> (hold_id IS NULL)", name="one_reason"),
    )

    id: str = Field(primary_key=True)
    provider_id: str = Field(foreign_key="provider.id")
    starts: int = Field(sa_type=BigInteger)
    ends: int = Field(sa_type=BigInteger)
    booking_id: str | None = Field(default=None, foreign_key="booking.id", index=True)
    hold_id: str | None = Field(
        default=None, sa_column=Column(ForeignKey("hold.id", ondelete="CASCADE"), index=True, nullable=True)
    )
    expires: int | None = Field(default=None, sa_type=BigInteger)


class CalendarEventRow(Table, table=True):
    """On the provider's calendar as long as its booking is confirmed, completed or a no-show."""

    __tablename__ = "calendar_event"
    __table_args__ = (Index("ix_calendar_event_provider_id_starts_at", "provider_id", "starts_at"),)

    id: str = Field(primary_key=True)
    booking_id: str = Field(foreign_key="booking.id", unique=True)
    provider_id: str = Field(foreign_key="provider.id")
    title: str
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)


class OfferRow(Table, table=True):
    """A slot that was shown to one conversation; nothing else can be held or booked there."""

    __tablename__ = "offer"

    conversation_id: str = Field(primary_key=True, foreign_key="conversation.id")
    id: str = Field(primary_key=True)
    service_id: str = Field(foreign_key="service.id")
    location_id: str = Field(foreign_key="location.id")
    provider_id: str | None = Field(default=None, foreign_key="provider.id")
    starts_at: datetime = Field(sa_type=UtcDateTime)
    moving: str | None = Field(default=None, foreign_key="booking.id")
    offered_at: datetime = Field(sa_type=UtcDateTime)


class ChangeCounterRow(Table, table=True):
    """One row: the last sequence number given out. Locked last in a transaction, so numbers follow commits."""

    __tablename__ = "change_counter"

    id: int = Field(primary_key=True)
    value: int = Field(default=0, sa_type=BigInteger)


class ChangeRow(Table, table=True):
    """What happened to a booking, for its history and for real-time notifications alike."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_booking_id_seq", "booking_id", "seq"),)

    seq: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    at: datetime = Field(sa_type=UtcDateTime)
    booking_id: str = Field(foreign_key="booking.id")
    event: str
    actor_kind: str
    actor_id: str
    actor_name: str
    source: str
    from_status: str | None = None
    to_status: str | None = None
    changes: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    evidence: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))


class IdempotencyKeyRow(Table, table=True):
    """One use of a key by one caller; `response` stays empty while the request is running."""

    __tablename__ = "idempotency_key"

    caller: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    fingerprint: str
    status_code: int | None = None
    response: str | None = None
    claimed_at: datetime = Field(sa_type=UtcDateTime, index=True)
