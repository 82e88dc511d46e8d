"""What a reply may state: the whole truth that the gate holds it against. All moments are aware, in local time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from booking_core import LIVE, Status


class Deed(StrEnum):
    """What a turn can have committed. A move counts as one deed, not as a creation and a cancellation."""

    CREATED = "created"
    MOVED = "moved"
    CANCELLED = "cancelled"
    DETAILS = "details"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class KnownService:
    name: str
    minutes: int
    price: Decimal | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPlace:
    name: str
    address: str = ""
    zone: ZoneInfo | None = None


@dataclass(frozen=True, slots=True)
class OfferedSlot:
    """A start that a tool result of this conversation showed; an empty `provider` means that nobody was named."""

    start: datetime
    service: str = ""
    place: str = ""
    provider: str = ""


@dataclass(frozen=True, slots=True)
class CustomerBooking:
    """One of the customer's bookings, of any age; `replaced_by` is the id of the booking it was moved to."""

    id: str
    service: str
    place: str
    provider: str
    start: datetime
    end: datetime
    status: Status = Status.CONFIRMED
    price: Decimal | None = None
    replaced_by: str = ""

    @property
    def live(self) -> bool:
        return self.status in LIVE


@dataclass(frozen=True, slots=True)
class Committed:
    """`booking_id` is the new booking of a creation or a move, the cancelled one of a cancellation."""

    deed: Deed
    booking_id: str = ""
    this_turn: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """The read-back that awaits a yes, and `read_back`, the very words of it, where they are known. `booking_id` is the
    booking that a move or a cancellation concerns."""

    deed: Deed
    service: str
    place: str
    provider: str
    start: datetime
    price: Decimal | None = None
    booking_id: str = ""
    read_back: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """`amounts` and `minutes` are prices and durations that tool results showed beside those of the services;
    `references` are codes and numbers that may be quoted; `sends` names what the product itself sends or does later
    (`reminder`, `email`, `text`, `call`, `notice`), which a reply may then promise; `twelve_hour` is how the server
    itself writes times."""

    now: datetime
    zone: ZoneInfo
    business: str = ""
    currency: str = "USD"
    services: tuple[KnownService, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    providers: tuple[str, ...] = ()
    offered: tuple[OfferedSlot, ...] = ()
    bookings: tuple[CustomerBooking, ...] = ()
    committed: tuple[Committed, ...] = ()
    pending_proposal: Proposal | None = None
    held: OfferedSlot | None = None
    handed_over: bool = False
    amounts: tuple[Decimal, ...] = ()
    minutes: tuple[int, ...] = ()
    references: tuple[str, ...] = ()
    sends: frozenset[str] = frozenset()
    twelve_hour: bool = True

    @property
    def live_bookings(self) -> tuple[CustomerBooking, ...]:
        return tuple(booking for booking in self.bookings if booking.live)

    def done(self, *deeds: Deed, this_turn: bool = False) -> Iterator[Committed]:
        """What was committed of these deeds, in this turn only or ever in this conversation."""
        return (one for one in self.committed if one.deed in deeds and (one.this_turn or not this_turn))

    def booking(self, booking_id: str) -> CustomerBooking | None:
        return next((booking for booking in self.bookings if booking.id == booking_id), None)
