"""A model of Inspect AI's, whichever provider it is from, as the product's agent asks for models."""

import json
from typing import assert_never

from inspect_ai.model import (
    ChatMessage,
    ChatMessageAssistant,
    ChatMessageSystem,
    ChatMessageTool,
    ChatMessageUser,
    GenerateConfig,
    ModelOutput,
    ModelUsage,
    ResponseSchema,
)
from inspect_ai.model import Model as InspectsModel
from inspect_ai.tool import ToolCall as InspectsCall
from inspect_ai.tool import ToolInfo, ToolParams
from inspect_ai.util import JSONSchema

from agent import ModelReply, ModelRequest, Say, Usage
from agent.messages import AgentMessage, CustomerMessage, Message, Note, ToolCall, ToolCalls, ToolResult, ToolSchema
from agent.models.openai_tool_calls import received


class InspectModel:
    """Implements `agent.Model`. Each step is an event of the sample that is being played."""

    def __init__(self, model: InspectsModel) -> None:
        self._model = model

    @property
    def name(self) -> str:
        return f"inspect:{self._model}"

    async def answer(self, request: ModelRequest) -> ModelReply:
        asked = await self._model.generate(
            [ChatMessageSystem(content=request.instructions), *map(_sent_message, request.messages)],
            tools=[_sent_tool(tool) for tool in request.tools],
            config=_config(request),
        )
        return _reply(request, asked)

    async def aclose(self) -> None:
        """The model belongs to Inspect."""


def _config(request: ModelRequest) -> GenerateConfig:
    if request.json_schema is None:
        return GenerateConfig(max_tokens=request.max_output_tokens)
    schema = JSONSchema.model_validate(request.json_schema)
    form = ResponseSchema(name="answer", json_schema=schema, strict=True)
    return GenerateConfig(max_tokens=request.max_output_tokens, response_schema=form)


def _sent_message(message: Message) -> ChatMessage:
    match message:
        case CustomerMessage():
            return ChatMessageUser(content=message.text)
        case AgentMessage():
            return ChatMessageAssistant(content=message.text)
        case Note():
            return ChatMessageSystem(content=message.text)
        case ToolCalls():
            return ChatMessageAssistant(content=message.text, tool_calls=[_sent_call(call) for call in message.calls])
        case ToolResult():
            return ChatMessageTool(content=message.content, tool_call_id=message.call_id)
        case _:
            assert_never(message)


def _sent_call(call: ToolCall) -> InspectsCall:
    try:
        arguments = json.loads(call.arguments or "{}")
    except ValueError:
        arguments = None
    if not isinstance(arguments, dict):
        arguments = {"malformed": call.arguments}
    return InspectsCall(id=call.id, function=call.name, arguments=arguments)


def _sent_tool(tool: ToolSchema) -> ToolInfo:
    return ToolInfo(name=tool.name, description=tool.description, parameters=ToolParams.model_validate(tool.parameters))


def _reply(request: ModelRequest, output: ModelOutput) -> ModelReply:
    """An answer without choices is an empty one, which the agent knows how to handle."""
    usage = _usage(output.usage)
    if not output.choices:
        return ModelReply(Say(""), usage, output.model)
    message, stopped = output.message, output.stop_reason
    calls = received(request, [(call.id, call.function, _arguments(call)) for call in message.tool_calls or ()])
    if stopped == "content_filter":
        return ModelReply(Say(message.text), usage, output.model, "refused")
    answer = ToolCalls(calls, message.text) if calls else Say(message.text)
    return ModelReply(answer, usage, output.model, "truncated" if stopped == "max_tokens" else "complete")


def _arguments(call: InspectsCall) -> str:
    """What could not be read goes on as something that can't be: the agent tells the model so."""
    arguments = json.dumps(call.arguments, ensure_ascii=False, separators=(",", ":"))
    return arguments if call.parse_error is None else f"not JSON: {arguments}"


def _usage(found: ModelUsage | None) -> Usage:
    """Inspect counts cached tokens apart, and we among those that came in."""
    if found is None:
        return Usage()
    cached = found.input_tokens_cache_read or 0
    fresh = found.input_tokens + (found.input_tokens_cache_write or 0)
    return Usage(fresh + cached, found.output_tokens, cached)
