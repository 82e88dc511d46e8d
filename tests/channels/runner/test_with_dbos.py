"""Jobs in the hands of DBOS, on SQLite and PostgreSQL."""

import asyncio
import stat
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from booking_core import Clock, SetClock, SystemClock
from channels.runner import InProcessJobs, Job
from channels.runner.with_dbos import KEPT, DbosJobs
from frontdesk.wiring import dbos_database_url


class Office:
    """Does the jobs that fall to this process."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.loops: set[asyncio.AbstractEventLoop] = set()
        self.news = asyncio.Event()

    async def handle(self, conversation_id: str) -> float | None:
        self.done.append(conversation_id)
        self.loops.add(asyncio.get_running_loop())
        self.news.set()
        return None

    async def has_done(self, conversations: Sequence[str]) -> None:
        async with asyncio.timeout(20):
            while len(self.done) < len(conversations) or not set(conversations) <= set(self.done):
                self.news.clear()
                await self.news.wait()


@asynccontextmanager
async def process(
    database_url: str, office: Office, executor_id: str = "one", system_clock: Clock | None = None
) -> AsyncIterator[DbosJobs]:
    here = InProcessJobs()
    jobs = DbosJobs(
        here,
        system_clock=system_clock or SystemClock(),
        system_database_url=dbos_database_url(database_url),
        executor_id=executor_id,
    )
    handlers = dict.fromkeys(Job, office.handle)
    await here.start(handlers)
    await jobs.start(handlers)
    try:
        yield jobs
    finally:
        await here.stop(1)
        await jobs.stop(1)


def permissions(folder: Path, names: str) -> set[int]:
    return {stat.S_IMODE(file.stat().st_mode) for file in folder.glob(names)}


@pytest.fixture
def office() -> Office:
    return Office()


async def test_a_job_is_done_once_for_each_occasion_and_on_the_loop_of_everything_else(
    database_url: str, office: Office, tmp_path: Path
) -> None:
    async with process(database_url, office) as jobs:
        for occasion in ("first", "first", "first"):
            await jobs.put(Job.ANSWER_WHEN_QUIET, "cv_1", occasion=occasion)
        await jobs.put(Job.SEND, "cv_2", occasion="first", delay=0.1)
        await office.has_done(["cv_1", "cv_2"])
        await jobs.put(Job.ANSWER_WHEN_QUIET, "cv_1", occasion="first")
        await jobs.put(Job.SEND, "cv_3", occasion="first")
        await office.has_done(["cv_3"])
        # Who wrote when is for nobody else on the machine to read, nor what DBOS keeps beside its file.
        assert permissions(tmp_path, "frontdesk.dbos.db*") == ({0o600} if database_url.startswith("sqlite") else set())
    assert sorted(office.done) == ["cv_1", "cv_2", "cv_3"]
    assert office.loops == {asyncio.get_running_loop()}


async def test_what_one_process_leaves_the_next_one_does(database_url: str, office: Office) -> None:
    async with process(database_url, Office()) as jobs:
        await jobs.put(Job.SEND, "cv_1", occasion="late", delay=1.5)
    async with process(database_url, office, "two"):
        await office.has_done(["cv_1"])


async def test_what_is_long_done_is_forgotten(database_url: str, office: Office) -> None:
    clock = SetClock(SystemClock().now())
    async with process(database_url, office, system_clock=clock) as jobs:
        await jobs.put(Job.SEND, "cv_1", occasion="first")
        await office.has_done(["cv_1"])
        await jobs.forget_old()
        await jobs.put(Job.SEND, "cv_1", occasion="first")
        clock.advance(KEPT + timedelta(minutes=1))
        await jobs.forget_old()
        await jobs.put(Job.SEND, "cv_1", occasion="first")
        await office.has_done(["cv_1", "cv_1"])
    assert office.done == ["cv_1", "cv_1"]
