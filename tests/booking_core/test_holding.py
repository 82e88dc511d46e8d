"""Holds: seen by their holder, in everybody else's way, and gone when they should be."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from booking_core import (
    HOLD_LASTS,
    AgentInConversation,
    Booking,
    Database,
    Forbidden,
    NotFound,
    SetClock,
    SlotNotOffered,
    SlotQuery,
    SlotTaken,
    cancel_booking,
    current_hold,
    explain_time,
    find_slots,
    hold_slot,
    release_hold,
    reschedule_booking,
)
from tests.support.bookings import (
    ADMIN,
    MINUTE,
    WEBSITE,
    a_visitor,
    at,
    book,
    count,
    hold,
    occupied,
    readings,
)
from tests.support.businesses import ANA, BEN, CHLOE, COLOUR, DOWNTOWN, HAIRCUT

QUERY = SlotQuery(HAIRCUT, DOWNTOWN, ANA)


async def starts(database: Database, actor: AgentInConversation) -> list[str]:
    async with database.reading() as uow:
        found = await find_slots(uow, actor, QUERY, at("10:00").date())
    return [f"{slot.starts_at.astimezone(at('10:00').tzinfo):%H:%M}" for slot in found]


async def test_a_hold_tells_what_is_kept_and_until_when(bloom: Database, clock: SetClock) -> None:
    agent = await a_visitor(bloom)
    held = await hold(bloom, agent)
    assert (held.service.id, held.location.id, held.provider.id) == (HAIRCUT, DOWNTOWN, ANA)
    assert (held.starts_at, held.ends_at, held.any_provider) == (at("10:00"), at("10:30"), False)
    assert held.expires_at == clock.now() + HOLD_LASTS == clock.now() + timedelta(minutes=5)
    async with bloom.reading() as uow:
        assert await current_hold(uow, agent) == held


async def test_the_holder_still_sees_the_slot_and_nobody_else_does(bloom: Database) -> None:
    holder, other = await a_visitor(bloom, "holder"), await a_visitor(bloom, "other")
    await hold(bloom, holder)
    assert "10:00" in await starts(bloom, holder)
    assert "10:00" not in await starts(bloom, other)


async def test_a_held_slot_is_exclusive_for_customers_team_and_api(bloom: Database) -> None:
    holder, other = await a_visitor(bloom, "holder"), await a_visitor(bloom, "other")
    await hold(bloom, holder)
    with pytest.raises(SlotTaken) as refusal:
        await hold(bloom, other)
    assert "10:00" not in readings(refusal.value.choices)
    for actor in (other, ADMIN, WEBSITE):
        with pytest.raises(SlotTaken):
            await book(bloom, actor=actor)
    await book(bloom, actor=holder)


async def test_why_not_says_that_somebody_is_booking_it(bloom: Database) -> None:
    await hold(bloom, await a_visitor(bloom))
    async with bloom.reading() as uow:
        (reason,) = await explain_time(
            uow, ADMIN, service_id=HAIRCUT, location_id=DOWNTOWN, provider_id=ANA, starts_at=at("10:00")
        )
    assert reason.rule == "held_by_another"


async def test_buffers_are_held_too(bloom: Database) -> None:
    await hold(bloom, await a_visitor(bloom), service_id=COLOUR)
    assert await occupied(bloom) == [("09:50", "11:45")]


async def test_a_conversation_holds_one_slot_at_a_time(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    await hold(bloom, agent, "10:00")
    await hold(bloom, agent, "11:00", provider_id=BEN)
    assert await count(bloom, "hold") == 1
    assert (await occupied(bloom, ANA), await occupied(bloom, BEN)) == ([], [("11:00", "11:30")])


async def test_the_same_slot_held_again_lasts_longer(bloom: Database, clock: SetClock) -> None:
    agent = await a_visitor(bloom)
    await hold(bloom, agent)
    clock.advance(4 * MINUTE)
    assert (await hold(bloom, agent)).expires_at == clock.now() + HOLD_LASTS


async def test_two_holds_asked_for_at_once_in_one_conversation_leave_one(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    wanted = [(provider, f"{hour}:00") for hour in (10, 11, 12) for provider in (ANA, BEN, CHLOE)]
    await asyncio.gather(*(hold(bloom, agent, start, provider_id=provider) for provider, start in wanted))
    assert await count(bloom, "hold") == 1
    assert await count(bloom, "occupancy") == 1


async def test_a_refused_hold_leaves_the_earlier_one(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    await hold(bloom, agent, "10:00")
    await book(bloom, "11:00")
    for start, refusal in (("11:00", SlotTaken), ("20:00", SlotNotOffered)):
        with pytest.raises(refusal):
            await hold(bloom, agent, start)
    assert await occupied(bloom) == [("10:00", "10:30"), ("11:00", "11:30")]


async def test_whoever_changes_their_mind_gives_the_slot_back_at_once(bloom: Database) -> None:
    holder, other = await a_visitor(bloom, "holder"), await a_visitor(bloom, "other")
    await hold(bloom, holder)
    async with bloom.writing() as uow:
        await release_hold(uow, holder)
    async with bloom.reading() as uow:
        assert await current_hold(uow, holder) is None
    await hold(bloom, other)


async def test_releasing_nothing_is_fine(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    async with bloom.writing() as uow:
        await release_hold(uow, agent)


async def test_only_its_own_conversation_releases_a_hold(bloom: Database) -> None:
    holder, other = await a_visitor(bloom, "holder"), await a_visitor(bloom, "other")
    await hold(bloom, holder)
    async with bloom.writing() as uow:
        await release_hold(uow, other)
    assert await occupied(bloom) == [("10:00", "10:30")]


async def test_a_hold_expires_by_the_products_clock_and_not_a_moment_earlier(bloom: Database, clock: SetClock) -> None:
    holder, other = await a_visitor(bloom, "holder"), await a_visitor(bloom, "other")
    clock.advance(timedelta(milliseconds=400))
    await hold(bloom, holder)
    clock.advance(HOLD_LASTS - timedelta(milliseconds=1))
    async with bloom.reading() as uow:
        assert await current_hold(uow, holder) is not None
    with pytest.raises(SlotTaken):
        await book(bloom, actor=other)
    clock.advance(timedelta(seconds=1))
    async with bloom.reading() as uow:
        assert await current_hold(uow, holder) is None
    assert "10:00" in await starts(bloom, other)
    await book(bloom, actor=other)
    assert await occupied(bloom) == [("10:00", "10:30")]
    assert await count(bloom, "hold") == 0


async def test_an_expired_hold_is_out_of_the_way_of_what_only_touches_it(bloom: Database, clock: SetClock) -> None:
    await hold(bloom, await a_visitor(bloom), "10:30")
    clock.advance(HOLD_LASTS)
    await book(bloom, "10:00", service_id=COLOUR)
    assert await occupied(bloom) == [("09:50", "11:45")]


async def test_a_yes_after_the_hold_has_expired_books_if_the_slot_is_still_free(
    bloom: Database, clock: SetClock
) -> None:
    agent = await a_visitor(bloom)
    await hold(bloom, agent)
    clock.advance(HOLD_LASTS * 2)
    await book(bloom, actor=agent)
    assert await occupied(bloom) == [("10:00", "10:30")]


async def test_a_yes_after_the_hold_has_expired_and_somebody_took_it_is_refused(
    bloom: Database, clock: SetClock
) -> None:
    holder, other = await a_visitor(bloom, "holder"), await a_visitor(bloom, "other")
    await hold(bloom, holder)
    clock.advance(HOLD_LASTS)
    await book(bloom, actor=other)
    with pytest.raises(SlotTaken) as refusal:
        await book(bloom, actor=holder)
    assert "10:30" in readings(refusal.value.choices)


async def test_any_provider_is_settled_when_the_slot_is_held(bloom: Database) -> None:
    await book(bloom, "15:00", provider_id=ANA)
    held = await hold(bloom, await a_visitor(bloom), provider_id=None)
    assert (held.provider.id, held.any_provider) == (BEN, True)
    other = await hold(bloom, await a_visitor(bloom, "other"), provider_id=None)
    assert other.provider.id == CHLOE


async def test_a_hold_for_a_move_covers_only_what_lies_outside_the_old_booking(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    old = await book(bloom, "10:00", service_id=COLOUR, actor=agent)
    await hold(bloom, agent, "10:30", service_id=COLOUR, moving=old)
    assert await occupied(bloom) == [("09:50", "11:45"), ("11:45", "12:15")]


async def test_a_hold_for_a_move_within_its_own_time_needs_nothing_more(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    old = await book(bloom, "10:00", service_id=COLOUR, actor=agent)
    await hold(bloom, agent, "10:30", moving=old)
    assert await occupied(bloom) == [("09:50", "11:45")]
    async with bloom.reading() as uow:
        held = await current_hold(uow, agent)
    assert held is not None
    assert held.moving == old.id


async def test_a_hold_for_a_move_to_another_provider_covers_all_of_it(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    old = await book(bloom, "10:00", service_id=COLOUR, actor=agent)
    await hold(bloom, agent, "10:30", service_id=COLOUR, provider_id=BEN, moving=old)
    assert await occupied(bloom, BEN) == [("10:20", "12:15")]


async def test_the_old_booking_is_untouched_while_its_new_time_is_held(bloom: Database, clock: SetClock) -> None:
    agent = await a_visitor(bloom)
    old = await book(bloom, "10:00", service_id=COLOUR, actor=agent)
    await hold(bloom, agent, "10:30", service_id=COLOUR, moving=old)
    clock.advance(HOLD_LASTS)
    await hold(bloom, await a_visitor(bloom, "other"), "12:00")
    assert await occupied(bloom) == [("09:50", "11:45"), ("12:00", "12:30")]


async def test_when_the_old_booking_is_cancelled_its_time_is_open_to_all_again(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    old: Booking = await book(bloom, "10:00", actor=agent)
    await hold(bloom, agent, "10:30", moving=old)
    async with bloom.writing() as uow:
        await cancel_booking(uow, ADMIN, old.id, "ill")
    await book(bloom, "10:00")
    assert await occupied(bloom) == [("10:00", "10:30"), ("10:30", "11:00")]


async def test_a_booking_gone_meanwhile_leaves_its_mover_a_whole_hold(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    old = await book(bloom, "10:00", service_id=COLOUR, actor=agent)
    async with bloom.writing() as uow:
        await reschedule_booking(uow, ADMIN, old.id, at("14:00"))
    await hold(bloom, agent, "10:30", service_id=COLOUR, moving=old)
    assert await occupied(bloom) == [("10:20", "12:15"), ("13:50", "15:45")]


async def test_a_conversation_that_does_not_exist_holds_nothing(bloom: Database) -> None:
    with pytest.raises(NotFound):
        await hold(bloom, AgentInConversation("cv_missing"))


async def test_only_the_agent_holds_slots(bloom: Database) -> None:
    staff: Any = ADMIN
    async with bloom.writing() as uow:
        with pytest.raises(Forbidden):
            await hold_slot(uow, staff, QUERY, at("10:00"))
