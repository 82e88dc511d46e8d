"""Who may do what: one table, and one scope of bookings, used by every door.

Permission has two halves. `require` asks whether this kind of actor may do this kind of thing at all; `Scope` says to
which bookings. What lies outside the scope does not exist for the actor: it is not found, rather than forbidden.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from booking_core.actors import Actor, AgentInConversation, ApiKey, Role, StaffMember, SystemActor
from booking_core.booking import Booking
from booking_core.business import Business, Provider, ProviderVisibility
from booking_core.errors import Forbidden
from booking_core.statuses import Source


class Action(StrEnum):
    SEE_BOOKINGS = "see bookings"
    CREATE_BOOKING = "create a booking"
    CONFIRM = "confirm a booking"
    COMPLETE = "complete a booking"
    MARK_NO_SHOW = "mark a no-show"
    CANCEL = "cancel a booking"
    RESCHEDULE = "reschedule a booking"
    EDIT_CUSTOMER = "edit customer details"
    LINK_CONVERSATION = "link a booking to a conversation"
    IGNORE_NOTICE = "book inside the notice"
    HOLD_SLOT = "hold a slot"
    SEE_CONTACTS = "see contacts"
    SEE_CONVERSATIONS = "see conversations"
    ANSWER_CONVERSATIONS = "answer conversations"
    REVIEW = "review what the agent did"
    CONNECT_CALENDARS = "share and connect calendars"
    MANAGE_BUSINESS = "manage services, locations and providers"
    MANAGE_TEAM = "manage team members and API keys"


class Kind(StrEnum):
    """Actors as the table knows them: staff by role."""

    ADMIN = "admin"
    MANAGER = "manager"
    PROVIDER = "provider"
    AGENT = "agent"
    API_KEY = "api key"
    SYSTEM = "system"


_TEAM = frozenset({Kind.ADMIN, Kind.MANAGER, Kind.PROVIDER})
_DESK = frozenset({Kind.ADMIN, Kind.MANAGER})
_SYSTEM = frozenset({Kind.SYSTEM})
_EVERYONE = frozenset(Kind)

PERMISSIONS: Mapping[Action, frozenset[Kind]] = MappingProxyType(
    {
        Action.SEE_BOOKINGS: _EVERYONE,
        Action.CREATE_BOOKING: _EVERYONE,
        Action.CONFIRM: _EVERYONE - {Kind.AGENT},
        Action.COMPLETE: _EVERYONE - {Kind.AGENT},
        Action.MARK_NO_SHOW: _EVERYONE - {Kind.AGENT},
        Action.CANCEL: _EVERYONE,
        Action.RESCHEDULE: _EVERYONE,
        Action.EDIT_CUSTOMER: _EVERYONE,
        Action.LINK_CONVERSATION: _EVERYONE - {Kind.AGENT},
        Action.IGNORE_NOTICE: _TEAM | _SYSTEM,
        Action.HOLD_SLOT: frozenset({Kind.AGENT}),
        Action.SEE_CONTACTS: _TEAM | {Kind.API_KEY} | _SYSTEM,
        Action.SEE_CONVERSATIONS: _TEAM | {Kind.API_KEY} | _SYSTEM,
        Action.ANSWER_CONVERSATIONS: _TEAM | {Kind.API_KEY} | _SYSTEM,
        Action.REVIEW: _TEAM | {Kind.API_KEY} | _SYSTEM,
        Action.CONNECT_CALENDARS: _TEAM | {Kind.API_KEY} | _SYSTEM,
        Action.MANAGE_BUSINESS: _DESK | {Kind.API_KEY} | _SYSTEM,
        Action.MANAGE_TEAM: frozenset({Kind.ADMIN}) | _SYSTEM,
    }
)


def kind_of(actor: Actor) -> Kind:
    match actor:
        case StaffMember(role=Role.ADMIN):
            return Kind.ADMIN
        case StaffMember(role=Role.MANAGER):
            return Kind.MANAGER
        case StaffMember():
            return Kind.PROVIDER
        case AgentInConversation():
            return Kind.AGENT
        case ApiKey():
            return Kind.API_KEY
        case SystemActor():
            return Kind.SYSTEM


def require(actor: Actor, action: Action) -> None:
    """Raises `Forbidden`."""
    kind = kind_of(actor)
    if kind not in PERMISSIONS[action]:
        raise Forbidden(f"The role “{kind}” may not {action}.")


@dataclass(frozen=True, slots=True)
class CustomerScope:
    """The bookings of one customer: those of their conversation, of their contact, and those made by hand for a
    number that their channel has proven to be theirs."""

    conversation_id: str
    contact_id: str
    verified_phone: str | None


@dataclass(frozen=True, slots=True)
class Scope:
    """Which bookings exist for an actor. With no restriction set, all of them."""

    provider_id: str | None = None
    service_ids: frozenset[str] | None = None
    customer: CustomerScope | None = None

    def covers(self, booking: Booking) -> bool:
        if self.provider_id is not None and booking.provider_id != self.provider_id:
            return False
        if self.service_ids is not None and booking.service_id not in self.service_ids:
            return False
        return self.customer is None or _is_customers(self.customer, booking)

    def reaches(self, service_id: str, provider_id: str | None) -> bool:
        """Whether a booking of this service, with this provider or with any, could be seen by whoever made it."""
        if self.provider_id is not None and (provider_id or self.provider_id) != self.provider_id:
            return False
        if self.provider_id == "":  # an account that is tied to no provider has no calendar to book on
            return False
        return self.service_ids is None or service_id in self.service_ids

    @property
    def is_everything(self) -> bool:
        return self == Scope()


def _is_customers(customer: CustomerScope, booking: Booking) -> bool:
    if booking.conversation_id == customer.conversation_id or booking.contact_id == customer.contact_id:
        return True
    return (
        customer.verified_phone is not None
        and booking.customer.phone == customer.verified_phone
        and booking.source is not Source.AI_AGENT
    )


def staff_scope(actor: StaffMember, business: Business, provider: Provider | None) -> Scope:
    """`provider` is the one that the account of a provider is tied to; without one they see nothing."""
    if actor.role is not Role.PROVIDER:
        return Scope()
    if business.provider_visibility is ProviderVisibility.ASSIGNED_SERVICES:
        return Scope(service_ids=frozenset(provider.service_ids if provider else ()))
    return Scope(provider_id=provider.id if provider else "")
