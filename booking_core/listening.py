"""Hears what other processes commit to the same PostgreSQL, in the moment they do.

What was committed while nobody listened is not told later: whoever cares looks again when told to, and now and then.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from booking_core.changes_store import NOTIFY_CHANNEL
from booking_core.contact_store import CONVERSATIONS_CHANNEL
from booking_core.database import PROCESS_NAMES, Database

ALIVE_EVERY = 30.0
ANSWERS_WITHIN = 10.0


class ConnectionLost(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Listener:
    """`on_change` and `on_conversation` are as those of `Database`, which tells of this process's own commits.

    `begun` is called whenever it begins to listen: before, something may have been missed.
    """

    database: Database
    on_change: Callable[[int], None]
    on_conversation: Callable[[str], None]
    begun: Callable[[], None]

    async def run(self) -> None:
        """Until it is cancelled. Raises when the connection is lost: run it again."""
        async with self.database.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            raw = await connection.get_raw_connection()
            try:
                await self._listen(raw.driver_connection)
            finally:
                # It has listeners: nobody else is to get it from the pool.
                await connection.invalidate()

    async def _listen(self, driver: Any) -> None:
        own_name = await driver.fetchval("SELECT current_setting('application_name')")
        lost = asyncio.Event()

        def changed(_: object, __: int, ___: str, payload: object) -> None:
            self.on_change(int(str(payload)))

        def stirred(_: object, __: int, ___: str, payload: object) -> None:
            conversation_id, _sep, sender = str(payload).partition(" ")
            if sender != own_name or not sender.startswith(PROCESS_NAMES):
                self.on_conversation(conversation_id)

        driver.add_termination_listener(lambda _: lost.set())
        await driver.add_listener(NOTIFY_CHANNEL, changed)
        await driver.add_listener(CONVERSATIONS_CHANNEL, stirred)
        self.begun()
        while not lost.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(ALIVE_EVERY):
                    await lost.wait()
            if not lost.is_set():
                # A connection whose other end has vanished says nothing by itself.
                await driver.execute("SELECT 1", timeout=ANSWERS_WITHIN)
        raise ConnectionLost
