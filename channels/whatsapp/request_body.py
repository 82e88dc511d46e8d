"""A request's body, as long as it is of a reasonable size."""

from fastapi import Request


class TooLarge(Exception):
    """Nothing more of it was read."""


async def bounded_body(request: Request, limit: int) -> bytes:
    """Raises `TooLarge`."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise TooLarge
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise TooLarge
    return bytes(body)
