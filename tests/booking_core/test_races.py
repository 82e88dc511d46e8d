"""Everybody at once: one wins, the others are told so, and nothing else happens. At full size in `bench/race.py`."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta

from booking_core import (
    HOLD_LASTS,
    Actor,
    AgentInConversation,
    Booking,
    BookingError,
    Database,
    Identity,
    SetClock,
    SlotTaken,
    Status,
    cancel_booking,
    confirm_booking,
    get_booking,
    hold_slot,
    release_hold,
    reschedule_booking,
)
from booking_core.availability import SlotQuery
from booking_core.wizard import CustomerDetails
from tests.support.bookings import (
    ADMIN,
    a_conversation,
    a_visitor,
    at,
    book,
    count,
    hold,
    occupied,
    readings,
    rows,
)
from tests.support.businesses import ANA, BEN, CHLOE, DOWNTOWN, HAIRCUT, MASSAGE
from tests.support.races import SERVICES, overlapping, prepare, race, slots

TASKS, SLOTS, PROVIDERS = 32, 40, 4


async def outcomes(*attempts: Awaitable[object]) -> list[str]:
    """In order: "done", or the code of the refusal. Anything but a refusal is an error of the test."""

    async def outcome(attempt: Awaitable[object]) -> str:
        try:
            await attempt
        except BookingError as refusal:
            return refusal.code
        return "done"

    return list(await asyncio.gather(*map(outcome, attempts)))


async def moved(database: Database, booking: Booking, start: str, provider_id: str | None = None) -> Booking:
    async with database.writing() as uow:
        return await reschedule_booking(uow, ADMIN, booking.id, at(start), provider_id)


async def kept(database: Database, booking: Booking) -> Booking:
    async with database.reading() as uow:
        return await get_booking(uow, ADMIN, booking.id)


async def test_of_all_who_want_the_same_slots_one_wins_each(database: Database) -> None:
    await prepare(database, PROVIDERS)
    wanted = slots(PROVIDERS, SLOTS)
    outcome = await race(database, wanted, TASKS, SERVICES[:1])
    assert outcome.won == dict.fromkeys(wanted, 1)
    assert len(outcome.refused) == (TASKS - 1) * SLOTS
    assert min(outcome.refused) >= 1  # each with fresh choices
    assert await count(database, "booking") == await count(database, "calendar_event") == SLOTS
    assert await rows(database, "SELECT min(seq), max(seq), count(*) FROM change") == [(1, SLOTS, SLOTS)]


async def test_different_services_that_overlap_never_share_a_providers_time(database: Database) -> None:
    await prepare(database, PROVIDERS)
    wanted = slots(PROVIDERS, SLOTS)
    outcome = await race(database, wanted, TASKS // 4, SERVICES)
    wins = sum(outcome.won.values())
    assert wins + len(outcome.refused) == TASKS // 4 * SLOTS
    assert min(outcome.refused) >= 1
    assert wins == await count(database, "occupancy") == await count(database, "booking")
    assert await overlapping(database) == 0
    again = await race(database, wanted, TASKS // 4, SERVICES)
    assert not again.won  # whoever was refused was refused for a reason that lasts


async def test_any_provider_is_found_for_as_many_as_there_are(bloom: Database) -> None:
    found = await outcomes(*(book(bloom, "10:00", provider_id=None) for _ in range(8)))
    assert sorted(found) == ["done"] * 3 + ["slot_taken"] * 5
    assert [len(await occupied(bloom, provider)) for provider in (ANA, BEN, CHLOE)] == [1, 1, 1]


async def test_named_and_any_providers_in_every_order_never_deadlock(bloom: Database) -> None:
    wanted = [None, ANA, BEN, CHLOE, None, CHLOE, BEN, ANA]
    starts = [f"{hour:02}:{minute}" for hour in (9, 10, 11) for minute in ("00", "30")]
    found = await outcomes(*(book(bloom, start, provider_id=who) for who in wanted for start in starts))
    assert set(found) == {"done", "slot_taken"}
    assert found.count("done") == 3 * len(starts)
    assert await overlapping(bloom) == 0


async def test_pairs_that_swap_their_slots_are_both_refused_and_both_stay(bloom: Database) -> None:
    swaps: list[tuple[Booking, str]] = []
    for start in ("09:00", "10:00", "11:00", "12:00"):
        swaps += [(await book(bloom, start, provider_id=mine), others) for mine, others in ((ANA, BEN), (BEN, ANA))]
    found = await outcomes(*(moved(bloom, old, f"{old.local_start:%H:%M}", other) for old, other in swaps))
    assert found == ["slot_taken"] * 8
    for old, _ in swaps:
        assert await kept(bloom, old) == old


async def test_a_ring_of_moves_ends_without_overlap_and_without_deadlock(bloom: Database) -> None:
    """Each wants the next one's slot; the last wants a free one, so that some may follow."""
    starts = ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]
    ring = [await book(bloom, start, provider_id=who) for start in starts for who in (ANA, BEN)]
    targets = [*((f"{target.local_start:%H:%M}", target.provider_id) for target in ring[1:]), ("15:00", ANA)]
    found = await outcomes(*(moved(bloom, old, *target) for old, target in zip(ring, targets, strict=True)))
    assert set(found) <= {"done", "slot_taken"}
    assert found[-1] == "done"
    assert await overlapping(bloom) == 0
    assert await count(bloom, "occupancy") == len(ring)


