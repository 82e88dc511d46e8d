"""Twilio's list of messages: filtered, newest first, page by page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from channels.whatsapp.stand_in.messages import NotTaken, TwilioMessage

STANDARD_PAGE, LONGEST_PAGE = 50, 1000
_FILTERS = ("To", "From", "DateSent", "DateSent<", "DateSent>")


def list_messages(messages: Sequence[TwilioMessage], path: str, query: Mapping[str, str]) -> dict[str, Any]:
    """`messages` in the order in which they came. Raises `NotTaken` for a page that there can't be."""
    size = _number(query, "PageSize", STANDARD_PAGE)
    page = _number(query, "Page", 0)
    if not 1 <= size <= LONGEST_PAGE:
        raise NotTaken(20001, "Page size must be between 1 and 1000")
    wanted = [message for message in reversed(messages) if _matches(message, query)]
    start = page * size
    shown = wanted[start : start + size]

    def address(number: int) -> str:
        token = {"PageToken": f"PASM{number}"} if number else {}
        filters = {name: query[name] for name in _FILTERS if name in query}
        return f"{path}?{urlencode({**filters, 'PageSize': size, 'Page': number, **token})}"

    return {
        "first_page_uri": address(0),
        "previous_page_uri": address(page - 1) if page else None,
        "uri": address(page),
        "next_page_uri": address(page + 1) if start + size < len(wanted) else None,
        "page": page,
        "page_size": size,
        "start": start,
        "end": start + len(shown) - 1 if shown else start,
        "messages": [message.resource() for message in shown],
    }


def _number(query: Mapping[str, str], name: str, standard: int) -> int:
    value = query.get(name, str(standard))
    if not value.isdecimal():
        raise NotTaken(20001, f"{name} must be a number")
    return int(value)


def _matches(message: TwilioMessage, query: Mapping[str, str]) -> bool:
    if query.get("To", message.to) != message.to or query.get("From", message.sender) != message.sender:
        return False
    return all(
        test(message.created_at, query[name]) if message.status != "queued" else False
        for name, test in _DATE_TESTS.items()
        if name in query
    )


def _on(at: datetime, day: str) -> bool:
    return at.astimezone(UTC).date() == _day(day)


def _before(at: datetime, limit: str) -> bool:
    return at.astimezone(UTC).date() <= _day(limit) if _is_day(limit) else at <= datetime.fromisoformat(limit)


def _after(at: datetime, limit: str) -> bool:
    return at.astimezone(UTC).date() >= _day(limit) if _is_day(limit) else at >= datetime.fromisoformat(limit)


def _is_day(text: str) -> bool:
    return len(text) == len("2026-11-23")


def _day(text: str) -> date:
    return date.fromisoformat(text)


_DATE_TESTS: Mapping[str, Callable[[datetime, str], bool]] = {
    "DateSent": _on,
    "DateSent<": _before,
    "DateSent>": _after,
}
