"""`openai-chat:NAME`: the Chat Completions API, which nearly every other provider and local server speaks too."""

import re
from collections.abc import Mapping
from typing import Any, assert_never

from agent.messages import (
    AgentMessage,
    CustomerMessage,
    Message,
    ModelReply,
    ModelRequest,
    Note,
    Say,
    ToolCalls,
    ToolResult,
    ToolSchema,
)
from agent.models.openai_errors import settle_body
from agent.models.openai_model import OpenAIModel
from agent.models.openai_tool_calls import received, sent_arguments, sent_name
from agent.models.openai_usage import read_usage
from agent.models.protocol import ModelMisbehaved

THOUGHTS = re.compile(r"\A\s*<think>.*?</think>\s*", re.DOTALL)
"""Small servers leave the reasoning of open models in the text; a customer must not read it."""


class OpenAIChatModel(OpenAIModel):
    """Only what compatible servers understand is sent: notes as `system`, no `store`, no reasoning parameters."""

    kind = "openai-chat"
    path = "/chat/completions"

    def _body(self, request: ModelRequest) -> dict[str, Any]:
        body: dict[str, Any] = {"model": self._model_name}
        self._add_tools(body, request.tools)
        body["max_completion_tokens"] = request.max_output_tokens
        if request.json_schema is not None:
            form = {"name": "answer", "strict": True, "schema": request.json_schema}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        messages = [{"role": "system", "content": request.instructions}]
        messages.extend(map(_sent_message, request.messages))
        body["messages"] = messages
        return body

    def _sent_tool(self, tool: ToolSchema) -> dict[str, Any]:
        function = {"name": tool.name, "description": tool.description, "parameters": tool.parameters, "strict": True}
        return {"type": "function", "function": function}

    def _reply(self, request: ModelRequest, found: Mapping[str, Any]) -> ModelReply:
        choices = found.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        message = choice.get("message") if isinstance(choice, dict) else None
        error = found.get("error") or (choice.get("error") if isinstance(choice, dict) else None)
        if error:
            return settle_body(error, self.name)
        if not isinstance(choice, dict) or not isinstance(message, dict):
            raise ModelMisbehaved(f"{self.name} answered without a message")
        usage = read_usage(found.get("usage"), prefix_in="prompt", prefix_out="completion")
        model = str(found.get("model") or self._model_name)
        text = _text(message.get("content"))
        calls = received(request, _raw_calls(message.get("tool_calls")))
        finish = choice.get("finish_reason")
        # Calls that a filter stopped half-way are not carried out.
        if finish == "content_filter" or (message.get("refusal") and not calls):
            return ModelReply(Say(text or _text(message.get("refusal"))), usage, model, "refused")
        answer = ToolCalls(calls, text) if calls else Say(text)
        return ModelReply(answer, usage, model, "truncated" if finish == "length" else "complete")


def _sent_message(message: Message) -> dict[str, Any]:
    match message:
        case CustomerMessage():
            return {"role": "user", "content": message.text}
        case AgentMessage():
            return {"role": "assistant", "content": message.text}
        case Note():
            return {"role": "system", "content": message.text}
        case ToolCalls():
            return {"role": "assistant", "content": message.text or None, "tool_calls": _sent_calls(message)}
        case ToolResult():
            return {"role": "tool", "tool_call_id": message.call_id, "content": message.content}
        case _:
            assert_never(message)


def _sent_calls(message: ToolCalls) -> list[dict[str, Any]]:
    return [
        {
            "id": call.id,
            "type": "function",
            "function": {"name": sent_name(call.name), "arguments": sent_arguments(call.arguments)},
        }
        for call in message.calls
    ]


def _raw_calls(tool_calls: Any) -> list[tuple[Any, Any, Any]]:
    calls = []
    for call in tool_calls if isinstance(tool_calls, list) else ():
        function = call.get("function") if isinstance(call, dict) else None
        if isinstance(function, dict):
            calls.append((call.get("id"), function.get("name"), function.get("arguments")))
    return calls


def _text(content: Any) -> str:
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, dict) and part.get("type") == "text"]
        content = "".join(part for part in parts if isinstance(part, str))
    if not isinstance(content, str):
        return ""
    return THOUGHTS.sub("", content, count=1) if "</think>" in content else content
