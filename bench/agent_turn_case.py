"""The turn that every contender of `bench.agent_turn` takes: the same tools, words and answers."""

import json
from typing import Any

from agent.messages import (
    AgentMessage,
    CustomerMessage,
    Message,
    ModelReply,
    ModelRequest,
    Note,
    Say,
    ToolCall,
    ToolCalls,
    ToolResult,
    ToolSchema,
    Usage,
)

TEXT: dict[str, Any] = {"type": "string", "description": "As the customer said it, in the customer's own words."}
MAYBE: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "Null where it was not said."}


def _tool(name: str, description: str, /, **properties: dict[str, Any]) -> ToolSchema:
    schema = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    # Through JSON and back, so that no two schemas share a part: one of the peers edits them in place.
    return ToolSchema(name, description, json.loads(json.dumps(schema)))


TOOLS = (
    _tool("list_services", "What can be booked, with price and duration."),
    _tool("find_locations", "Where a service is offered, with address and hours.", service=TEXT),
    _tool("find_slots", "Free times.", service=TEXT, location=TEXT, day=MAYBE, part_of_day=MAYBE, provider=MAYBE),
    _tool("hold_slot", "Keeps a slot for a few minutes while details are collected.", slot_id=TEXT),
    _tool(
        "book", "Proposes a booking to the customer.", slot_id=TEXT, name=TEXT, phone=MAYBE, email=MAYBE, notes=MAYBE
    ),
    _tool("my_bookings", "The customer's own upcoming bookings."),
    _tool("reschedule", "Proposes another time for a booking.", booking_id=TEXT, slot_id=TEXT),
    _tool("cancel", "Proposes to cancel a booking.", booking_id=TEXT, reason=TEXT),
    _tool("correct_details", "Corrects the customer's details.", name=MAYBE, phone=MAYBE, email=MAYBE, notes=MAYBE),
    _tool("ask_for_person", "Brings in somebody of the team.", reason=TEXT),
)
INSTRUCTIONS = (
    "You are the front desk of Bloom Salon. Be brief and friendly, and never promise what a tool did not. " * 40
)
HISTORY: tuple[Message, ...] = (
    CustomerMessage("Hi there, do you do haircuts?"),
    AgentMessage("We do! A haircut is 30 minutes and costs $40. Would you like to book one?"),
    CustomerMessage("Maybe. Who cuts?"),
    AgentMessage("Ana and Ben at Downtown, and Cleo at Riverside."),
    CustomerMessage("Then a haircut with Ana tomorrow morning please"),
    Note("Today is Monday, 23 November 2026, 09:12 in New York."),
)
RESULTS = {
    "list_services": json.dumps({"services": [{"id": f"s{i}", "name": f"Service {i}", "price": 40} for i in range(6)]}),
    "find_slots": json.dumps({"slots": [{"id": f"k{i}", "at": f"Tuesday, 24 November, 9:{i}0"} for i in range(6)]}),
    "hold_slot": json.dumps({"held": "k1", "until": "09:17"}),
}
STEPS = (
    ToolCalls((ToolCall("call_1", "list_services", "{}"),)),
    ToolCalls(
        (
            ToolCall(
                "call_2",
                "find_slots",
                '{"service":"haircut","location":"downtown","day":"tomorrow","part_of_day":"morning","provider":"Ana"}',
            ),
        )
    ),
    ToolCalls((ToolCall("call_3", "hold_slot", '{"slot_id":"k1"}'),)),
)
LAST_WORDS = "Ana has Tuesday, 24 November at 9:10. Shall I book it? I need your name for that."


class TurnModel:
    """Answers by how many tools have run; knows nothing of earlier requests, so any number of contenders share it."""

    name = "turn"

    async def answer(self, request: ModelRequest) -> ModelReply:
        done = sum(isinstance(message, ToolResult) for message in request.messages)
        answer = STEPS[done] if done < len(STEPS) else Say(LAST_WORDS)
        return ModelReply(answer, Usage(1800 + 90 * done, 30, 1700), "turn")

    async def aclose(self) -> None:
        """Nothing to give back."""


async def run_tool(call: ToolCall) -> str:
    """As little as a tool can do: its arguments are read, its result is at hand."""
    json.loads(call.arguments)
    return RESULTS[call.name]
