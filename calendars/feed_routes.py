"""`GET /calendars/{token}.ics`: a provider's feed, for whoever has its address."""

import hashlib
from typing import Annotated

from fastapi import APIRouter, Header
from starlette.responses import Response

from booking_core import Database
from calendars.feeds import PATH, read_feed

MEDIA_TYPE = "text/calendar"
# Calendars ask often for what seldom changes: they may keep it, and ask whether it is still so.
KEPT = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}


def feed_router(database: Database) -> APIRouter:
    router = APIRouter(tags=["machines"])

    @router.get(
        PATH,
        response_class=Response,
        responses={200: {"content": {MEDIA_TYPE: {}}}, 304: {"description": "As it was at that `ETag`."}},
    )
    async def feed(token: str, if_none_match: Annotated[str | None, Header()] = None) -> Response:
        """The provider's appointments from a month back on, as iCalendar."""
        async with database.reading() as uow:
            body = await read_feed(uow, token)
        etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers = {**KEPT, "ETag": etag}
        if if_none_match is not None and _names(if_none_match, etag):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=MEDIA_TYPE, headers=headers)

    return router


def _names(if_none_match: str, etag: str) -> bool:
    named = {each.strip().removeprefix("W/") for each in if_none_match.split(",")}
    return etag in named or "*" in named
