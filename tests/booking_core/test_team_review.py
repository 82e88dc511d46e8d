"""The team's list of what the agent did: its order, its pages, who sees what, and who has looked."""

from datetime import timedelta
from typing import Any

import pytest

from booking_core import (
    Booking,
    Database,
    DoneReviews,
    Evidence,
    Forbidden,
    InvalidInput,
    NotFound,
    OpenReviews,
    Review,
    ReviewOutcome,
    SetClock,
    StaleVersion,
    cancel_booking,
    count_reviews,
    create_booking,
    edit_customer,
    get_review,
    list_reviews,
    mark_reviewed,
    reopen_review,
)
from tests.support.bookings import (
    ANAS_ACCOUNT,
    BENS_ACCOUNT,
    MANAGER,
    WEBSITE,
    Statements,
    a_caller,
    a_request,
    a_visitor,
    at,
    book,
)
from tests.support.businesses import BEN, MASSAGE, load_into


@pytest.fixture(autouse=True)
async def bloom(database: Database) -> None:
    await load_into(database)


async def booked(database: Database, number: int, *, agreed_by: str = "words", **fields: Any) -> Booking:
    """By the agent, for a customer of their own, on a day of its own."""
    actor = await a_caller(database, f"+121255501{number:02}")
    evidence = Evidence("…?", "yes", "ms_1", "pr_1", "offline", "v1", agreed_by)
    day = f"2026-12-{number:02}"
    async with database.writing() as uow:
        return await create_booking(uow, actor, a_request(at("10:00", day), **fields), evidence=evidence)


async def listed(
    database: Database, wanted: OpenReviews | DoneReviews | None = None, actor: Any = MANAGER
) -> list[Review]:
    async with database.reading() as uow:
        return await list_reviews(uow, actor, wanted or OpenReviews())


async def test_pending_ones_come_first_then_the_riskiest_then_the_newest(database: Database, clock: SetClock) -> None:
    wanted = []
    for number, fields in (
        (1, {"service_id": MASSAGE}),
        (2, {"agreed_by": "model"}),
        (3, {}),
        (4, {"service_id": MASSAGE, "agreed_by": "model"}),
        (7, {}),
    ):
        clock.advance(timedelta(minutes=1))
        wanted.append((await booked(database, number, **fields)).id)
    first, risky, older, riskiest, newer = wanted
    assert [each.booking.id for each in await listed(database)] == [riskiest, first, risky, newer, older]


async def test_pages_go_on_where_the_one_before_ended(database: Database) -> None:
    ids = {(await booked(database, number)).id for number in (1, 2, 3, 4, 7)}
    found: list[Review] = []
    after = None
    for expected in (2, 2, 1):
        page = await listed(database, OpenReviews(after, 2))
        assert len(page) == expected
        found += page
        after = (page[-1].rank, page[-1].at, page[-1].booking.id)
    assert {each.booking.id for each in found} == ids


@pytest.mark.parametrize("limit", [0, 1001])
async def test_a_page_has_a_size(database: Database, limit: int) -> None:
    with pytest.raises(InvalidInput):
        await listed(database, OpenReviews(limit=limit))


async def test_a_long_page_asks_no_more_than_a_short_one(database: Database) -> None:
    await booked(database, 1)
    statements = Statements(database)
    await listed(database)
    for_one = len(statements.sent)
    for number in (2, 3, 4, 7, 8):
        await booked(database, number)
    statements.sent.clear()
    assert len(await listed(database)) == 6
    assert len(statements.sent) == for_one


