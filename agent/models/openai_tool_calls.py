"""Tool calls as they come from servers of every kind, and as they may be sent back to them."""

import json
import re
from collections.abc import Iterable
from typing import Any

import orjson

from agent.messages import ModelRequest, ToolCall, ToolCalls

ACCEPTED_NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")
FOREIGN_CHARACTER = re.compile(r"[^a-zA-Z0-9_-]")


def received(request: ModelRequest, raw_calls: Iterable[tuple[Any, Any, Any]]) -> tuple[ToolCall, ...]:
    """From (id, name, arguments) as the server gave them.

    An id that is missing, or was used before in the conversation or the same answer, is replaced: side effects are
    recorded under it, and some servers number their calls from zero in each answer. The replacement depends on the
    request and the answer alone. Arguments stay as the model wrote them, JSON or not.
    """
    taken = {call.id for message in request.messages if isinstance(message, ToolCalls) for call in message.calls}
    calls: list[ToolCall] = []
    for raw_id, name, arguments in raw_calls:
        wanted = raw_id if isinstance(raw_id, str) and raw_id else f"call_{len(request.messages)}"
        call_id, copy = wanted, 0
        while call_id in taken:
            copy += 1
            call_id = f"{wanted}_{copy}"
        taken.add(call_id)
        calls.append(ToolCall(call_id, name if isinstance(name, str) else "", _arguments_text(arguments)))
    return tuple(calls)


def _arguments_text(arguments: Any) -> str:
    if isinstance(arguments, str):
        return arguments or "{}"
    return "{}" if arguments is None else json.dumps(arguments, ensure_ascii=False, separators=(",", ":"))


def sent_name(name: str) -> str:
    """A name that the model made up may be one that the API refuses to read back, and with it the conversation."""
    if ACCEPTED_NAME.fullmatch(name):
        return name
    return FOREIGN_CHARACTER.sub("_", name)[:64] or "unknown"


def sent_arguments(arguments: str) -> str:
    """Several servers parse the arguments of earlier calls and fail on broken ones, so those travel in an envelope."""
    try:
        well_formed = isinstance(orjson.loads(arguments), dict)
    except orjson.JSONDecodeError:
        well_formed = False
    return arguments if well_formed else json.dumps({"malformed": arguments}, ensure_ascii=False)
