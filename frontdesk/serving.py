"""The application on a port, in one process or several."""

import os
import socket
import sys

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from frontdesk.app import create_app
from frontdesk.logs import set_up_logs
from frontdesk.settings import Settings
from frontdesk.settings_loading import load_settings

PUBLIC_URL = "FRONTDESK_PUBLIC_URL"
STOP_SECONDS = 20


class AddressTaken(Exception):
    def __init__(self, host: str, port: int, reason: str | None) -> None:
        super().__init__(f"can't listen on {host}:{port}: {reason}")


class StartFailed(Exception):
    def __init__(self) -> None:
        super().__init__("it could not be started: see the log above")


class _Announcing(uvicorn.Server):
    """Says where it is once it answers."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            _announce(self._address)


def serve_application(settings: Settings, host: str, port: int, workers: int = 1) -> None:
    """Returns when it is asked to stop. Raises `AddressTaken`, and `StartFailed` after the log has said why."""
    listening = _listen(host, port)
    address = settings.public_url or f"http://{_in_url(host)}:{listening.getsockname()[1]}"
    set_up_logs()
    if workers == 1:
        app = create_app(settings.model_copy(update={"public_url": address}))
        server = _Announcing(_config(app), address)
        server.run(sockets=[listening])
        if not server.started:
            raise StartFailed
        return
    # The other processes read the settings for themselves, and have to be told where they are.
    os.environ[PUBLIC_URL] = address
    config = _config("frontdesk.serving:worker_application", workers=workers)
    _announce(address)
    Multiprocess(config, sockets=[listening]).run()


def worker_application() -> FastAPI:
    """In each of several processes."""
    set_up_logs()
    return create_app(load_settings().settings)


def _config(app: FastAPI | str, workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=workers,
        log_config=None,
        access_log=False,
        # Who is calling, the application decides for itself: by the proxies that the settings name.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=STOP_SECONDS,
    )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise AddressTaken(host, port, error.strerror) from error


def _in_url(host: str) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{shown}]" if ":" in shown else shown


def _announce(address: str) -> None:
    sys.stdout.write(f"chat: {address}/chat\n")
    sys.stdout.flush()
