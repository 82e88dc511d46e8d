"""An ASGI application served on a loopback port that stays the same when it is stopped and started again."""

import asyncio
import contextlib
import socket
from collections.abc import Generator
from typing import Any

import uvicorn


class LoopbackServer(uvicorn.Server):
    """Leaves the signals to pytest, and says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listens.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


class Loopback:
    def __init__(self, app: Any, *, websockets: bool = False) -> None:
        self._app = app
        self._websockets = websockets
        self._port = 0
        self._server: LoopbackServer | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self._port))
        self._port = listening.getsockname()[1]
        config = uvicorn.Config(
            self._app,
            log_config=None,
            lifespan="off",
            ws="auto" if self._websockets else "none",
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
        self._server = LoopbackServer(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[listening]))
        await self._server.listens.wait()

    async def kill(self) -> None:
        """Ends at once, with every connection, as a killed process does."""
        if self._server is None or self._task is None:
            return
        for connection in list(self._server.server_state.connections):
            connection.transport.abort()
        self._server.should_exit = True
        self._server.force_exit = True
        await self._task
        self._server = None
