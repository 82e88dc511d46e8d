"""Whole turns over HTTP, in both protocols, with a model's API that fails in every way it can."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

import pytest

from agent import Agent, ModelReply, Say, ToolCall, ToolCalls
from agent.models.opening import open_model
from agent.retrying import RetryPolicy
from booking_core import Database, conversation
from prompts import load_prompts
from tests.support.conversations import Chat, book_first, calls, find_slots, open_chat, reply_of
from tests.support.model_faults import Raw, Reset, Shortened, Status, garbled, html, mislabelled, without_usage
from tests.support.model_server import serve_script

ATTEMPTS = 3
FINE = "How can I help?"
CUT = ModelReply(Say("We could offer you"), finish="truncated")
DECLINED = ModelReply(Say("I can't help with that."), finish="refused")


@pytest.fixture(params=["openai", "openai-chat"])
def protocol(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def chat(bloom_database: Database) -> Chat:
    return await open_chat(bloom_database)


async def at_once(seconds: float) -> None:
    """Nobody waits in a test."""


Saying: TypeAlias = Callable[[str], Awaitable[str]]


@asynccontextmanager
async def talking(chat: Chat, protocol: str, *steps: Any) -> AsyncIterator[Saying]:
    """What the customer is answered by an agent whose model is that server; its script is followed to the end."""
    async with serve_script(*steps) as server:
        policy = RetryPolicy(attempts=ATTEMPTS)
        model = open_model(f"{protocol}:test", api_key="key", base_url=server.url, policy=policy, sleep=at_once)
        agent = Agent(model=model, prompts=load_prompts())

        async def say(text: str) -> str:
            await chat.write(text)
            return reply_of(await agent.run_turn(chat.database, chat.conversation_id))

        try:
            yield say
        finally:
            await model.aclose()


async def waiting_for_person(chat: Chat) -> bool:
    async with chat.database.reading() as uow:
        return (await conversation(uow, chat.conversation_id)).waiting_for_person


@dataclass(frozen=True)
class Case:
    id: str
    steps: tuple[Any, ...]


MENDED = (
    Case("malformed arguments", (ToolCalls((ToolCall("c1", "find_slots", '{"service_id": '),)), FINE)),
    Case("arguments that are no object", (ToolCalls((ToolCall("c1", "my_bookings", '"none"'),)), FINE)),
    Case("an argument that is missing", (calls(("hold_slot", {})), FINE)),
    Case("an argument that was made up", (calls(("my_bookings", {"of": "everybody"})), FINE)),
    Case("an unknown tool", (calls(("wash_the_car", {})), FINE)),
    Case(
        "parallel calls",
        (calls(("list_services", {}), ("my_bookings", {}), ("find_locations", {"service_id": None})), FINE),
    ),
    Case("an empty answer", ("", FINE)),
    Case("nothing but blanks", ("  \n", FINE)),
    Case("a truncated answer", (CUT, FINE)),
    Case("a refusal", (DECLINED, FINE)),
    Case("429, then fine", (Status(429, "rate_limit_exceeded", headers={"retry-after": "1"}), FINE)),
    Case("500, then fine", (Status(500), FINE)),
    Case("503 twice, then fine", (Status(503), Status(503), FINE)),
    Case("a proxy's 502, then fine", (html(502), FINE)),
    Case("a broken connection, then fine", (Reset(), FINE)),
    Case("half an answer, then fine", (Shortened(Say("never read")), FINE)),
    Case("no usage", (without_usage(Say(FINE)),)),
    Case("the wrong content type", (mislabelled(Say(FINE)),)),
)


@pytest.mark.parametrize("case", MENDED, ids=lambda case: case.id)
async def test_what_can_be_mended_is_and_the_customer_never_knows(chat: Chat, protocol: str, case: Case) -> None:
    async with talking(chat, protocol, *case.steps) as say:
        assert await say("hello") == FINE
    assert not await waiting_for_person(chat)


HOPELESS = (
    Case("all retries used", (Status(503),) * ATTEMPTS),
    Case("rate limited throughout", (Status(429),) * ATTEMPTS),
    Case("connections that break throughout", (Reset(),) * ATTEMPTS),
    Case("no quota", (Status(429, "insufficient_quota"),)),
    Case("a bad key", (Status(401, "invalid_api_key"),)),
    Case("a bad request", (Status(400, "invalid_request"),)),
    Case("not JSON throughout", (Raw(b"hello"),) * ATTEMPTS),
    Case("cut JSON throughout", (garbled(Say("never read")),) * ATTEMPTS),
    Case("no answer in it", (Raw(b"{}"),)),
    Case("empty twice", ("", "")),
    Case("truncated twice", (CUT, CUT)),
    Case("refused twice", (DECLINED, DECLINED)),
)


@pytest.mark.parametrize("case", HOPELESS, ids=lambda case: case.id)
async def test_what_cannot_be_mended_ends_in_an_honest_message_and_a_person(
    chat: Chat, protocol: str, case: Case
) -> None:
    async with talking(chat, protocol, *case.steps) as say:
        answer = await say("hello")
    assert "Nothing is booked yet." in answer
    assert "asked the team" in answer
    assert await waiting_for_person(chat)


@pytest.mark.parametrize("case", HOPELESS, ids=lambda case: case.id)
async def test_after_a_failure_the_conversation_goes_on(chat: Chat, protocol: str, case: Case) -> None:
    """Whatever was stored of it, the next request is one that the API takes."""
    async with talking(chat, protocol, *case.steps, FINE) as say:
        await say("hello")
        assert await say("hello?") == FINE


async def test_a_failure_after_the_yes_says_what_was_booked(chat: Chat, protocol: str) -> None:
    async with talking(chat, protocol, find_slots(), book_first, "", *(Status(503),) * ATTEMPTS) as say:
        assert "Shall I book it?" in await say("a haircut tomorrow for Jane Doe")
        answer = await say("yes")
    assert "You are booked: Haircut" in answer
    assert len(await chat.bookings()) == 1


async def test_a_failure_while_a_question_is_open_asks_it_again_once(chat: Chat, protocol: str) -> None:
    async with talking(chat, protocol, find_slots(), book_first, "", *(Status(503),) * ATTEMPTS) as say:
        await say("a haircut tomorrow for Jane Doe")
        answer = await say("hmm")
    assert answer.count("Shall I book it?") == 1
    assert await chat.bookings() == []
