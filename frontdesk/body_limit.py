"""Refuses request bodies above a size, whether they say so at once or turn out to be."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOO_LARGE = "The request is larger than {limit:,} bytes."


class BodyLimit:
    """`limits` are by path prefix; the longest that fits counts, `standard` where none does."""

    def __init__(self, app: ASGIApp, standard: int, limits: dict[str, int] | None = None) -> None:
        self._app = app
        self._standard = standard
        self._limits = sorted((limits or {}).items(), key=lambda each: -len(each[0]))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = next((limit for prefix, limit in self._limits if scope["path"].startswith(prefix)), self._standard)
        read = 0
        declared = dict(scope["headers"]).get(b"content-length", b"")

        async def counted() -> Message:
            nonlocal read
            if declared.isdigit() and int(declared) > limit:
                raise HTTPException(413, TOO_LARGE.format(limit=limit))
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                raise HTTPException(413, TOO_LARGE.format(limit=limit))
            return message

        await self._app(scope, counted, send)
