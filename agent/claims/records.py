"""Everything that has a time in the facts, in one shape, and how a reply's words are held against it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

from agent.claims.facts import CustomerBooking, Facts, OfferedSlot
from agent.claims.names import Topic
from booking_core import Status


class Source(StrEnum):
    OFFERED = "offered"
    PROPOSED = "proposed"
    HELD = "held"
    LIVE = "live"
    ENDED = "ended"
    """Cancelled or moved away."""
    PAST = "past"


OFFERS = frozenset({Source.OFFERED, Source.PROPOSED, Source.HELD})
EVERYTHING = frozenset(Source)


@dataclass(frozen=True, slots=True)
class Record:
    source: Source
    start: datetime
    service: str = ""
    place: str = ""
    provider: str = ""
    end: datetime | None = None
    pending: bool = False

    def named(self, topic: Topic) -> str:
        return {Topic.SERVICE: self.service, Topic.PLACE: self.place, Topic.PROVIDER: self.provider}[topic]

    def fits(self, topic: Topic, names: frozenset[str]) -> bool:
        """A record that names nobody fits anybody."""
        own = self.named(topic)
        return not own or not names or own in names


def records(facts: Facts) -> tuple[Record, ...]:
    minutes = {service.name: service.minutes for service in facts.services}
    found = [_of_slot(Source.OFFERED, slot, minutes) for slot in facts.offered]
    if facts.held is not None:
        found.append(_of_slot(Source.HELD, facts.held, minutes))
    if (proposal := facts.pending_proposal) is not None:
        slot = OfferedSlot(proposal.start, proposal.service, proposal.place, proposal.provider)
        found.append(_of_slot(Source.PROPOSED, slot, minutes))
    found.extend(_of_booking(booking, facts.now) for booking in facts.bookings)
    return tuple(found)


def _of_slot(source: Source, slot: OfferedSlot, minutes: dict[str, int]) -> Record:
    length = minutes.get(slot.service)
    end = slot.start + timedelta(minutes=length) if length is not None else None
    return Record(source, slot.start, slot.service, slot.place, slot.provider, end)


def _of_booking(booking: CustomerBooking, now: datetime) -> Record:
    if booking.status in (Status.CANCELLED, Status.RESCHEDULED):
        source = Source.ENDED
    else:
        source = Source.LIVE if booking.live and booking.end > now else Source.PAST
    return Record(
        source,
        booking.start,
        booking.service,
        booking.place,
        booking.provider,
        booking.end,
        booking.status is Status.PENDING,
    )


def of(known: Iterable[Record], sources: frozenset[Source]) -> tuple[Record, ...]:
    return tuple(record for record in known if record.source in sources)


def at_clock(clocks: tuple[time, ...], zone: tzinfo | None = None) -> Callable[[Record], bool]:
    """`zone` is the one that the reply itself names beside the time."""

    def fits(record: Record) -> bool:
        local = record.start.astimezone(zone) if zone is not None else record.start
        return local.time().replace(tzinfo=None) in clocks

    return fits
