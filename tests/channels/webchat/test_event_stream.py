"""How long streams wait, and what they say meanwhile, by a clock in the test's hand."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass

import httpx
import pytest
from fastapi import FastAPI

from agent import StoredMessage
from channels.webchat import Pace, WebChatDoor, webchat_router
from channels.webchat.event_stream import COMMENT, event, message_events, reply_events, wait_for_replies
from frontdesk.problems import handle_problems
from tests.support.echo_model import EchoModel
from tests.support.web_desk import Desk, Visitor

SOON = 0.01


@dataclass
class Timer:
    """Every look at it takes so many seconds."""

    step: float
    now: float = 0.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


@pytest.fixture
async def waiting(sqlite_desk: Desk, model: EchoModel) -> AsyncIterator[StoredMessage]:
    """A message that the agent is thinking about."""
    model.may_answer.clear()
    visitor = await sqlite_desk.visitor()
    message, _ = await sqlite_desk.product.webchat.receive(visitor.conversation_id, "Hello", "1")
    await model.asked.wait()
    yield message
    model.may_answer.set()


async def test_silence_is_broken_by_comments(sqlite_desk: Desk) -> None:
    visitor = await sqlite_desk.visitor()
    pace = Pace(heartbeat=SOON, timer=Timer(1.0))
    async with aclosing(message_events(sqlite_desk.product.webchat, visitor.conversation_id, 0, pace)) as events:
        assert (await anext(events)).startswith(b"retry: ")
        assert [await anext(events) for _ in range(3)] == [COMMENT] * 3


async def test_so_it_is_while_the_agent_thinks(sqlite_desk: Desk, waiting: StoredMessage) -> None:
    pace = Pace(heartbeat=SOON, look=SOON, timer=Timer(1.0))
    async with aclosing(reply_events(sqlite_desk.product.webchat, waiting, pace)) as events:
        seen = [await anext(events) for _ in range(5)]
    assert seen[:2] == [event("status", {"state": "received"}), event("status", {"state": "thinking"})]
    assert seen[2:] == [COMMENT] * 3


async def test_a_stream_without_an_answer_ends_without_being_done(sqlite_desk: Desk, waiting: StoredMessage) -> None:
    pace = Pace(look=SOON, patience=60, timer=Timer(7.0))
    seen = [each async for each in reply_events(sqlite_desk.product.webchat, waiting, pace)]
    assert not any(b"event: done" in each for each in seen)


async def test_nobody_waits_for_ever(sqlite_desk: Desk, waiting: StoredMessage) -> None:
    pace = Pace(look=SOON, patience=60, timer=Timer(7.0))
    assert await wait_for_replies(sqlite_desk.product.webchat, waiting, pace) is None


async def test_a_process_that_ends_gives_its_turns_a_little_time(sqlite_desk: Desk, waiting: StoredMessage) -> None:
    sqlite_desk.product.news.close()
    timer = Timer(1.0)
    pace = Pace(look=SOON, patience=1_000, closing=5, timer=timer)
    assert await wait_for_replies(sqlite_desk.product.webchat, waiting, pace) is None
    assert timer.now < 20


async def test_a_request_without_an_answer_is_told_to_come_again_and_gets_it_then(
    sqlite_desk: Desk, model: EchoModel
) -> None:
    visitor = await sqlite_desk.visitor()
    app = FastAPI()
    handle_problems(app)
    pace = Pace(look=SOON, patience=60, timer=Timer(7.0))
    app.include_router(webchat_router(WebChatDoor(sqlite_desk.product.webchat, pace=pace)))
    model.may_answer.clear()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk") as client:
        impatient = Visitor(client, visitor.conversation_id, visitor.token)
        response = await impatient.post("Hello", "same")
        assert (response.status_code, response.json()["code"]) == (503, "unavailable")
    model.may_answer.set()
    assert await visitor.say("Hello", "same") == ["You said: Hello"]
    assert len(model.requests) == 1
