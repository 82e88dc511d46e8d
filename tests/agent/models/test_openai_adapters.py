"""What both protocols promise alike, over real HTTP."""

from typing import Any

import pytest

from agent.messages import CustomerMessage, ModelReply, ModelRequest, Note, Say, ToolCall, ToolCalls, ToolResult, Usage
from agent.models.protocol import ModelError, ModelMisbehaved, ModelRejected, ModelUnavailable
from tests.agent.models.conftest import Adapter
from tests.support.model_faults import Edited, Fault, Raw, Reset, Shortened, Status, garbled, html, mislabelled
from tests.support.model_faults import without_usage as unpriced
from tests.support.model_requests import CONVERSATION, LIST_SERVICES, YES_OR_NO, a_request
from tests.support.model_server import ModelServer, serve_script

ONE_CALL = ToolCalls((ToolCall("call_1", "find_slots", '{"service":"haircut","date":null}'),))
TWO_CALLS = ToolCalls((*ONE_CALL.calls, ToolCall("call_2", "list_services", "{}")))


async def ask(adapter: Adapter, server: ModelServer, request: ModelRequest | None = None) -> ModelReply:
    model = adapter(server)
    try:
        return await model.answer(request or a_request())
    finally:
        await model.aclose()


async def answer_to(adapter: Adapter, *steps: Any, request: ModelRequest | None = None) -> ModelReply:
    async with serve_script(*steps) as server:
        return await ask(adapter, server, request)


async def test_a_whole_conversation_arrives_as_it_was(adapter: Adapter) -> None:
    request = a_request(*CONVERSATION)
    async with serve_script("Done.") as server:
        await ask(adapter, server, request)
    assert server.received[0].request == request


async def test_a_schema_for_the_answer_arrives(adapter: Adapter) -> None:
    request = a_request(tools=(), json_schema=YES_OR_NO)
    async with serve_script('{"agreed": true}') as server:
        reply = await ask(adapter, server, request)
    assert server.received[0].request == request
    assert reply.answer == Say('{"agreed": true}')


@pytest.mark.parametrize(
    "reply",
    [
        ModelReply(Say("Hello — 10:00 ☕"), Usage(120, 7, 64), "test-2026"),
        ModelReply(ONE_CALL, Usage(120, 7), "test-2026"),
        ModelReply(TWO_CALLS, Usage(1, 1), "test-2026"),
        ModelReply(ToolCalls(TWO_CALLS.calls, text="One moment."), Usage(1, 1), "test-2026"),
        ModelReply(Say(""), Usage(5, 0), "test-2026"),
        ModelReply(Say("At ten o'cl"), Usage(5, 16), "test-2026", "truncated"),
        ModelReply(ToolCalls((ToolCall("c", "find_slots", '{"servi'),)), Usage(5, 16), "test-2026", "truncated"),
        ModelReply(Say("I can't help with that."), Usage(5, 9), "test-2026", "refused"),
        ModelReply(Say(""), Usage(5, 0), "test-2026", "refused"),
        ModelReply(ToolCalls((ToolCall("c", "find_slots", "haircut, tomorrow"),)), Usage(5, 9), "test-2026"),
        ModelReply(ToolCalls((ToolCall("c", "no_such_tool", "{}"),)), Usage(5, 9), "test-2026"),
    ],
    ids=[
        "text",
        "a call",
        "parallel calls",
        "calls and text",
        "empty",
        "truncated text",
        "truncated call",
        "refusal",
        "content filter",
        "malformed arguments",
        "unknown tool",
    ],
)
async def test_every_kind_of_answer_comes_back_as_it_was_given(adapter: Adapter, reply: ModelReply) -> None:
    assert await answer_to(adapter, reply) == reply


async def test_missing_usage_counts_as_nothing(adapter: Adapter) -> None:
    assert (await answer_to(adapter, unpriced(Say("Hi")))).usage == Usage()


@pytest.mark.parametrize("usage", [None, "many", {}, {"prompt_tokens": None, "input_tokens": -3}])
async def test_usage_that_makes_no_sense_counts_as_nothing(adapter: Adapter, usage: object) -> None:
    reply = await answer_to(adapter, Edited(Say("Hi"), edit=lambda body: body.update(usage=usage)))
    assert reply.usage == Usage()


async def test_a_missing_model_is_the_one_that_was_asked(adapter: Adapter) -> None:
    assert (await answer_to(adapter, Edited(Say("Hi"), edit=lambda body: body.pop("model")))).model == "test"


