"""How far a message has come on its way to the customer, in one word for all its parts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from agent import outgoing_store
from agent.carrier import Stage
from agent.tables import OutgoingRow
from booking_core import UnitOfWork


class Arrival(StrEnum):
    """`SENDING` until the carrier has all of it; the next two are the carrier's reports."""

    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Delivery:
    """`error_code` is the carrier's, of a message that failed."""

    arrival: Arrival
    error_code: str | None = None


_REPORTED = {str(Stage.DELIVERED): Arrival.DELIVERED, str(Stage.READ): Arrival.READ}
_SO_FAR = (Arrival.SENDING, Arrival.SENT, Arrival.DELIVERED, Arrival.READ)


async def deliveries_of(uow: UnitOfWork, message_ids: Sequence[str]) -> dict[str, Delivery]:
    """Of those that are pushed to the customer; what a customer fetches is not among them."""
    parts: defaultdict[str, list[OutgoingRow]] = defaultdict(list)
    for row in await outgoing_store.parts_of(uow.session, message_ids):
        parts[row.message_id].append(row)
    return {message_id: _delivery(rows) for message_id, rows in parts.items()}


def _delivery(parts: Sequence[OutgoingRow]) -> Delivery:
    failed = next((part for part in parts if part.state == "failed"), None)
    if failed is not None:
        return Delivery(Arrival.FAILED, failed.error_code)
    return Delivery(min((_arrival(part) for part in parts), key=_SO_FAR.index))


def _arrival(part: OutgoingRow) -> Arrival:
    if part.state != "accepted":
        return Arrival.SENDING
    return _REPORTED.get(part.status or "", Arrival.SENT)
