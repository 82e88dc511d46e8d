"""Bookings, their slots and their history."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal, TypeAlias
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, Field, JsonValue

from booking_core import Booking, Source, Status
from staff.wire.base import Body, Id, LocalInstant, Moment, PageQuery, Shown, Text, in_z

StatusName: TypeAlias = Literal["pending", "confirmed", "completed", "cancelled", "no_show", "rescheduled"]
SourceName: TypeAlias = Literal["manual", "ai_agent", "api"]
Version = Annotated[int | None, Field(description="The version that was read; refused when it is not the present one.")]
Instant = Annotated[str, Field(json_schema_extra={"format": "date-time", "examples": ["2026-11-23T14:00:00.000Z"]})]

EXAMPLE: dict[str, JsonValue] = {
    "id": "bk_4f1d2c3b4a5968778695",
    "status": "confirmed",
    "source": "manual",
    "service": {"id": "haircut", "name": "Haircut"},
    "location": {"id": "downtown", "name": "Downtown", "timezone": "America/New_York"},
    "provider": {"id": "ana", "name": "Ana Silva"},
    "starts_at": "2026-11-24T10:00:00-05:00",
    "ends_at": "2026-11-24T10:30:00-05:00",
    "customer": {"name": "Dana Reed", "phone": "+12125550123", "email": None, "notes": None},
    "contact_id": None,
    "conversation_id": None,
    "created_by": {"kind": "staff", "id": "us_1", "name": "Alex"},
    "created_at": "2026-11-23T14:00:00.000Z",
    "rescheduled_from": None,
    "rescheduled_to": None,
    "cancellation_reason": None,
    "calendar_event": {
        "title": "Haircut - Dana Reed",
        "starts_at": "2026-11-24T10:00:00-05:00",
        "ends_at": "2026-11-24T10:30:00-05:00",
    },
    "price": "40.00",
    "version": 1,
}


class Named(Shown):
    id: str
    name: str


class PlaceView(Named):
    timezone: str


class CustomerView(Shown):
    name: str
    phone: str | None
    email: str | None
    notes: str | None


class ActorView(Named):
    """`kind` is `staff`, `agent`, `api_key` or `system`."""

    kind: str


class CalendarEventView(Shown):
    title: str
    starts_at: LocalInstant
    ends_at: LocalInstant


class BookingView(Shown):
    """Times of the booking in its location's offset. `calendar_event` is null unless it stands on the calendar."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [EXAMPLE]})

    id: str
    status: StatusName
    source: SourceName
    service: Named
    location: PlaceView
    provider: Named
    starts_at: LocalInstant
    ends_at: LocalInstant
    customer: CustomerView
    contact_id: str | None
    conversation_id: str | None
    created_by: ActorView
    created_at: Instant
    rescheduled_from: str | None
    rescheduled_to: str | None
    cancellation_reason: str | None
    calendar_event: CalendarEventView | None
    price: Annotated[str | None, Field(description="What it was when booked, in the business's currency.")]
    version: int


class BookingsQuery(PageQuery):
    """Bookings that overlap [start, end). A filter may be given several times; all statuses unless named."""

    start: Moment | None = None
    end: Moment | None = None
    service_id: Annotated[list[Id], Field(default_factory=list)]
    location_id: Annotated[list[Id], Field(default_factory=list)]
    provider_id: Annotated[list[Id], Field(default_factory=list)]
    status: Annotated[list[Status], Field(default_factory=list)]
    source: Source | None = None
    contact_id: Id | None = None
    conversation_id: Id | None = None


class CustomerBody(Body):
    name: Text
    phone: Text | None = None
    email: Text | None = None
    notes: Text | None = None


class NewBookingBody(Body):
    """Without `provider_id` whoever is booked least that day. `ignore_notice` is for people with a session."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "service_id": "haircut",
                    "location_id": "downtown",
                    "starts_at": "2026-11-24T10:00:00-05:00",
                    "provider_id": "ana",
                    "customer": {"name": "Dana Reed", "phone": "+12125550123"},
                }
            ]
        }
    )

    service_id: Id
    location_id: Id
    starts_at: Moment
    provider_id: Id | None = None
    customer: CustomerBody
    contact_id: Id | None = None
    conversation_id: Id | None = None
    ignore_notice: bool = False


class CustomerEditBody(Body):
    """Only what changes; null clears what may be empty."""

    name: Text | None = None
    phone: Text | None = None
    email: Text | None = None
    notes: Text | None = None
    version: Version = None


class VersionBody(Body):
    version: Version = None


def version_of(body: VersionBody | None) -> int | None:
    """A step without a body asks for no check."""
    return None if body is None else body.version


class CancelBody(VersionBody):
    reason: Text


class RescheduleBody(VersionBody):
    """Without `provider_id` it stays with the same provider."""

    starts_at: Moment
    provider_id: Id | None = None
    ignore_notice: bool = False


class LinkBody(VersionBody):
    """A conversation brings its contact along; null takes the link away."""

    contact_id: Id | None = None
    conversation_id: Id | None = None


def shown_booking(booking: Booking) -> dict[str, Any]:
    """As `BookingView`. A page has a thousand of them: plain values cost a fraction of a model."""
    zone, event, customer = booking.location.timezone, booking.calendar_event, booking.customer
    starts_at, ends_at = local(booking.starts_at, zone), local(booking.ends_at, zone)
    return {
        "id": booking.id,
        "status": booking.status.value,
        "source": booking.source.value,
        "service": {"id": booking.service_id, "name": booking.service_name},
        "location": {"id": booking.location.id, "name": booking.location.name, "timezone": zone.key},
        "provider": {"id": booking.provider_id, "name": booking.provider_name},
        "starts_at": starts_at,
        "ends_at": ends_at,
        "customer": {
            "name": customer.name,
            "phone": customer.phone,
            "email": customer.email,
            "notes": customer.notes,
        },
        "contact_id": booking.contact_id,
        "conversation_id": booking.conversation_id,
        "created_by": {
            "kind": booking.created_by.kind,
            "id": booking.created_by.id,
            "name": booking.created_by.name,
        },
        "created_at": in_z(booking.created_at),
        "rescheduled_from": booking.rescheduled_from,
        "rescheduled_to": booking.rescheduled_to,
        "cancellation_reason": booking.cancellation_reason,
        # It stands where its booking does: writing its times anew for each would be a fifth of the answer's cost.
        "calendar_event": event and {"title": event.title, "starts_at": starts_at, "ends_at": ends_at},
        "price": None if booking.price is None else f"{booking.price:.2f}",
        "version": booking.version,
    }


def local(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).isoformat()


def utc(moment: datetime | None) -> datetime | None:
    """For comparing: two readings of one zone are compared by the hands of the clock."""
    return None if moment is None else moment.astimezone(UTC)
