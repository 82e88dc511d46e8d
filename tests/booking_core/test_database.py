"""Transactions: what commits, what is told, and what a transaction sees of the business."""

import asyncio
import stat
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, DBAPIError

from booking_core import (
    BookingFilter,
    Database,
    NotFound,
    SetClock,
    SlotTaken,
    ask_for_person,
    create_booking,
    create_engine,
    hand_back,
    list_bookings,
    take_over,
    touch_conversation,
    upgrade,
)
from booking_core.catalog_writing import write_catalog
from tests.support.bookings import ADMIN, a_request, a_visitor, book, count
from tests.support.businesses import HAIRCUT, a_provider, a_service, load, load_into


async def test_a_transaction_that_raises_leaves_nothing(bloom: Database) -> None:
    async def fail() -> None:
        async with bloom.writing() as uow:
            await create_booking(uow, ADMIN, a_request())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    for table in ("booking", "occupancy", "calendar_event", "change"):
        assert await count(bloom, table) == 0


async def test_reading_keeps_nothing(bloom: Database) -> None:
    async with bloom.reading() as uow:
        await uow.session.execute(text("UPDATE business SET name = 'Other'"))
    async with bloom.reading() as uow:
        assert (await uow.catalog()).business.name == "Bloom"


async def test_without_a_business_the_refusal_says_how_to_load_one(database: Database) -> None:
    async with database.reading() as uow:
        with pytest.raises(NotFound, match="frontdesk import FILE"):
            await uow.catalog()


async def test_a_transaction_sees_the_business_as_it_just_changed_it(bloom: Database) -> None:
    async with bloom.writing() as uow:
        await write_catalog(uow, services=[a_service(name="Trim")])
        assert (await uow.catalog()).services[HAIRCUT].name == "Trim"


async def test_a_business_that_was_rolled_back_is_forgotten(bloom: Database) -> None:
    async def rolled_back() -> None:
        async with bloom.writing() as uow:
            await write_catalog(uow, services=[a_service(name="Never")])
            await uow.catalog()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await rolled_back()
    async with bloom.writing() as uow:
        await write_catalog(uow, services=[a_service(name="Trim")])
    async with bloom.reading() as uow:
        assert (await uow.catalog()).services[HAIRCUT].name == "Trim"


async def test_the_business_is_read_once_for_as_long_as_it_stays_the_same(bloom: Database) -> None:
    async with bloom.reading() as uow:
        first = await uow.catalog()
    async with bloom.reading() as uow:
        assert await uow.catalog() is first


async def test_another_process_that_changes_the_business_is_noticed(
    bloom: Database, database_url: str, clock: SetClock
) -> None:
    async with bloom.reading() as uow:
        await uow.catalog()
    other = Database(create_engine(database_url), clock)
    await load_into(other, services=[a_service(name="Trim")], providers=())
    await other.close()
    async with bloom.reading() as uow:
        assert (await uow.catalog()).services[HAIRCUT].name == "Trim"


async def test_a_reader_sees_everything_as_it_was_at_one_moment(bloom: Database) -> None:
    """Else it could meet a booking of a service that the business it read does not know yet."""
    async with bloom.reading() as uow:
        await uow.catalog()
        await load_into(bloom, services=[a_service(id="new", name="New")], providers=[a_provider(service_ids=("new",))])
        await book(bloom, service_id="new")
        assert await list_bookings(uow, ADMIN, BookingFilter()) == []
    async with bloom.reading() as uow:
        assert len(await list_bookings(uow, ADMIN, BookingFilter())) == 1


async def test_listeners_hear_of_a_commit_and_of_nothing_else(bloom: Database) -> None:
    heard: list[int] = []
    stop = bloom.on_change(heard.append)

    async def fail() -> None:
        async with bloom.writing() as uow:
            await create_booking(uow, ADMIN, a_request("11:00"))
            raise RuntimeError

    await book(bloom)
    with pytest.raises(RuntimeError):
        await fail()
    async with bloom.writing() as uow:
        await load(uow)
    assert heard == [1]
    stop()
    await book(bloom, "12:00")
    assert heard == [1]


async def test_a_listener_already_finds_what_it_is_told_of(bloom: Database) -> None:
    found: list[asyncio.Task[int]] = []
    bloom.on_change(lambda _: found.append(asyncio.create_task(count(bloom, "change"))))
    await book(bloom)
    assert await found[0] == 1


async def test_listeners_hear_of_conversations_in_which_something_happened(bloom: Database) -> None:
    visitor = await a_visitor(bloom)
    heard: list[str] = []
    stop = bloom.on_conversation(heard.append)

    async def fail() -> None:
        async with bloom.writing() as uow:
            await ask_for_person(uow, visitor, "never mind")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    await book(bloom)
    assert heard == []
    async with bloom.writing() as uow:
        await touch_conversation(uow.session, visitor.conversation_id, uow.now)
        await ask_for_person(uow, visitor, "please")
    async with bloom.writing() as uow:
        await take_over(uow, ADMIN, visitor.conversation_id)
    assert heard == [visitor.conversation_id] * 2
    stop()
    async with bloom.writing() as uow:
        await hand_back(uow, ADMIN, visitor.conversation_id)
    assert heard == [visitor.conversation_id] * 2


