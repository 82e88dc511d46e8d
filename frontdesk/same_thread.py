"""SQLite without a thread of its own, for whoever has nobody to wait for: the way to the thread and back is most of
what a statement costs."""

import asyncio
import sqlite3
from collections.abc import Callable, Generator
from functools import partial
from typing import Any

from aiosqlite import Connection
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

ITER_CHUNK = 64


class _AtOnce:
    """In place of the queue to the thread: whatever is put in is done."""

    def put_nowait(self, item: tuple["asyncio.Future[Any] | None", Callable[[], Any]]) -> None:
        future, function = item
        try:
            found = function()
        except Exception as error:  # noqa: BLE001  (it belongs to whoever waits for the future)
            if future is not None:
                future.set_exception(error)
        else:
            if future is not None:
                future.set_result(found)


class SameThreadConnection(Connection):
    """As `aiosqlite`'s own, but for where the work is done."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, ITER_CHUNK)
        self._tx: Any = _AtOnce()

    def __await__(self) -> Generator[Any, None, "SameThreadConnection"]:
        yield from self._connect().__await__()
        return self


def stay_in_thread(engine: AsyncEngine) -> AsyncEngine:
    """Every connection that the engine opens from here on works in the thread that asks it."""

    def use_own(dialect: Any, record: Any, arguments: Any, options: dict[str, Any]) -> None:
        options["async_creator_fn"] = _connect

    event.listen(engine.sync_engine, "do_connect", use_own)
    return engine


def _connect(database: str, **options: Any) -> SameThreadConnection:
    return SameThreadConnection(partial(sqlite3.connect, database, **options))
