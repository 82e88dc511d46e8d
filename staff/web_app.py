"""The staff app, as the web build has left it: one page for all of its addresses, and the files that it asks for."""

import secrets
from pathlib import Path, PurePosixPath
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse
from starlette.exceptions import HTTPException

NONCE = "{{nonce}}"
ASSETS = "assets"
READ = ["GET", "HEAD"]
FOREVER = "public, max-age=31536000, immutable"
MEDIA_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
}
COMPRESSED = (("br", ".br"), ("gzip", ".gz"))
"""What the build puts beside its files, the smallest first."""
NOT_BUILT = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Frontdesk</title>
<h1>The staff app has not been built yet</h1>
<p>Run <code>make run</code>, or <code>python -m scripts.web_build</code>, and load this page again.</p>
</html>
"""


def web_app_router(dist: Path) -> APIRouter:
    """`dist` is the folder of its build."""
    router = APIRouter(prefix="/staff", include_in_schema=False)

    @router.api_route("", methods=READ)
    async def without_slash(request: Request) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/staff/{query}", 308)

    @router.api_route(f"/{ASSETS}/{{name:path}}", methods=READ)
    async def asset(name: str, accept_encoding: Annotated[str, Header()] = "") -> Response:
        return _asset(dist / ASSETS, name, accept_encoding)

    @router.api_route("/{_:path}", methods=READ)
    async def page() -> Response:
        return _page(dist / "index.html")

    return router


def _page(file: Path) -> Response:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return HTMLResponse(NOT_BUILT, 503, {"Cache-Control": "no-store"})
    nonce = secrets.token_urlsafe(18)
    headers = {"Cache-Control": "no-cache", "Content-Security-Policy": _policy(nonce)}
    return HTMLResponse(text.replace(NONCE, nonce), headers=headers)


def _asset(folder: Path, name: str, accept_encoding: str) -> Response:
    """Their names change with what is in them, so that nothing has to be asked for twice."""
    file, kind = folder / name, MEDIA_TYPES.get(PurePosixPath(name).suffix)
    if kind is None or "/" in name or "\\" in name or not file.is_file():
        raise HTTPException(404, "There is no such file; after an update, load the page again.")
    headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
    accepted = {each.partition(";")[0].strip() for each in accept_encoding.split(",") if ";q=0" not in each}
    for encoding, suffix in COMPRESSED:
        compressed = file.with_name(file.name + suffix)
        if encoding in accepted and compressed.is_file():
            return FileResponse(compressed, media_type=kind, headers={**headers, "Content-Encoding": encoding})
    return FileResponse(file, media_type=kind, headers=headers)


def _policy(nonce: str) -> str:
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
