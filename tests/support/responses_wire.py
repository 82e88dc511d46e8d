"""The server's side of the Responses protocol: bodies to requests, replies to bodies."""

from typing import Any

from openai.types.responses.response_create_params import ResponseCreateParamsNonStreaming

from agent.messages import (
    AgentMessage,
    CustomerMessage,
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

PARAMETERS = ResponseCreateParamsNonStreaming.__required_keys__ | ResponseCreateParamsNonStreaming.__optional_keys__
ITEM_KEYS = {
    "message": frozenset({"type", "role", "content", "phase"}),
    "function_call": frozenset({"type", "call_id", "name", "arguments", "status"}),
    "function_call_output": frozenset({"type", "call_id", "output"}),
}


def read_request(body: Any) -> ModelRequest:
    check_parameters(body, PARAMETERS, ("model", "input"))
    limit = body.get("max_output_tokens", 1024)
    check(isinstance(limit, int) and limit >= 16, "Expected a value >= 16", "max_output_tokens")
    check(body.get("store") is False, "this server keeps nothing: 'store' must be false", "store")
    raw = body["input"]
    return ModelRequest(
        instructions=body.get("instructions") or "",
        messages=(CustomerMessage(raw),) if isinstance(raw, str) else _read_items(raw),
        tools=_read_tools(body.get("tools")),
        max_output_tokens=limit,
        json_schema=_read_schema(body.get("text")),
    )


def _read_tools(raw: Any) -> tuple[ToolSchema, ...]:
    for tool in raw or ():
        check_keys(tool, frozenset({"type", "name", "description", "parameters", "strict"}), "tools")
        check(tool.get("type") == "function", "only functions", "tools.type")
    schemas = [ToolSchema(each["name"], each.get("description", ""), each["parameters"]) for each in raw or ()]
    # Here, unlike in Chat Completions, strict is what an unsaid `strict` means.
    return check_tools(schemas, [each.get("strict") is not False for each in raw or ()])


def _read_schema(text: Any) -> dict[str, Any] | None:
    form = (text or {}).get("format")
    if form is None or form == {"type": "text"}:
        return None
    check_keys(form, frozenset({"type", "name", "description", "strict", "schema"}), "text.format")
    check(form.get("type") == "json_schema", "only json_schema", "text.format.type")
    return read_schema(form, "text.format")


def _read_items(raw: Any) -> tuple[Message, ...]:
    """Calls that follow one another, and the text just before them, are one step of the model."""
    check(isinstance(raw, list) and raw, "input must not be empty", "input")
    ledger = CallLedger()
    messages: list[Message] = []
    for index, each in enumerate(raw):
        where = f"input[{index}]"
        kind = each.get("type", "message")
        check(kind in ITEM_KEYS, f"Invalid value: '{kind}'.", where)
        check_keys(each, ITEM_KEYS[kind], where)
        if kind == "message":
            messages.append(_read_message(each, where))
        elif kind == "function_call_output":
            ledger.answered(each.get("call_id"))
            messages.append(ToolResult(each["call_id"], check_text(each.get("output"), f"{where}.output")))
        else:
            ledger.called(each.get("call_id"), each.get("name"), each.get("arguments"))
            _append_call(messages, ToolCall(each["call_id"], each["name"], each["arguments"]))
    ledger.close()
    return tuple(messages)


def _read_message(raw: dict[str, Any], where: str) -> Message:
    text = check_text(raw.get("content"), f"{where}.content")
    role = raw.get("role")
    check(role in ("user", "assistant", "system", "developer"), f"Invalid value: '{role}'.", f"{where}.role")
    return read_words(role, text)


def _append_call(messages: list[Message], call: ToolCall) -> None:
    last = messages[-1] if messages else None
    if isinstance(last, ToolCalls):
        messages[-1] = ToolCalls((*last.calls, call), last.text)
    elif isinstance(last, AgentMessage):
        messages[-1] = ToolCalls((call,), last.text)
    else:
        messages.append(ToolCalls((call,)))


def write_reply(reply: ModelReply, number: int) -> dict[str, Any]:
    usage = reply.usage
    refused_without_a_word = reply.finish == "refused" and not reply.answer.text
    reason = (
        "max_output_tokens" if reply.finish == "truncated" else "content_filter" if refused_without_a_word else None
    )
    return {
        "id": f"resp_{number}",
        "object": "response",
        "created_at": 1_800_000_000 + number,
        "status": "incomplete" if reason else "completed",
        "error": None,
        "incomplete_details": {"reason": reason} if reason else None,
        "model": reply.model,
        "output": _write_output(reply, number),
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": [],
        "store": False,
        "usage": {
            "input_tokens": usage.input_tokens,
            "input_tokens_details": {"cached_tokens": usage.cached_tokens, "cache_write_tokens": 0},
            "output_tokens": usage.output_tokens,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": usage.input_tokens + usage.output_tokens,
        },
    }


def _write_output(reply: ModelReply, number: int) -> list[dict[str, Any]]:
    answer = reply.answer
    output: list[dict[str, Any]] = []
    if answer.text:
        part: dict[str, Any] = {"type": "output_text", "text": answer.text, "annotations": []}
        if reply.finish == "refused":
            part = {"type": "refusal", "refusal": answer.text}
        message = {"type": "message", "id": f"msg_{number}", "role": "assistant", "status": "completed"}
        output.append({**message, "content": [part]})
    for index, call in enumerate(answer.calls if isinstance(answer, ToolCalls) else ()):
        output.append(
            {
                "type": "function_call",
                "id": f"fc_{number}_{index}",
                "call_id": call.id,
                "name": call.name,
                "arguments": call.arguments,
                "status": "completed",
            }
        )
    return output
