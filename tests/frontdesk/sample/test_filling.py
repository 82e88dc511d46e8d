"""The weeks of work that a new demo salon comes with."""

from collections.abc import AsyncIterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from agent.reading import count_news
from agent.waiting import conversations_with_work
from booking_core import (
    BookingFilter,
    ConversationFilter,
    Database,
    DoneReviews,
    OpenReviews,
    ReviewDeed,
    Role,
    SetClock,
    Source,
    StaffMember,
    Status,
    changes_since,
    check_database,
    list_bookings,
    list_conversations,
    list_reviews,
)
from frontdesk.database import MIGRATIONS
from frontdesk.demo_business import demo_business, has_business
from frontdesk.demo_team import demo_admin
from frontdesk.same_thread import stay_in_thread
from frontdesk.sample import open_sample_business
from staff.members import list_members
from tests.support.booking_invariants import check_everything
from tests.support.bookings import ADMIN
from tests.support.databases import SqliteTemplate, opened

NOW = datetime.fromisoformat("2026-12-23T15:00:00-05:00")
HOLIDAY = date(2026, 12, 25)
SYSTEM = SetClock(datetime.fromisoformat("2026-03-02T08:00:00Z"))
"""The product's clock is on another day."""
ALL = BookingFilter(limit=1000)


@pytest.fixture
async def desk(sqlite_databases: SqliteTemplate, tmp_path: Path) -> AsyncIterator[Database]:
    async with sqlite_databases.copied(tmp_path) as url, opened(url, SetClock(NOW)) as database:
        stay_in_thread(database.engine)
        yield database


async def test_a_newcomer_finds_something_of_everything(desk: Database, tmp_path: Path) -> None:
    assert await open_sample_business(desk, SYSTEM, demo_business())
    async with desk.reading() as uow:
        bookings = await list_bookings(uow, ADMIN, ALL)
        reviews = await list_reviews(uow, ADMIN, OpenReviews())
        reviewed = await list_reviews(uow, ADMIN, DoneReviews())
        conversations = await list_conversations(uow, ADMIN, ConversationFilter())
        changes, _ = await changes_since(uow, ADMIN, 0, 1000)
        work = await conversations_with_work(uow, at=NOW, received_before=NOW)
    assert 40 <= len(bookings) <= 60
    assert {booking.status for booking in bookings} == {*Status}
    assert {booking.source for booking in bookings} == {*Source}
    assert {booking.service_id for booking in bookings} == {service.id for service in demo_business().services}
    assert {booking.provider_id for booking in bookings} == {provider.id for provider in demo_business().providers}
    assert {review.deed for review in reviews} == {*ReviewDeed}
    assert [review.change.evidence is not None for review in reviews + reviewed if review.change] == [True] * 9
    assert {each.channel for each in conversations} == {"whatsapp", "web"}
    assert [each.contact.name for each in conversations if each.waiting_for_person] == ["Omar Haddad"]
    told = [change.change.at for change in changes]
    assert told == sorted(told)
    assert told[-1] <= NOW
    assert work == []
    await check_everything(desk, demo_business().services)
    assert not [check for check in await check_database(desk.engine, MIGRATIONS) if check.wrong]

    assert HOLIDAY not in {booking.local_start.date() for booking in bookings}

    # It is done once, and to the admin who comes then only what is new is news.
    assert not await open_sample_business(desk, SYSTEM, demo_business())
    await demo_admin(desk, SYSTEM, tmp_path / "password")
    async with desk.reading() as uow:
        assert [each.id for each in await list_bookings(uow, ADMIN, ALL)] == [each.id for each in bookings]
        admin = next(each for each in await list_members(uow, ADMIN, None, 10) if each.role is Role.ADMIN)
        assert await count_news(uow, StaffMember(admin.id, admin.name, admin.role), 100) == 2


async def test_a_start_that_breaks_off_leaves_nothing(desk: Database) -> None:
    left = iter(range(300))

    def break_off(*_: Any) -> None:
        if next(left, None) is None:
            raise RuntimeError

    event.listen(desk.engine.sync_engine, "before_cursor_execute", break_off)
    with pytest.raises(RuntimeError):
        await open_sample_business(desk, SYSTEM, demo_business())
    event.remove(desk.engine.sync_engine, "before_cursor_execute", break_off)
    assert next(left, None) is None
    assert not await has_business(desk)
