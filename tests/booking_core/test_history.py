"""What happened, to whom it is told, and in which order."""

import asyncio
from datetime import datetime

import pytest

from booking_core import (
    Booking,
    BookingFilter,
    Database,
    InvalidInput,
    NotFound,
    SetClock,
    Source,
    Status,
    booking_history,
    cancel_booking,
    changes_since,
    confirm_booking,
    create_booking,
    edit_customer,
    list_bookings,
)
from booking_core.changes_store import last_sequence_number
from tests.support.bookings import (
    ADMIN,
    ANAS_ACCOUNT,
    MINUTE,
    WEBSITE,
    a_request,
    a_visitor,
    at,
    book,
    rows,
)
from tests.support.businesses import ANA, BEN, CHLOE, COLOUR, DOWNTOWN, HAIRCUT, MASSAGE


async def ids(database: Database, wanted: BookingFilter) -> list[str]:
    async with database.reading() as uow:
        return [booking.id for booking in await list_bookings(uow, ADMIN, wanted)]


async def test_every_step_is_kept_with_who_when_and_through_which_door(bloom: Database, clock: SetClock) -> None:
    agent = await a_visitor(bloom)
    made = await book(bloom, service_id=MASSAGE, actor=agent)
    clock.advance(MINUTE)
    async with bloom.writing() as uow:
        await confirm_booking(uow, ADMIN, made.id)
    clock.advance(MINUTE)
    async with bloom.writing() as uow:
        await cancel_booking(uow, WEBSITE, made.id, "closed")
    async with bloom.reading() as uow:
        created, confirmed, cancelled = await booking_history(uow, ADMIN, made.id)
    assert [(x.seq, x.at) for x in (created, confirmed, cancelled)] == [
        (n + 1, at("09:00", "2026-11-23") + n * MINUTE) for n in range(3)
    ]
    assert [x.source for x in (created, confirmed, cancelled)] == [Source.AI_AGENT, Source.MANUAL, Source.API]
    assert [x.actor.kind for x in (created, confirmed, cancelled)] == ["agent", "staff", "api_key"]
    assert [(x.from_status, x.to_status) for x in (created, confirmed, cancelled)] == [
        (None, Status.PENDING),
        (Status.PENDING, Status.CONFIRMED),
        (Status.CONFIRMED, Status.CANCELLED),
    ]
    assert dict(cancelled.changes) == {"cancellation_reason": "closed"}


async def test_what_was_rolled_back_never_happened_and_leaves_no_gap(bloom: Database) -> None:
    async def fail() -> None:
        async with bloom.writing() as uow:
            await create_booking(uow, ADMIN, a_request("10:00"))
            raise RuntimeError

    await book(bloom, "09:00")
    with pytest.raises(RuntimeError):
        await fail()
    await book(bloom, "11:00")
    assert await rows(bloom, "SELECT seq FROM change ORDER BY seq") == [(1,), (2,)]


async def test_several_changes_of_one_transaction_are_numbered_in_their_order(bloom: Database) -> None:
    async with bloom.writing() as uow:
        made = await create_booking(uow, ADMIN, a_request(service_id=MASSAGE))
        await confirm_booking(uow, ADMIN, made.id)
        await edit_customer(uow, ADMIN, made.id, {"name": "Dana Reed"})
    async with bloom.reading() as uow:
        assert [(x.seq, str(x.event)) for x in await booking_history(uow, ADMIN, made.id)] == [
            (1, "created"),
            (2, "status_changed"),
            (3, "customer_edited"),
        ]
        assert await last_sequence_number(uow.session) == 3


async def test_changes_are_read_on_from_a_number(bloom: Database) -> None:
    made = [await book(bloom, start) for start in ("09:00", "10:00", "11:00")]
    async with bloom.reading() as uow:
        first, up_to = await changes_since(uow, ADMIN, 0, 2)
        rest, end = await changes_since(uow, ADMIN, up_to, 2)
        nothing, still = await changes_since(uow, ADMIN, end, 2)
    assert [seen.booking for seen in (*first, *rest)] == made
    assert (up_to, end, nothing, still) == (2, 3, [], 3)


async def test_a_page_without_anything_to_see_is_still_read_on_from(bloom: Database) -> None:
    for start in ("09:00", "10:00", "11:00"):
        await book(bloom, start, provider_id=BEN)
    own = await book(bloom, "12:00", provider_id=ANA)
    async with bloom.reading() as uow:
        first, up_to = await changes_since(uow, ANAS_ACCOUNT, 0, 2)
        rest, end = await changes_since(uow, ANAS_ACCOUNT, up_to, 2)
    assert (first, up_to) == ([], 2)
    assert ([seen.booking.id for seen in rest], end) == ([own.id], 4)


async def test_a_change_comes_with_its_booking_as_it_is_now(bloom: Database) -> None:
    made = await book(bloom)
    async with bloom.writing() as uow:
        await edit_customer(uow, ADMIN, made.id, {"name": "Dana Reed"})
    async with bloom.reading() as uow:
        changes, _ = await changes_since(uow, ADMIN, 0, 1)
    assert changes[0].booking.customer.name == "Dana Reed"


