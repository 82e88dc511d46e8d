"""Starts again whatever has no finished turn or no settled send, so that nothing depends on who was to do it.

Now and then it also deletes what has had its day.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeAlias

from agent import conversations_with_work
from agent.outbox import Outbox
from booking_core import Clock, Database, UnitOfWork
from channels.runner.interrupted_store import end_all_leases
from channels.runner.jobs import Job, Jobs
from channels.runner.quiet import Quiet

EVERY_SECONDS = 3.0
PATIENCE = timedelta(seconds=5)
"""So long after it should have been taken up, a message counts as forgotten."""
OCCASION_SECONDS = 30
"""How often the same work is started again while it stays undone."""
TIDY_EVERY = timedelta(minutes=10)
MOST_TIDIED = 500
"""In one transaction: whoever else wants to write does not wait for long."""

Chore: TypeAlias = Callable[[UnitOfWork, datetime, int], Awaitable[int]]
"""Deletes what nobody will ask for again, by the system's time and at most so many rows; tells how many."""


class Sweeper:
    def __init__(
        self,
        database: Database,
        outbox: Outbox,
        jobs: Jobs,
        system_clock: Clock,
        quiet: Quiet,
        chores: Sequence[Chore] = (),
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._jobs = jobs
        self._clock = system_clock
        self._quiet = quiet
        self._chores = chores
        self._tidy_at = system_clock.now() + TIDY_EVERY

    async def adopt_interrupted(self) -> None:
        """At the start of the only process: whoever had claimed something is gone, and need not be waited for."""
        async with self._database.writing() as uow:
            await end_all_leases(uow.session)
        await self._outbox.adopt_interrupted()

    async def sweep(self, patience: timedelta | None = None, occasion: str | None = None) -> None:
        """`patience`: how long ago a message must have come to count as forgotten. Sweeps of the same half a minute
        are one `occasion`, unless another is named."""
        now = self._clock.now()
        if patience is None:
            patience = self._quiet.longest + PATIENCE
        async with self._database.reading() as uow:
            unanswered = await conversations_with_work(uow, at=now, received_before=now - patience)
        occasion = occasion or f"sweep-{int(now.timestamp()) // OCCASION_SECONDS}"
        for conversation_id in unanswered:
            await self._jobs.put(Job.ANSWER_WHEN_QUIET, conversation_id, occasion=occasion)
        for conversation_id in await self._outbox.unsettled():
            await self._jobs.put(Job.SEND, conversation_id, occasion=occasion)

    async def tidy_if_due(self) -> None:
        """A part of what there is to delete; where there was more than that, the rest is due at once."""
        if self._clock.now() < self._tidy_at:
            return
        there_is_more = False
        for chore in self._chores:
            async with self._database.writing() as uow:
                there_is_more |= await chore(uow, self._clock.now(), MOST_TIDIED) >= MOST_TIDIED
        if not there_is_more:
            self._tidy_at = self._clock.now() + TIDY_EVERY

    async def run(self, every: float = EVERY_SECONDS) -> None:
        """Until it is cancelled."""
        # What a process did that has just ended, in the same half a minute, is no reason to leave anything undone.
        await self.sweep(timedelta(0), occasion=f"start-{self._clock.now().timestamp()}")
        while True:
            await asyncio.sleep(every)
            await self.sweep()
            await self.tidy_if_due()