class TickingClock:
    """Goes on by a minute whenever it is asked."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


async def test_a_writer_that_waited_for_sqlite_counts_from_when_it_got_its_turn(sqlite_database: Database) -> None:
    database = Database(sqlite_database.engine, TickingClock(sqlite_database.clock.now()))
    instants: list[datetime] = []
    entered, leave = asyncio.Event(), asyncio.Event()

    async def first() -> None:
        async with database.writing() as uow:
            entered.set()
            await leave.wait()
            instants.append(uow.now)

    async def second() -> None:
        async with database.writing() as uow:
            instants.append(uow.now)

    async with asyncio.TaskGroup() as group:
        group.create_task(first())
        await entered.wait()
        group.create_task(second())
        leave.set()
    assert instants[0] < instants[1]


async def test_work_that_is_done_together_is_there_as_a_whole_with_a_time_of_its_own(bloom: Database) -> None:
    yesterday = bloom.clock.now() - timedelta(days=1)
    async with bloom.together(SetClock(yesterday)) as database:
        booking = await book(database)
        async with database.reading() as uow:
            assert [each.id for each in await list_bookings(uow, ADMIN, BookingFilter())] == [booking.id]

        async def refused() -> None:
            async with database.writing() as uow:
                await create_booking(uow, ADMIN, a_request())

        with pytest.raises(SlotTaken):
            await refused()
        later = await book(database, booking.ends_at)
    async with bloom.reading() as uow:
        found = await list_bookings(uow, ADMIN, BookingFilter())
    assert [(each.id, each.created_at) for each in found] == [(booking.id, yesterday), (later.id, yesterday)]


async def test_work_that_is_done_together_leaves_nothing_when_it_breaks_off(bloom: Database) -> None:
    async def fail() -> None:
        async with bloom.together(bloom.clock) as database:
            await book(database)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    for table in ("booking", "occupancy", "calendar_event", "change"):
        assert await count(bloom, table) == 0
    await book(bloom)


@asynccontextmanager
async def in_memory(clock: SetClock) -> AsyncIterator[Database]:
    database = Database(create_engine("sqlite+aiosqlite://"), clock)
    try:
        await upgrade(database.engine)
        yield database
    finally:
        await database.close()


async def test_a_business_in_memory_needs_no_file(clock: SetClock) -> None:
    async with in_memory(clock) as database:
        await load_into(database)
        await book(database)
        assert await count(database, "booking") == 1


async def test_the_folders_of_a_new_sqlite_file_are_made(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite+aiosqlite:///{tmp_path}/a/b/frontdesk.db")
    await upgrade(engine)
    await engine.dispose()
    assert (tmp_path / "a/b/frontdesk.db").exists()


async def test_a_database_is_for_its_owner_alone(tmp_path: Path, clock: SetClock) -> None:
    database = Database(create_engine(f"sqlite+aiosqlite:///{tmp_path}/var/frontdesk.db"), clock)
    async with database.writing() as uow:
        await uow.session.execute(text("CREATE TABLE note (id INTEGER)"))
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "var").iterdir()}
    await database.close()
    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700
    assert modes == dict.fromkeys(("frontdesk.db", "frontdesk.db-wal", "frontdesk.db-shm"), 0o600)


async def test_one_that_is_there_keeps_the_permissions_it_was_given(tmp_path: Path, clock: SetClock) -> None:
    file = tmp_path / "frontdesk.db"
    file.touch(0o660)
    file.chmod(0o660)
    database = Database(create_engine(f"sqlite+aiosqlite:///{file}"), clock)
    async with database.reading() as uow:
        await uow.session.execute(text("SELECT 1"))
    await database.close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o660


async def test_what_is_no_database_leaves_nothing_running(tmp_path: Path, clock: SetClock) -> None:
    file = tmp_path / "frontdesk.db"
    file.write_text("This is no database, but long enough to be looked at. " * 100)
    database = Database(create_engine(f"sqlite+aiosqlite:///{file}"), clock)
    before = set(threading.enumerate())
    with pytest.raises(DatabaseError, match="not a database"):
        async with database.reading() as uow:
            await uow.session.execute(text("SELECT 1"))
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
    assert set(threading.enumerate()) <= before
    await database.close()


async def test_what_customers_wrote_is_in_no_error(database: Database) -> None:
    with pytest.raises(DBAPIError) as refused:
        async with database.writing() as uow:
            await uow.session.execute(text("SELECT :secret FROM nowhere"), {"secret": "her phone number"})
    assert "nowhere" in str(refused.value)
    assert "her phone number" not in str(refused.value)
