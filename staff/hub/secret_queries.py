"""Keys and connection tokens stand in the query of a WebSocket's address, because browsers can't send headers with it.

They are taken out before anybody else looks at the address: servers and proxies write addresses into logs.
"""

from urllib.parse import parse_qsl, urlencode

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

HUBS = "/hubs/"
ACCESS_TOKEN, CONNECTION_TOKEN = "access_token", "id"
_SECRET = (ACCESS_TOKEN, CONNECTION_TOKEN)
_TAKEN_OUT = "frontdesk.hub_secrets"


class SecretQueries:
    """To stand outside of everything that might log."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and scope["path"].startswith(HUBS):
            given = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
            # In place: the server that logs the address when all is over has this very scope.
            scope["query_string"] = urlencode([pair for pair in given if pair[0] not in _SECRET]).encode()
            scope[_TAKEN_OUT] = dict(pair for pair in reversed(given) if pair[0] in _SECRET)
        await self._app(scope, receive, send)


def secret_query(connection: HTTPConnection, name: str) -> str | None:
    """What stood there, if anything."""
    found: str | None = connection.scope.get(_TAKEN_OUT, {}).get(name)
    return found or None
