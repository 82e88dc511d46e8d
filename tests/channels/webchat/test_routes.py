"""The web chat over real HTTP, with a model that repeats what it hears."""

import asyncio
from datetime import datetime
from typing import Any

import httpx
import pytest

from booking_core import Role, StaffMember, hand_back, take_over
from tests.support.echo_model import EchoModel
from tests.support.web_desk import EVENT_STREAM, Desk, Visitor

ANA = StaffMember("us_ana", "Ana", Role.MANAGER)


def assert_problem(response: httpx.Response, status: int, code: str) -> dict[str, Any]:
    body: dict[str, Any] = response.json()
    assert (response.status_code, body["status"], body["code"]) == (status, status, code), response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert body["title"]
    assert body["detail"]
    return body


async def test_a_conversation_begins_with_a_token_and_a_message_is_answered(desk: Desk) -> None:
    response = await desk.client.post("/api/chat/conversations", json={})
    assert response.status_code == 201
    assert set(response.json()) == {"conversation_id", "token"}
    visitor = Visitor(desk.client, **response.json())
    answer = await visitor.post("Hello there")
    assert answer.status_code == 200
    (reply,) = answer.json()["replies"]
    assert set(reply) == {"id", "text"}
    assert reply["text"] == "You said: Hello there"


async def test_the_transcript_has_everything_in_order(desk: Desk) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    await visitor.say("Are you there?")
    items = await visitor.transcript()
    assert [(item["role"], item["text"]) for item in items] == [
        ("customer", "Hello"),
        ("agent", "You said: Hello"),
        ("customer", "Are you there?"),
        ("agent", "You said: Are you there?"),
    ]
    assert [set(item) - {"id", "role", "text", "at"} for item in items] == [{"client_message_id"}, set()] * 2
    assert all(item["at"].endswith("Z") and datetime.fromisoformat(item["at"]).tzinfo for item in items)


async def test_the_customers_own_messages_carry_the_ids_their_page_gave_them(desk: Desk) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello", "first")
    await visitor.say("Hello", "second")
    assert [item.get("client_message_id") for item in await visitor.transcript()] == ["first", None, "second", None]


async def test_the_transcript_goes_on_after_a_message(desk: Desk) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    first, second = await visitor.transcript()
    await visitor.say("Again")
    assert [item["text"] for item in await visitor.transcript(after=second["id"])] == ["Again", "You said: Again"]
    assert len(await visitor.transcript(after=first["id"])) == 3


async def test_the_transcript_comes_in_pages(desk: Desk) -> None:
    visitor = await desk.visitor()
    for text in ("one", "two"):
        await visitor.say(text)
    texts: list[str] = []
    query: dict[str, Any] = {"limit": 3}
    while True:
        response = await desk.client.get("/api/chat/messages", params=query, headers=visitor.headers)
        page = response.json()
        texts += [item["text"] for item in page["items"]]
        if page["next"] is None:
            break
        query["cursor"] = page["next"]
    assert texts == ["one", "You said: one", "two", "You said: two"]


async def test_a_message_sent_again_gives_the_same_replies_and_is_answered_once(desk: Desk, model: EchoModel) -> None:
    visitor = await desk.visitor()
    first = await visitor.post("Hello", "same")
    again = await visitor.post("Hello", "same")
    assert first.json() == again.json()
    assert len(model.requests) == 1
    assert len(await visitor.transcript()) == 2


