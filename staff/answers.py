"""Answers that are made of plain values, past the models that describe them: a page has a thousand items."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import orjson
from pydantic import BaseModel
from starlette.responses import Response

from booking_core import Booking
from staff.wire.base import LONGEST_PAGE
from staff.wire.bookings import shown_booking

ItemT = TypeVar("ItemT")


def answer(content: Any, status: int = 200) -> Response:
    return Response(orjson.dumps(content, default=_plain), status, media_type="application/json")


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(by_alias=True)
    if isinstance(value, Iterator):
        return list(value)
    raise TypeError(f"{type(value).__name__} is not for answers")


def booking_answer(booking: Booking, status: int = 200) -> Response:
    return answer(shown_booking(booking), status)


def asked(limit: int) -> int:
    """One more than the page tells whether there is another."""
    return min(limit + 1, LONGEST_PAGE)


def page_of(
    found: Sequence[ItemT], limit: int, show: Callable[[ItemT], Any], cursor: Callable[[ItemT], str]
) -> dict[str, Any]:
    """`found` is what there was of `asked(limit)`. After a page of the longest there may be nothing more."""
    items, more = found[:limit], len(found) > limit or len(found) == LONGEST_PAGE
    return {"items": [show(item) for item in items], "next": cursor(items[-1]) if more else None}
