"""Contacts, conversations and what was said in them."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from agent.reading import InboxEntry
from booking_core import Contact, Owner
from staff.wire.base import LONGEST_PAGE, Body, Id, PageQuery, Query, Shown, Text, in_z
from staff.wire.bookings import BookingView, Instant
from staff.wire.history import ChangeView

LONGEST_PREVIEW = 140

OwnerName: TypeAlias = Literal["agent", "staff"]


class ContactView(Shown):
    """`verified_phone` is proven by its channel; `phone` may be what somebody typed."""

    id: str
    name: str
    phone: str | None
    email: str | None
    verified_phone: str | None


class LastMessageView(Shown):
    """The beginning of what was said last, on one line."""

    id: str
    role: Literal["customer", "agent", "staff"]
    text: str
    at: Instant
    author: str | None


class ConversationSummary(Shown):
    """`waiting_for_person` since the agent or the customer asked for one; `handover_note` says why.

    `owner_staff_id` and `owner_name` are of the person who has taken it over. `unread` counts the customer's messages
    of the last 30 days that the caller has not read; `agent_at_work` while the agent is finding its answer.
    """

    id: str
    channel: str
    owner: OwnerName
    owner_staff_id: str | None
    owner_name: str | None
    waiting_for_person: bool
    handover_note: str | None
    contact: ContactView
    created_at: Instant
    last_activity_at: Instant
    last_message: LastMessageView | None
    unread: int
    agent_at_work: bool


class DeliveryView(Shown):
    """`error_code` is the carrier's, of what failed."""

    state: Literal["sending", "sent", "delivered", "read", "failed"]
    error_code: str | None


class ToolCallView(Shown):
    """`done` is false for a refusal and for what still awaits the customer's yes; `result` is null while it runs."""

    tool: str
    arguments: Any
    result: Any
    done: bool


class MessageView(Shown):
    """`note` is what only the agent and the team read. The tool calls are those that led to the message.

    `trouble` says what was wrong with the agent's reply before it went out: it was corrected, it was replaced by the
    server's own words, or the model could not finish. `delivery` is null for what the customer fetches.
    """

    id: str
    role: Literal["customer", "agent", "staff", "note"]
    text: str
    at: Instant
    author: str | None
    tool_calls: list[ToolCallView]
    trouble: Literal["reply_corrected", "reply_replaced", "agent_failed"] | None
    delivery: DeliveryView | None


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
    """The latest activity comes first. `query` is a part of the customer's name, phone or email."""

    owner: Owner | None = None
    owner_staff_id: Id | None = None
    waiting_for_person: bool | None = None
    unread: bool | None = None
    query: Annotated[Text, Field(max_length=200)] = ""


class ConversationQuery(Query):
    """`messages` is how many of the last messages are wanted; all without it."""

    messages: Annotated[int | None, Field(ge=0, le=LONGEST_PAGE)] = None


class MessagesQuery(PageQuery):
    limit: Annotated[int, Field(ge=1, le=LONGEST_PAGE)] = 50


class ReadBody(Body):
    message_id: Id


class ReleaseBody(Body):
    """`note` tells the agent what was agreed meanwhile."""

    note: Annotated[Text | None, Field(max_length=2000)] = None


class AnswerBody(Body):
    text: Text


def shown_contact(contact: Contact) -> dict[str, Any]:
    """As `ContactView`."""
    return {name: getattr(contact, name) for name in ContactView.model_fields}


def shown_summary(entry: InboxEntry, owner_name: str | None) -> dict[str, Any]:
    """As `ConversationSummary`."""
    conversation, last = entry.conversation, entry.last_message
    return {
        "id": conversation.id,
        "channel": conversation.channel,
        "owner": conversation.owner.value,
        "owner_staff_id": conversation.owner_staff_id,
        "owner_name": owner_name,
        "waiting_for_person": conversation.waiting_for_person,
        "handover_note": conversation.handover_note,
        "contact": shown_contact(conversation.contact),
        "created_at": in_z(conversation.created_at),
        "last_activity_at": in_z(conversation.last_activity_at),
        "last_message": last
        and {
            "id": last.id,
            "role": last.role,
            "text": _beginning(last.text),
            "at": in_z(last.at),
            "author": last.author,
        },
        "unread": entry.unread,
        "agent_at_work": entry.agent_at_work,
    }


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_PREVIEW else f"{line[: LONGEST_PREVIEW - 1].rstrip()}…"
