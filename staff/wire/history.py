"""What happened to bookings."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from booking_core import Change, ChangeEvent, SeenChange
from staff.wire.base import Page, Query, Shown, in_z
from staff.wire.bookings import ActorView, BookingView, Instant, SourceName, StatusName, shown_booking


class EvidenceView(Shown):
    """What was read back to the customer, what they answered, and which model asked.

    `agreed_by` says what made it a yes: `button`, `words`, or `model` where the words alone did not tell; empty in
    what is older than that note.
    """

    read_back: str
    customer_message: str
    customer_message_id: str
    proposal_id: str
    model: str
    prompt_version: str
    agreed_by: Literal["button", "words", "model", ""]


class ChangeView(Shown):
    """`from` and `to` are statuses. `changes` has the edited fields as `{field: [before, after]}`."""

    seq: int
    at: Instant
    actor: ActorView
    source: SourceName
    event: str
    from_: Annotated[StatusName | None, Field(alias="from")]
    to: StatusName | None
    changes: dict[str, Any]
    evidence: EvidenceView | None


EventName: TypeAlias = Literal["BookingCreated", "BookingUpdated", "BookingStatusChanged"]
EVENT_NAMES: dict[ChangeEvent, EventName] = {
    ChangeEvent.CREATED: "BookingCreated",
    ChangeEvent.STATUS_CHANGED: "BookingStatusChanged",
    ChangeEvent.CUSTOMER_EDITED: "BookingUpdated",
    ChangeEvent.LINKED: "BookingUpdated",
}


class EventView(Shown):
    """The booking is as it is now."""

    seq: int
    event: EventName
    booking: BookingView


class EventsView(Page[EventView]):
    """`last` is the number to go on from, also when nothing could be seen; `next` is null when that is all."""

    last: int


class EventsQuery(Query):
    after: Annotated[int | None, Field(ge=0, description="Without it: no events, and the latest number.")] = None
    limit: Annotated[int, Field(ge=1, le=1000)] = 100


def shown_change(change: Change) -> dict[str, Any]:
    """As `ChangeView`."""
    evidence = change.evidence
    return {
        "seq": change.seq,
        "at": in_z(change.at),
        "actor": {"kind": change.actor.kind, "id": change.actor.id, "name": change.actor.name},
        "source": change.source.value,
        "event": change.event.value,
        "from": change.from_status,
        "to": change.to_status,
        "changes": dict(change.changes),
        "evidence": evidence and {name: getattr(evidence, name) for name in EvidenceView.model_fields},
    }


def shown_event(seen: SeenChange) -> dict[str, Any]:
    """As `EventView`, and as the hub sends it."""
    return {
        "seq": seen.change.seq,
        "event": EVENT_NAMES[seen.change.event],
        "booking": shown_booking(seen.booking),
    }
