"""`openai:NAME`: the Responses API, stateless.

Nothing is stored at the provider (`store: false`), so each request carries the whole conversation. The reasoning items
of reasoning models are neither asked for nor sent back: they would be the provider's opaque data in our transcript, to
be kept, condensed and shown to staff, and the API answers without them as long as no item carries an id. What a model
thought between two tool calls of one turn is therefore thought again; what it said, called and was told is not lost.
"""

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


class OpenAIResponsesModel(OpenAIModel):
    kind = "openai"
    path = "/responses"

    def _body(self, request: ModelRequest) -> dict[str, Any]:
        body: dict[str, Any] = {"model": self._model_name, "store": False, "instructions": request.instructions}
        self._add_tools(body, request.tools)
        body["max_output_tokens"] = request.max_output_tokens
        if request.json_schema is not None:
            form = {"type": "json_schema", "name": "answer", "strict": True, "schema": request.json_schema}
            body["text"] = {"format": form}
        items: list[dict[str, Any]] = []
        for message in request.messages:
            items.extend(_sent_items(message))
        body["input"] = items
        return body

    def _sent_tool(self, tool: ToolSchema) -> dict[str, Any]:
        return {
            "type": "function",
            "name": tool.name,
            "description": tool.description,
            "parameters": tool.parameters,
            "strict": True,
        }

    def _reply(self, request: ModelRequest, found: Mapping[str, Any]) -> ModelReply:
        output = found.get("output")
        status = found.get("status") or "completed"
        if found.get("error"):
            return settle_body(found["error"], self.name)
        if not isinstance(output, list) or status not in ("completed", "incomplete"):
            raise ModelMisbehaved(f"{self.name} answered without output, status {status}")
        items = [item for item in output if isinstance(item, dict)]
        usage = read_usage(found.get("usage"), prefix_in="input", prefix_out="output")
        model = str(found.get("model") or self._model_name)
        text, refusal = _words(items)
        calls = received(
            request,
            [
                (item.get("call_id") or item.get("id"), item.get("name"), item.get("arguments"))
                for item in items
                if item.get("type") == "function_call"
            ],
        )
        # Calls that a filter stopped half-way are not carried out.
        if _cut_by_filter(found) or (refusal and not calls):
            return ModelReply(Say(text or refusal), usage, model, "refused")
        answer = ToolCalls(calls, text) if calls else Say(text)
        return ModelReply(answer, usage, model, "truncated" if status == "incomplete" else "complete")


def _cut_by_filter(response: Mapping[str, Any]) -> bool:
    details = response.get("incomplete_details")
    return isinstance(details, dict) and details.get("reason") == "content_filter"


def _words(items: list[dict[str, Any]]) -> tuple[str, str]:
    """The text and the refusal. What a model says on its way (`commentary`) counts only where it said nothing else."""
    messages = [item for item in items if item.get("type") == "message"]
    final = [item for item in messages if item.get("phase") != "commentary"] or messages
    texts = [_joined(item.get("content"), "output_text", "text") for item in final]
    refusals = [_joined(item.get("content"), "refusal", "refusal") for item in final]
    return "\n".join(filter(None, texts)), "\n".join(filter(None, refusals))


def _joined(content: Any, kind: str, key: str) -> str:
    if isinstance(content, str):
        return content if kind == "output_text" else ""
    parts = content if isinstance(content, list) else ()
    return "".join(str(part.get(key) or "") for part in parts if isinstance(part, dict) and part.get("type") == kind)


def _sent_items(message: Message) -> list[dict[str, Any]]:
    match message:
        case CustomerMessage():
            return [_sent_message("user", message.text)]
        case AgentMessage():
            return [_sent_message("assistant", message.text)]
        case Note():
            return [_sent_message("developer", message.text)]
        case ToolCalls():
            words = [_sent_message("assistant", message.text)] if message.text else []
            return [*words, *_sent_calls(message)]
        case ToolResult():
            return [{"type": "function_call_output", "call_id": message.call_id, "output": message.content}]
        case _:
            assert_never(message)


def _sent_message(role: str, text: str) -> dict[str, Any]:
    return {"type": "message", "role": role, "content": text}


def _sent_calls(message: ToolCalls) -> list[dict[str, Any]]:
    return [
        {
            "type": "function_call",
            "call_id": call.id,
            "name": sent_name(call.name),
            "arguments": sent_arguments(call.arguments),
        }
        for call in message.calls
    ]
