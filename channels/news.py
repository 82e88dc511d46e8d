"""Tells whoever waits that something happened in a conversation; what it was, they read in the database.

Nothing is queued for anybody, so that a slow reader costs no memory and misses nothing.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Follower:
    """Waits for news of one conversation. `state` is what its turn is doing in this process, empty when none runs."""

    def __init__(self, state: str) -> None:
        self.state = state
        self.closed = False
        self._told = False
        self._wake = asyncio.Event()

    async def wait(self, seconds: float) -> bool:
        """Until there are news since the last call, another state, or the time is over. False when all that happened
        is another state."""
        in_time = True
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            in_time = False
        self._wake.clear()
        told, self._told = self._told, False
        return told or not in_time

    def tell(self) -> None:
        self._told = True
        self._wake.set()

    def show(self, state: str) -> None:
        self.state = state
        self._wake.set()

    def close(self) -> None:
        self.closed = True
        self.tell()


class News:
    """One for a process."""

    def __init__(self) -> None:
        self._followers: dict[str, set[Follower]] = {}
        self._states: dict[str, str] = {}
        self._closed = False

    @property
    def followed(self) -> list[str]:
        """The conversations somebody waits for."""
        return list(self._followers)

    @contextmanager
    def follow(self, conversation_id: str) -> Iterator[Follower]:
        follower = Follower(self._states.get(conversation_id, ""))
        if self._closed:
            follower.close()
        self._followers.setdefault(conversation_id, set()).add(follower)
        try:
            yield follower
        finally:
            followers = self._followers[conversation_id]
            followers.discard(follower)
            if not followers:
                del self._followers[conversation_id]

    def followers(self, conversation_id: str) -> int:
        return len(self._followers.get(conversation_id, ()))

    def tell(self, conversation_id: str) -> None:
        for follower in self._followers.get(conversation_id, ()):
            follower.tell()

    def set_state(self, conversation_id: str, state: str) -> None:
        """What a turn of the conversation is doing now; empty when it is over."""
        if state:
            self._states[conversation_id] = state
        else:
            self._states.pop(conversation_id, None)
        for follower in self._followers.get(conversation_id, ()):
            follower.show(state)

    def close(self) -> None:
        """Lets everybody who waits go, now and from now on: the process is ending."""
        self._closed = True
        for followers in self._followers.values():
            for follower in followers:
                follower.close()
