"""Whatever breaks in a turn: bugs, crashes, take-overs. It ends in an honest answer, and the conversation goes on."""

import asyncio
import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlmodel import col

from agent import Agent, Limits, Model, ModelReply, ModelRequest, Say, TurnState, Usage, receive_message, transcript
from agent.agent import MOST_ATTEMPTS, MOST_ATTEMPTS_AT_ALL, SORRY
from agent.models.opening import open_model
from agent.models.scripted import ScriptedModel
from agent.tables import TurnRow
from booking_core import Database, Role, StaffMember, conversation, take_over
from booking_core import hand_back as hand_back_plainly
from prompts import load_prompts
from tests.support.businesses import load_into
from tests.support.conversations import Chat, book_first, calls, find_slots, last_result, open_chat, reply_of
from tests.support.model_server import serve_script
from tools import Arguments, Result, Tool, ToolContext, all_tools

MIA = StaffMember("u1", "Mia", Role.MANAGER)


@pytest.fixture
async def chat(bloom_database: Database) -> Chat:
    return await open_chat(bloom_database)


class ProcessKilled(BaseException):
    """Nothing in the product may catch it."""


class Dying(ScriptedModel):
    """The process dies while the model is asked for the time `at`, and every time after."""

    def __init__(self, *steps: Any, at: int = 1) -> None:
        super().__init__(*steps)
        self._at = at

    async def answer(self, request: ModelRequest) -> ModelReply:
        if len(self.requests) + 1 >= self._at:
            raise ProcessKilled
        return await super().answer(request)


def agent_of(model: Model, tools: Sequence[Tool[Any]] = all_tools, **named: Any) -> Agent:
    return Agent(model=model, prompts=load_prompts(), tools=tools, **named)


async def waiting_for_person(chat: Chat) -> bool:
    async with chat.database.reading() as uow:
        return (await conversation(uow, chat.conversation_id)).waiting_for_person


def broken(name: str, error: Exception) -> tuple[Tool[Any], ...]:
    """All tools, one of which has a bug."""

    async def run(arguments: Arguments, context: ToolContext) -> Result:
        raise error

    return tuple(replace(tool, run=run) if tool.name == name else tool for tool in all_tools)


async def test_a_bug_in_a_tool_is_told_to_the_model_and_logged(chat: Chat, caplog: pytest.LogCaptureFixture) -> None:
    seen: list[Any] = []

    def sorry(request: ModelRequest) -> str:
        seen.append(last_result(request))
        return "Something broke on our side, sorry."

    await chat.write("what do you offer?")
    async with ScriptedModel(calls(("list_services", {})), sorry) as model:
        outcome = await agent_of(model, broken("list_services", ZeroDivisionError())).run_turn(
            chat.database, chat.conversation_id
        )
    assert reply_of(outcome) == "Something broke on our side, sorry."
    assert seen[0]["error"] == "internal_error"
    assert "ZeroDivisionError" in caplog.text
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


async def test_a_bug_while_an_agreed_booking_is_made_books_nothing_and_is_not_tried_for_ever(chat: Chat) -> None:
    await chat.say("a haircut tomorrow for Jane Doe", find_slots(), book_first, "")
    await chat.write("yes")
    async with ScriptedModel("Something broke on our side, sorry.") as model:
        outcome = await agent_of(model, broken("book", KeyError("x"))).run_turn(chat.database, chat.conversation_id)
    assert reply_of(outcome) == "Something broke on our side, sorry."
    assert await chat.bookings() == []


async def test_a_database_that_is_away_is_no_bug_and_the_turn_can_be_run_again(chat: Chat) -> None:
    away = OperationalError("SELECT", {}, Exception("away"))
    await chat.write("what do you offer?")
    model = ScriptedModel(calls(("list_services", {})), "A haircut, for one.")
    with pytest.raises(OperationalError):
        await agent_of(model, broken("list_services", away)).run_turn(chat.database, chat.conversation_id)
    outcome = await agent_of(model).run_turn(chat.database, chat.conversation_id)
    assert reply_of(outcome) == "A haircut, for one."


async def test_a_turn_that_kills_the_process_every_time_ends_in_an_honest_message(chat: Chat) -> None:
    await chat.write("hello")
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(ProcessKilled):
            await agent_of(Dying()).run_turn(chat.database, chat.conversation_id)
    outcome = await agent_of(Dying()).run_turn(chat.database, chat.conversation_id)
    assert outcome.state is TurnState.ANSWERED
    assert "asked the team" in reply_of(outcome)
    assert await waiting_for_person(chat)
    assert await chat.say("are you there?", "Yes, how can I help?") == "Yes, how can I help?"


