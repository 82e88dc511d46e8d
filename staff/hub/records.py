"""The records of the JSON hub protocol: JSON objects that end with a separator, whatever frames carry them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import orjson

SEPARATOR = "\x1e"
LONGEST_RECORD = 32 * 1024
PROTOCOL, VERSION = "json", 1


class Kind(IntEnum):
    """What `type` says. Those that are not here are nothing that a client of this hub would need."""

    INVOCATION = 1
    COMPLETION = 3
    STREAM_INVOCATION = 4
    PING = 6
    CLOSE = 7


class ProtocolError(Exception):
    """The message is for the client."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The client calls a method and waits for its completion."""

    invocation_id: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """The client says good-bye."""


class RecordReader:
    """Puts records together: a frame may hold several, and a record may come in several frames."""

    def __init__(self) -> None:
        self._rest = ""

    def feed(self, text: str) -> Iterator[str]:
        """The records that are whole now. Raises `ProtocolError` when one grows too long."""
        *whole, self._rest = (self._rest + text).split(SEPARATOR)
        if any(len(record) > LONGEST_RECORD for record in (*whole, self._rest)):
            raise ProtocolError(f"A record has at most {LONGEST_RECORD:,} characters.")
        return iter(whole)


def check_handshake(record: str) -> None:
    """Raises `ProtocolError` unless it asks for the protocol that is spoken here."""
    asked = _object(record)
    protocol, version = asked.get("protocol"), asked.get("version")
    if protocol != PROTOCOL:
        raise ProtocolError(f"The first record asks for the protocol “{PROTOCOL}”; there is no other here.")
    if type(version) is not int or version != VERSION:
        raise ProtocolError(f"Of the protocol “{PROTOCOL}” there is version {VERSION} here.")


def read_message(record: str) -> Asked | Leaving | None:
    """None for what needs no answer: pings, calls that expect none, and kinds that later versions may bring.

    Raises `ProtocolError`.
    """
    message = _object(record)
    kind = message.get("type")
    if type(kind) is not int:
        raise ProtocolError("Every record has its type, a number.")
    if kind == Kind.CLOSE:
        return Leaving()
    if kind not in (Kind.INVOCATION, Kind.STREAM_INVOCATION):
        return None
    if not isinstance(message.get("target"), str) or not isinstance(message.get("arguments"), list):
        raise ProtocolError("An invocation has a target and its arguments.")
    invocation_id = message.get("invocationId")
    if isinstance(invocation_id, str):
        return Asked(invocation_id)
    if invocation_id is not None or kind == Kind.STREAM_INVOCATION:
        raise ProtocolError("An invocation's id is text.")
    return None


def _object(record: str) -> dict[str, Any]:
    try:
        found = orjson.loads(record)
    except orjson.JSONDecodeError as error:
        raise ProtocolError("Every record is a JSON object.") from error
    if not isinstance(found, dict):
        raise ProtocolError("Every record is a JSON object.")
    return found


def _record(content: dict[str, Any]) -> str:
    return orjson.dumps(content).decode() + SEPARATOR


def invocation(target: str, argument: Any) -> str:
    """A call that expects no answer."""
    return _record({"type": Kind.INVOCATION.value, "target": target, "arguments": [argument]})


def failed_completion(invocation_id: str, error: str) -> str:
    return _record({"type": Kind.COMPLETION.value, "invocationId": invocation_id, "error": error})


def close(error: str | None = None, *, allow_reconnect: bool = False) -> str:
    said = {"error": error} if error is not None else {}
    again = {"allowReconnect": True} if allow_reconnect else {}
    return _record({"type": Kind.CLOSE.value, **said, **again})


def refused_handshake(error: str) -> str:
    return _record({"error": error})


SHAKEN_HANDS = _record({})
PING = _record({"type": Kind.PING.value})
