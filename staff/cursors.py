"""Where a list goes on: opaque to whoever asks, and checked when it comes back."""

import base64
import binascii
import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from booking_core import InvalidInput

REFUSED = "That is no cursor of this list: take `next` from the page before."


def cursor_of(*parts: str | datetime) -> str:
    texts = [part.astimezone(UTC).isoformat() if isinstance(part, datetime) else part for part in parts]
    return base64.urlsafe_b64encode(json.dumps(texts).encode()).decode().rstrip("=")


def text_of(cursor: str | None) -> str | None:
    """Of a cursor with one part. Raises `InvalidInput`."""
    return None if cursor is None else _parts(cursor, 1)[0]


def moment_and_text_of(cursor: str | None) -> tuple[datetime, str] | None:
    """Raises `InvalidInput`."""
    if cursor is None:
        return None
    moment, text = _parts(cursor, 2)
    return _moment(moment), text


def rank_moment_and_text_of(cursor: str | None) -> tuple[int, datetime, str] | None:
    """Raises `InvalidInput`."""
    if cursor is None:
        return None
    rank, moment, text = _parts(cursor, 3)
    if not re.fullmatch(r"[0-9]{1,9}", rank):
        raise InvalidInput(REFUSED, field="cursor")
    return int(rank), _moment(moment), text


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(REFUSED, field="cursor") from error
    if found.tzinfo is None:
        raise InvalidInput(REFUSED, field="cursor")
    return found


def _parts(cursor: str, count: int) -> Sequence[str]:
    try:
        padded = cursor.encode() + b"=" * (-len(cursor) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise InvalidInput(REFUSED, field="cursor") from error
    if not (isinstance(found, list) and len(found) == count and all(isinstance(part, str) for part in found)):
        raise InvalidInput(REFUSED, field="cursor")
    return found
