"""Responses that a browser keeps and asks about again: tagged by their content, compressed for whoever reads that."""

import gzip
import hashlib
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

LEAST_COMPRESSED = 1000
"""Less fits one packet anyway."""
MOST_REMEMBERED = 64
GZIP = "gzip"


def kept_response(request: Request, content: bytes, media_type: str, cache_control: str) -> Response:
    """304 where the browser has just this already."""
    packed = len(content) >= LEAST_COMPRESSED and _reads_gzip(request.headers.get("accept-encoding", ""))
    tag = _tag(content, GZIP if packed else "")
    headers = {"ETag": tag, "Cache-Control": cache_control, "Vary": "Accept-Encoding"}
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if tag in known:
        return Response(status_code=304, headers=headers)
    if packed:
        headers["Content-Encoding"] = GZIP
        content = _compressed(content)
    return Response(content, media_type=media_type, headers=headers)


def _reads_gzip(accepted: str) -> bool:
    """As the header says: the first that names it, or everything, counts unless its weight is nought."""
    for each in accepted.lower().split(","):
        name, _, weight = each.replace(" ", "").partition(";q=")
        if name in (GZIP, "*"):
            return weight.strip("0.") != "" or weight == ""
    return False


def _tag(content: bytes, encoding: str) -> str:
    digest = hashlib.sha256(content).hexdigest()[:24]
    return f'"{digest}-{encoding}"' if encoding else f'"{digest}"'


@lru_cache(MOST_REMEMBERED)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
