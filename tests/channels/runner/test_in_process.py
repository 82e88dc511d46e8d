import asyncio
from collections.abc import Awaitable, Callable

import pytest

from channels.runner import InProcessJobs, Job

LONG = 3600.0


class Desk:
    """A handler that does what the test says, and remembers for whom."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.waits: list[float | None] = []
        self.during: Callable[[], Awaitable[None]] | None = None

    async def handle(self, conversation_id: str) -> float | None:
        self.done.append(conversation_id)
        if self.during is not None:
            await self.during()
        return self.waits.pop(0) if self.waits else None


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def jobs(desk: Desk) -> InProcessJobs:
    jobs = InProcessJobs()
    await jobs.start({Job.ANSWER: desk.handle})
    return jobs


async def put(jobs: InProcessJobs, conversation_id: str = "cv", **options: float) -> None:
    await jobs.put(Job.ANSWER, conversation_id, occasion="test", **options)


async def test_a_job_is_done_once(jobs: InProcessJobs, desk: Desk) -> None:
    await put(jobs)
    await jobs.settle()
    assert desk.done == ["cv"]


async def test_a_job_is_done_until_there_is_no_more(jobs: InProcessJobs, desk: Desk) -> None:
    desk.waits = [0.0, 0.0, None]
    await put(jobs)
    await jobs.settle()
    assert len(desk.done) == 3


async def test_one_conversation_at_a_time_and_once_more_for_what_came_meanwhile(
    jobs: InProcessJobs, desk: Desk
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def during() -> None:
        begun.set()
        await go_on.wait()

    desk.during = during
    await put(jobs)
    await begun.wait()
    for _ in range(3):
        await put(jobs)
    assert desk.done == ["cv"]
    go_on.set()
    await jobs.settle()
    assert desk.done == ["cv", "cv"]


async def test_conversations_do_not_wait_for_each_other(jobs: InProcessJobs, desk: Desk) -> None:
    both = asyncio.Barrier(2)

    async def during() -> None:
        await both.wait()

    desk.during = during
    await put(jobs, "one")
    await put(jobs, "two")
    await jobs.settle()
    assert sorted(desk.done) == ["one", "two"]


async def test_a_job_that_waits_is_woken_by_another(jobs: InProcessJobs, desk: Desk) -> None:
    desk.waits = [LONG]
    first_done = asyncio.Event()

    async def during() -> None:
        first_done.set()

    desk.during = during
    await put(jobs)
    await first_done.wait()
    await put(jobs, delay=LONG)
    await put(jobs)
    await jobs.settle()
    assert len(desk.done) == 2


async def test_a_job_put_off_is_done_at_once_when_it_is_wanted_at_once(jobs: InProcessJobs, desk: Desk) -> None:
    await put(jobs, delay=LONG)
    await put(jobs)
    await jobs.settle()
    assert desk.done == ["cv"]


async def test_a_job_that_fails_is_logged_and_the_next_one_is_done(
    jobs: InProcessJobs, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail() -> None:
        raise OSError("the disk is full")

    desk.during = fail
    await put(jobs)
    await jobs.settle()
    assert "the disk is full" in caplog.text
    desk.during = None
    await put(jobs)
    await jobs.settle()
    assert len(desk.done) == 2


async def test_who_waits_for_a_job_knows_when_it_is_over_however_it_ends(jobs: InProcessJobs, desk: Desk) -> None:
    await jobs.carried_out(Job.ANSWER, "cv")
    assert desk.done == ["cv"]

    async def fail() -> None:
        raise OSError("the disk is full")

    desk.during = fail
    await jobs.carried_out(Job.ANSWER, "cv")
    assert desk.done == ["cv", "cv"]


async def test_the_end_waits_for_what_is_being_done(jobs: InProcessJobs, desk: Desk) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    ended: list[str] = []

    async def during() -> None:
        begun.set()
        await go_on.wait()
        ended.append("well")

    desk.during = during
    desk.waits = [0.0]
    await put(jobs)
    await begun.wait()
    stopping = asyncio.create_task(jobs.stop(LONG))
    await asyncio.sleep(0)
    await put(jobs, "too late")
    go_on.set()
    await stopping
    assert (ended, desk.done) == (["well"], ["cv"])


async def test_the_end_does_not_wait_for_what_only_waits(jobs: InProcessJobs, desk: Desk) -> None:
    await put(jobs, delay=LONG)
    await jobs.stop(LONG)
    assert desk.done == []


async def test_the_end_does_not_wait_for_ever(jobs: InProcessJobs, desk: Desk) -> None:
    begun = asyncio.Event()
    ended: list[str] = []

    async def during() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cancelled")

    desk.during = during
    await put(jobs)
    await begun.wait()
    await jobs.stop(0.01)
    assert ended == ["cancelled"]
