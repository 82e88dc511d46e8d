"""The server must refuse what the API refuses, or tests against it prove nothing."""

import json
from typing import Any

import httpx
import pytest

from agent.messages import CustomerMessage, ModelReply, ModelRequest, Say, ToolCall, ToolCalls, ToolResult, Usage
from agent.models.opening import open_model
from agent.models.protocol import ModelMisbehaved, ModelRejected, ModelUnavailable
from agent.models.scripted import ScriptedModel, ScriptError
from agent.retrying import RetryPolicy
from tests.support.model_requests import CONVERSATION, a_request
from tests.support.model_server import CHAT, RESPONSES, ModelServer, serve_model, serve_script

STRICT = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"], "additionalProperties": False}
USER = {"role": "user", "content": "Hi"}


async def post(server: ModelServer, path: str, body: Any, key: str = "key") -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as client:
        url = server.url.removesuffix("/v1") + path
        return await client.post(url, content=json.dumps(body), headers={"Authorization": f"Bearer {key}".strip()})


def chat(**changes: Any) -> dict[str, Any]:
    return {"model": "m", "messages": [USER], **changes}


def responses(**changes: Any) -> dict[str, Any]:
    return {"model": "m", "store": False, "input": [USER], **changes}


def chat_tool(schema: Any, name: str = "find") -> list[Any]:
    return [{"type": "function", "function": {"name": name, "parameters": schema, "strict": True}}]


def responses_tool(schema: Any, name: str = "find") -> list[Any]:
    return [{"type": "function", "name": name, "parameters": schema, "strict": True}]


def chat_calls(*ids: str) -> dict[str, Any]:
    calls = [{"id": each, "type": "function", "function": {"name": "f", "arguments": "{}"}} for each in ids]
    return {"role": "assistant", "content": None, "tool_calls": calls}


def chat_result(call_id: str) -> dict[str, Any]:
    return {"role": "tool", "tool_call_id": call_id, "content": "{}"}


def item_call(call_id: str, **more: Any) -> dict[str, Any]:
    return {"type": "function_call", "call_id": call_id, "name": "f", "arguments": "{}", **more}


def item_result(call_id: str) -> dict[str, Any]:
    return {"type": "function_call_output", "call_id": call_id, "output": "{}"}


BAD_SCHEMAS = {
    "open object": {"type": "object", "properties": {}, "required": []},
    "optional property": {**STRICT, "required": []},
    "unknown requirement": {**STRICT, "required": ["a", "b"]},
    "default": {**STRICT, "properties": {"a": {"type": "string", "default": "x"}}},
    "no type": {**STRICT, "properties": {"a": {"description": "x"}}},
    "open object inside": {**STRICT, "properties": {"a": {"type": "array", "items": {"type": "object"}}}},
    "oneOf": {**STRICT, "properties": {"a": {"oneOf": [{"type": "string"}], "type": "string"}}},
    "open object behind a reference": {**STRICT, "$defs": {"b": {"type": "object", "properties": {}}}},
    "not an object": {"type": "string"},
}


@pytest.mark.parametrize("schema", BAD_SCHEMAS.values(), ids=BAD_SCHEMAS.keys())
async def test_schemas_that_are_not_strict_are_refused(schema: Any) -> None:
    async with ModelServer(ScriptedModel(), lenient=True) as server:
        assert (await post(server, CHAT, chat(tools=chat_tool(schema)))).status_code == 400
        assert (await post(server, RESPONSES, responses(tools=responses_tool(schema)))).status_code == 400
        form = {"name": "answer", "strict": True, "schema": schema}
        as_format = {"type": "json_schema", "json_schema": form}
        assert (await post(server, CHAT, chat(response_format=as_format))).status_code == 400
        as_text = {"format": {"type": "json_schema", **form}}
        assert (await post(server, RESPONSES, responses(text=as_text))).status_code == 400


