"""Requests to a model, as conversations make them."""

from typing import Any

from agent.messages import (
    AgentMessage,
    CustomerMessage,
    Message,
    ModelRequest,
    Note,
    ToolCall,
    ToolCalls,
    ToolResult,
    ToolSchema,
)

FIND_SLOTS = ToolSchema(
    "find_slots",
    "Free times of a service",
    {
        "type": "object",
        "properties": {"service": {"type": "string"}, "date": {"anyOf": [{"type": "string"}, {"type": "null"}]}},
        "required": ["service", "date"],
        "additionalProperties": False,
    },
)
LIST_SERVICES = ToolSchema(
    "list_services",
    "What can be booked",
    {"type": "object", "properties": {}, "required": [], "additionalProperties": False},
)
YES_OR_NO: dict[str, Any] = {
    "type": "object",
    "properties": {"agreed": {"type": "boolean"}},
    "required": ["agreed"],
    "additionalProperties": False,
}
CONVERSATION: tuple[Message, ...] = (
    Note("Earlier: the customer asked about prices."),
    CustomerMessage("Hi — a haircut, please"),
    CustomerMessage("tomorrow 💇 if you can"),
    ToolCalls(
        (
            ToolCall("call_a", "list_services", "{}"),
            ToolCall("call_b", "find_slots", '{"service":"haircut","date":null}'),
        ),
        text="Let me look.",
    ),
    ToolResult("call_a", '{"services":["haircut"]}'),
    ToolResult("call_b", '{"slots":["s1"]}'),
    AgentMessage("At 10:00?"),
    CustomerMessage("Yes"),
    Note("It is Monday, 23 November 2026."),
)


def a_request(
    *messages: Message,
    tools: tuple[ToolSchema, ...] = (FIND_SLOTS, LIST_SERVICES),
    json_schema: dict[str, Any] | None = None,
    max_output_tokens: int = 300,
) -> ModelRequest:
    return ModelRequest(
        "You are the front desk.",
        messages or (CustomerMessage("Hello"),),
        tools,
        max_output_tokens,
        json_schema,
    )