async def test_what_was_done_before_the_turn_was_given_up_is_said(chat: Chat) -> None:
    await chat.say("a haircut tomorrow for Jane Doe", find_slots(), book_first, "")
    await chat.write("yes")
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(ProcessKilled):
            await agent_of(Dying()).run_turn(chat.database, chat.conversation_id)
    outcome = await agent_of(Dying()).run_turn(chat.database, chat.conversation_id)
    assert "You are booked" in reply_of(outcome)
    assert len(await chat.bookings()) == 1


async def test_when_even_the_truth_cannot_be_told_the_customer_is_not_left_without_a_word(chat: Chat) -> None:
    await chat.write("hello")
    async with chat.database.writing() as uow:
        uow.session.add(
            TurnRow(
                id="tn_1",
                conversation_id=chat.conversation_id,
                number=1,
                state="running",
                attempts=MOST_ATTEMPTS_AT_ALL,
                started_at=uow.now,
            )
        )
    outcome = await agent_of(Dying()).run_turn(chat.database, chat.conversation_id)
    assert reply_of(outcome) == SORRY
    assert await waiting_for_person(chat)


@pytest.mark.parametrize("protocol", ["openai", "openai-chat"])
async def test_a_take_over_in_the_middle_of_a_step_leaves_no_call_without_a_result(chat: Chat, protocol: str) -> None:
    """Providers refuse a conversation in which one stands alone; the stand-in does so too."""
    await chat.write("what do you offer?")
    model = ScriptedModel(calls(("list_services", {}), ("my_bookings", {})))
    with pytest.raises(OSError, match="away"):
        await agent_of(model, broken("my_bookings", OSError("away"))).run_turn(chat.database, chat.conversation_id)
    async with chat.database.writing() as uow:
        await take_over(uow, MIA, chat.conversation_id)
    outcome = await agent_of(ScriptedModel()).run_turn(chat.database, chat.conversation_id)
    assert outcome.state is TurnState.SILENT
    async with chat.database.writing() as uow:
        await hand_back_plainly(uow, MIA, chat.conversation_id)
    async with serve_script("How can I help?") as server:
        served = open_model(f"{protocol}:test", api_key="key", base_url=server.url)
        await chat.write("and now?")
        outcome = await agent_of(served).run_turn(chat.database, chat.conversation_id)
        await served.aclose()
    assert reply_of(outcome) == "How can I help?"


async def turns_of(chat: Chat) -> list[TurnRow]:
    async with chat.database.reading() as uow:
        rows = await uow.session.scalars(select(TurnRow).order_by(col(TurnRow.number)))
        return list(rows)


async def test_what_a_turn_spent_before_it_was_interrupted_counts(chat: Chat) -> None:
    step = ModelReply(calls(("my_bookings", {})), Usage(100, 10))
    await chat.write("hello")
    with pytest.raises(ProcessKilled):
        await agent_of(Dying(step, step, at=3)).run_turn(chat.database, chat.conversation_id)
    (turn,) = await turns_of(chat)
    assert (turn.model_calls, turn.input_tokens, turn.output_tokens) == (2, 200, 20)
    async with ScriptedModel(step) as model:
        outcome = await agent_of(model, limits=Limits(model_calls=3)).run_turn(chat.database, chat.conversation_id)
    assert "asked the team" in reply_of(outcome)


async def test_the_call_that_judges_an_answer_counts_like_any_other(chat: Chat) -> None:
    await chat.say("a haircut tomorrow for Jane Doe", find_slots(), book_first, "")
    await chat.say("hmm", ModelReply(Say('{"agrees": false}'), Usage(50, 5)), ModelReply(Say("Take your time.")))
    turn = (await turns_of(chat))[-1]
    assert (turn.model_calls, turn.input_tokens) == (2, 50)


async def test_a_judging_call_that_takes_too_long_ends_in_an_honest_message(chat: Chat) -> None:
    await chat.say("a haircut tomorrow for Jane Doe", find_slots(), book_first, "")

    class Silent(ScriptedModel):
        async def answer(self, request: ModelRequest) -> ModelReply:
            await asyncio.Event().wait()
            return ModelReply(Say("never"))

    await chat.write("hmm")
    outcome = await agent_of(Silent(), limits=Limits(seconds=0.05)).run_turn(chat.database, chat.conversation_id)
    assert "Shall I book it?" in reply_of(outcome)
    assert "asked the team" in reply_of(outcome)
    assert reply_of(outcome).count("Shall I book it?") == 1


