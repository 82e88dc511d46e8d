"""A booking as everybody outside the database sees it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from booking_core.actors import ActorRecord
from booking_core.business import Location
from booking_core.customer import Customer
from booking_core.statuses import Source, Status


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What stands on the provider's calendar for a confirmed booking; times in UTC."""

    id: str
    title: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why the agent was entitled to act: what was read back, what the customer answered, who asked.

    `agreed_by` says what made it a yes: `button`, `words`, or `model` where the words alone did not tell; empty in
    what was kept before this was noted.
    """

    read_back: str
    customer_message: str
    customer_message_id: str
    proposal_id: str
    model: str
    prompt_version: str
    agreed_by: str = ""


@dataclass(frozen=True, slots=True)
class Booking:
    """Times in UTC; `location.timezone` gives the wall clock. `price` is what it was when booked."""

    id: str
    status: Status
    source: Source
    service_id: str
    service_name: str
    location: Location
    provider_id: str
    provider_name: str
    starts_at: datetime
    ends_at: datetime
    customer: Customer
    contact_id: str | None
    conversation_id: str | None
    created_by: ActorRecord
    created_at: datetime
    price: Decimal | None
    rescheduled_from: str | None
    rescheduled_to: str | None
    cancellation_reason: str | None
    calendar_event: CalendarEvent | None
    version: int

    @property
    def local_start(self) -> datetime:
        return self.starts_at.astimezone(self.location.timezone)

    @property
    def local_end(self) -> datetime:
        return self.ends_at.astimezone(self.location.timezone)


def event_title(service_name: str, customer_name: str) -> str:
    return f"{service_name} - {customer_name}"
