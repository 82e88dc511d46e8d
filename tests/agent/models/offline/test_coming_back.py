"""After a person of the team had the conversation, the agent goes on with what was said and noted meanwhile."""

import pytest

from agent import answer_as_person, hand_back_to_agent
from agent.inbox import nothing_to_push
from booking_core import Database, Role, StaffMember, take_over
from frontdesk.demo_business import load_demo_business
from prompts import load_prompts
from tests.support.conversations import all_bookings
from tests.support.offline_talk import Talk, begin_talk

MIA = StaffMember("u1", "Mia", Role.MANAGER)


@pytest.fixture
async def talk(sqlite_database: Database) -> Talk:
    await load_demo_business(sqlite_database)
    return await begin_talk(sqlite_database)


async def with_a_person(talk: Talk, *said: str, answer: str, note: str | None = None) -> None:
    """The customer and somebody of the team write to each other; then the agent has the conversation again."""
    async with talk.database.writing() as uow:
        await take_over(uow, MIA, talk.chat.conversation_id)
    for text in said:
        await talk.chat.write(text)
        await talk.agent.run_turn(talk.database, talk.chat.conversation_id)
    async with talk.database.writing() as uow:
        await answer_as_person(uow, MIA, talk.chat.conversation_id, answer, sent_at=uow.now, split=nothing_to_push)
        await hand_back_to_agent(uow, MIA, talk.chat.conversation_id, load_prompts(), note)


async def test_what_the_team_noted_is_known_to_the_agent(talk: Talk) -> None:
    note = "Wants a haircut with Ben on Friday afternoon, name is Jane Doe"
    await with_a_person(talk, "do you cut children's hair?", answer="We do!", note=note)
    assert "On Friday 27 November I have" in (offer := await talk.say("great, then I'd like to book"))
    assert "with Ben Okafor" in offer
    assert "for Jane Doe" in await talk.say("the first one")


async def test_what_was_begun_before_goes_on_with_times_looked_up_anew(talk: Talk) -> None:
    await talk.say("haircut downtown tomorrow, I'm Jane")
    await with_a_person(talk, "is parking free?", answer="Yes, behind the house.")
    reply = await talk.say("good, 3pm then")
    assert "Tuesday 24 November 2026 at 3:00 PM, for Jane" in reply
    assert "You're booked" in await talk.say("yes")
    assert len(await all_bookings(talk.database)) == 1


async def test_what_the_person_was_asked_is_not_answered_once_more(talk: Talk) -> None:
    await with_a_person(talk, "how much is a massage?", "I want to talk to a human", answer="95 dollars, here I am.")
    reply = await talk.say("thanks!")
    assert "95" not in reply
    assert "told the team" not in reply


async def test_a_wish_that_was_told_to_the_person_is_known(talk: Talk) -> None:
    await with_a_person(talk, "I'd like a massage on thursday evening", answer="The agent will book that for you.")
    assert "Thursday 26 November" in await talk.say("ok so what do you have?")


async def test_a_yes_to_the_person_books_nothing(talk: Talk) -> None:
    await talk.say("haircut downtown tomorrow 3pm, I'm Jane")
    await with_a_person(talk, "yes", answer="Wonderful.")
    await talk.say("thanks")
    assert await all_bookings(talk.database) == []