async def test_a_turn_that_fell_silent_keeps_what_it_spent(chat: Chat) -> None:
    class TakenOver(ScriptedModel):
        async def answer(self, request: ModelRequest) -> ModelReply:
            async with chat.database.writing() as uow:
                await take_over(uow, MIA, chat.conversation_id)
            return await super().answer(request)

    await chat.write("hello")
    await agent_of(TakenOver(ModelReply(Say("Hi!"), Usage(70, 7)))).run_turn(chat.database, chat.conversation_id)
    (turn,) = await turns_of(chat)
    assert (turn.state, turn.model_calls, turn.input_tokens) == ("silent", 1, 70)


async def test_a_message_that_came_too_late_for_its_turn_stands_after_the_reply(chat: Chat) -> None:
    await chat.say("a haircut tomorrow for Jane Doe", find_slots(), book_first, "")

    class Meanwhile(ScriptedModel):
        async def answer(self, request: ModelRequest) -> ModelReply:
            await chat.write("and where are you?")
            return await super().answer(request)

    await chat.write("yes")
    first = Meanwhile("Booked: Tuesday 24 November at 9:00 AM.")
    outcome = await agent_of(first).run_turn(chat.database, chat.conversation_id)
    assert outcome.more
    async with ScriptedModel("At 12 Main St.") as second:
        await agent_of(second).run_turn(chat.database, chat.conversation_id)
    before, after = first.requests[0].messages[:-1], second.requests[0].messages
    assert after[: len(before)] == before
    assert [type(message).__name__ for message in after[len(before) :]] == ["AgentMessage", "CustomerMessage", "Note"]


async def test_of_two_deliveries_of_one_message_at_once_one_is_stored(database: Database) -> None:
    await load_into(database)
    chat = await open_chat(database)

    async def deliver() -> bool:
        async with database.writing() as uow:
            return (await receive_message(uow, chat.conversation_id, "hi", "SM1", received_at=uow.now))[1]

    assert sorted(await asyncio.gather(*(deliver() for _ in range(5)))) == [False] * 4 + [True]
    async with database.reading() as uow:
        (message,) = await transcript(uow, chat.conversation_id)
    assert message.external_id == "SM1"


async def test_of_many_who_run_one_turn_at_once_one_does(database: Database) -> None:
    await load_into(database)
    chat = await open_chat(database)
    await chat.write("hi")
    agents = [agent_of(ScriptedModel("Hello!")) for _ in range(6)]
    outcomes = await asyncio.gather(*(agent.run_turn(database, chat.conversation_id) for agent in agents))
    states = [outcome.state for outcome in outcomes]
    assert states.count(TurnState.ANSWERED) == 1
    assert set(states) <= {TurnState.ANSWERED, TurnState.BUSY, TurnState.NOTHING}
    async with database.reading() as uow:
        assert [message.role for message in await transcript(uow, chat.conversation_id)] == ["customer", "agent"]


async def test_of_twenty_customers_at_once_one_gets_the_slot_and_the_others_are_told_the_truth(
    database: Database,
) -> None:
    await load_into(database)
    chats = [await open_chat(database, f"visitor-{number}") for number in range(20)]

    async def ask(chat: Chat) -> None:
        await chat.say("a haircut with Ana tomorrow", find_slots(provider_id="ana"), book_first, "")

    results: list[Any] = []

    def told(request: ModelRequest) -> str:
        results.append(last_result(request))
        return "You're all set for Tuesday 24 November at 9:00 AM."

    async def agree(chat: Chat) -> str:
        await chat.write("yes")
        model = ScriptedModel(told, "You're booked, Tuesday 24 November at 9:00 AM!")
        return reply_of(await agent_of(model).run_turn(database, chat.conversation_id))

    await asyncio.gather(*(ask(chat) for chat in chats))
    replies = await asyncio.gather(*(agree(chat) for chat in chats))
    assert len(await chats[0].bookings()) == 1
    assert sum("all set" in reply for reply in replies) == 1
    assert not any("booked, Tuesday" in reply for reply in replies)
    refused = [result for result in results if result.get("error") == "slot_taken"]
    assert len(refused) == 19
    assert all(json.dumps(result["choices"]) != "[]" for result in refused)
