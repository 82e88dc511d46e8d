"""What is peculiar to the Responses API."""

from typing import Any

import pytest
from openai import AsyncOpenAI
from openai.types.responses import Response

from agent.messages import AgentMessage, CustomerMessage, ModelReply, Note, Say, ToolCall, ToolCalls, Usage
from agent.models.openai_responses import OpenAIResponsesModel
from agent.models.protocol import ModelMisbehaved, ModelUnavailable
from tests.agent.models.conftest import responses_adapter
from tests.support.model_faults import Edited
from tests.support.model_requests import CONVERSATION, LIST_SERVICES, YES_OR_NO, a_request
from tests.support.model_server import ModelServer, serve_script


async def ask(server: ModelServer, request: Any) -> ModelReply:
    model = responses_adapter(server)
    try:
        return await model.answer(request)
    finally:
        await model.aclose()


async def body_of(*messages: Any, **parameters: Any) -> dict[str, Any]:
    async with serve_script("Hello") as server:
        await ask(server, a_request(*messages, **parameters))
    body: dict[str, Any] = server.received[0].json
    return body


async def reply_to(**changes: Any) -> ModelReply:
    async with serve_script(Edited(Say("Hello"), lambda body: body.update(changes))) as server:
        return await ask(server, a_request(*CONVERSATION))


def a_message(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": text}], **more}


def a_call(call_id: Any, **more: Any) -> dict[str, Any]:
    return {"type": "function_call", "call_id": call_id, "name": "list_services", "arguments": "{}", **more}


REASONING = {"type": "reasoning", "id": "rs_1", "summary": [{"type": "summary_text", "text": "secret"}]}


async def test_the_conversation_stands_last_and_what_is_constant_first() -> None:
    body = await body_of(json_schema=YES_OR_NO)
    assert list(body) == [
        "model",
        "store",
        "instructions",
        "tools",
        "parallel_tool_calls",
        "max_output_tokens",
        "text",
        "input",
    ]


async def test_nothing_is_kept_at_the_provider() -> None:
    assert (await body_of())["store"] is False


async def test_tools_are_strict() -> None:
    body = await body_of(tools=(LIST_SERVICES,))
    assert body["tools"][0]["strict"] is True


async def test_without_tools_nothing_is_said_of_them() -> None:
    assert list(await body_of(tools=())) == ["model", "store", "instructions", "max_output_tokens", "input"]


async def test_each_message_has_its_role() -> None:
    body = await body_of(
        CustomerMessage("Hi"), AgentMessage("Hello"), AgentMessage("Ana here", by_person=True), Note("Mon")
    )
    assert [item["role"] for item in body["input"]] == ["user", "assistant", "assistant", "developer"]


async def test_no_item_that_is_sent_back_carries_an_id() -> None:
    body = await body_of(*CONVERSATION)
    assert not [item for item in body["input"] if "id" in item]


async def test_reasoning_and_items_of_unknown_types_are_ignored() -> None:
    output = [REASONING, {"type": "from_the_future"}, "?", a_message("Hello")]
    assert (await reply_to(output=output)).answer == Say("Hello")


async def test_reasoning_alone_is_an_empty_answer() -> None:
    assert (await reply_to(output=[REASONING])).answer == Say("")


async def test_several_messages_are_one_text() -> None:
    assert (await reply_to(output=[a_message("Hello."), a_message("At ten?")])).answer == Say("Hello.\nAt ten?")


async def test_what_is_said_on_the_way_is_dropped_for_the_final_answer() -> None:
    output = [a_message("Let me see.", phase="commentary"), a_message("At ten?", phase="final_answer")]
    assert (await reply_to(output=output)).answer == Say("At ten?")


async def test_what_is_said_on_the_way_stays_beside_calls() -> None:
    reply = await reply_to(output=[a_message("Let me see.", phase="commentary"), a_call("x")])
    assert reply.answer == ToolCalls((ToolCall("x", "list_services", "{}"),), "Let me see.")


async def test_text_that_follows_the_calls_is_kept_beside_them() -> None:
    reply = await reply_to(output=[a_call("x"), a_message("I am looking.")])
    assert reply.answer == ToolCalls((ToolCall("x", "list_services", "{}"),), "I am looking.")


async def test_content_that_is_a_plain_string_is_read() -> None:
    assert (await reply_to(output=[{"type": "message", "content": "Hello"}])).answer == Say("Hello")


async def test_a_missing_or_repeated_id_is_replaced() -> None:
    output = [a_call(None), a_call(None, id="fc_1"), a_call("x"), a_call("x"), a_call("call_b")]
    reply = await reply_to(output=output)
    assert isinstance(reply.answer, ToolCalls)
    assert [call.id for call in reply.answer.calls] == ["call_9", "fc_1", "x", "x_1", "call_b_1"]


async def test_calls_that_a_filter_cut_are_not_carried_out() -> None:
    reply = await reply_to(output=[a_call("x")], status="incomplete", incomplete_details={"reason": "content_filter"})
    assert (reply.answer, reply.finish) == (Say(""), "refused")


async def test_a_failed_response_is_judged_by_its_error() -> None:
    with pytest.raises(ModelUnavailable):
        await reply_to(status="failed", error={"code": "server_error", "message": "sorry"}, output=[])


@pytest.mark.parametrize("status", ["failed", "cancelled", "queued", "in_progress"])
async def test_a_response_that_never_finished_is_not_the_protocol(status: str) -> None:
    with pytest.raises(ModelMisbehaved):
        await reply_to(status=status, output=[])


@pytest.mark.parametrize("output", [None, "Hello", {}])
async def test_an_answer_without_output_is_not_the_protocol(output: Any) -> None:
    with pytest.raises(ModelMisbehaved):
        await reply_to(output=output)


class TypedClient(AsyncOpenAI):
    """Answers `post` with a typed object, as a client that Inspect has bridged does."""

    async def post(self, *arguments: Any, **options: Any) -> Any:
        return Response.model_validate(await super().post(*arguments, **options))


async def test_typed_answers_are_read_like_plain_ones() -> None:
    call = ToolCalls((ToolCall("x", "list_services", "{}"),), "One moment.")
    async with serve_script(ModelReply(call, Usage(12, 3, 4), "m"), "Done.") as server:
        model = OpenAIResponsesModel(TypedClient(api_key="key", base_url=server.url, max_retries=0), "test")
        assert await model.answer(a_request()) == ModelReply(call, Usage(12, 3, 4), "m")
        assert (await model.answer(a_request())).answer == Say("Done.")
        await model.aclose()
