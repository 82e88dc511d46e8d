"""The team's desk served on a loopback port, and what a client of the hub says and hears."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import orjson
from websockets.asyncio.client import ClientConnection, connect

from booking_core import Database
from frontdesk.serving import bound_socket, server_config
from staff.hub.records import SEPARATOR
from tests.support.bookings import at, book
from tests.support.loopback import LoopbackServer
from tests.support.team_desk import TeamDesk

HANDSHAKE = {"protocol": "json", "version": 1}
SECONDS = 20
WEEKEND = 5


@dataclass
class ServedDesk:
    desk: TeamDesk
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def hub_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/hubs/bookings"


@asynccontextmanager
async def served(desk: TeamDesk, listening: socket.socket | None = None) -> AsyncIterator[ServedDesk]:
    """As `frontdesk serve` does, until the block ends as a signal ends it; with the product running already.

    Where `listening` is given, whoever comes after the end waits there for the next.
    """
    with bound_socket("127.0.0.1", 0) if listening is None else listening.dup() as bound:
        config = server_config(desk.app)
        config.lifespan = "off"
        config.timeout_graceful_shutdown = 1
        server = LoopbackServer(config)
        task = asyncio.create_task(server.serve(sockets=[bound]))
        await server.listens.wait()
        try:
            yield ServedDesk(desk, bound.getsockname()[1])
        finally:
            desk.product.let_go()
            server.should_exit = True
            await task


@dataclass
class Talk:
    """One socket, as raw as it comes."""

    socket: ClientConnection
    _records: list[str] = field(default_factory=list)

    async def say(self, *records: Any) -> None:
        """Together in one frame."""
        await self.socket.send("".join(orjson.dumps(record).decode() + SEPARATOR for record in records))

    async def hear(self) -> Any:
        """The next record that is no ping."""
        while True:
            while not self._records:
                async with asyncio.timeout(SECONDS):
                    text = await self.socket.recv()
                assert isinstance(text, str)
                *self._records, rest = text.split(SEPARATOR)
                assert rest == ""
            found = orjson.loads(self._records.pop(0))
            if found != {"type": 6}:
                return found

    async def hear_call(self, name: str) -> Any:
        """The argument of the next call, which is of that name."""
        found = await self.hear()
        assert (found["type"], found["target"]) == (1, name), found
        (argument,) = found["arguments"]
        return argument

    async def shake_hands(self) -> None:
        await self.say(HANDSHAKE)
        assert await self.hear() == {}

    async def ended(self) -> int | None:
        """Waits until the server has closed it, and gives the code."""
        async with asyncio.timeout(SECONDS):
            await self.socket.wait_closed()
        return self.socket.close_code


@asynccontextmanager
async def talk_to(url: str, headers: dict[str, str] | None = None, **options: Any) -> AsyncIterator[Talk]:
    """Raises `websockets.InvalidStatus` when it is refused."""
    async with connect(url, additional_headers=headers, proxy=None, ping_interval=None, **options) as opened:
        yield Talk(opened)


@asynccontextmanager
async def follow(served_desk: ServedDesk, headers: dict[str, str]) -> AsyncIterator[Talk]:
    """With the handshake behind it."""
    async with talk_to(served_desk.hub_url, headers) as talk:
        await talk.shake_hands()
        yield talk


def free_times() -> Iterator[datetime]:
    """When Ana can be booked, from Tuesday on."""
    for day in count():
        midnight = at("00:00") + timedelta(days=day)
        if midnight.weekday() < WEEKEND:
            yield from (midnight.replace(hour=9) + timedelta(minutes=30 * half_hour) for half_hour in range(16))


async def make_bookings(database: Database, starts: Iterable[datetime]) -> None:
    for start in starts:
        await book(database, start)


@dataclass
class Shown:
    """What a follower was told, for a test to wait for."""

    events: list[Any] = field(default_factory=list)
    _more: asyncio.Event = field(default_factory=asyncio.Event)

    def show(self, event: Any) -> None:
        self.events.append(event)
        self._more.set()

    @property
    def seqs(self) -> list[int]:
        return [event["seq"] for event in self.events]

    async def until(self, seq: int) -> None:
        async with asyncio.timeout(SECONDS):
            while seq not in self.seqs:
                self._more.clear()
                await self._more.wait()
