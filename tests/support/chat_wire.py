"""The server's side of the Chat Completions protocol: bodies to requests, replies to bodies."""

from typing import Any

from openai.types.chat.completion_create_params import CompletionCreateParamsNonStreaming

from agent.messages import (
    Message,
    ModelReply,
    ModelRequest,
    ToolCall,
    ToolCalls,
    ToolResult,
    ToolSchema,
)
from tests.support.wire_rules import (
    CallLedger,
    check,
    check_keys,
    check_parameters,
    check_text,
    check_tools,
    read_schema,
    read_words,
)

PARAMETERS = CompletionCreateParamsNonStreaming.__required_keys__ | CompletionCreateParamsNonStreaming.__optional_keys__
MESSAGE_KEYS = {
    "system": frozenset({"role", "content", "name"}),
    "developer": frozenset({"role", "content", "name"}),
    "user": frozenset({"role", "content", "name"}),
    "assistant": frozenset({"role", "content", "name", "refusal", "tool_calls"}),
    "tool": frozenset({"role", "content", "tool_call_id"}),
}


def read_request(body: Any) -> ModelRequest:
    check_parameters(body, PARAMETERS, ("model", "messages"))
    tools = _read_tools(body)
    messages = body["messages"]
    check(isinstance(messages, list) and messages, "messages must not be empty", "messages")
    first = messages[0]
    has_instructions = isinstance(first, dict) and first.get("role") in ("system", "developer")
    return ModelRequest(
        instructions=check_text(first.get("content"), "messages[0].content") if has_instructions else "",
        messages=_read_messages(messages[1:] if has_instructions else messages),
        tools=tools,
        max_output_tokens=body.get("max_completion_tokens") or body.get("max_tokens") or 1024,
        json_schema=_read_schema(body.get("response_format")),
    )


def _read_tools(body: dict[str, Any]) -> tuple[ToolSchema, ...]:
    raw = body.get("tools")
    check("parallel_tool_calls" not in body or raw, "'parallel_tool_calls' is only allowed when 'tools' are specified.")
    check(raw is None or raw, "tools must not be empty", "tools")
    functions = []
    for tool in raw or ():
        check_keys(tool, frozenset({"type", "function"}), "tools")
        check(tool.get("type") == "function", "only functions", "tools.type")
        check_keys(tool["function"], frozenset({"name", "description", "parameters", "strict"}), "tools.function")
        functions.append(tool["function"])
    schemas = [ToolSchema(each["name"], each.get("description", ""), each.get("parameters", {})) for each in functions]
    return check_tools(schemas, [each.get("strict") is True for each in functions])


def _read_schema(response_format: Any) -> dict[str, Any] | None:
    if response_format is None or response_format == {"type": "text"}:
        return None
    check(response_format.get("type") == "json_schema", "only json_schema", "response_format.type")
    return read_schema(response_format["json_schema"], "response_format.json_schema")


def _read_messages(raw: list[Any]) -> tuple[Message, ...]:
    """The answers to a message with calls must follow it directly."""
    ledger = CallLedger()
    messages: list[Message] = []
    for index, each in enumerate(raw):
        where = f"messages[{index}]"
        role = each.get("role")
        check(role in MESSAGE_KEYS, f"Invalid value: '{role}'.", f"{where}.role")
        check_keys(each, MESSAGE_KEYS[role], where)
        if role != "tool":
            check(
                not ledger.open_ids,
                "An assistant message with 'tool_calls' must be followed by tool messages responding to each "
                f"'tool_call_id': {', '.join(ledger.open_ids)}",
                where,
            )
        messages.append(_read_message(role, each, where, ledger))
    ledger.close()
    return tuple(messages)


def _read_message(role: str, raw: dict[str, Any], where: str, ledger: CallLedger) -> Message:
    if role == "tool":
        ledger.answered(raw.get("tool_call_id"))
        return ToolResult(raw["tool_call_id"], check_text(raw.get("content"), f"{where}.content"))
    if role == "assistant" and raw.get("tool_calls") is not None:
        check(raw["tool_calls"], f"[] is too short - '{where}.tool_calls'")
        return ToolCalls(tuple(_read_call(call, ledger) for call in raw["tool_calls"]), raw.get("content") or "")
    return read_words(role, check_text(raw.get("content"), f"{where}.content"))


def _read_call(raw: dict[str, Any], ledger: CallLedger) -> ToolCall:
    check_keys(raw, frozenset({"id", "type", "function"}), "tool_calls")
    check(raw.get("type") == "function", "only functions", "tool_calls.type")
    function = raw["function"]
    check_keys(function, frozenset({"name", "arguments"}), "tool_calls.function")
    ledger.called(raw.get("id"), function.get("name"), function.get("arguments"))
    return ToolCall(raw["id"], function["name"], function["arguments"])


def write_reply(reply: ModelReply, number: int) -> dict[str, Any]:
    answer = reply.answer
    refused = reply.finish == "refused"
    message: dict[str, Any] = {
        "role": "assistant",
        "content": None if refused else answer.text or None,
        "refusal": answer.text if refused else None,
    }
    finish = "length" if reply.finish == "truncated" else "stop"
    if isinstance(answer, ToolCalls):
        message["tool_calls"] = [
            {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
            for call in answer.calls
        ]
        finish = "length" if reply.finish == "truncated" else "tool_calls"
    elif refused and not answer.text:
        finish = "content_filter"
    usage = reply.usage
    return {
        "id": f"chatcmpl-{number}",
        "object": "chat.completion",
        "created": 1_800_000_000 + number,
        "model": reply.model,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": finish}],
        "usage": {
            "prompt_tokens": usage.input_tokens,
            "completion_tokens": usage.output_tokens,
            "total_tokens": usage.input_tokens + usage.output_tokens,
            "prompt_tokens_details": {"cached_tokens": usage.cached_tokens, "audio_tokens": 0},
            "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0},
        },
        "service_tier": "default",
        "system_fingerprint": None,
    }
