"""Confirming, completing, cancelling and missing a booking, on the database."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from booking_core import (
    ApiKey,
    Booking,
    Database,
    Forbidden,
    InvalidInput,
    InvalidTransition,
    NotFound,
    SetClock,
    StaleVersion,
    Status,
    TooLate,
    UnitOfWork,
    booking_history,
    cancel_booking,
    check_cancellable,
    complete_booking,
    confirm_booking,
    edit_customer,
    get_booking,
    mark_no_show,
    reschedule_booking,
)
from tests.support.bookings import ADMIN, ANAS_ACCOUNT, WEBSITE, a_visitor, at, book, count, occupied, rows
from tests.support.businesses import BEN, MASSAGE

Event = Callable[[UnitOfWork, str], Awaitable[Booking]]

EVENTS: dict[str, tuple[Event, Status]] = {
    "confirm": (lambda uow, key: confirm_booking(uow, ADMIN, key), Status.CONFIRMED),
    "complete": (lambda uow, key: complete_booking(uow, ADMIN, key), Status.COMPLETED),
    "cancel": (lambda uow, key: cancel_booking(uow, ADMIN, key, "ill"), Status.CANCELLED),
    "no_show": (lambda uow, key: mark_no_show(uow, ADMIN, key), Status.NO_SHOW),
    "reschedule": (lambda uow, key: reschedule_booking(uow, ADMIN, key, at("15:00")), Status.RESCHEDULED),
}
WAYS_TO: dict[Status, tuple[str, ...]] = {
    Status.PENDING: (),
    Status.CONFIRMED: ("confirm",),
    Status.COMPLETED: ("confirm", "complete"),
    Status.CANCELLED: ("cancel",),
    Status.NO_SHOW: ("confirm", "no_show"),
    Status.RESCHEDULED: ("confirm", "reschedule"),
}
ALLOWED = {
    (Status.PENDING, "confirm"),
    (Status.PENDING, "cancel"),
    *((Status.CONFIRMED, name) for name in ("complete", "cancel", "no_show", "reschedule")),
}


async def happen(database: Database, name: str, booking_id: str) -> Booking:
    event, _ = EVENTS[name]
    async with database.writing() as uow:
        return await event(uow, booking_id)


async def kept(database: Database, booking_id: str) -> Booking:
    async with database.reading() as uow:
        return await get_booking(uow, ADMIN, booking_id)


async def a_massage(database: Database, status: Status) -> Booking:
    made = await book(database, service_id=MASSAGE)
    for name in WAYS_TO[status]:
        await happen(database, name, made.id)
    return await kept(database, made.id)


@pytest.mark.parametrize("name", EVENTS)
@pytest.mark.parametrize("status", Status, ids=str)
async def test_every_event_in_every_status(bloom: Database, status: Status, name: str) -> None:
    before = await a_massage(bloom, status)
    if (status, name) in ALLOWED:
        await happen(bloom, name, before.id)
        after = await kept(bloom, before.id)
        assert (after.status, after.version) == (EVENTS[name][1], before.version + 1)
    else:
        with pytest.raises(InvalidTransition):
            await happen(bloom, name, before.id)
        assert await kept(bloom, before.id) == before
    async with bloom.reading() as uow:
        history = await booking_history(uow, ADMIN, before.id)
    statuses = [change.to_status for change in history]
    assert statuses == [Status.PENDING, *(EVENTS[step][1] for step in WAYS_TO[status]), *statuses[before.version :]]
    assert len(statuses) == (await kept(bloom, before.id)).version


@pytest.mark.parametrize(
    ("status", "on_calendar", "taken"),
    [
        (Status.PENDING, False, True),
        (Status.CONFIRMED, True, True),
        (Status.COMPLETED, True, False),
        (Status.CANCELLED, False, False),
        (Status.NO_SHOW, True, False),
    ],
    ids=lambda value: str(value),
)
async def test_event_and_time_follow_the_status(
    bloom: Database, status: Status, on_calendar: bool, taken: bool
) -> None:
    booking = await a_massage(bloom, status)
    assert (booking.calendar_event is not None) is on_calendar
    assert await count(bloom, "calendar_event") == int(on_calendar)
    assert await occupied(bloom) == ([("10:00", "11:00")] if taken else [])


async def test_confirming_puts_the_booking_on_the_calendar(bloom: Database) -> None:
    booking = await a_massage(bloom, Status.PENDING)
    confirmed = await happen(bloom, "confirm", booking.id)
    assert confirmed == await kept(bloom, booking.id)
    assert confirmed.calendar_event is not None
    assert confirmed.calendar_event.title == "Massage - Dana"
    assert (confirmed.calendar_event.starts_at, confirmed.calendar_event.ends_at) == (at("10:00"), at("11:00"))


async def test_completing_and_missing_have_no_guard_on_time(bloom: Database, clock: SetClock) -> None:
    for name, start in (("complete", "10:00"), ("no_show", "11:00")):
        await happen(bloom, name, (await book(bloom, start)).id)
    clock.set(at("12:00", "2027-03-01"))


async def test_a_cancellation_keeps_its_reason_and_deletes_the_event(bloom: Database) -> None:
    made = await book(bloom)
    async with bloom.writing() as uow:
        cancelled = await cancel_booking(uow, ADMIN, made.id, "  caught a\n cold ")
    assert cancelled == await kept(bloom, made.id)
    assert (cancelled.status, cancelled.cancellation_reason) == (Status.CANCELLED, "caught a cold")
    assert await count(bloom, "calendar_event") == 0


async def test_a_cancelled_slot_can_be_booked_again(bloom: Database) -> None:
    await happen(bloom, "cancel", (await book(bloom)).id)
    await book(bloom)
    assert await occupied(bloom) == [("10:00", "10:30")]


@pytest.mark.parametrize("reason", ["", "  \n", "\u200b", "\x00"])
async def test_a_cancellation_without_a_reason_is_refused(bloom: Database, reason: str) -> None:
    made = await book(bloom)
    async with bloom.writing() as uow:
        with pytest.raises(InvalidInput) as refusal:
            await cancel_booking(uow, ADMIN, made.id, reason)
    assert refusal.value.field == "reason"
    assert await kept(bloom, made.id) == made


async def test_a_reason_may_hold_whatever_people_paste(bloom: Database) -> None:
    made = await book(bloom)
    async with bloom.writing() as uow:
        cancelled = await cancel_booking(uow, ADMIN, made.id, "ill\x00 \ud800 ☹ " + "x" * 600)
    assert cancelled.cancellation_reason is not None
    assert cancelled.cancellation_reason.startswith("ill ☹ xx")
    assert len(cancelled.cancellation_reason) == 500


async def test_customers_cancel_up_to_the_notice_of_the_service(bloom: Database, clock: SetClock) -> None:
    agent = await a_visitor(bloom)
    first = await book(bloom, "12:00", service_id=MASSAGE, actor=agent)
    clock.set(at("10:00"))
    async with bloom.writing() as uow:
        assert (await check_cancellable(uow, agent, first.id)) == first
        await cancel_booking(uow, agent, first.id, "ill")
    second = await book(bloom, "13:00", service_id=MASSAGE, actor=agent)
    clock.set(at("11:00") + timedelta(seconds=1))
    async with bloom.writing() as uow:
        with pytest.raises(TooLate, match="cancelled up to 2 hours before"):
            await cancel_booking(uow, agent, second.id, "ill")
    async with bloom.writing() as uow:
        assert (await cancel_booking(uow, ADMIN, second.id, "ill")).status is Status.CANCELLED


async def test_customers_cancel_nothing_that_has_begun(bloom: Database, clock: SetClock) -> None:
    agent = await a_visitor(bloom)
    made = await book(bloom, "10:00", actor=agent)
    clock.set(at("10:00"))
    async with bloom.writing() as uow:
        with pytest.raises(TooLate, match="already begun"):
            await cancel_booking(uow, agent, made.id, "ill")


@pytest.mark.parametrize("name", ["confirm", "complete", "no_show"])
async def test_the_agent_neither_confirms_nor_completes_nor_marks_a_no_show(bloom: Database, name: str) -> None:
    agent = await a_visitor(bloom)
    made = await book(bloom, service_id=MASSAGE, actor=agent)
    use_case = {"confirm": confirm_booking, "complete": complete_booking, "no_show": mark_no_show}[name]
    async with bloom.writing() as uow:
        with pytest.raises(Forbidden):
            await use_case(uow, agent, made.id)


async def test_a_provider_changes_their_own_bookings_and_no_others(bloom: Database) -> None:
    own, other = await book(bloom), await book(bloom, provider_id=BEN)
    async with bloom.writing() as uow:
        assert (await complete_booking(uow, ANAS_ACCOUNT, own.id)).status is Status.COMPLETED
    async with bloom.writing() as uow:
        with pytest.raises(NotFound):
            await complete_booking(uow, ANAS_ACCOUNT, other.id)


@pytest.mark.parametrize("booking_id", ["bk_missing", "", "\x00", "\ud800", "bk_' OR 1=1 --", "x" * 100_000])
async def test_a_booking_that_does_not_exist_is_not_found(bloom: Database, booking_id: str) -> None:
    async with bloom.writing() as uow:
        with pytest.raises(NotFound):
            await confirm_booking(uow, ADMIN, booking_id)


async def test_whoever_saw_an_older_version_is_shown_the_present_one(bloom: Database) -> None:
    made = await book(bloom)
    async with bloom.writing() as uow:
        await edit_customer(uow, ADMIN, made.id, {"notes": "left-handed"})
    for use_case in (complete_booking, mark_no_show):
        async with bloom.writing() as uow:
            with pytest.raises(StaleVersion) as refusal:
                await use_case(uow, ADMIN, made.id, 1)
        fresh = refusal.value.booking
        assert fresh is not None
        assert (fresh.version, fresh.customer.notes) == (2, "left-handed")
    async with bloom.writing() as uow:
        with pytest.raises(StaleVersion):
            await cancel_booking(uow, ADMIN, made.id, "ill", 1)


async def test_within_one_transaction_each_step_sees_the_one_before(bloom: Database) -> None:
    made = await book(bloom, service_id=MASSAGE)
    async with bloom.writing() as uow:
        await get_booking(uow, ADMIN, made.id)
        await confirm_booking(uow, ADMIN, made.id)
        await edit_customer(uow, ADMIN, made.id, {"name": "Dana Reed"})
        done = await complete_booking(uow, ADMIN, made.id)
    assert done == await kept(bloom, made.id)
    assert (done.version, done.status, done.customer.name) == (4, Status.COMPLETED, "Dana Reed")


async def outcomes(*attempts: Awaitable[Booking]) -> list[str]:
    """What each that ran at the same time came to: a status, or the code of the refusal; in order."""
    found = await asyncio.gather(*attempts, return_exceptions=True)
    return sorted(str(x.status) if isinstance(x, Booking) else getattr(x, "code", repr(x)) for x in found)


async def test_of_many_who_confirm_at_once_one_wins(bloom: Database) -> None:
    made = await book(bloom, service_id=MASSAGE)
    found = await outcomes(*(happen(bloom, "confirm", made.id) for _ in range(8)))
    assert found == ["confirmed", *["invalid_transition"] * 7]
    assert await count(bloom, "calendar_event") == 1
    assert await rows(bloom, "SELECT count(*) FROM change WHERE event = 'status_changed'") == [(1,)]


async def test_confirming_races_with_cancelling(bloom: Database) -> None:
    made = await book(bloom, service_id=MASSAGE)
    found = await outcomes(happen(bloom, "confirm", made.id), happen(bloom, "cancel", made.id))
    after = await kept(bloom, made.id)
    # A cancellation that comes second may cancel the confirmed booking, unless it had read the pending one.
    assert found in (
        ["cancelled", "invalid_transition"],
        ["cancelled", "confirmed"],
        ["confirmed", "stale_version"],
    )
    assert (after.calendar_event is not None) is (after.status is Status.CONFIRMED)


async def test_completing_races_with_a_no_show(bloom: Database) -> None:
    made = await book(bloom)
    found = await outcomes(happen(bloom, "complete", made.id), happen(bloom, "no_show", made.id))
    assert found in (["completed", "invalid_transition"], ["invalid_transition", "no_show"])


async def test_editing_races_with_confirming_and_no_change_is_lost(bloom: Database) -> None:
    made = await book(bloom, service_id=MASSAGE)

    async def rename() -> Booking:
        async with bloom.writing() as uow:
            return await edit_customer(uow, ADMIN, made.id, {"name": "Dana Reed"})

    found = await outcomes(rename(), happen(bloom, "confirm", made.id))
    after = await kept(bloom, made.id)
    assert after.version == 1 + sum(outcome != "stale_version" for outcome in found)
    if after.calendar_event is not None:
        assert after.calendar_event.title == f"Massage - {after.customer.name}"


async def test_the_api_manages_bookings_as_a_manager_does(bloom: Database) -> None:
    made = await book(bloom, service_id=MASSAGE)
    key = ApiKey("ak_2", "Till")
    async with bloom.writing() as uow:
        await confirm_booking(uow, key, made.id)
    async with bloom.reading() as uow:
        confirmed = (await booking_history(uow, WEBSITE, made.id))[-1]
    assert (confirmed.actor.kind, confirmed.actor.name, str(confirmed.source)) == ("api_key", "Till", "api")
