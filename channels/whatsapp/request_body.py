"""A request's body, as long as it is of a reasonable size."""

from fastapi import Request

from channels.refusals import Refused


class TooLarge(Refused):
    """Nothing more of it was read."""

    status = 413
    code = "too_large"


async def bounded_body(request: Request, limit: int) -> bytes:
    """Raises `TooLarge`."""
    refusal = TooLarge(f"The request is larger than {limit:,} bytes.")
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise refusal
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise refusal
    return bytes(body)
