"""Contacts, conversations and what was said in them."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from booking_core import Contact, Conversation, Owner
from staff.wire.base import Body, PageQuery, Shown, Text, in_z
from staff.wire.bookings import BookingView, Instant
from staff.wire.history import ChangeView

OwnerName: TypeAlias = Literal["agent", "staff"]


class ContactView(Shown):
    """`verified_phone` is proven by its channel; `phone` may be what somebody typed."""

    id: str
    name: str
    phone: str | None
    email: str | None
    verified_phone: str | None


class ConversationSummary(Shown):
    """`waiting_for_person` since the agent or the customer asked for one; `handover_note` says why."""

    id: str
    channel: str
    owner: OwnerName
    owner_staff_id: str | None
    waiting_for_person: bool
    handover_note: str | None
    contact: ContactView
    created_at: Instant
    last_activity_at: Instant


class ToolCallView(Shown):
    """`done` is false for a refusal and for what still awaits the customer's yes; `result` is null while it runs."""

    tool: str
    arguments: Any
    result: Any
    done: bool


class MessageView(Shown):
    """`note` is what only the agent and the team read. The tool calls are those that led to the message."""

    id: str
    role: Literal["customer", "agent", "staff", "note"]
    text: str
    at: Instant
    author: str | None
    tool_calls: list[ToolCallView]


class ConversationView(ConversationSummary):
    """With the bookings that the caller may see."""

    messages: list[MessageView]
    bookings: list[BookingView]


class TakenOverView(ConversationView):
    """`summary` is what whoever takes over should know, a line each."""

    summary: list[str]


class BookingExport(Shown):
    booking: BookingView
    history: list[ChangeView]


class ConversationExport(ConversationView):
    """Everything that is known of the conversation."""

    exported_at: Instant
    histories: list[BookingExport]


class ContactsQuery(PageQuery):
    query: Annotated[str, Field(max_length=200)] = ""


class ConversationsQuery(PageQuery):
    """The latest activity comes first."""

    owner: Owner | None = None
    waiting_for_person: bool | None = None


class ReleaseBody(Body):
    """`note` tells the agent what was agreed meanwhile."""

    note: Annotated[Text | None, Field(max_length=2000)] = None


class AnswerBody(Body):
    text: Text


def shown_contact(contact: Contact) -> dict[str, Any]:
    """As `ContactView`."""
    return {name: getattr(contact, name) for name in ContactView.model_fields}


def shown_summary(conversation: Conversation) -> dict[str, Any]:
    """As `ConversationSummary`."""
    return {
        "id": conversation.id,
        "channel": conversation.channel,
        "owner": conversation.owner.value,
        "owner_staff_id": conversation.owner_staff_id,
        "waiting_for_person": conversation.waiting_for_person,
        "handover_note": conversation.handover_note,
        "contact": shown_contact(conversation.contact),
        "created_at": in_z(conversation.created_at),
        "last_activity_at": in_z(conversation.last_activity_at),
    }
