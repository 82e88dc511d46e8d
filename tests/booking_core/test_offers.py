"""Offers: a slot is known to the conversation it was shown to, by an id, for two days."""

from datetime import timedelta

import pytest

from booking_core import (
    AgentInConversation,
    Database,
    NotFound,
    Offer,
    SetClock,
    SlotQuery,
    find_slots,
    issue_offers,
    offered_starts,
    resolve_offer,
)
from booking_core.offers import OFFERS_LAST
from tests.support.bookings import MINUTE, a_visitor, at, book, count
from tests.support.businesses import ANA, BEN, DOWNTOWN, HAIRCUT

ANAS = SlotQuery(HAIRCUT, DOWNTOWN, ANA)


async def offers(database: Database, actor: AgentInConversation, query: SlotQuery = ANAS) -> list[Offer]:
    async with database.writing() as uow:
        slots = await find_slots(uow, actor, query, at("10:00").date())
        return await issue_offers(uow, actor, query, slots[:3])


async def resolved(database: Database, actor: AgentInConversation, offer_id: str) -> Offer:
    async with database.reading() as uow:
        return await resolve_offer(uow, actor, offer_id)


async def test_an_offer_is_a_short_id_for_a_slot(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    made = await offers(bloom, agent)
    assert [offer.starts_at for offer in made] == [at("09:00"), at("09:30"), at("10:00")]
    assert all(len(offer.id) <= 16 for offer in made)
    assert [await resolved(bloom, agent, offer.id) for offer in made] == made
    async with bloom.reading() as uow:
        assert await offered_starts(uow, agent) == made


async def test_only_the_conversation_it_was_shown_to_knows_an_offer(bloom: Database) -> None:
    one, other = await a_visitor(bloom, "one"), await a_visitor(bloom, "other")
    made = await offers(bloom, one)
    with pytest.raises(NotFound):
        await resolved(bloom, other, made[0].id)
    theirs = await offers(bloom, other)
    assert {offer.id for offer in theirs}.isdisjoint(offer.id for offer in made)


@pytest.mark.parametrize("offer_id", ["", "slot_1", "2026-11-24T10:00:00-05:00", "\x00"])
async def test_what_was_never_offered_is_not_found(bloom: Database, offer_id: str) -> None:
    agent = await a_visitor(bloom)
    await offers(bloom, agent)
    with pytest.raises(NotFound, match="not offered in this conversation"):
        await resolved(bloom, agent, offer_id)


async def test_the_same_slot_keeps_its_id(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    first = await offers(bloom, agent)
    assert await offers(bloom, agent) == first
    assert await count(bloom, "offer") == 3


async def test_another_provider_or_another_purpose_is_another_offer(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    booking = await book(bloom, "15:00", actor=agent)
    queries = [ANAS, SlotQuery(HAIRCUT, DOWNTOWN, BEN), SlotQuery(HAIRCUT, DOWNTOWN), SlotQuery(HAIRCUT, DOWNTOWN, ANA)]
    queries[-1] = SlotQuery(HAIRCUT, DOWNTOWN, ANA, moving=booking)
    made = [offer for query in queries for offer in await offers(bloom, agent, query)]
    assert len({offer.id for offer in made}) == 12
    assert {(offer.provider_id, offer.moving) for offer in made} == {
        (ANA, None),
        (BEN, None),
        (None, None),
        (ANA, booking.id),
    }


async def test_offers_are_forgotten_after_two_days(bloom: Database, clock: SetClock) -> None:
    agent = await a_visitor(bloom)
    (first, *_) = await offers(bloom, agent)
    clock.advance(OFFERS_LAST)
    await resolved(bloom, agent, first.id)
    clock.advance(timedelta(seconds=1))
    with pytest.raises(NotFound):
        await resolved(bloom, agent, first.id)


async def test_an_offer_that_is_made_again_lasts_from_then_on(bloom: Database, clock: SetClock) -> None:
    agent = await a_visitor(bloom)
    clock.set(at("08:00", "2026-11-22"))
    (first, *_) = await offers(bloom, agent)
    clock.advance(OFFERS_LAST - MINUTE)
    again = await offers(bloom, agent)
    clock.advance(2 * MINUTE)
    assert await resolved(bloom, agent, again[0].id) == again[0]
    assert first.id in {offer.id for offer in again}
