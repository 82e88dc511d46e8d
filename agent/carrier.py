"""What the outbox needs of whoever carries messages to customers, in words that fit any of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol, TypeAlias


class Stage(StrEnum):
    """How far an accepted message has come."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


_REACHED = (Stage.QUEUED, Stage.SENDING, Stage.SENT, Stage.DELIVERED, Stage.READ)

STAGES_BEFORE: Mapping[Stage, tuple[Stage, ...]] = MappingProxyType(
    {
        **{stage: _REACHED[:rank] for rank, stage in enumerate(_REACHED)},
        # What was delivered can't fail any more, and nothing comes after a failure: reports arrive in any order.
        Stage.FAILED: (Stage.QUEUED, Stage.SENDING, Stage.SENT),
    }
)
"""From which stages a report may move a message on; any other report is late and changes nothing."""


class Remedy(StrEnum):
    """What is to be done about a failure."""

    SLOW_DOWN = "slow down"
    """Send again later: too much was sent at once."""
    RESPECT = "respect"
    """The customer has blocked the business or opted out: stop."""
    TELL_TEAM = "tell the team"
    """Sending again would not help; a person should know."""


@dataclass(frozen=True, slots=True)
class Failure:
    """`code` is the carrier's; `reason` is for the team."""

    code: str
    reason: str
    remedy: Remedy


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    external_id: str
    stage: Stage
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """How the channel knows the customer, as in `booking_core.Identity`."""

    channel: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """One part of one message. `reference` names this very attempt; a carrier may give it back with its reports."""

    recipient: Recipient
    text: str
    reference: str


@dataclass(frozen=True, slots=True)
class SentCopy:
    """A message that the carrier says it has accepted."""

    text: str
    report: DeliveryReport


@dataclass(frozen=True, slots=True)
class Accepted:
    report: DeliveryReport


@dataclass(frozen=True, slots=True)
class Refused:
    """It was not accepted and never will be."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """It was certainly not accepted, and may be offered again; `after` is the wait that was asked for, in seconds."""

    after: float | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nobody knows whether it was accepted."""


SendOutcome: TypeAlias = Accepted | Refused | TurnedAway | Unclear


class CarrierUnavailable(Exception):
    """The carrier could not be asked."""


class Carrier(Protocol):
    async def send(self, parcel: Parcel) -> SendOutcome:
        """One attempt, bounded in time; never raises for what the network or the carrier does."""
        ...

    async def sent_since(self, recipient: Recipient, since: datetime) -> Sequence[SentCopy]:
        """All that was sent to them since that instant of the system's clock. Raises `CarrierUnavailable`."""
        ...
