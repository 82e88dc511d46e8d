"""The points at which a process can be killed: before and after each commit, each call of a model, each request.

Installed in a child process of a test, from outside the product.
"""

import asyncio
import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import httpx
from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session

from agent import Model, ModelReply, ModelRequest

BEFORE, AFTER = "before", "after"
OWN_DRIVERS = ("aiosqlite", "asyncpg")
_WRITING = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
_SAID_ANYWAY = ("conversation_lease", "conversation", "deployment")
"""Written in passing in many transactions: they name one only where nothing else does."""


@dataclass(frozen=True)
class Kill:
    """`number` counts the points that are passed, from 1; `moment` is before or after what happens there."""

    number: int
    moment: str


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Points:
    """Counts what is passed once it is armed, tells each point's name, and kills the process where it was told to."""

    def __init__(self, tell: Callable[[str], None], kill: Kill | None, *, armed: bool = False) -> None:
        self.armed = armed
        self.committed = asyncio.Event()
        self._tell = tell
        self._kill = kill
        self._passed = 0
        self._committing: dict[object, int] = {}

    def install(self) -> None:
        event.listen(Engine, "before_cursor_execute", self._note_statement)
        event.listen(Engine, "begin", self._forget_statements)
        event.listen(Engine, "commit", self._before_commit)
        event.listen(Session, "after_commit", self._after_commit)
        self._watch_requests()

    @contextmanager
    def passing(self, name: str) -> Iterator[None]:
        number = self._come_to(name)
        yield
        self._leave(number)

    def _come_to(self, name: str) -> int:
        if not self.armed:
            return 0
        self._passed += 1
        self._tell(name)
        self._die_at(Kill(self._passed, BEFORE))
        return self._passed

    def _leave(self, number: int) -> None:
        self._die_at(Kill(number, AFTER))

    def _die_at(self, here: Kill) -> None:
        if here == self._kill:
            die()

    def _note_statement(self, connection: Connection, cursor: Any, statement: str, *details: Any) -> None:
        if found := _WRITING.match(statement):
            connection.info.setdefault("written", []).append(found.group(1))

    def _forget_statements(self, connection: Connection) -> None:
        connection.info["written"] = []

    def _before_commit(self, connection: Connection) -> None:
        written = connection.info.get("written", [])
        # Claims are renewed by the clock: that is no step.
        if connection.dialect.driver in OWN_DRIVERS and set(written) != {"conversation_lease"}:
            self._committing[asyncio.current_task()] = self._come_to(f"commit {_told(written)}")

    def _after_commit(self, session: Session) -> None:
        self.committed.set()
        self._leave(self._committing.pop(asyncio.current_task(), 0))

    def _watch_requests(self) -> None:
        send = httpx.AsyncHTTPTransport.handle_async_request

        async def watched(transport: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
            with self.passing(f"{request.method} {request.url.path.rsplit('/', 1)[-1]}"):
                return await send(transport, request)

        patch.object(httpx.AsyncHTTPTransport, "handle_async_request", watched).start()


def _told(written: list[str]) -> str:
    for telling in ("booking", "turn_step"):
        if telling in written:
            return telling  # whatever is kept along with it
    tables = sorted({*written} - {*_SAID_ANYWAY}) or sorted({*written})
    return ", ".join(tables)


class WatchedModel:
    """A model whose calls are points; it thinks for as long as `may_answer` is not set."""

    def __init__(self, model: Model, points: Points) -> None:
        self._model = model
        self._points = points
        self.may_answer = asyncio.Event()

    @property
    def name(self) -> str:
        return self._model.name

    async def answer(self, request: ModelRequest) -> ModelReply:
        with self._points.passing("ask the model"):
            await self.may_answer.wait()
            return await self._model.answer(request)

    async def aclose(self) -> None:
        await self._model.aclose()
