"""Counts and logs every request: its method, path and status, and nothing that a customer or a client sent with it."""

import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from frontdesk.metrics import Metrics

UNROUTED = "(none)"
QUIET_PATHS = ("/health/", "/metrics")

log = structlog.get_logger("frontdesk.access")


class Observing:
    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        # Unless something begins to answer, it has failed, and whoever serves the app says so.
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._metrics.seconds.labels(scope["method"], _route(scope)).observe(time.perf_counter() - began)
            await send(message)

        with self._metrics.open.track_inprogress():
            try:
                await self._app(scope, receive, noted)
            finally:
                self._metrics.requests.labels(scope["method"], _route(scope), status).inc()
                if not scope["path"].startswith(QUIET_PATHS):
                    # Without the query: a token may stand in it.
                    seconds = round(time.perf_counter() - began, 4)
                    log.info("request", method=scope["method"], path=scope["path"], status=status, seconds=seconds)


def _route(scope: Scope) -> str:
    """The route's pattern: a label for each path would be one for each id."""
    return getattr(scope.get("route"), "path", UNROUTED)
