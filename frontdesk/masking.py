"""Takes out of what is logged whatever is a customer's: phone numbers, emails, and what they wrote."""

import re
from collections.abc import Mapping, MutableMapping
from typing import Any

_EMAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
# With a plus, or at least nine digits that begin no id, time or address; with the separators that people write.
_PHONE = re.compile(r"\+\d(?:[ ().-]{0,2}\d){6,14}|(?<![\w.:/-])\(?\d(?:[ ().-]{0,2}\d){8,14}(?![\w:])")
_TOKEN = re.compile(
    r"(?i)(?<=\bbearer )[\w.~+/=-]+|(?<=\baccess_token=)[\w.~+/=%-]+|(?<=/calendars/)[\w-]{20,}"
    r"|\bfd_[\w-]{20,}|\beyJ[\w-]+\.[\w-]+\.[\w-]*"
)
_PRIVATE = frozenset({"text", "body", "content", "notes", "name", "identity", "token", "password", "authorization"})
"""Keys whose values never show."""


def masked(text: str) -> str:
    text = _TOKEN.sub("[token]", text)
    text = _EMAIL.sub("[email]", text)
    return _PHONE.sub(lambda found: f"[phone …{found.group()[-2:]}]", text)


def mask_event(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A processor of structlog."""
    for key, value in event.items():
        event[key] = f"[{len(str(value))} characters]" if key in _PRIVATE and value else _masked_value(value)
    return event


def _masked_value(value: Any) -> Any:
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, Mapping):
        return {key: "[masked]" if key in _PRIVATE else _masked_value(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_masked_value(each) for each in value]
    return value
