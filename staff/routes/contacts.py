"""Contacts, to link bookings to."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from booking_core import conversations_of_contact, find_contacts
from staff.answers import answer, asked, page_of
from staff.conversation_lists import shown_conversations
from staff.cursors import cursor_of, text_of
from staff.permissions import SeesContacts, SeesConversations
from staff.transactions import Reading
from staff.wire.base import Page
from staff.wire.conversations import ContactsQuery, ContactView, ConversationSummary, shown_contact
from staff.wire.problems import refusals

router = APIRouter(prefix="/api/contacts", tags=["contacts"], responses=refusals())


@router.get("", response_model=Page[ContactView])
async def contacts(actor: SeesContacts, uow: Reading, query: Annotated[ContactsQuery, Query()]) -> Response:
    """By a part of the name, phone or email, in the order of names; a provider finds their own customers."""
    found = await find_contacts(uow, actor, query.query, asked(query.limit), text_of(query.cursor))
    return answer(page_of(found, query.limit, shown_contact, lambda each: cursor_of(each.id)))


@router.get("/{contact_id}/conversations", response_model=Page[ConversationSummary])
async def conversations(actor: SeesConversations, uow: Reading, contact_id: str) -> Response:
    """The latest first."""
    found = await conversations_of_contact(uow, actor, contact_id)
    return answer({"items": await shown_conversations(uow, actor, found), "next": None})
