"""What happened to a booking: one record for its history, its evidence and everybody who watches."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from booking_core.actors import ActorRecord
from booking_core.booking import Evidence
from booking_core.statuses import Source, Status


class ChangeEvent(StrEnum):
    CREATED = "created"
    STATUS_CHANGED = "status_changed"
    CUSTOMER_EDITED = "customer_edited"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class PendingChange:
    """Not yet numbered. `changes` has the edited fields as `{field: [before, after]}`, or facts worth keeping."""

    booking_id: str
    event: ChangeEvent
    actor: ActorRecord
    source: Source
    from_status: Status | None = None
    to_status: Status | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """`seq` grows in commit order: whoever has seen N has seen all below it."""

    seq: int
    at: datetime
    booking_id: str
    event: ChangeEvent
    actor: ActorRecord
    source: Source
    from_status: Status | None
    to_status: Status | None
    changes: Mapping[str, Any]
    evidence: Evidence | None
