"""A model that decides by what it reads alone, so that a process that starts again goes on as the first would have."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from agent import CustomerMessage, ModelReply, ModelRequest, Say, ToolCall, ToolCalls, ToolResult
from agent.messages import Message

BOOK, YES = "A haircut tomorrow, please. I am Jane Doe.", "Yes please"
MOVE, CANCEL = "Can I come a bit later?", "I can not come after all."


class PlannedModel:
    name = "planned"

    async def answer(self, request: ModelRequest) -> ModelReply:
        said, results = _since_last_reply(request.messages)
        return ModelReply(_next(said, results, len(request.messages)), model=self.name)

    async def aclose(self) -> None:
        """Nothing to give back."""


def _next(said: str, results: Sequence[Mapping[str, Any]], number: int) -> Say | ToolCalls:
    if said == YES:
        return Say("Thank you, all done." if results else "Please tell me what you mean.")
    plan = {BOOK: (_find, _book), MOVE: (_look_up, _find_later, _move), CANCEL: (_look_up, _cancel)}.get(said, ())
    if len(results) >= len(plan):
        return Say("One moment please." if plan else f"You said: {said}")
    name, arguments = plan[len(results)](results)
    return ToolCalls((ToolCall(f"call_{number}", name, json.dumps(arguments)),))


Step = tuple[str, dict[str, Any]]
Results = Sequence[Mapping[str, Any]]


def _find(_: Results, **fields: Any) -> Step:
    nothing = dict.fromkeys(("day_to", "earliest", "latest", "part_of_day", "provider_id", "moving_booking_id"))
    return "find_slots", {"service_id": "haircut", "location_id": "downtown", "day": "tomorrow", **nothing, **fields}


def _book(results: Results) -> Step:
    slot_id = results[-1]["days"][0]["slots"][0]["id"]
    return "book", {"slot_id": slot_id, "name": "Jane Doe", "phone": None, "email": None, "notes": None}


def _look_up(_: Results) -> Step:
    return "my_bookings", {}


def _find_later(results: Results) -> Step:
    return _find(results, moving_booking_id=results[0]["bookings"][0]["booking_id"], earliest="15:00")


def _move(results: Results) -> Step:
    slot_id = results[-1]["days"][0]["slots"][0]["id"]
    return "reschedule", {"booking_id": results[0]["bookings"][0]["booking_id"], "slot_id": slot_id}


def _cancel(results: Results) -> Step:
    return "cancel", {"booking_id": results[0]["bookings"][0]["booking_id"], "reason": None}


def _since_last_reply(messages: Sequence[Message]) -> tuple[str, list[dict[str, Any]]]:
    said, start = "", 0
    for index, message in enumerate(messages):
        if isinstance(message, CustomerMessage):
            said, start = message.text, index
    return said, [json.loads(m.content) for m in messages[start:] if isinstance(m, ToolResult)]
