"""Providers cache the beginning of a request: each one of a conversation begins as the one before it did."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise, takewhile
from typing import Any

import pytest

from agent import Agent, ModelRequest, ToolCalls, ToolResult
from agent.models.opening import open_model
from booking_core import BookingRequest, CustomerDetails, Database, SetClock, create_booking
from prompts import load_prompts
from tests.support.businesses import load_into
from tests.support.conversations import Chat, book_first, calls, find_slots, first_slot, last_result, open_chat
from tests.support.model_server import Received, serve_script

LEAST_SHARED = 0.95
BUSINESS_FACTS = calls(("list_services", {}), ("find_locations", {"service_id": None}))
MY_BOOKINGS = calls(("my_bookings", {}))


def hold_first(request: ModelRequest) -> ToolCalls:
    return calls(("hold_slot", {"slot_id": first_slot(request)}))


def look_for_another_time(request: ModelRequest) -> ToolCalls:
    (booking, *_) = last_result(request)["bookings"]
    return find_slots("thursday", moving_booking_id=booking["booking_id"])


def move_to_first(request: ModelRequest) -> ToolCalls:
    bookings = next(result for result in _results(request) if "bookings" in result)["bookings"]
    return calls(("reschedule", {"booking_id": bookings[0]["booking_id"], "slot_id": first_slot(request)}))


def _results(request: ModelRequest) -> list[Any]:
    return [json.loads(m.content) for m in request.messages if isinstance(m, ToolResult)]


@dataclass(frozen=True)
class Turn:
    text: str
    steps: Sequence[Any]


BOOKING = (
    Turn("Hello, do you have time for a haircut tomorrow?", (BUSINESS_FACTS, find_slots(), "9:00 AM is free. Good?")),
    Turn("9 is fine. I'm Jane Doe", (hold_first, book_first, "")),
    Turn("yes", ("You're booked for Tuesday 24 November at 9:00 AM.",)),
    Turn("thanks!", ("You're welcome!",)),
)
MOVING = (
    Turn("hm can we make it thursday?", (MY_BOOKINGS, look_for_another_time, "9:00 AM on Thursday is free.")),
    Turn("ok that", (move_to_first, "")),
    Turn("yes please", ("It is now on Thursday 26 November at 9:00 AM.",)),
    Turn("great", ("See you then!",)),
)
FIRST_WORDS = (Turn("hi", ("Hello! How can I help?",)), Turn("what do you do?", (BUSINESS_FACTS, "Haircuts, mostly.")))


@pytest.fixture
async def chat(sqlite_database: Database) -> Chat:
    await load_into(sqlite_database)
    return await open_chat(sqlite_database)


async def requests_of(chat: Chat, protocol: str, turns: Sequence[Turn], between: Callable[[], None]) -> list[Received]:
    async with serve_script(*(step for turn in turns for step in turn.steps)) as server:
        model = open_model(f"{protocol}:gpt-test", api_key="key", base_url=server.url)
        agent = Agent(model=model, prompts=load_prompts())
        for turn in turns:
            await chat.write(turn.text)
            await agent.run_turn(chat.database, chat.conversation_id)
            between()
        await model.aclose()
        return server.received


def shared(requests: Sequence[Received]) -> list[float]:
    """What part of the shorter of two consecutive requests, in bytes, they have in common."""
    return [
        _shared(before.body, after.body) / min(len(before.body), len(after.body))
        for before, after in pairwise(requests)
    ]


def _shared(one: bytes, other: bytes) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@pytest.mark.parametrize("protocol", ["openai", "openai-chat"])
@pytest.mark.parametrize("turns", [FIRST_WORDS, BOOKING + MOVING], ids=["first words", "booking and moving"])
async def test_consecutive_requests_share_at_least_95_hundredths(
    chat: Chat, clock: SetClock, protocol: str, turns: Sequence[Turn]
) -> None:
    requests = await requests_of(chat, protocol, turns, lambda: clock.advance(timedelta(minutes=2)))
    ratios = shared(requests)
    assert min(ratios) >= LEAST_SHARED, [round(ratio, 3) for ratio in ratios]


@pytest.mark.parametrize("protocol", ["openai", "openai-chat"])
async def test_so_do_those_of_a_customer_of_whom_much_is_known(chat: Chat, clock: SetClock, protocol: str) -> None:
    """What changes from turn to turn stands last; with all bookings that a customer may have it is at its longest."""
    for day in ("24", "25", "26"):
        async with chat.database.writing() as uow:
            customer = CustomerDetails("Maximiliane Featherstonehaugh-Cholmondeley", None, None, None)
            start = datetime.fromisoformat(f"2026-11-{day}T10:00:00-05:00")
            await create_booking(uow, chat.actor, BookingRequest("haircut", "downtown", start, customer))
    turns = (
        Turn("hi", ("Hello!",)),
        Turn("what have I booked?", (MY_BOOKINGS, "Three haircuts.")),
        Turn(
            "and on friday?", (calls(("find_locations", {"service_id": None})), find_slots("friday"), "There is time.")
        ),
    )
    requests = await requests_of(chat, protocol, turns, lambda: clock.advance(timedelta(minutes=2)))
    ratios = shared(requests)
    assert min(ratios) >= LEAST_SHARED, [round(ratio, 3) for ratio in ratios]
