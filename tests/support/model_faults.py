"""What goes wrong between a client and a model's API, as steps of a script.

Each is an exception, so that `ScriptedModel` takes it as a step; the server turns it into bytes on the wire.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from agent.messages import ModelReply, Say, ToolCalls


class Fault(Exception):
    """The server does not simply answer."""


@dataclass(eq=False)
class Status(Fault):
    """An error status with the API's error object."""

    status: int
    code: str | None = None
    message: str = "as the script wants it"
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = "api_error"

    @property
    def body(self) -> bytes:
        error = {"message": self.message, "type": self.kind, "param": None, "code": self.code}
        return json.dumps({"error": error}).encode()


@dataclass(eq=False)
class Raw(Fault):
    """These bytes, whatever they are."""

    body: bytes
    status: int = 200
    content_type: str = "application/json"


def html(status: int) -> Raw:
    page = f"<html><head><title>{status}</title></head><body><h1>{status} from a proxy</h1></body></html>"
    return Raw(page.encode(), status, "text/html")


class Reset(Fault):
    """The connection is torn down once the request was read."""


class Hang(Fault):
    """No answer, until the client goes away or the server stops."""


@dataclass(eq=False)
class Shortened(Fault):
    """The connection ends before the announced length."""

    reply: ModelReply | Say | ToolCalls


@dataclass(eq=False)
class Edited(Fault):
    """The protocol's answer to `reply`, edited: the way to say what is peculiar to one protocol or to one server."""

    reply: ModelReply | Say | ToolCalls
    edit: Callable[[dict[str, Any]], object] = lambda body: None
    content_type: str = "application/json"
    cut_json: bool = False
    """The last third of the JSON text is missing, and the length says so."""


def without_usage(reply: ModelReply | Say | ToolCalls) -> Edited:
    return Edited(reply, edit=lambda body: body.pop("usage"))


def garbled(reply: ModelReply | Say | ToolCalls) -> Edited:
    return Edited(reply, cut_json=True)


def mislabelled(reply: ModelReply | Say | ToolCalls) -> Edited:
    return Edited(reply, content_type="text/plain")
