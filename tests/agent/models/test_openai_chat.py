"""What is peculiar to Chat Completions and to the servers that are compatible with it, more or less."""

from typing import Any

import pytest
from openai import AsyncOpenAI
from openai.types.chat import ChatCompletion

from agent.messages import AgentMessage, CustomerMessage, ModelReply, Note, Say, ToolCall, ToolCalls, Usage
from agent.models.openai_chat import OpenAIChatModel
from agent.models.protocol import ModelMisbehaved, ModelRejected, ModelUnavailable
from tests.agent.models.conftest import chat_adapter
from tests.support.model_faults import Edited
from tests.support.model_requests import CONVERSATION, LIST_SERVICES, YES_OR_NO, a_request
from tests.support.model_server import ModelServer, serve_script


async def body_of(*messages: Any, **parameters: Any) -> dict[str, Any]:
    async with serve_script("Hello") as server:
        await ask(server, a_request(*messages, **parameters))
    body: dict[str, Any] = server.received[0].json
    return body


async def ask(server: ModelServer, request: Any) -> ModelReply:
    model = chat_adapter(server)
    try:
        return await model.answer(request)
    finally:
        await model.aclose()


async def reply_to(answer: Any, **changes: Any) -> ModelReply:
    """`changes` are made to the choice's message, but for `finish_reason` and `error`, which stand beside it."""

    def edit(body: dict[str, Any]) -> None:
        choice = body["choices"][0]
        for key in ("finish_reason", "error"):
            if key in changes:
                choice[key] = changes.pop(key)
        choice["message"].update(changes)

    async with serve_script(Edited(answer, edit)) as server:
        return await ask(server, a_request(*CONVERSATION))


def raw_call(call_id: Any, name: Any = "list_services", arguments: Any = "{}") -> dict[str, Any]:
    return {"id": call_id, "type": "function", "function": {"name": name, "arguments": arguments}}


async def test_the_conversation_stands_last_and_what_is_constant_first() -> None:
    body = await body_of(json_schema=YES_OR_NO)
    assert list(body) == [
        "model",
        "tools",
        "parallel_tool_calls",
        "max_completion_tokens",
        "response_format",
        "messages",
    ]
    assert body["messages"][0] == {"role": "system", "content": "You are the front desk."}


async def test_without_tools_nothing_is_said_of_them() -> None:
    assert list(await body_of(tools=())) == ["model", "max_completion_tokens", "messages"]


async def test_tools_are_strict() -> None:
    body = await body_of(tools=(LIST_SERVICES,))
    assert body["tools"][0]["function"] == {
        "name": "list_services",
        "description": "What can be booked",
        "parameters": LIST_SERVICES.parameters,
        "strict": True,
    }


async def test_each_message_has_the_role_that_every_server_knows() -> None:
    body = await body_of(
        CustomerMessage("Hi"), AgentMessage("Hello"), AgentMessage("Ana here", by_person=True), Note("Mon")
    )
    assert [message["role"] for message in body["messages"]] == ["system", "user", "assistant", "assistant", "system"]


async def test_reasoning_that_a_server_leaves_in_the_text_is_dropped() -> None:
    assert (await reply_to(Say("<think>\nHe wants…\n</think>\n\nHello!"))).answer == Say("Hello!")


async def test_a_tag_in_the_middle_of_a_text_stays() -> None:
    assert (await reply_to(Say("Say <think>x</think>"))).answer == Say("Say <think>x</think>")


async def test_text_in_parts_is_joined() -> None:
    parts = [{"type": "thinking", "thinking": "hm"}, {"type": "text", "text": "Hel"}, {"type": "text", "text": "lo"}]
    assert (await reply_to(Say(""), content=parts)).answer == Say("Hello")


@pytest.mark.parametrize("nothing", [None, [], "none"])
async def test_no_tool_calls_in_any_form_is_text(nothing: Any) -> None:
    assert (await reply_to(Say("Hello"), tool_calls=nothing)).answer == Say("Hello")


async def test_a_missing_or_repeated_id_is_replaced_the_same_way_each_time() -> None:
    calls = [raw_call(None), raw_call(""), raw_call("x"), raw_call("x"), raw_call("call_a"), raw_call(7)]
    replies = [await reply_to(Say(""), tool_calls=calls) for _ in range(2)]
    assert isinstance(replies[0].answer, ToolCalls)
    ids = [call.id for call in replies[0].answer.calls]
    assert ids == ["call_9", "call_9_1", "x", "x_1", "call_a_1", "call_9_2"]
    assert replies[0] == replies[1]


@pytest.mark.parametrize(
    ("given", "text"),
    [({"a": "é"}, '{"a":"é"}'), (None, "{}"), ("", "{}"), ("{'a'", "{'a'")],
    ids=["object", "null", "empty", "malformed"],
)
async def test_arguments_in_any_form_become_text(given: Any, text: str) -> None:
    reply = await reply_to(Say(""), tool_calls=[raw_call("x", "list_services", given)])
    assert reply.answer == ToolCalls((ToolCall("x", "list_services", text),))


async def test_tool_calls_of_an_unknown_type_are_ignored() -> None:
    calls = [{"id": "x", "type": "custom", "custom": {"name": "y", "input": ""}}, "?", raw_call("z")]
    reply = await reply_to(Say(""), tool_calls=calls)
    assert reply.answer == ToolCalls((ToolCall("z", "list_services", "{}"),))


async def test_calls_that_a_filter_cut_are_not_carried_out() -> None:
    reply = await reply_to(Say(""), tool_calls=[raw_call("x")], finish_reason="content_filter")
    assert (reply.answer, reply.finish) == (Say(""), "refused")


async def test_a_gateway_that_reports_an_error_in_the_choice_is_unavailable() -> None:
    with pytest.raises(ModelUnavailable):
        await reply_to(Say(""), error={"code": 502, "message": "upstream"})


@pytest.mark.parametrize("choices", [None, [], ["?"], [{}], [{"message": None}]])
async def test_an_answer_without_a_message_is_not_the_protocol(choices: Any) -> None:
    async with serve_script(Edited(Say("Hi"), lambda body: body.update(choices=choices))) as server:
        with pytest.raises(ModelMisbehaved):
            await ask(server, a_request())


class TypedClient(AsyncOpenAI):
    """Answers `post` with a typed object, as a client that Inspect has bridged does."""

    async def post(self, *arguments: Any, **options: Any) -> Any:
        return ChatCompletion.model_validate(await super().post(*arguments, **options))


async def test_typed_answers_are_read_like_plain_ones() -> None:
    call = ToolCalls((ToolCall("x", "list_services", "{}"),), "One moment.")
    async with serve_script(ModelReply(call, Usage(12, 3, 4), "m"), "Done.") as server:
        model = OpenAIChatModel(TypedClient(api_key="key", base_url=server.url, max_retries=0), "test")
        assert await model.answer(a_request()) == ModelReply(call, Usage(12, 3, 4), "m")
        assert (await model.answer(a_request())).answer == Say("Done.")
        await model.aclose()


async def test_a_schema_that_is_not_strict_is_refused_by_the_server_and_so_rejected() -> None:
    async with serve_script("Hi", lenient=True) as server:
        with pytest.raises(ModelRejected, match="additionalProperties"):
            await ask(server, a_request(json_schema={"type": "object", "properties": {}, "required": []}))
        await ask(server, a_request())
