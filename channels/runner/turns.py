"""Runs the turns of conversations and sends what comes of them, whoever asked for it.

Everything here may be called twice, by several processes at once, and after a crash: a turn claims its conversation,
a part that is sent is claimed too, and what has been done is not done again.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from agent import Agent, LoopEvent, Thinking, TurnState, UsingTool
from agent.message_store import unanswered_messages
from agent.outbox import Outbox
from booking_core import Clock, Database
from channels.news import News
from channels.runner.in_process import InProcessJobs
from channels.runner.jobs import Job, Jobs
from channels.runner.quiet import Quiet

BUSY_SECONDS = 0.25
"""Somebody else runs a turn of the conversation: look again then, lest a message slips through between."""
THINKING, WORKING = "thinking", "working"

OnTurn: TypeAlias = Callable[[TurnState, float], None]

log = logging.getLogger(__name__)


def _ignore(state: TurnState, seconds: float) -> None:
    """Nobody counts."""


@dataclass(frozen=True, slots=True)
class TurnRunner:
    """`jobs` does what can wait a moment, anywhere; what somebody waits for starts at once, in this process. `pushes`
    is False where every customer fetches their replies; `on_turn` is told how each turn ended and how long it took."""

    database: Database
    agent: Agent
    outbox: Outbox
    news: News
    system_clock: Clock
    jobs: Jobs
    pushes: bool = True
    on_turn: OnTurn = _ignore
    quiet: Quiet = field(default_factory=Quiet)
    at_once: InProcessJobs = field(default_factory=InProcessJobs)
    _putting: set[asyncio.Task[None]] = field(default_factory=set)

    async def start(self) -> None:
        handlers = {Job.ANSWER: self.answer, Job.ANSWER_WHEN_QUIET: self.answer_when_quiet, Job.SEND: self.send}
        await self.at_once.start(handlers)
        if self.jobs is not self.at_once:
            await self.jobs.start(handlers)

    async def stop(self, grace: float) -> None:
        """Turns that are still running when the seconds are over are let go of: another process may take them up."""
        await asyncio.gather(*self._putting, return_exceptions=True)
        await self.at_once.stop(grace)
        if self.jobs is not self.at_once:
            await self.jobs.stop(grace)

    def wake(self, conversation_id: str, quiet_seconds: float = 0.0) -> None:
        """The customer has written: a turn begins now or, where they may go on writing, when they have finished."""
        if quiet_seconds <= 0:
            self.at_once.begin(Job.ANSWER, conversation_id)
        else:
            self._soon(self._put_turn(conversation_id))

    def deliver(self, conversation_id: str) -> None:
        """Something is to be sent."""
        self.news.tell(conversation_id)
        self.at_once.begin(Job.SEND, conversation_id)

    async def answer(self, conversation_id: str) -> float | None:
        began = time.perf_counter()
        try:
            outcome = await self.agent.run_turn(self.database, conversation_id, _Listener(self.news, conversation_id))
        finally:
            self.news.set_state(conversation_id, "")
        self.news.tell(conversation_id)
        self.on_turn(outcome.state, time.perf_counter() - began)
        match outcome.state:
            case TurnState.BUSY:
                return BUSY_SECONDS
            case TurnState.ANSWERED if self.pushes:
                wait = await self.outbox.send_waiting(conversation_id)
                if wait is not None:
                    await self._put_send(conversation_id, wait)
            case _:
                pass
        return 0.0 if outcome.more else None

    async def answer_when_quiet(self, conversation_id: str) -> float | None:
        async with self.database.reading() as uow:
            waiting = await unanswered_messages(uow.session, conversation_id)
        if waiting:
            left = (self.quiet.over_at(waiting) - self.system_clock.now()).total_seconds()
            if left > 0:
                return left
        return await self.answer(conversation_id)

    async def send(self, conversation_id: str) -> float | None:
        return await self.outbox.send_waiting(conversation_id)

    async def _put_turn(self, conversation_id: str) -> None:
        """The messages of a burst are one occasion: that of the first of them."""
        async with self.database.reading() as uow:
            waiting = await unanswered_messages(uow.session, conversation_id)
        if waiting:
            await self.jobs.put(Job.ANSWER_WHEN_QUIET, conversation_id, occasion=waiting[0].id)

    async def _put_send(self, conversation_id: str, delay: float) -> None:
        occasion = f"{self.system_clock.now().timestamp():.0f}"
        await self.jobs.put(Job.SEND, conversation_id, occasion=occasion, delay=delay)

    def _soon(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._putting.add(task)
        task.add_done_callback(self._was_put)

    def _was_put(self, task: asyncio.Task[None]) -> None:
        self._putting.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a turn could not be put in the queue; the sweeper will find it", exc_info=error)


@dataclass(frozen=True, slots=True)
class _Listener:
    news: News
    conversation_id: str

    def __call__(self, event: LoopEvent) -> None:
        match event:
            case Thinking():
                self.news.set_state(self.conversation_id, THINKING)
            case UsingTool():
                self.news.set_state(self.conversation_id, WORKING)
            case _:
                # What was approved may still be overtaken by another message: only what is stored is told.
                pass
