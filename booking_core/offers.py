"""Slots as a conversation knows them: opaque ids, issued to it alone. Nothing that was not offered can be booked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from booking_core import offer_store
from booking_core.actors import AgentInConversation
from booking_core.availability import SlotQuery
from booking_core.database import UnitOfWork
from booking_core.errors import NotFound
from booking_core.ids import new_short_id
from booking_core.slots import Slot

OFFERS_LAST = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Offer:
    """`provider_id` None: with whoever is free. `moving` is the booking that it would replace."""

    id: str
    service_id: str
    location_id: str
    provider_id: str | None
    starts_at: datetime
    moving: str | None


async def issue_offers(
    uow: UnitOfWork, actor: AgentInConversation, query: SlotQuery, slots: Sequence[Slot]
) -> list[Offer]:
    """The same slot offered again keeps its id, and lasts from then on."""
    moving = query.moving.id if query.moving else None
    known = {
        offer.starts_at: offer
        for offer in await offer_store.offers_of(uow.session, actor.conversation_id, uow.now - OFFERS_LAST)
        if (offer.service_id, offer.location_id, offer.provider_id, offer.moving)
        == (query.service_id, query.location_id, query.provider_id, moving)
    }
    offers = [
        _offer(known[slot.starts_at])
        if slot.starts_at in known
        else Offer(new_short_id("slot"), query.service_id, query.location_id, query.provider_id, slot.starts_at, moving)
        for slot in slots
    ]
    fresh = [offer for offer in offers if offer.starts_at not in known]
    again = [offer.id for offer in offers if offer.starts_at in known]
    await offer_store.renew_offers(uow.session, actor.conversation_id, again, uow.now)
    await offer_store.insert_offers(uow.session, actor.conversation_id, fresh, uow.now)
    return offers


async def resolve_offer(uow: UnitOfWork, actor: AgentInConversation, offer_id: str) -> Offer:
    """Raises `NotFound` unless the id was issued to this conversation within the last two days."""
    for row in await offer_store.offers_of(uow.session, actor.conversation_id, uow.now - OFFERS_LAST):
        if row.id == offer_id:
            return _offer(row)
    raise NotFound("That slot was not offered in this conversation. Look for slots again and use an id from there.")


async def offered_starts(uow: UnitOfWork, actor: AgentInConversation) -> list[Offer]:
    """Everything the conversation has been offered lately, in the order of time."""
    rows = await offer_store.offers_of(uow.session, actor.conversation_id, uow.now - OFFERS_LAST)
    return [_offer(row) for row in rows]


def _offer(row: offer_store.OfferRow) -> Offer:
    return Offer(row.id, row.service_id, row.location_id, row.provider_id, row.starts_at, row.moving)
