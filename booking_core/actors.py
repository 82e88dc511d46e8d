"""Who acts: a person of the team, the agent inside one conversation, an API key, or the system itself."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from booking_core.statuses import Source


class Role(StrEnum):
    ADMIN = "admin"
    MANAGER = "manager"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class StaffMember:
    """`provider_id` ties a provider's account to the person customers book; required for that role."""

    id: str
    name: str
    role: Role
    provider_id: str | None = None


@dataclass(frozen=True, slots=True)
class AgentInConversation:
    """Acts for the customer of this conversation, and for nobody else; who that is, the database says."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class ApiKey:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SystemActor:
    """The product acting on its own: set-up, clean-up, a demo. Never a customer's wish."""

    name: str = "Frontdesk"


TeamActor: TypeAlias = StaffMember | ApiKey
"""Whoever comes in through the team's door."""

Actor: TypeAlias = StaffMember | AgentInConversation | ApiKey | SystemActor


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """An actor as history keeps it: `kind` is `staff`, `agent`, `api_key` or `system`."""

    kind: str
    id: str
    name: str


def record_of(actor: Actor) -> ActorRecord:
    match actor:
        case StaffMember():
            return ActorRecord("staff", actor.id, actor.name)
        case AgentInConversation():
            return ActorRecord("agent", actor.conversation_id, "Agent")
        case ApiKey():
            return ActorRecord("api_key", actor.id, actor.name)
        case SystemActor():
            return ActorRecord("system", "system", actor.name)


def source_of(actor: Actor) -> Source:
    match actor:
        case AgentInConversation():
            return Source.AI_AGENT
        case ApiKey():
            return Source.API
        case StaffMember() | SystemActor():
            return Source.MANUAL