async def test_json_that_is_not_labelled_as_json_is_read(adapter: Adapter) -> None:
    assert (await answer_to(adapter, mislabelled(Say("Hi")))).answer == Say("Hi")


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Status(400, "invalid_value"), ModelRejected),
        (Status(401, "invalid_api_key"), ModelRejected),
        (Status(403, "unsupported_country"), ModelRejected),
        (Status(404, "model_not_found"), ModelRejected),
        (Status(422), ModelRejected),
        (Status(429, "insufficient_quota"), ModelRejected),
        (Status(429, None, kind="insufficient_quota"), ModelRejected),
        (Status(501), ModelRejected),
        (Status(408), ModelUnavailable),
        (Status(409), ModelUnavailable),
        (Status(429, "rate_limit_exceeded"), ModelUnavailable),
        (Status(500), ModelUnavailable),
        (Status(503), ModelUnavailable),
        (html(502), ModelUnavailable),
        (html(404), ModelRejected),
        (Raw(b"", 500), ModelUnavailable),
        (Raw(b"[1]", 500), ModelUnavailable),
        (Reset(), ModelUnavailable),
        (Shortened(Say("Hello")), ModelUnavailable),
        (garbled(Say("Hello")), ModelUnavailable),
        (Raw(b'{"id": "\xff"}'), ModelUnavailable),
        (html(200), ModelMisbehaved),
        (Raw(b"{}"), ModelMisbehaved),
        (Raw(b"[]"), ModelMisbehaved),
        (Raw(b'"hello"'), ModelMisbehaved),
        (Raw(b"null"), ModelMisbehaved),
        (Raw(b'{"error": {"code": "server_error", "message": "sorry"}}'), ModelUnavailable),
        (Raw(b'{"error": {"code": "rate_limit_exceeded", "message": "slow"}}'), ModelUnavailable),
        (Raw(b'{"error": {"code": 502, "message": "upstream"}}'), ModelUnavailable),
        (Raw(b'{"error": {"code": 401, "message": "key"}}'), ModelRejected),
        (Raw(b'{"error": {"code": "model_not_found"}}'), ModelRejected),
        (Raw(b'{"error": "no such model"}'), ModelRejected),
    ],
    ids=lambda value: (
        value.__name__ if isinstance(value, type) else repr(value)[:60] if isinstance(value, Fault) else None
    ),
)
async def test_every_fault_is_told_apart(adapter: Adapter, fault: Fault, error: type[ModelError]) -> None:
    with pytest.raises(error):
        await answer_to(adapter, fault)


async def test_nobody_listening_is_unavailable(adapter: Adapter) -> None:
    async with serve_script() as server:
        model = adapter(server)
    with pytest.raises(ModelUnavailable):
        await model.answer(a_request())
    await model.aclose()


@pytest.mark.parametrize("code", ["content_filter", "invalid_prompt", "content_policy_violation"])
async def test_a_prompt_that_a_filter_stops_is_a_refusal(adapter: Adapter, code: str) -> None:
    for fault in (Status(400, code), Raw(b'{"error": {"code": "%s"}}' % code.encode())):
        reply = await answer_to(adapter, fault)
        assert (reply.answer, reply.finish) == (Say(""), "refused")


async def test_the_wait_that_was_asked_for_is_passed_on(adapter: Adapter) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        await answer_to(adapter, Status(429, headers={"Retry-After": "7"}))
    assert caught.value.retry_after == 7


async def test_the_page_of_a_proxy_is_not_quoted(adapter: Adapter) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        await answer_to(adapter, html(502))
    assert "<html>" not in caught.value.message


async def test_what_cannot_be_sent_back_as_it_was_is_sent_so_that_the_api_takes_it(adapter: Adapter) -> None:
    wild = ToolCalls((ToolCall("c1", "look up!", "not json"), ToolCall("c2", "", "[1]")))
    request = a_request(CustomerMessage("Hi"), wild, ToolResult("c1", "{}"), ToolResult("c2", "{}"))
    async with serve_script("Sorry.") as server:
        await ask(adapter, server, request)
    received = server.received[0].request
    assert received is not None
    assert received.messages[1] == ToolCalls(
        (ToolCall("c1", "look_up_", '{"malformed": "not json"}'), ToolCall("c2", "unknown", '{"malformed": "[1]"}'))
    )


async def test_two_requests_of_a_conversation_share_their_first_bytes(adapter: Adapter) -> None:
    first = a_request(*CONVERSATION)
    then = a_request(*CONVERSATION[:-1], ONE_CALL, ToolResult("call_1", "{}"), CONVERSATION[-1])
    async with serve_script("One.", "Two.") as server:
        await ask(adapter, server, first)
        await ask(adapter, server, then)
    earlier, later = (received.body for received in server.received)
    constant_end = earlier.rindex(b'{"type"' if b'"input"' in earlier else b'{"role"')
    assert later.startswith(earlier[:constant_end])


async def test_the_same_request_is_the_same_bytes(adapter: Adapter) -> None:
    async with serve_script("One.", "Two.") as server:
        await ask(adapter, server, a_request(*CONVERSATION))
        await ask(adapter, server, a_request(*CONVERSATION))
    assert server.received[0].body == server.received[1].body


async def test_other_tools_in_a_later_request_are_sent(adapter: Adapter) -> None:
    async with serve_script("One.", "Two.", "Three.") as server:
        model = adapter(server)
        for tools in (a_request().tools, (LIST_SERVICES,), ()):
            await model.answer(a_request(tools=tools))
        await model.aclose()
    requests = [received.request for received in server.received]
    assert [len(request.tools) for request in requests if request] == [2, 1, 0]


async def test_one_connection_serves_a_conversation(adapter: Adapter) -> None:
    async with serve_script("One.", "Two.", "Three.") as server:
        model = adapter(server)
        for _ in range(3):
            await model.answer(a_request())
        await model.aclose()
    assert server.connections == 1


async def test_a_reply_is_asked_for_whole(adapter: Adapter) -> None:
    async with serve_script("One.") as server:
        await ask(adapter, server, a_request(Note("Monday")))
    assert "stream" not in server.received[0].json
