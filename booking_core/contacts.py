"""Contacts and their conversations: who writes to the business, through which channel, and who answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from booking_core import contact_store, team_store
from booking_core.actors import Actor, AgentInConversation, Role, StaffMember, TeamActor
from booking_core.customer import NAME_LIMIT, e164
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput, NotFound
from booking_core.plain_text import one_line
from booking_core.policy import Action, CustomerScope, Scope, require, staff_scope

PAGE = 100
MOST_LISTED = 1000
FEWEST_DIGITS = 3


class Owner(StrEnum):
    """Who answers a conversation."""

    AGENT = "agent"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Identity:
    """How a channel knows somebody: `("whatsapp", "phone", "+12125550123")`, `("web", "visitor", id)`, …"""

    channel: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Contact:
    """`verified_phone` is proven by the channel; `phone` may be what somebody typed."""

    id: str
    name: str
    phone: str | None
    email: str | None
    verified_phone: str | None
    proactive_opt_out: bool


@dataclass(frozen=True, slots=True)
class Conversation:
    id: str
    channel: str
    contact: Contact
    owner: Owner
    owner_staff_id: str | None
    waiting_for_person: bool
    handover_note: str | None
    created_at: datetime
    last_activity_at: datetime


async def open_conversation(
    uow: UnitOfWork,
    identity: Identity,
    *,
    name: str = "",
    verified_phone: str | None = None,
    email: str | None = None,
    fresh: bool = False,
) -> Conversation:
    """The latest conversation of whoever the channel knows by this identity; one is begun where there is none.

    `fresh` begins a new one for the same contact. `verified_phone` must come from the channel or a signed identity.
    """
    name = one_line(name)[:NAME_LIMIT]
    contact_id = await contact_store.find_by_identity(uow.session, identity.channel, identity.kind, identity.value)
    if contact_id is None:
        contact_id = await contact_store.insert_contact(
            uow.session, name=name, email=email, verified_phone=verified_phone, now=uow.now
        )
        contact_id = await contact_store.insert_identity(
            uow.session, identity.channel, identity.kind, identity.value, contact_id
        )
    else:
        await contact_store.fill_in(
            uow.session, contact_id, name=name, email=email, phone=verified_phone, verified_phone=verified_phone
        )
    conversation_id = (
        None if fresh else await contact_store.latest_conversation(uow.session, contact_id, identity.channel)
    )
    if conversation_id is None:
        conversation_id = await contact_store.insert_conversation(
            uow.session, channel=identity.channel, contact_id=contact_id, now=uow.now
        )
    return await conversation(uow, conversation_id)


async def conversation(uow: UnitOfWork, conversation_id: str, *, lock: bool = False) -> Conversation:
    """Raises `NotFound`. For the product's own use: who may look at it is asked at the doors.

    With `lock` nobody else can change it, or act for its customer, before this transaction ends. To be locked before
    any provider is.
    """
    found = await contact_store.find_conversation(uow.session, conversation_id, lock=lock)
    if found is None:
        raise NotFound("There is no such conversation.")
    return conversation_of(*found)


async def identities_of(uow: UnitOfWork, contact_id: str, channel: str) -> list[Identity]:
    """How a channel knows somebody, phone numbers first. For the product's own use, as `conversation` is."""
    rows = await contact_store.identities_of(uow.session, contact_id, channel)
    found = [Identity(row.channel, row.kind, row.value) for row in rows]
    return sorted(found, key=lambda identity: (identity.kind != "phone", identity.value))


async def team_conversation(uow: UnitOfWork, actor: TeamActor, conversation_id: str) -> Conversation:
    """Raises `NotFound`, also for one in which a provider has no booking, and `Forbidden`."""
    require(actor, Action.SEE_CONVERSATIONS)
    seen = team_store.conversations_seen(await bookings_scope(uow, actor))
    found = await contact_store.find_conversation(uow.session, conversation_id, seen=seen)
    if found is None:
        raise NotFound("There is no such conversation.")
    return conversation_of(*found)


async def find_contacts(
    uow: UnitOfWork, actor: Actor, query: str, limit: int = PAGE, after: str | None = None
) -> list[Contact]:
    """By a part of the name, phone or email, in the order of names, after the contact with that id; a number is found
    however it is typed. A provider finds those who have a booking that they see.

    Raises `InvalidInput` on a limit outside 1 to 1,000.
    """
    require(actor, Action.SEE_CONTACTS)
    if not 1 <= limit <= MOST_LISTED:
        raise InvalidInput(f"A page has 1 to {MOST_LISTED} contacts.", field="limit")
    parts = search_parts(query, (await uow.catalog()).business.country)
    seen = team_store.contacts_seen(await bookings_scope(uow, actor))
    return [_contact(row) for row in await contact_store.search_contacts(uow.session, parts, limit, seen, after)]


def search_parts(query: str, country: str) -> list[str]:
    """What a contact may be found by; any of it is enough."""
    return [one_line(query), *_numbers(query, country)]


