"""What waits to be sent to one client."""

import asyncio
from collections import deque

ROOM = 1_000_000
"""Characters. Whoever has fallen that far behind reads what happened in `GET /api/events`."""


class Mailbox:
    """Never makes the sender wait. When it is full it closes, and what it held is dropped."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._waiting: deque[str] = deque()
        self._size = 0
        # Lighter than an event: there is one taker, and hundreds of these are woken at once.
        self._taker: asyncio.Future[None] | None = None
        self.ended = asyncio.Event()
        self.overflowed = False

    @property
    def is_empty(self) -> bool:
        return not self._waiting

    def put(self, records: str) -> None:
        if self.ended.is_set():
            return
        if self._size + len(records) > self._room:
            self.overflowed = True
            self._waiting.clear()
            self.ended.set()
        else:
            self._waiting.append(records)
            self._size += len(records)
        self._wake()

    def end(self, record: str) -> None:
        """Nothing comes after this record."""
        self.put(record)
        self.ended.set()
        self._wake()

    async def take(self) -> str | None:
        """The next that was put in; None when nothing more will come."""
        while not self._waiting:
            if self.ended.is_set():
                return None
            self._taker = asyncio.get_running_loop().create_future()
            await self._taker
        records = self._waiting.popleft()
        self._size -= len(records)
        return records

    def _wake(self) -> None:
        if self._taker is not None and not self._taker.done():
            self._taker.set_result(None)
