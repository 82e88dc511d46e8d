"""Moving a booking: the old one and its event out, the new one and its event in, in one transaction."""

from datetime import timedelta

import pytest

from booking_core import (
    Actor,
    Booking,
    Database,
    Forbidden,
    InvalidInput,
    InvalidTransition,
    NotFound,
    SetClock,
    SlotNotOffered,
    SlotTaken,
    Source,
    StaleVersion,
    Status,
    TooLate,
    booking_history,
    cancel_booking,
    changes_since,
    complete_booking,
    confirm_booking,
    find_slots,
    get_booking,
    replace_pending_booking,
    reschedule_booking,
    upcoming_bookings,
)
from booking_core.availability import SlotQuery
from booking_core.rescheduling import check_movable
from booking_core.wizard import CustomerDetails
from tests.support.bookings import (
    ADMIN,
    ANAS_ACCOUNT,
    WEBSITE,
    a_caller,
    a_visitor,
    at,
    book,
    count,
    hold,
    occupied,
    rows,
)
from tests.support.businesses import ANA, BEN, COLOUR, DOWNTOWN, MASSAGE, a_service, load_into, services

DANA = CustomerDetails("Dana Reed", "212 555 0123", "dana@example.com", "short at the back")


async def move(
    database: Database, booking: Booking, start: str, provider_id: str | None = None, *, actor: Actor = ADMIN
) -> Booking:
    async with database.writing() as uow:
        return await reschedule_booking(uow, actor, booking.id, at(start), provider_id)


async def replace_pending(database: Database, booking: Booking, start: str, *, actor: Actor = ADMIN) -> Booking:
    async with database.writing() as uow:
        return await replace_pending_booking(uow, actor, booking.id, at(start))


async def kept(database: Database, booking: Booking) -> Booking:
    async with database.reading() as uow:
        return await get_booking(uow, ADMIN, booking.id)


async def test_the_old_booking_points_to_the_new_one_and_back(bloom: Database) -> None:
    old = await book(bloom)
    new = await move(bloom, old, "11:00")
    before, after = await kept(bloom, old), await kept(bloom, new)
    assert after == new
    assert (before.status, before.rescheduled_to, before.cancellation_reason) == (Status.RESCHEDULED, new.id, None)
    assert (after.status, after.rescheduled_from, after.starts_at) == (Status.CONFIRMED, old.id, at("11:00"))


async def test_the_event_moves_along(bloom: Database) -> None:
    old = await book(bloom)
    new = await move(bloom, old, "11:00")
    assert (await kept(bloom, old)).calendar_event is None
    assert new.calendar_event is not None
    assert new.calendar_event.starts_at == at("11:00")
    assert await rows(bloom, "SELECT booking_id FROM calendar_event") == [(new.id,)]
    assert await occupied(bloom) == [("11:00", "11:30")]