async def test_the_same_message_sent_twice_at_once_is_taken_in_once(desk: Desk, model: EchoModel) -> None:
    visitor = await desk.visitor()
    answers = await asyncio.gather(*(visitor.post("Hello", "same") for _ in range(6)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert [item["text"] for item in await visitor.transcript()] == ["Hello", "You said: Hello"]


async def test_two_messages_that_one_turn_answers_both_get_its_reply(desk: Desk, model: EchoModel) -> None:
    visitor = await desk.visitor()
    model.may_answer.clear()
    first = asyncio.create_task(visitor.say("A haircut"))
    await model.asked.wait()
    async with visitor.listening() as events:
        second = asyncio.create_task(visitor.say("on Friday"))
        assert (await anext(events)).data["text"] == "on Friday"
    model.may_answer.set()
    assert await first == await second == ["You said: A haircut / on Friday"]


async def test_nobody_sees_anybody_elses_conversation(desk: Desk) -> None:
    jane, mallory = await desk.visitor(), await desk.visitor()
    await jane.say("Hello")
    (first, _) = await jane.transcript()
    assert await mallory.transcript() == []
    response = await desk.client.get("/api/chat/messages", params={"after": first["id"]}, headers=mallory.headers)
    assert_problem(response, 404, "not_found")
    async with mallory.listening(first["id"]) as events:
        await mallory.say("Hi")
        assert (await anext(events)).data["text"] == "Hi"


async def test_while_a_person_has_the_conversation_the_agent_says_nothing(desk: Desk, model: EchoModel) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    async with desk.database.writing() as uow:
        await take_over(uow, ANA, visitor.conversation_id)
    assert await visitor.say("Anybody there?") == []
    events = await visitor.stream("Hello?")
    assert [(event.name, event.data) for event in events] == [
        ("status", {"state": "received"}),
        ("status", {"state": "staff"}),
        ("done", {"message_ids": []}),
    ]
    assert len(model.requests) == 1
    async with desk.database.writing() as uow:
        await hand_back(uow, ANA, visitor.conversation_id)
    assert len(await visitor.say("And now?")) == 1


async def test_a_client_that_goes_away_does_not_stop_the_turn(desk: Desk, model: EchoModel) -> None:
    visitor = await desk.visitor()
    model.may_answer.clear()
    request = asyncio.create_task(visitor.stream("Hello", "gone"))
    await model.asked.wait()
    request.cancel()
    await asyncio.gather(request, return_exceptions=True)
    async with visitor.listening() as events:
        model.may_answer.set()
        assert (await anext(events)).data["text"] == "You said: Hello"
    assert await visitor.say("Hello", "gone") == ["You said: Hello"]
    assert len(model.requests) == 1


async def test_the_stream_tells_what_happens_and_then_the_reply(desk: Desk) -> None:
    visitor = await desk.visitor()
    said = "one two three four five six seven eight nine"
    events = await visitor.stream(said)
    reply = f"You said: {said}"
    names = [event.name for event in events]
    assert names[0] == "status"
    assert names[-2:] == ["message", "done"]
    assert names.count("delta") > 1
    assert "".join(event.data["text"] for event in events if event.name == "delta") == reply
    *_, message, done = events
    assert set(message.data) == {"id", "role", "text", "at"}
    assert (message.data["role"], message.data["text"]) == ("agent", reply)
    assert done.data == {"message_ids": [message.data["id"]]}


async def test_a_message_sent_again_streams_the_same_reply(desk: Desk) -> None:
    visitor = await desk.visitor()
    first = await visitor.stream("Hello", "same")
    again = await visitor.stream("Hello", "same")
    assert [event for event in first if event.name in ("message", "done")] == [
        event for event in again if event.name in ("message", "done")
    ]


async def test_nothing_is_streamed_before_it_is_approved_and_stored(desk: Desk, model: EchoModel) -> None:
    visitor = await desk.visitor()
    model.may_answer.clear()
    body = {"text": "Hello", "client_message_id": "1"}
    headers = {**visitor.headers, **EVENT_STREAM}
    async with desk.client.stream("POST", "/api/chat/messages", json=body, headers=headers) as response:
        lines = response.aiter_lines()
        seen = [await anext(lines) for _ in range(6)]
        assert [line for line in seen if line.startswith("event")] == ["event: status"] * 2
        model.may_answer.set()
        rest = [line async for line in lines]
    assert rest[0].startswith("event: delta")
    assert len(await visitor.transcript()) == 2


@pytest.mark.parametrize("method", ["messages", "events", "post"])
@pytest.mark.parametrize(
    "authorization",
    [
        pytest.param(None, id="no token"),
        pytest.param("Bearer", id="an empty token"),
        pytest.param("Bearer nonsense", id="nonsense"),
        pytest.param("Basic dXNlcjpwYXNz", id="another scheme"),
        pytest.param("Bearer é", id="not even ascii"),
    ],
)
async def test_without_a_good_token_there_is_nothing(method: str, authorization: str | None, sqlite_desk: Desk) -> None:
    headers = httpx.Headers({"Authorization": authorization} if authorization else {}, encoding="utf-8")
    if method == "post":
        body = {"text": "Hi", "client_message_id": "1"}
        response = await sqlite_desk.client.post("/api/chat/messages", json=body, headers=headers)
    else:
        response = await sqlite_desk.client.get(f"/api/chat/{method}", headers=headers)
    assert_problem(response, 401, "unauthenticated")
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param({"text": "", "client_message_id": "1"}, "text", id="empty"),
        pytest.param({"text": " \n\t ", "client_message_id": "1"}, "text", id="blank"),
        pytest.param({"text": "a" * 2001, "client_message_id": "1"}, "2,000", id="too long"),
        pytest.param({"text": "a\0b", "client_message_id": "1"}, "text", id="a zero character"),
        pytest.param({"text": 7, "client_message_id": "1"}, "text", id="not a text"),
        pytest.param({"text": "Hi"}, "client_message_id", id="no id"),
        pytest.param({"text": "Hi", "client_message_id": ""}, "client_message_id", id="an empty id"),
        pytest.param({"text": "Hi", "client_message_id": "x" * 129}, "client_message_id", id="a long id"),
        pytest.param({"text": "Hi", "client_message_id": "1", "role": "staff"}, "role", id="an unknown key"),
        pytest.param(["Hi"], "", id="a list"),
    ],
)
async def test_a_message_that_is_none_is_refused_with_what_is_wrong(body: Any, words: str, sqlite_desk: Desk) -> None:
    visitor = await sqlite_desk.visitor()
    response = await sqlite_desk.client.post("/api/chat/messages", json=body, headers=visitor.headers)
    assert words in assert_problem(response, 422, "invalid_input")["detail"]
    assert await visitor.transcript() == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"{", id="cut off"),
        pytest.param(b"\xff\xfe", id="not text"),
        pytest.param(b'{"text": "\\ud800", "client_message_id": "1"}', id="half a character"),
        pytest.param(b"", id="nothing"),
    ],
)
async def test_a_body_that_is_not_json_is_refused(content: bytes, sqlite_desk: Desk) -> None:
    visitor = await sqlite_desk.visitor()
    headers = {**visitor.headers, "Content-Type": "application/json"}
    response = await sqlite_desk.client.post("/api/chat/messages", content=content, headers=headers)
    assert_problem(response, 422, "invalid_input")


async def test_the_longest_message_may_be_of_any_characters(sqlite_desk: Desk) -> None:
    visitor = await sqlite_desk.visitor()
    text = "🙂" * 2000
    response = await visitor.post(text)
    assert response.status_code == 200
    assert (await visitor.transcript())[0]["text"] == text


async def test_a_body_that_is_too_large_is_refused_whether_it_says_so_or_not(sqlite_desk: Desk) -> None:
    visitor = await sqlite_desk.visitor()

    async def without_length() -> Any:
        for _ in range(40):
            yield b" " * 1000

    for content in (b" " * 40_000, without_length()):
        headers = {**visitor.headers, "Content-Type": "application/json"}
        response = await sqlite_desk.client.post("/api/chat/messages", content=content, headers=headers)
        assert_problem(response, 413, "too_large")


async def test_what_is_not_there_is_told_as_a_problem_too(sqlite_desk: Desk) -> None:
    assert_problem(await sqlite_desk.client.get("/api/chat/nothing"), 404, "not_found")
    assert_problem(await sqlite_desk.client.delete("/api/chat/messages"), 405, "method_not_allowed")