def _numbers(query: str, country: str) -> Iterator[str]:
    """What the query may stand for in a phone number."""
    number = e164(query, country)
    if number is not None:
        yield number
    digits = "".join(character for character in query if character.isdecimal())
    if len(digits) >= FEWEST_DIGITS and not any(character.isalpha() for character in query):
        yield digits


async def conversations_of_contact(uow: UnitOfWork, actor: Actor, contact_id: str) -> list[Conversation]:
    """Latest first. Raises `NotFound` when there is no such contact, or none whom a provider sees."""
    require(actor, Action.SEE_CONVERSATIONS)
    scope = await bookings_scope(uow, actor)
    if not await contact_store.contact_exists(uow.session, contact_id, team_store.contacts_seen(scope)):
        raise NotFound("There is no such contact.")
    found = await contact_store.list_conversations(uow.session, contact_id, team_store.conversations_seen(scope))
    return [conversation_of(*pair) for pair in found]


async def take_over(uow: UnitOfWork, actor: TeamActor, conversation_id: str) -> Conversation:
    """From now on a person answers and the agent is silent. Taking over twice changes nothing."""
    require(actor, Action.ANSWER_CONVERSATIONS)
    current = await team_conversation(uow, actor, conversation_id)
    if current.owner is Owner.AGENT or current.owner_staff_id != actor.id:
        await contact_store.update_conversation(
            uow.session, conversation_id, owner=str(Owner.STAFF), owner_staff_id=actor.id, waiting_for_person=False
        )
    return await conversation(uow, conversation_id)


async def hand_back(uow: UnitOfWork, actor: TeamActor, conversation_id: str, note: str | None = None) -> Conversation:
    """The agent answers again; `note` tells it what was agreed meanwhile."""
    require(actor, Action.ANSWER_CONVERSATIONS)
    await team_conversation(uow, actor, conversation_id)
    await contact_store.update_conversation(
        uow.session,
        conversation_id,
        owner=str(Owner.AGENT),
        owner_staff_id=None,
        waiting_for_person=False,
        handover_note=(note or "").strip() or None,
    )
    return await conversation(uow, conversation_id)


async def ask_for_person(uow: UnitOfWork, actor: AgentInConversation, reason: str) -> Conversation:
    """Marks the conversation as waiting for a person of the team, with the agent's summary for them."""
    await contact_store.update_conversation(
        uow.session, actor.conversation_id, waiting_for_person=True, handover_note=reason.strip() or None
    )
    return await conversation(uow, actor.conversation_id)


async def opt_out_of_proactive_messages(uow: UnitOfWork, contact_id: str, *, opted_out: bool) -> None:
    await contact_store.update_contact(uow.session, contact_id, proactive_opt_out=opted_out)


async def bookings_scope(uow: UnitOfWork, actor: Actor) -> Scope:
    """Which bookings exist for this actor."""
    match actor:
        case AgentInConversation():
            return customer_scope(await conversation(uow, actor.conversation_id))
        case StaffMember(role=Role.PROVIDER):
            catalog = await uow.catalog()
            provider = catalog.providers.get(actor.provider_id) if actor.provider_id else None
            return staff_scope(actor, catalog.business, provider)
        case _:
            return Scope()


def customer_scope(own: Conversation) -> Scope:
    return Scope(customer=CustomerScope(own.id, own.contact.id, own.contact.verified_phone))


async def checked_link(
    uow: UnitOfWork, actor: Actor, contact_id: str | None, conversation_id: str | None
) -> tuple[str | None, str | None]:
    """The contact and conversation to link a booking to; a conversation brings its contact along.

    Raises `InvalidInput` when there is no such contact or conversation for the actor, or the two don't belong
    together. By linking a booking to it, nobody gets to see a conversation that they did not see before.
    """
    if contact_id is None and conversation_id is None:
        return None, None
    scope = await bookings_scope(uow, actor)
    if conversation_id is not None:
        seen = team_store.conversations_seen(scope)
        found = await contact_store.find_conversation(uow.session, conversation_id, seen=seen)
        if found is None:
            raise InvalidInput("There is no such conversation.", field="conversation_id")
        if contact_id not in (None, found[1].id):
            raise InvalidInput("That conversation belongs to another contact.", field="conversation_id")
        return found[1].id, conversation_id
    contacts = team_store.contacts_seen(scope)
    if contact_id is not None and not await contact_store.contact_exists(uow.session, contact_id, contacts):
        raise InvalidInput("There is no such contact.", field="contact_id")
    return contact_id, None


def _contact(row: contact_store.ContactRow) -> Contact:
    return Contact(row.id, row.name, row.phone, row.email, row.verified_phone, row.proactive_opt_out)


def conversation_of(row: contact_store.ConversationRow, contact: contact_store.ContactRow) -> Conversation:
    return Conversation(
        id=row.id,
        channel=row.channel,
        contact=_contact(contact),
        owner=Owner(row.owner),
        owner_staff_id=row.owner_staff_id,
        waiting_for_person=row.waiting_for_person,
        handover_note=row.handover_note,
        created_at=row.created_at,
        last_activity_at=row.last_activity_at,
    )
