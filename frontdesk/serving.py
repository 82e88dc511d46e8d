"""Serves the product with uvicorn: one process, or several that share a PostgreSQL."""

import asyncio
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from frontdesk.app import app_of
from frontdesk.logs import set_up_logs
from frontdesk.settings import Settings
from frontdesk.settings_loading import load_settings
from frontdesk.wiring import build_product

PUBLIC_URL = "FRONTDESK_PUBLIC_URL"
CLOSING_SECONDS = 8
"""What open requests are given to end when the process is asked to."""
UNREAD_SECONDS = 60
"""Whoever does not read what was sent to them keeps it in this process's memory: for so long, and not for good."""
LARGEST_FRAME = 64 * 1024


class AddressTaken(Exception):
    pass


def bound_socket(host: str, port: int) -> socket.socket:
    """Raises `AddressTaken`. Port 0 is any free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        raise AddressTaken(
            f"can't serve on {host} port {port}: {error.strerror}; choose another with --host and --port"
        ) from error
    bound.set_inheritable(True)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD_SECONDS * 1000)
    return bound


def address_of(bound: socket.socket) -> str:
    """As a browser on this machine would write it."""
    host, port = bound.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(settings: Settings, bound: socket.socket, *, workers: int, ready: Callable[[], None]) -> None:
    """Until it is asked to stop; `ready` is called when customers can come."""
    if workers == 1:
        AnnouncingServer(server_config(served_app(settings)), ready).run(sockets=[bound])
        return
    # The processes are started afresh and read the settings themselves: what was settled here they must find.
    os.environ.setdefault(PUBLIC_URL, settings.public_url or address_of(bound))
    config = server_config("frontdesk.serving:worker_app", workers)
    bound.listen(config.backlog)
    ready()
    Multiprocess(config, sockets=[bound]).run()


def worker_app() -> FastAPI:
    """The application of one process of several."""
    set_up_logs()
    return served_app(load_settings().settings)


def served_app(settings: Settings) -> FastAPI:
    product = build_product(settings, with_dbos=True)
    return app_of(product, while_serving=lambda: streams_end_on_signal(product.let_go))


class AnnouncingServer(uvicorn.Server):
    """Calls `ready` when customers can come."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._ready()


def server_config(app: FastAPI | str, workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=workers,
        log_config=None,
        access_log=False,
        # Forwarded headers are believed from the proxies of the settings only, by `ClientAddresses`.
        proxy_headers=False,
        server_header=False,
        ws_max_size=LARGEST_FRAME,
        # What goes out is small, and goes to many at once: each would have it compressed for itself.
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=CLOSING_SECONDS,
    )


@contextmanager
def streams_end_on_signal(let_go: Callable[[], None]) -> Iterator[None]:
    """The server waits for open responses before it stops, and an event stream would never end by itself."""
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def end_streams(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(let_go)
        handler = before[signal.Signals(number)]
        if callable(handler):
            handler(number, frame)

    for number in before:
        signal.signal(number, end_streams)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
