import asyncio

import pytest

from channels.runner import keep_running


class Work:
    """Fails each time it is begun, but for the last, which goes on until it is cancelled and then tidies up."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.begun = 0
        self.going_on = asyncio.Event()
        self.tidied = False

    async def run(self) -> None:
        self.begun += 1
        if self.begun <= self.failures:
            raise OSError("the database has gone")
        self.going_on.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            self.tidied = True


async def test_work_that_fails_begins_again_and_ends_before_its_keeper_does() -> None:
    work = Work(failures=2)
    keeper = asyncio.create_task(keep_running(work.run, pause=0))
    async with asyncio.timeout(5):
        await work.going_on.wait()
    keeper.cancel()
    with pytest.raises(asyncio.CancelledError):
        await keeper
    assert (work.begun, work.tidied) == (3, True)
