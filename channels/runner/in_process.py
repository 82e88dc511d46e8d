"""Jobs as tasks of this process. What a crash takes with it, the sweeper starts again."""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType

from channels.runner.jobs import Handler, Job

log = logging.getLogger(__name__)


class InProcessJobs:
    def __init__(self) -> None:
        self._handlers: Mapping[Job, Handler] = MappingProxyType({})
        self._tasks: dict[tuple[Job, str], asyncio.Task[None]] = {}
        self._pokes: dict[tuple[Job, str], asyncio.Event] = {}
        self._busy: set[asyncio.Task[None]] = set()
        self._stopping = False

    async def start(self, handlers: Mapping[Job, Handler]) -> None:
        self._handlers = handlers
        self._stopping = False

    async def put(self, job: Job, conversation_id: str, *, occasion: str, delay: float = 0.0) -> None:
        self.begin(job, conversation_id, delay=delay)

    def begin(self, job: Job, conversation_id: str, *, delay: float = 0.0) -> None:
        """One that is running already runs once more; one that waits stops waiting, unless this one would wait too."""
        key = (job, conversation_id)
        if self._stopping:
            return
        if key in self._tasks:
            if delay <= 0:
                self._pokes[key].set()
            return
        self._pokes[key] = asyncio.Event()
        task = asyncio.create_task(self._work(key, delay), name=f"{job} {conversation_id}")
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._ended(key, done))

    async def carried_out(self, job: Job, conversation_id: str) -> None:
        """Begins it and waits until it is over, however it ends; a caller who goes away does not stop it."""
        self.begin(job, conversation_id)
        task = self._tasks.get((job, conversation_id))
        if task is not None:
            await asyncio.wait([task])

    async def settle(self) -> None:
        """Until nothing is left to do, waiting times included."""
        while self._tasks:
            await asyncio.wait(self._tasks.values())

    async def stop(self, grace: float) -> None:
        self._stopping = True
        for key, task in list(self._tasks.items()):
            if task in self._busy:
                self._pokes[key].set()
            else:
                task.cancel()
        tasks = list(self._tasks.values())
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=grace)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _work(self, key: tuple[Job, str], delay: float) -> None:
        job, conversation_id = key
        poke = self._pokes[key]
        wait: float | None = delay
        while wait is not None:
            await _sleep(wait, poke)
            poke.clear()
            wait = await self._carry_out(job, conversation_id)
            if self._stopping:
                return
            if wait is None and poke.is_set():
                wait = 0.0

    async def _carry_out(self, job: Job, conversation_id: str) -> float | None:
        task = asyncio.current_task()
        assert task is not None
        self._busy.add(task)
        try:
            return await self._handlers[job](conversation_id)
        finally:
            self._busy.discard(task)

    def _ended(self, key: tuple[Job, str], task: asyncio.Task[None]) -> None:
        del self._tasks[key], self._pokes[key]
        if not task.cancelled() and (error := task.exception()) is not None:
            job, conversation_id = key
            log.error("%s of %s failed and will be tried again", job, conversation_id, exc_info=error)


async def _sleep(seconds: float, poke: asyncio.Event) -> None:
    if seconds <= 0:
        return
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await poke.wait()
