"""What is true in a conversation right now: the facts that a reply is held against, and the moment's note."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

from agent import proposal_store, turn_store
from agent.claims import Committed, CustomerBooking, Deed, Facts, KnownPlace, KnownService, OfferedSlot, Proposal
from agent.tables import ProposalRow, ToolResultRow
from booking_core import (
    AgentInConversation,
    Booking,
    BookingFilter,
    Catalog,
    Conversation,
    Hold,
    Offer,
    Owner,
    UnitOfWork,
    conversation,
    current_hold,
    list_bookings,
    offered_starts,
)
from prompts import MomentContext
from tools.wording import TWELVE_HOUR_COUNTRIES, spoken_booking, spoken_day, spoken_moment, spoken_time

DEEDS: Mapping[str, Deed] = MappingProxyType(
    {
        "book": Deed.CREATED,
        "reschedule": Deed.MOVED,
        "cancel": Deed.CANCELLED,
        "correct_my_details": Deed.DETAILS,
        "release_slot": Deed.RELEASED,
    }
)
MOST_BOOKINGS = 200
LATELY = timedelta(days=400)
MOST_NAMED = 3
LONGEST_NAME = 60


async def gather_facts(uow: UnitOfWork, actor: AgentInConversation, turn_id: str) -> Facts:
    catalog = await uow.catalog()
    found = await conversation(uow, actor.conversation_id)
    bookings = await bookings_lately(uow, actor)
    deeds = await turn_store.deeds_of_conversation(uow.session, actor.conversation_id, tuple(DEEDS))
    proposal = await proposal_store.open_proposal(uow.session, actor.conversation_id, uow.now)
    hold = await current_hold(uow, actor)
    zone = catalog.business.timezone
    return Facts(
        now=uow.now.astimezone(zone),
        zone=zone,
        business=catalog.business.name,
        currency=catalog.business.currency,
        services=tuple(
            KnownService(service.name, service.duration, service.price, service.aliases)
            for service in catalog.offered_services()
        ),
        places=tuple(KnownPlace(x.name, x.address, x.timezone) for x in catalog.open_locations()),
        providers=tuple(provider.name for provider in catalog.active_providers()),
        offered=tuple(_offered(offer, catalog) for offer in await offered_starts(uow, actor)),
        bookings=tuple(_booking(booking) for booking in bookings),
        committed=tuple(_committed(row, turn_id) for row in deeds),
        pending_proposal=_proposal(proposal) if proposal else None,
        held=_held(hold) if hold else None,
        twelve_hour=catalog.business.country in TWELVE_HOUR_COUNTRIES,
        handed_over=found.waiting_for_person or found.owner is Owner.STAFF,
    )


async def bookings_lately(uow: UnitOfWork, actor: AgentInConversation) -> list[Booking]:
    """The customer's, of whatever status, upcoming ones included; in order of time."""
    return await list_bookings(uow, actor, BookingFilter(start=uow.now - LATELY, limit=MOST_BOOKINGS))


def _offered(offer: Offer, catalog: Catalog) -> OfferedSlot:
    location = catalog.locations[offer.location_id]
    return OfferedSlot(
        offer.starts_at.astimezone(location.timezone),
        catalog.services[offer.service_id].name,
        location.name,
        catalog.providers[offer.provider_id].name if offer.provider_id else "",
    )


def _booking(booking: Booking) -> CustomerBooking:
    return CustomerBooking(
        id=booking.id,
        service=booking.service_name,
        place=booking.location.name,
        provider=booking.provider_name,
        start=booking.local_start,
        end=booking.local_end,
        status=booking.status,
        price=booking.price,
        replaced_by=booking.rescheduled_to or "",
    )


def _committed(row: ToolResultRow, turn_id: str) -> Committed:
    content = json.loads(row.content)
    booking_id = content.get("booking_id") or content.get("booking", {}).get("booking_id", "")
    return Committed(DEEDS[row.tool], booking_id, this_turn=row.turn_id == turn_id)


def _proposal(row: ProposalRow) -> Proposal:
    said = row.read_back
    return Proposal(
        deed=DEEDS[row.tool],
        service=said["service"],
        place=said["location"],
        provider=said["provider"],
        start=datetime.fromisoformat(said["starts_at"]),
        price=None if said["price"] is None else Decimal(said["price"]),
        booking_id=said["booking_id"],
        read_back=said["text"],
    )


def _held(hold: Hold) -> OfferedSlot:
    start = hold.starts_at.astimezone(hold.location.timezone)
    return OfferedSlot(start, hold.service.name, hold.location.name, hold.provider.name)


async def moment_of(uow: UnitOfWork, actor: AgentInConversation) -> MomentContext:
    """Short on purpose: it is the only part of a request that providers can't cache."""
    catalog = await uow.catalog()
    found = await conversation(uow, actor.conversation_id)
    local = uow.now.astimezone(catalog.business.timezone)
    return MomentContext(
        weekday=f"{local:%A}",
        date=spoken_day(local.date()).split(" ", 1)[1],
        time=spoken_time(local, catalog.business),
        timezone=catalog.business.timezone.key,
        customer=_customer(found),
        state="\n".join(await _state(uow, actor, catalog, found)),
    )


def _customer(found: Conversation) -> str:
    """The name is whatever somebody calls themselves: too short here to carry an instruction."""
    parts = [found.contact.name[:LONGEST_NAME], found.contact.verified_phone or ""]
    return ", ".join(part for part in parts if part) or "not known yet"


async def _state(uow: UnitOfWork, actor: AgentInConversation, catalog: Catalog, found: Conversation) -> list[str]:
    lines = []
    wanted = BookingFilter(start=uow.now, limit=MOST_NAMED * 4)
    upcoming = [b for b in await list_bookings(uow, actor, wanted) if b.status in ("pending", "confirmed")]
    if upcoming:
        named = "; ".join(spoken_booking(b, catalog.business) for b in upcoming[:MOST_NAMED])
        lines.append(f"Upcoming bookings: {named}.")
    hold = await current_hold(uow, actor)
    if hold is not None:
        start = spoken_moment(hold.starts_at.astimezone(hold.location.timezone), catalog.business)
        lines.append(f"Held: {hold.service.name}, {start}.")
    if found.waiting_for_person:
        lines.append("The team has been told that a person is wanted.")
    return lines
