"""From the agent to a person and back."""

import pytest

from agent import Agent, hand_back_to_agent, summary_for_person
from agent.messages import Note
from agent.models.scripted import ScriptedModel
from booking_core import Database, Role, StaffMember, take_over
from prompts import load_prompts
from tests.support.businesses import load_into
from tests.support.conversations import Chat, book_first, calls, find_slots, open_chat

MIA = StaffMember("u1", "Mia", Role.MANAGER)


@pytest.fixture
async def chat(sqlite_database: Database) -> Chat:
    await load_into(sqlite_database)
    return await open_chat(sqlite_database)


async def test_the_agent_reads_that_a_person_has_answered_and_what_they_noted(chat: Chat) -> None:
    async with chat.database.writing() as uow:
        await take_over(uow, MIA, chat.conversation_id)
    await chat.write("is the fringe included?")
    await chat.run()
    async with chat.database.writing() as uow:
        await hand_back_to_agent(uow, MIA, chat.conversation_id, load_prompts(), "Fringe is free.\nThey know.")
    await chat.write("great, then a haircut")
    async with ScriptedModel("When would you like to come?") as model:
        await Agent(model=model, prompts=load_prompts()).run_turn(chat.database, chat.conversation_id)
    notes = [message.text for message in model.requests[0].messages if isinstance(message, Note)]
    assert any("handed the conversation back" in note and "Fringe is free. They know." in note for note in notes)


async def test_a_read_back_from_before_the_person_came_is_no_longer_answered_by_a_yes(chat: Chat) -> None:
    await chat.say("a haircut tomorrow for Jane Doe", find_slots(), book_first, "")
    async with chat.database.writing() as uow:
        await take_over(uow, MIA, chat.conversation_id)
        await hand_back_to_agent(uow, MIA, chat.conversation_id, load_prompts())
    await chat.say("yes", "What would you like to book?")
    assert await chat.bookings() == []


async def test_whoever_takes_over_reads_why_what_is_open_and_the_last_words(chat: Chat) -> None:
    await chat.say("a haircut tomorrow for Jane Doe", find_slots(), book_first, "")
    await chat.say(
        "what? get me a human",
        '{"agrees": false}',
        calls(("ask_for_person", {"reason": "They are annoyed."})),
        "I have told the team, and somebody will answer you here.",
    )
    async with chat.database.reading() as uow:
        summary = await summary_for_person(uow, chat.conversation_id)
    assert summary[0] == "Asked for a person: They are annoyed."
    assert summary[-1] == "Customer: what? get me a human"