@pytest.mark.parametrize("limit", [0, -1, 1001])
async def test_a_page_has_a_size(bloom: Database, limit: int) -> None:
    async with bloom.reading() as uow:
        with pytest.raises(InvalidInput):
            await changes_since(uow, ADMIN, 0, limit)
        with pytest.raises(InvalidInput):
            await list_bookings(uow, ADMIN, BookingFilter(limit=limit))


@pytest.mark.parametrize("seq", [-1, 2**63])
async def test_a_number_that_none_could_have_is_refused(bloom: Database, seq: int) -> None:
    async with bloom.reading() as uow:
        with pytest.raises(InvalidInput) as refusal:
            await changes_since(uow, ADMIN, seq)
    assert refusal.value.field == "after"


async def test_whoever_has_seen_a_number_has_seen_all_below_it(bloom: Database) -> None:
    """Writers of different providers commit in any order; a reader who goes on from what it saw misses none."""
    starts = [f"{hour:02}:{minute}" for hour in range(9, 13) for minute in ("00", "30")]
    wanted = [(provider, start) for start in starts for provider in (ANA, BEN, CHLOE)]
    seen: list[int] = []

    async def follow() -> None:
        while len(seen) < len(wanted):
            async with bloom.reading() as uow:
                changes, up_to = await changes_since(uow, ADMIN, seen[-1] if seen else 0)
            assert up_to == (seen[-1] if seen else 0) + len(changes)
            seen.extend(change.change.seq for change in changes)

    async def write(part: int) -> None:
        for provider, start in wanted[part::6]:
            await book(bloom, start, provider_id=provider)

    await asyncio.gather(follow(), *(write(part) for part in range(6)))
    assert seen == list(range(1, len(wanted) + 1))


async def test_history_of_a_booking_that_does_not_exist_is_not_found(bloom: Database) -> None:
    async with bloom.reading() as uow:
        with pytest.raises(NotFound):
            await booking_history(uow, ADMIN, "bk_missing")


async def test_lists_overlap_a_span_and_are_ordered_by_start_and_id(bloom: Database) -> None:
    early = await book(bloom, "09:00")
    pair = sorted([await book(bloom, "10:00"), await book(bloom, "10:00", provider_id=BEN)], key=lambda b: b.id)
    late = await book(bloom, "11:00", service_id=COLOUR)
    assert await ids(bloom, BookingFilter()) == [early.id, *(x.id for x in pair), late.id]
    assert await ids(bloom, BookingFilter(start=at("09:30"), end=at("11:00"))) == [x.id for x in pair]
    assert await ids(bloom, BookingFilter(start=at("12:00"), end=at("12:01"))) == [late.id]
    assert await ids(bloom, BookingFilter(start=at("12:30"))) == []


async def test_lists_filter_by_everything_the_calendar_filters_by(bloom: Database) -> None:
    agent = await a_visitor(bloom)
    massage = await book(bloom, "09:00", service_id=MASSAGE, actor=agent)
    cut = await book(bloom, "10:00", provider_id=BEN)
    async with bloom.writing() as uow:
        await cancel_booking(uow, ADMIN, cut.id, "ill")
    cases: list[tuple[BookingFilter, list[Booking]]] = [
        (BookingFilter(service_ids=(MASSAGE,)), [massage]),
        (BookingFilter(service_ids=(MASSAGE, HAIRCUT)), [massage, cut]),
        (BookingFilter(location_ids=("harbour",)), []),
        (BookingFilter(location_ids=(DOWNTOWN,)), [massage, cut]),
        (BookingFilter(provider_ids=(BEN,)), [cut]),
        (BookingFilter(statuses=(Status.PENDING,)), [massage]),
        (BookingFilter(statuses=(Status.PENDING, Status.CANCELLED)), [massage, cut]),
        (BookingFilter(source=Source.AI_AGENT), [massage]),
        (BookingFilter(contact_id=massage.contact_id), [massage]),
        (BookingFilter(conversation_id=agent.conversation_id), [massage]),
        (BookingFilter(conversation_id="cv_missing\x00"), []),
    ]
    for wanted, expected in cases:
        assert await ids(bloom, wanted) == [booking.id for booking in expected], wanted


async def test_pages_follow_one_another_without_loss_or_repetition(bloom: Database) -> None:
    for start in ("09:00", "10:00"):
        for provider in (ANA, BEN, CHLOE):
            await book(bloom, start, provider_id=provider)
    everything = await ids(bloom, BookingFilter())
    paged: list[str] = []
    after: tuple[datetime, str] | None = None
    while len(paged) < 6:
        async with bloom.reading() as uow:
            page = await list_bookings(uow, ADMIN, BookingFilter(limit=2, after=after))
        paged.extend(booking.id for booking in page)
        after = (page[-1].starts_at, page[-1].id)
    assert paged == everything
    assert await ids(bloom, BookingFilter(after=after)) == []
