"""The team's desk served on a loopback port, and what a client of the hub says and hears."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from fastapi import FastAPI
from websockets.asyncio.client import ClientConnection, connect

from frontdesk.serving import bound_socket, server_config
from staff.hub.records import SEPARATOR
from tests.support.loopback import LoopbackServer
from tests.support.team_desk import TeamDesk

HANDSHAKE = {"protocol": "json", "version": 1}
SECONDS = 20


@dataclass
class ServedDesk:
    """`stop` ends it as a signal does; `start` serves on the same port again."""

    desk: TeamDesk
    port: int = 0
    _server: LoopbackServer | None = None
    _task: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def hub_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/hubs/bookings"

    async def start(self) -> None:
        bound = bound_socket("127.0.0.1", self.port)
        self.port = bound.getsockname()[1]
        self._server, self._task = await serve(self.desk.app, bound)

    async def stop(self) -> None:
        if self._server is not None and self._task is not None:
            self.desk.product.let_go()
            self._server.should_exit = True
            await self._task
            self._server = None


async def serve(app: FastAPI, bound: socket.socket) -> tuple[LoopbackServer, asyncio.Task[None]]:
    """As `frontdesk serve` does, with the product running already."""
    config = server_config(app)
    config.lifespan = "off"
    config.timeout_graceful_shutdown = 1
    server = LoopbackServer(config)
    task = asyncio.create_task(server.serve(sockets=[bound]))
    await server.listens.wait()
    return server, task


@asynccontextmanager
async def served(desk: TeamDesk, port: int = 0) -> AsyncIterator[ServedDesk]:
    found = ServedDesk(desk, port)
    await found.start()
    try:
        yield found
    finally:
        await found.stop()


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
