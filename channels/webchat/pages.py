"""The chat page and the widget's script, as the web build has left them."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from channels.kept_by_browsers import kept_response
from channels.refusals import Unavailable
from channels.webchat.chat import WebChat

NAME = "{{business_name}}"
UNNAMED = "Chat"
NOT_BUILT = "The chat has not been built yet: run `make run`, or `python -m scripts.web_build`, and start again."
SCRIPT_KEPT, PAGE_KEPT = "public, max-age=300", "no-cache"
READ = ["GET", "HEAD"]


@dataclass(frozen=True, slots=True)
class ChatPages:
    """`dist` is the folder of the web build; `origins` are the sites that may show the page in a frame."""

    chat: WebChat
    dist: Path
    origins: Sequence[str] = ()


def pages_router(pages: ChatPages) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.api_route("/chat", methods=READ)
    async def page(request: Request) -> Response:
        name = await pages.chat.business_name() or UNNAMED
        text = _built(pages.dist / "chat.html").decode().replace(NAME, html.escape(name))
        response = kept_response(request, text.encode(), "text/html", PAGE_KEPT)
        response.headers["Content-Security-Policy"] = _policy(pages.origins)
        return response

    @router.api_route("/widget.js", methods=READ)
    async def script(request: Request) -> Response:
        response = kept_response(request, _built(pages.dist / "widget.js"), "text/javascript", SCRIPT_KEPT)
        # Any site may load the script; whom it may talk to is decided where it talks.
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    @router.api_route("/", methods=READ)
    async def front() -> Response:
        return RedirectResponse("/chat")

    return router


def _built(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise Unavailable(NOT_BUILT) from error


def _policy(origins: Sequence[str]) -> str:
    ancestors = " ".join(("'self'", *origins))
    return (
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; style-src 'unsafe-inline'; "
        f"base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
    )