async def test_a_replacement_inherits_everything_about_the_customer(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    old = await book(bloom, customer=DANA, conversation_id=agent.conversation_id)
    new = await move(bloom, old, "11:00", actor=WEBSITE)
    assert (new.customer, new.contact_id, new.conversation_id) == (old.customer, old.contact_id, agent.conversation_id)
    assert (new.source, new.created_by.kind) == (Source.API, "api_key")


async def test_a_booking_moves_by_half_its_length(bloom: Database) -> None:
    old = await book(bloom, "10:00", service_id=COLOUR)
    await move(bloom, old, "10:30")
    assert await occupied(bloom) == [("10:20", "12:15")]


async def test_a_booking_moves_to_another_provider(bloom: Database) -> None:
    old = await book(bloom, provider_id=ANA)
    new = await move(bloom, old, "10:00", BEN)
    assert new.provider_id == BEN
    assert (await occupied(bloom, ANA), await occupied(bloom, BEN)) == ([], [("10:00", "10:30")])
    assert await rows(bloom, "SELECT provider_id FROM calendar_event") == [(BEN,)]


async def test_without_a_named_provider_it_stays_with_the_same_one(bloom: Database) -> None:
    old = await book(bloom, provider_id=BEN)
    assert (await move(bloom, old, "11:00")).provider_id == BEN


async def test_a_slot_of_somebody_else_is_refused_and_the_old_booking_stays(bloom: Database) -> None:
    old = await book(bloom, "10:00")
    await book(bloom, "11:00")
    with pytest.raises(SlotTaken) as refusal:
        await move(bloom, old, "11:00")
    starts = [choice["starts_at"][11:16] for choice in refusal.value.choices]
    assert "10:00" in starts  # its own time is free for it
    assert await kept(bloom, old) == old
    assert await occupied(bloom) == [("10:00", "10:30"), ("11:00", "11:30")]


async def test_a_replacement_of_a_confirmed_booking_is_confirmed_even_if_the_service_needs_approval(
    bloom: Database,
) -> None:
    old = await book(bloom, service_id=MASSAGE)
    async with bloom.writing() as uow:
        await confirm_booking(uow, ADMIN, old.id)
    new = await move(bloom, old, "12:00")
    assert new.status is Status.CONFIRMED
    assert new.calendar_event is not None


async def test_a_pending_booking_is_not_rescheduled(bloom: Database) -> None:
    old = await book(bloom, service_id=MASSAGE)
    with pytest.raises(InvalidTransition) as refusal:
        await move(bloom, old, "12:00")
    assert refusal.value.choices == ("confirmed", "cancelled")


async def test_a_pending_booking_is_replaced_by_another_pending_one(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    old = await book(bloom, service_id=MASSAGE, actor=agent)
    new = await replace_pending(bloom, old, "10:30", actor=agent)
    before = await kept(bloom, old)
    assert (before.status, before.cancellation_reason, before.rescheduled_to) == (Status.CANCELLED, "replaced", new.id)
    assert (new.status, new.rescheduled_from, new.calendar_event) == (Status.PENDING, old.id, None)
    assert await occupied(bloom) == [("10:30", "11:30")]


async def test_a_booking_that_was_confirmed_meanwhile_is_not_replaced_as_pending(bloom: Database) -> None:
    old = await book(bloom, service_id=MASSAGE)
    async with bloom.writing() as uow:
        await confirm_booking(uow, ADMIN, old.id)
    with pytest.raises(InvalidTransition):
        await replace_pending(bloom, old, "12:00")
    assert (await kept(bloom, old)).status is Status.CONFIRMED


@pytest.mark.parametrize("final", ["cancelled", "completed", "rescheduled"])
async def test_what_is_over_is_not_moved(bloom: Database, final: str) -> None:
    old = await book(bloom)
    async with bloom.writing() as uow:
        if final == "cancelled":
            await cancel_booking(uow, ADMIN, old.id, "ill")
        elif final == "completed":
            await complete_booking(uow, ADMIN, old.id)
        else:
            await reschedule_booking(uow, ADMIN, old.id, at("15:00"))
    with pytest.raises(InvalidTransition):
        await move(bloom, old, "11:00")
    with pytest.raises(InvalidTransition):
        await replace_pending(bloom, old, "11:00")


async def test_somebody_who_saw_an_older_version_is_told_and_shown_the_booking(bloom: Database) -> None:
    old = await book(bloom, service_id=MASSAGE)
    async with bloom.writing() as uow:
        await confirm_booking(uow, ADMIN, old.id)
    async with bloom.writing() as uow:
        with pytest.raises(StaleVersion) as refusal:
            await reschedule_booking(uow, ADMIN, old.id, at("12:00"), version=1)
    fresh = refusal.value.booking
    assert fresh is not None
    assert (fresh.version, fresh.status) == (2, Status.CONFIRMED)


async def test_customers_move_their_booking_up_to_the_notice(database: Database, clock: SetClock) -> None:
    await load_into(database, services=[a_service(cancel_notice=120), *services()[1:]])
    agent = await a_visitor(database)
    old = await book(database, "12:00", actor=agent)
    clock.set(at("10:00"))
    moved = await move(database, old, "13:00", actor=agent)
    clock.set(at("11:00") + timedelta(seconds=1))
    with pytest.raises(TooLate, match="up to 2 hours before"):
        await move(database, moved, "15:00", actor=agent)
    assert (await move(database, moved, "15:00", actor=ADMIN)).starts_at == at("15:00")


async def test_nobody_moves_a_booking_into_the_closed_hours(bloom: Database) -> None:
    old = await book(bloom)
    with pytest.raises(SlotNotOffered) as refusal:
        await move(bloom, old, "20:00")
    assert refusal.value.reasons == ("outside_hours",)


async def test_a_provider_who_does_not_do_it_is_refused(bloom: Database) -> None:
    old = await book(bloom, service_id=MASSAGE)
    async with bloom.writing() as uow:
        await confirm_booking(uow, ADMIN, old.id)
    with pytest.raises(InvalidInput) as refusal:
        await move(bloom, old, "12:00", BEN)
    assert refusal.value.field == "provider_id"


async def test_a_provider_may_not_move_a_booking_to_a_colleague(bloom: Database) -> None:
    old = await book(bloom)
    with pytest.raises(Forbidden):
        await move(bloom, old, "11:00", BEN, actor=ANAS_ACCOUNT)
    assert (await move(bloom, old, "11:00", actor=ANAS_ACCOUNT)).provider_id == ANA


async def test_only_the_team_moves_into_the_notice(database: Database, clock: SetClock) -> None:
    await load_into(database, services=[a_service(min_notice=120), *services()[1:]])
    old = await book(database, "15:00")
    clock.set(at("10:30"))
    async with database.writing() as uow:
        with pytest.raises(Forbidden):
            await reschedule_booking(uow, WEBSITE, old.id, at("11:00"), ignore_notice=True)
    async with database.writing() as uow:
        new = await reschedule_booking(uow, ADMIN, old.id, at("11:00"), ignore_notice=True)
    assert new.starts_at == at("11:00")


async def test_somebody_elses_booking_is_not_found(bloom: Database) -> None:
    theirs = await book(bloom, actor=await a_visitor(bloom, "one"))
    with pytest.raises(NotFound):
        await move(bloom, theirs, "11:00", actor=await a_visitor(bloom, "other"))
    with pytest.raises(NotFound):
        await move(bloom, theirs, "11:00", actor=await a_caller(bloom))


async def test_moving_uses_up_the_hold_that_was_made_for_it(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    old = await book(bloom, actor=agent)
    await hold(bloom, agent, "10:30", moving=old)
    await move(bloom, old, "10:30", actor=agent)
    assert await count(bloom, "hold") == 0
    assert await occupied(bloom) == [("10:30", "11:00")]


async def test_a_booking_made_by_hand_becomes_its_customers_when_they_move_it(bloom: Database) -> None:
    agent = await a_caller(bloom, "+12125550123")
    old = await book(bloom, customer=DANA)
    new = await move(bloom, old, "11:00", actor=agent)
    assert new.conversation_id == agent.conversation_id
    async with bloom.reading() as uow:
        assert [booking.id for booking in await upcoming_bookings(uow, agent)] == [new.id]


async def test_whoever_moves_their_booking_still_sees_it_afterwards(bloom: Database) -> None:
    """The team linked it to the web conversation; its customer moves it through WhatsApp."""
    web, phone = await a_visitor(bloom), await a_caller(bloom, "+12125550123")
    old = await book(bloom, customer=DANA, conversation_id=web.conversation_id)
    new = await move(bloom, old, "11:00", actor=phone)
    async with bloom.reading() as uow:
        assert [booking.id for booking in await upcoming_bookings(uow, phone)] == [new.id]


async def test_history_tells_of_the_move_before_it_tells_of_the_new_booking(bloom: Database) -> None:
    old = await book(bloom)
    new = await move(bloom, old, "11:00")
    async with bloom.reading() as uow:
        changes, last = await changes_since(uow, ADMIN, 1)
        (created,) = await booking_history(uow, ADMIN, new.id)
    assert [(seen.change.booking_id, str(seen.change.event)) for seen in changes] == [
        (old.id, "status_changed"),
        (new.id, "created"),
    ]
    moved = changes[0].change
    assert (moved.from_status, moved.to_status) == (Status.CONFIRMED, Status.RESCHEDULED)
    assert dict(moved.changes) == {"rescheduled_to": new.id}
    assert (dict(created.changes), last) == ({"rescheduled_from": old.id}, 3)


async def test_slots_for_a_move_include_the_time_of_the_booking_itself(bloom: Database) -> None:
    old = await book(bloom, "10:00", service_id=COLOUR)
    async with bloom.reading() as uow:
        query = SlotQuery(COLOUR, DOWNTOWN, ANA, moving=old)
        for_it = await find_slots(uow, ADMIN, query, at("00:00").date())
        for_others = await find_slots(uow, ADMIN, SlotQuery(COLOUR, DOWNTOWN, ANA), at("00:00").date())
    assert at("10:30") in [slot.starts_at for slot in for_it]
    assert at("10:30") not in [slot.starts_at for slot in for_others]


async def test_where_it_would_move_can_be_asked_without_moving(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    old = await book(bloom, actor=agent)
    async with bloom.reading() as uow:
        chosen = await check_movable(uow, agent, old, at("10:30"))
    assert (chosen.provider.id, chosen.slot.starts_at) == (ANA, at("10:30"))
    assert await kept(bloom, old) == old