BAD_REQUESTS = {
    "no model": (CHAT, {"messages": [USER]}),
    "no messages": (CHAT, {"model": "m"}),
    "empty messages": (CHAT, chat(messages=[])),
    "unknown parameter": (CHAT, chat(max_output_tokens=5)),
    "unknown role": (CHAT, chat(messages=[{"role": "customer", "content": "Hi"}])),
    "unknown key in a message": (CHAT, chat(messages=[{**USER, "by_person": True}])),
    "content missing": (CHAT, chat(messages=[{"role": "user"}])),
    "stream": (CHAT, chat(stream=True)),
    "parallel without tools": (CHAT, chat(parallel_tool_calls=True)),
    "two tools of one name": (CHAT, chat(tools=chat_tool(STRICT) * 2)),
    "bad tool name": (CHAT, chat(tools=chat_tool(STRICT, "find slots"))),
    "call without result": (CHAT, chat(messages=[USER, chat_calls("a")])),
    "call interrupted": (CHAT, chat(messages=[chat_calls("a"), USER, chat_result("a")])),
    "one of two results": (CHAT, chat(messages=[chat_calls("a", "b"), chat_result("a"), USER])),
    "result without call": (CHAT, chat(messages=[USER, chat_result("a")])),
    "result twice": (CHAT, chat(messages=[chat_calls("a"), chat_result("a"), chat_result("a")])),
    "no calls in calls": (CHAT, chat(messages=[chat_calls(), USER])),
    "a list": (CHAT, []),
    "no input": (RESPONSES, {"model": "m", "store": False}),
    "stored": (RESPONSES, {"model": "m", "input": "Hi"}),
    "chat parameter": (RESPONSES, responses(messages=[USER])),
    "unknown item": (RESPONSES, responses(input=[{"type": "tool_result"}])),
    "item with an id": (RESPONSES, responses(input=[item_call("a", id="fc_1"), item_result("a")])),
    "item call without result": (RESPONSES, responses(input=[item_call("a")])),
    "item result without call": (RESPONSES, responses(input=[item_result("a")])),
    "result before call": (RESPONSES, responses(input=[item_result("a"), item_call("a")])),
    "same id twice": (RESPONSES, responses(input=[item_call("a"), item_result("a")] * 2)),
    "id too long": (RESPONSES, responses(input=[item_call("a" * 65), item_result("a" * 65)])),
    "nested tool": (RESPONSES, responses(tools=chat_tool(STRICT))),
    "too few tokens": (RESPONSES, responses(max_output_tokens=1)),
    "tool role": (RESPONSES, responses(input=[{"role": "tool", "content": "{}"}])),
}


@pytest.mark.parametrize(("path", "body"), BAD_REQUESTS.values(), ids=BAD_REQUESTS.keys())
async def test_requests_that_break_the_rules_are_refused_and_kept(path: str, body: Any) -> None:
    async with ModelServer(ScriptedModel(), lenient=True) as server:
        answer = await post(server, path, body)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"] == server.broken_rules[0]


async def test_a_refused_request_fails_the_block() -> None:
    with pytest.raises(AssertionError, match="would have refused"):
        async with ModelServer(ScriptedModel()) as server:
            await post(server, CHAT, {"model": "m"})


async def test_a_key_is_asked_for() -> None:
    async with ModelServer(ScriptedModel(), api_key="right") as server:
        assert (await post(server, CHAT, chat(), key="")).status_code == 401
        assert (await post(server, CHAT, chat(), key="wrong")).status_code == 401


async def test_other_paths_are_not_found() -> None:
    async with ModelServer(ScriptedModel()) as server:
        assert (await post(server, "/v1/completions", chat())).status_code == 404


async def test_a_call_after_the_script_fails_the_client_and_the_block() -> None:
    statuses: list[int] = []

    async def call_twice() -> None:
        async with serve_script("One") as server:
            for _ in range(2):
                statuses.append((await post(server, CHAT, chat())).status_code)

    with pytest.raises(ScriptError):
        await call_twice()
    assert statuses == [200, 400]


async def test_a_step_that_was_not_asked_for_fails_the_block() -> None:
    with pytest.raises(ScriptError):
        async with serve_script("One"):
            pass


@pytest.mark.parametrize("setting", ["openai:test", "openai-chat:test"])
async def test_any_model_answers_through_http_as_it_does_directly(setting: str) -> None:
    calls = ToolCalls((ToolCall("c1", "list_services", "{}"),), "Wait.")
    replies = [ModelReply(calls, Usage(9, 8, 7), "inner"), ModelReply(Say("At ten?"), Usage(9, 8, 7), "inner")]
    inner = ScriptedModel(*replies)
    second = a_request(CustomerMessage("Hi"), calls, ToolResult("c1", "{}"))
    async with serve_model(inner) as server:
        model = open_model(setting, api_key="key", base_url=server.url)
        assert [await model.answer(a_request(*CONVERSATION)), await model.answer(second)] == replies
        await model.aclose()
    assert inner.requests == [a_request(*CONVERSATION), second]


@pytest.mark.parametrize("kind", [ModelUnavailable, ModelRejected, ModelMisbehaved])
async def test_the_errors_of_a_model_pass_through_http(kind: type[Exception]) -> None:
    def fail(request: ModelRequest) -> Say:
        raise kind("as it is")

    async with serve_model(ScriptedModel(fail)) as server:
        model = open_model("openai:test", api_key="key", base_url=server.url, policy=RetryPolicy(attempts=1))
        with pytest.raises(kind):
            await model.answer(a_request())
        await model.aclose()
