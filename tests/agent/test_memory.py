"""Long conversations: what is condensed, and what is never forgotten."""

from datetime import timedelta

import pytest

from agent import Agent, CustomerMessage
from agent.memory import BOOKINGS_HEADING, CHOICES_HEADING, HEADING, MOST_BOOKINGS
from agent.messages import Note
from agent.models.scripted import ScriptedModel, Step
from booking_core import (
    BookingRequest,
    CustomerDetails,
    Database,
    Role,
    SetClock,
    StaffMember,
    create_booking,
)
from prompts import load_prompts
from tests.support.businesses import load_into
from tests.support.conversations import Chat, book_first, calls, find_slots, open_chat
from tools.wording import spoken_day

MIA = StaffMember("u1", "Mia", Role.MANAGER)


@pytest.fixture
async def chat(sqlite_database: Database) -> Chat:
    await load_into(sqlite_database)
    return await open_chat(sqlite_database)


async def asked(chat: Chat, text: str, *steps: Step) -> ScriptedModel:
    await chat.write(text)
    async with ScriptedModel(*steps) as model:
        await Agent(model=model, prompts=load_prompts()).run_turn(chat.database, chat.conversation_id)
    return model


async def long_talk(chat: Chat, turns: int) -> None:
    for number in range(turns):
        await chat.say(f"{number}: {'tell me more ' * 300}", calls(("list_services", {})), "Gladly.")


async def test_older_turns_become_one_note_that_keeps_bookings_choices_and_the_customers_words(chat: Chat) -> None:
    await chat.say("a haircut tomorrow for Jane Doe, I am allergic to henna", find_slots(), book_first, "")
    await chat.say("yes", "Booked: Tuesday 24 November at 9:00 AM.")
    await long_talk(chat, 14)
    model = await asked(chat, "what did I book?", "A haircut on Tuesday 24 November at 9:00 AM.")
    first = model.requests[0].messages[0]
    assert isinstance(first, Note)
    assert first.text.startswith(HEADING)
    assert "I am allergic to henna" in first.text
    assert "confirmed: Haircut with Ana Silva at Downtown, Tuesday 24 November 2026 at 9:00 AM" in first.text
    assert "service haircut" in first.text
    assert "name given “Jane Doe”" in first.text
    assert len(first.text) < 6000


async def test_the_last_turns_stay_word_for_word(chat: Chat) -> None:
    await long_talk(chat, 14)
    model = await asked(chat, "and now?", "How can I help?")
    said = [message.text for message in model.requests[0].messages if isinstance(message, CustomerMessage)]
    assert said[-1] == "and now?"
    assert said[-2].startswith("13: ")
    assert len(said) < 14


async def test_condensing_again_keeps_what_the_first_note_kept_and_lists_bookings_once(chat: Chat) -> None:
    await chat.say("I am allergic to henna", "Noted.")
    await chat.say("a haircut tomorrow for Jane Doe", find_slots(), book_first, "")
    await chat.say("no", "All right.")
    await long_talk(chat, 48)
    model = await asked(chat, "and now?", "How can I help?")
    first = model.requests[0].messages[0]
    assert isinstance(first, Note)
    assert "service haircut" in first.text
    assert "name given “Jane Doe”" in first.text
    assert first.text.count(CHOICES_HEADING) == 1
    assert first.text.count(BOOKINGS_HEADING) == 1
    assert first.text.count(HEADING) == 1


async def test_the_upcoming_booking_of_somebody_with_many_past_ones_is_not_forgotten(
    chat: Chat, clock: SetClock
) -> None:
    customer = CustomerDetails("Jane Doe", None, None, None)
    for _ in range(MOST_BOOKINGS + 3):
        start = clock.now() + timedelta(hours=2)
        request = BookingRequest("haircut", "downtown", start, customer, conversation_id=chat.conversation_id)
        async with chat.database.writing() as uow:
            await create_booking(uow, MIA, request)
        clock.advance(timedelta(days=7))
    clock.advance(timedelta(days=-7))
    await long_talk(chat, 14)
    model = await asked(chat, "what did I book?", "A haircut.")
    first = model.requests[0].messages[0]
    assert isinstance(first, Note)
    assert first.text.count("- confirmed: ") == MOST_BOOKINGS
    assert spoken_day(start.date()) in first.text


async def test_a_short_conversation_is_not_condensed(chat: Chat) -> None:
    await chat.say("hi", "Hello!")
    model = await asked(chat, "and now?", "How can I help?")
    assert CustomerMessage("hi") in model.requests[0].messages


async def test_the_date_is_noted_where_it_changes(chat: Chat) -> None:
    await chat.say("hi", "Hello!")
    clock = chat.database.clock
    assert isinstance(clock, SetClock)
    clock.advance(timedelta(days=1))
    model = await asked(chat, "tomorrow please", "Which service would you like?")
    notes = [message.text for message in model.requests[0].messages if isinstance(message, Note)]
    assert notes[:2] == ["Monday 23 November 2026", "Tuesday 24 November 2026"]
