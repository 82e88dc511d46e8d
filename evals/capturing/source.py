"""A conversation as the inbox exports it, and what else is known of the business that had it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import AliasPath, BaseModel, ConfigDict, Field

from booking_core import BusinessFile


class Part(BaseModel):
    """Only what a scenario needs: an export may have more."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class SaidThen(Part):
    role: Literal["customer", "agent", "staff", "note"]
    text: str
    at: datetime
    author: str | None = None
    tool_calls: tuple[dict[str, Any], ...] = ()


class Contact(Part):
    name: str = ""
    phone: str | None = None
    email: str | None = None
    verified_phone: str | None = None


class Customer(Part):
    name: str
    phone: str | None = None
    email: str | None = None
    notes: str | None = None


class BookedThen(Part):
    id: str
    status: str
    source: str
    service: str = Field(validation_alias=AliasPath("service", "id"))
    location: str = Field(validation_alias=AliasPath("location", "id"))
    provider: str = Field(validation_alias=AliasPath("provider", "id"))
    starts_at: datetime
    customer: Customer
    contact_id: str | None = None
    conversation_id: str | None = None
    rescheduled_from: str | None = None
    rescheduled_to: str | None = None
    cancellation_reason: str | None = None
    created_at: datetime


class Changed(Part):
    at: datetime
    by: str = Field(validation_alias=AliasPath("actor", "kind"))
    by_id: str = Field(validation_alias=AliasPath("actor", "id"), default="")
    name: str = Field(validation_alias=AliasPath("actor", "name"), default="")
    event: str
    to: str | None = None
    changes: dict[str, Any] = Field(default_factory=dict)


class BookingHistory(Part):
    booking: BookedThen
    history: tuple[Changed, ...]


class Exported(Part):
    """What `GET /api/conversations/{id}/export` answers."""

    id: str
    channel: str
    owner: Literal["agent", "staff"]
    waiting_for_person: bool = False
    contact: Contact
    messages: tuple[SaidThen, ...]
    histories: tuple[BookingHistory, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """`others` are bookings from outside of the conversation that were there, with their histories."""

    conversation: Exported
    business: BusinessFile
    others: Sequence[BookingHistory] = ()
    contact_id: str | None = None

    @property
    def touched(self) -> Sequence[BookingHistory]:
        """The bookings of the conversation, and those from outside that were changed in it."""
        own = {each.booking.id for each in self.conversation.histories}
        return [
            *self.conversation.histories,
            *(
                each
                for each in self.others
                if each.booking.rescheduled_to in own
                or any(change.by_id == self.conversation.id for change in each.history)
            ),
        ]
