"""A model of Inspect's, as the agent asks for models."""

import re
from pathlib import Path

import pytest
from inspect_ai.agent import agent_bridge
from inspect_ai.model import (
    ChatCompletionChoice,
    ChatMessage,
    ChatMessageAssistant,
    ChatMessageSystem,
    ChatMessageTool,
    ChatMessageUser,
    ModelOutput,
    ModelUsage,
    get_model,
)
from inspect_ai.tool import ToolCall as InspectsCall
from inspect_ai.tool import ToolInfo

from agent import ModelReply, ModelRequest, Say, Usage
from agent.messages import AgentMessage, CustomerMessage, Note, ToolCall, ToolCalls, ToolResult, ToolSchema
from agent.models.opening import open_model
from evals.inspect_model import InspectModel
from tools import all_tools

# Inspect calls a parameter of its retries by an old name.
pytestmark = pytest.mark.filterwarnings("ignore:The 'initial' parameter:DeprecationWarning")

ROOT = Path(__file__).parents[2]
PACKAGES = ("booking_core", "tools", "prompts", "agent", "channels", "staff", "calendars", "frontdesk", "evals")
USED = ModelUsage(input_tokens=7, output_tokens=3, total_tokens=12, input_tokens_cache_read=2)
ASKED = ModelRequest(
    instructions="Be kind.",
    messages=(
        CustomerMessage("hi"),
        ToolCalls((ToolCall("c1", "list_services", "{}"), ToolCall("c2", "book", "no json")), "Looking."),
        ToolResult("c1", '{"services": []}'),
        ToolResult("c2", '{"error": "not JSON"}'),
        AgentMessage("Hello!"),
        Note("It is Monday."),
    ),
    tools=tuple(ToolSchema(tool.name, tool.description, tool.schema) for tool in all_tools),
)


def an_output(text: str, *calls: InspectsCall, stop: str = "stop") -> ModelOutput:
    message = ChatMessageAssistant(content=text, tool_calls=list(calls) or None)
    choice = ChatCompletionChoice.model_validate({"message": message, "stop_reason": stop})
    return ModelOutput(model="mock", choices=[choice], usage=USED)


async def answered(output: ModelOutput, request: ModelRequest = ASKED) -> ModelReply:
    return await InspectModel(get_model("mockllm/model", custom_outputs=[output], memoize=False)).answer(request)


async def test_a_reply_is_told_with_what_it_cost() -> None:
    reply = await answered(an_output("Hello."))

    assert (reply.answer, reply.finish) == (Say("Hello."), "complete")
    assert reply.usage == Usage(9, 3, 2)


@pytest.mark.parametrize(("stop", "finish"), [("max_tokens", "truncated"), ("content_filter", "refused")])
async def test_what_was_cut_or_refused_is_told_as_that(stop: str, finish: str) -> None:
    assert (await answered(an_output("Hel", stop=stop))).finish == finish


async def test_an_id_that_was_used_before_is_replaced_and_broken_arguments_stay_broken() -> None:
    again = InspectsCall("c1", "find_slots", {"day": "friday"})
    broken = InspectsCall("c9", "book", {}, parse_error="no JSON")
    answer = (await answered(an_output("", again, broken))).answer

    assert isinstance(answer, ToolCalls)
    assert [call.id for call in answer.calls] == ["c1_1", "c9"]
    assert answer.calls[0].arguments == '{"day":"friday"}'
    assert answer.calls[1].arguments.startswith("not JSON")


async def test_the_model_sees_what_every_model_sees() -> None:
    seen: list[tuple[list[ChatMessage], list[ToolInfo]]] = []

    def look(messages: list[ChatMessage], tools: list[ToolInfo], choice: object, config: object) -> ModelOutput:
        seen.append((messages, tools))
        return an_output("ok")

    await InspectModel(get_model("mockllm/model", custom_outputs=look, memoize=False)).answer(ASKED)
    messages, tools = seen[0]

    assert [type(message) for message in messages] == [
        ChatMessageSystem,
        ChatMessageUser,
        ChatMessageAssistant,
        ChatMessageTool,
        ChatMessageTool,
        ChatMessageAssistant,
        ChatMessageSystem,
    ]
    for sent, tool in zip(tools, all_tools, strict=True):
        told = sent.parameters.model_dump(exclude_none=True)
        assert told["required"] == tool.schema["required"]
        assert set(told["properties"]) == set(tool.schema["properties"])


@pytest.mark.parametrize("kind", ["openai", "openai-chat"])
async def test_the_products_own_adapters_work_under_inspects_bridge(kind: str) -> None:
    """It is for agents that are not ours, but nothing of ours stands in its way."""
    model = open_model(f"{kind}:inspect/mockllm/model", api_key="key", base_url="http://127.0.0.1:9/v1")
    again = InspectsCall("c1", "find_slots", {"day": "friday"})

    async def answers(*asked: object) -> ModelOutput:
        return an_output("Looking.", again, stop="tool_calls")

    async with agent_bridge(filter=answers):
        reply = await model.answer(ASKED)
    await model.aclose()

    assert isinstance(reply.answer, ToolCalls)
    assert [(call.id, call.name) for call in reply.answer.calls] == [("c1_1", "find_slots")]
    assert reply.answer.text == "Looking."
    assert reply.usage.output_tokens == USED.output_tokens


def test_nothing_but_the_inspect_task_knows_inspect() -> None:
    """Neither serving nor the command waits for it to be imported."""
    knows = re.compile(r"^ *(?:from|import) (?:inspect_ai|evals\.inspect_)", re.MULTILINE)
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("*.py")]

    assert len(files) > 100
    assert {file.relative_to(ROOT).as_posix() for file in files if knows.search(file.read_text())} == {
        "evals/inspect_model.py",
        "evals/inspect_tasks.py",
    }
