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
        self._wake = asyncio.Event()
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
        self._wake.set()

    def end(self, record: str) -> None:
        """Nothing comes after this record."""
        self.put(record)
        self.ended.set()
        self._wake.set()

    async def take(self) -> str | None:
        """The next that was put in; None when nothing more will come."""
        while not self._waiting:
            if self.ended.is_set():
                return None
            self._wake.clear()
            await self._wake.wait()
        records = self._waiting.popleft()
        self._size -= len(records)
        return records