async def test_of_two_who_move_the_same_booking_one_wins_and_the_other_is_told_it_changed(bloom: Database) -> None:
    for target in ("14:00", "15:00"):
        old = await book(bloom, "10:00")
        found = await outcomes(moved(bloom, old, target), moved(bloom, old, target))
        assert sorted(found) == ["done", "invalid_transition"]


async def test_moving_races_with_cancelling(bloom: Database) -> None:
    old = await book(bloom, "10:00")

    async def cancel() -> None:
        async with bloom.writing() as uow:
            await cancel_booking(uow, ADMIN, old.id, "ill")

    found = await outcomes(moved(bloom, old, "10:30", BEN), cancel())
    assert sorted(found) == ["done", "invalid_transition"]
    after = await kept(bloom, old)
    assert len([*await occupied(bloom), *await occupied(bloom, BEN)]) == (after.status is Status.RESCHEDULED)


async def test_of_many_who_confirm_one_wins(bloom: Database) -> None:
    made = await book(bloom, service_id=MASSAGE)

    async def confirm() -> None:
        async with bloom.writing() as uow:
            await confirm_booking(uow, ADMIN, made.id)

    found = await outcomes(*(confirm() for _ in range(TASKS)))
    assert sorted(found) == ["done", *["invalid_transition"] * (TASKS - 1)]
    assert await count(bloom, "calendar_event") == 1


async def test_a_hold_that_expires_while_it_is_booked_goes_to_one(bloom: Database, clock: SetClock) -> None:
    holders = {start: await a_visitor(bloom, start) for start in ("09:00", "10:00", "11:00", "12:00")}
    for start, holder in holders.items():
        await hold(bloom, holder, start)
    clock.advance(HOLD_LASTS - timedelta(milliseconds=1))
    before = await outcomes(*(book(bloom, start) for start in holders))
    assert before == ["slot_taken"] * 4
    clock.advance(timedelta(seconds=1))
    everybody: list[tuple[str, Actor]] = [
        (start, who) for start, holder in holders.items() for who in (ADMIN, holder, ADMIN)
    ]
    found = await outcomes(*(book(bloom, start, actor=who) for start, who in everybody))
    assert [sorted(found[n : n + 3]) for n in range(0, 12, 3)] == [["done", "slot_taken", "slot_taken"]] * 4
    assert await overlapping(bloom) == 0
    assert await rows(bloom, "SELECT count(*) FROM occupancy WHERE hold_id IS NOT NULL") == [(0,)]


async def test_a_live_hold_goes_to_its_holder_however_many_want_it(bloom: Database) -> None:
    holder = await a_visitor(bloom)
    await hold(bloom, holder)
    others = [await a_visitor(bloom, f"other-{n}") for n in range(3)]
    everybody: list[Actor] = [*others, ADMIN, holder, ADMIN]
    found = await outcomes(*(book(bloom, actor=who) for who in everybody))
    assert found == ["slot_taken"] * 4 + ["done", "slot_taken"]


async def test_holds_of_one_slot_go_to_one_conversation(bloom: Database) -> None:
    agents = [await a_visitor(bloom, f"visitor-{n}") for n in range(8)]
    found = await outcomes(*(hold(bloom, agent) for agent in agents))
    assert sorted(found) == ["done", *["slot_taken"] * 7]
    assert await occupied(bloom) == [("10:00", "10:30")]


async def test_holding_releasing_and_booking_all_at_once_ends_in_refusals_only(bloom: Database) -> None:
    agents = [await a_visitor(bloom, f"visitor-{n}") for n in range(6)]

    async def hesitate(agent: AgentInConversation, starts: list[str]) -> None:
        for start in starts:
            async with bloom.writing() as uow:
                await hold_slot(uow, agent, SlotQuery(HAIRCUT, DOWNTOWN), at(start))
            async with bloom.writing() as uow:
                await release_hold(uow, agent)
        await book(bloom, starts[0], actor=agent, provider_id=None)

    starts = ["10:00", "10:30", "11:00"]
    found = await outcomes(*(hesitate(agent, starts[n % 3 :] + starts[: n % 3]) for n, agent in enumerate(agents)))
    assert set(found) <= {"done", "slot_taken"}
    assert await overlapping(bloom) == 0


async def test_a_customer_takes_no_more_than_their_last_booking_through_two_conversations(bloom: Database) -> None:
    identity = Identity("web", "subject", "customer-7")
    conversations = [await a_conversation(bloom, identity, fresh=bool(n)) for n in range(4)]
    await book(bloom, "15:00", actor=conversations[0])
    await book(bloom, "15:30", actor=conversations[0])
    people = (ANA, BEN, CHLOE, ANA)
    starts = ("09:00", "09:00", "09:00", "10:00")
    found = await outcomes(
        *(
            book(bloom, start, actor=agent, provider_id=who, customer=CustomerDetails("Dana"))
            for agent, who, start in zip(conversations, people, starts, strict=True)
        )
    )
    assert sorted(found) == ["done", *["too_many_upcoming"] * 3]


async def test_losers_are_offered_what_is_still_free(bloom: Database) -> None:
    async def attempt() -> list[str]:
        try:
            await book(bloom, "10:00")
        except SlotTaken as refusal:
            return readings(refusal.choices)
        return []

    found = await asyncio.gather(*(attempt() for _ in range(6)))
    assert sorted(found) == [[], *[["09:00", "09:30", "10:30", "11:00", "11:30", "12:00"]] * 5]