class TestLookingAtIt:
    async def test_takes_it_off_the_list_and_says_who_and_when(self, database: Database, clock: SetClock) -> None:
        booking = await booked(database, 1)
        clock.advance(timedelta(minutes=5))
        async with database.writing() as uow:
            looked = (await mark_reviewed(uow, MANAGER, booking.id, booking.version)).looked
        assert looked is not None
        assert (looked.by.name, looked.at, looked.outcome) == (MANAGER.name, clock.now(), ReviewOutcome.LOOKED_RIGHT)
        assert await listed(database) == []
        assert [each.booking.id for each in await listed(database, DoneReviews())] == [booking.id]

    async def test_twice_leaves_the_first(self, database: Database) -> None:
        booking = await booked(database, 1)
        async with database.writing() as uow:
            await mark_reviewed(uow, MANAGER, booking.id)
            looked = (await mark_reviewed(uow, WEBSITE, booking.id)).looked
        assert looked is not None
        assert looked.by.name == MANAGER.name

    async def test_of_a_pending_one_is_not_enough(self, database: Database) -> None:
        booking = await booked(database, 1, service_id=MASSAGE)
        async with database.writing() as uow:
            with pytest.raises(InvalidInput, match="awaits approval"):
                await mark_reviewed(uow, MANAGER, booking.id)

    async def test_of_what_has_changed_since_is_refused_with_what_it_is_now(self, database: Database) -> None:
        booking = await booked(database, 1)
        actor = await a_caller(database, "+12125550101")
        async with database.writing() as uow:
            await cancel_booking(uow, actor, booking.id, "ill")
        async with database.writing() as uow:
            with pytest.raises(StaleVersion) as refused:
                await mark_reviewed(uow, MANAGER, booking.id, booking.version)
        assert refused.value.booking is not None
        assert refused.value.booking.status == "cancelled"

    async def test_can_be_taken_back(self, database: Database) -> None:
        booking = await booked(database, 1)
        stirred: list[str] = []
        unlisten = database.on_conversation(stirred.append)
        async with database.writing() as uow:
            await mark_reviewed(uow, MANAGER, booking.id)
        # Whoever has the same list before them is told.
        assert stirred == [booking.conversation_id]
        unlisten()
        async with database.writing() as uow:
            assert (await reopen_review(uow, MANAGER, booking.id)).looked is None
            assert (await reopen_review(uow, MANAGER, booking.id)).looked is None
        assert len(await listed(database)) == 1

    async def test_by_acting_on_it_can_not_be_taken_back(self, database: Database) -> None:
        booking = await booked(database, 1)
        async with database.writing() as uow:
            await edit_customer(uow, MANAGER, booking.id, {"name": "Dana Reed"})
            with pytest.raises(InvalidInput, match="acted on"):
                await reopen_review(uow, MANAGER, booking.id)

    async def test_of_what_the_agent_never_touched_is_not_possible(self, database: Database) -> None:
        booking = await book(database)
        async with database.writing() as uow:
            with pytest.raises(NotFound):
                await mark_reviewed(uow, MANAGER, booking.id)


async def test_what_was_looked_at_last_comes_first_and_pages(database: Database, clock: SetClock) -> None:
    bookings = [await booked(database, number) for number in (1, 2, 3)]
    for booking in bookings:
        clock.advance(timedelta(minutes=1))
        async with database.writing() as uow:
            await mark_reviewed(uow, MANAGER, booking.id)
    first = await listed(database, DoneReviews(limit=2))
    last = first[-1]
    assert last.looked is not None
    second = await listed(database, DoneReviews((last.looked.at, last.booking.id), 2))
    assert [each.booking.id for each in (*first, *second)] == [booking.id for booking in reversed(bookings)]


async def test_a_provider_looks_at_their_own(database: Database) -> None:
    anas, bens = await booked(database, 1), await booked(database, 2, provider_id=BEN)
    assert [each.booking.id for each in await listed(database, actor=ANAS_ACCOUNT)] == [anas.id]
    async with database.writing() as uow:
        assert await count_reviews(uow, BENS_ACCOUNT, 100) == (1, 0)
        for refused in (get_review, mark_reviewed, reopen_review):
            with pytest.raises(NotFound):
                await refused(uow, ANAS_ACCOUNT, bens.id)
        await mark_reviewed(uow, ANAS_ACCOUNT, anas.id)
    assert [each.booking.id for each in await listed(database, DoneReviews(), ANAS_ACCOUNT)] == [anas.id]
    assert await listed(database, DoneReviews(), BENS_ACCOUNT) == []


async def test_the_count_tells_how_many_are_pending_and_stops_somewhere(database: Database) -> None:
    await booked(database, 1, service_id=MASSAGE)
    for number in (2, 3, 4):
        await booked(database, number)
    async with database.reading() as uow:
        assert await count_reviews(uow, MANAGER, 100) == (4, 1)
        assert await count_reviews(uow, MANAGER, 2) == (2, 1)


async def test_the_agent_reviews_nothing(database: Database) -> None:
    actor: Any = await a_visitor(database)
    async with database.reading() as uow:
        with pytest.raises(Forbidden):
            await list_reviews(uow, actor, OpenReviews())
