"""What one process commits, another hears at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import text

from booking_core import Database, SetClock, create_booking, touch_conversation
from booking_core.listening import Listener
from tests.support.bookings import ADMIN, a_request, a_visitor, book
from tests.support.businesses import load_into
from tests.support.databases import PostgresTemplate, opened

pytestmark = pytest.mark.postgres
SECONDS = 10


@dataclass
class Ear:
    """Notes what a listener is told, and lets a test wait for it."""

    changes: list[int] = field(default_factory=list)
    conversations: list[str] = field(default_factory=list)
    begun: int = 0
    told: asyncio.Condition = field(default_factory=asyncio.Condition)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def on(self, database: Database) -> Listener:
        return Listener(database, self.on_change, self.on_conversation, self.on_begun)

    def on_change(self, seq: int) -> None:
        self.changes.append(seq)
        self._tell()

    def on_conversation(self, conversation_id: str) -> None:
        self.conversations.append(conversation_id)
        self._tell()

    def on_begun(self) -> None:
        self.begun += 1
        self._tell()

    def _tell(self) -> None:
        task = asyncio.create_task(self._notify())
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _notify(self) -> None:
        async with self.told:
            self.told.notify_all()

    async def has(self, *, changes: int = 0, conversations: int = 0, begun: int = 1) -> None:
        def enough() -> bool:
            heard = (len(self.changes), len(self.conversations), self.begun)
            return all(given >= wanted for given, wanted in zip(heard, (changes, conversations, begun), strict=True))

        async with asyncio.timeout(SECONDS), self.told:
            await self.told.wait_for(enough)


@dataclass
class TwoProcesses:
    """`here` listens to what `there` commits."""

    here: Database
    there: Database
    ear: Ear
    listening: asyncio.Task[None]


@pytest.fixture
async def two(postgres_databases: PostgresTemplate, tmp_path: Path, clock: SetClock) -> AsyncIterator[TwoProcesses]:
    async with postgres_databases.copied(tmp_path) as url, opened(url, clock) as here, opened(url, clock) as there:
        await load_into(here)
        async with listening(here) as (ear, task):
            yield TwoProcesses(here, there, ear, task)


@asynccontextmanager
async def listening(database: Database) -> AsyncIterator[tuple[Ear, asyncio.Task[None]]]:
    ear = Ear()
    task = asyncio.create_task(ear.on(database).run())
    await ear.has(begun=1)
    yield ear, task
    task.cancel()
    await asyncio.wait([task])


async def test_a_change_of_another_process_is_heard_with_its_number(two: TwoProcesses) -> None:
    await book(two.there, "10:00")
    await book(two.there, "11:00")
    await two.ear.has(changes=2)
    assert two.ear.changes == [1, 2]


async def test_a_message_in_another_process_is_heard_and_one_of_this_process_is_not(two: TwoProcesses) -> None:
    ours, theirs = await a_visitor(two.here, "v1"), await a_visitor(two.there, "v2")
    for database, conversation in ((two.here, ours), (two.there, theirs)):
        async with database.writing() as uow:
            await touch_conversation(uow.session, conversation.conversation_id, uow.now)
    await two.ear.has(conversations=1)
    assert two.ear.conversations == [theirs.conversation_id]


async def test_what_is_rolled_back_is_not_heard(two: TwoProcesses) -> None:
    visitor = await a_visitor(two.there)

    async def fail() -> None:
        async with two.there.writing() as uow:
            await create_booking(uow, ADMIN, a_request("10:00"))
            await touch_conversation(uow.session, visitor.conversation_id, uow.now)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    await book(two.there, "11:00")
    await two.ear.has(changes=1)
    assert (two.ear.changes, two.ear.conversations) == ([1], [])


async def test_a_lost_connection_ends_it_and_it_can_begin_again(two: TwoProcesses) -> None:
    async with two.there.writing() as uow:
        await uow.session.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE query LIKE 'LISTEN%' AND datname = current_database()"
            )
        )
    async with asyncio.timeout(SECONDS):
        await asyncio.wait([two.listening])
    assert two.listening.exception() is not None
    async with listening(two.here) as (ear, _):
        await book(two.there)
        await ear.has(changes=1)
