"""A long conversation is condensed, and goes on where it was."""

import pytest

from agent import memory
from agent.models.offline.remembering import Remembered, remembered
from booking_core import Database
from frontdesk.demo_business import load_demo_business
from tests.support.conversations import all_bookings
from tests.support.offline_talk import Talk, begin_talk

CHATTER = 8


@pytest.fixture
async def talk(sqlite_database: Database, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Whose conversation is condensed after a few turns already."""
    monkeypatch.setattr(memory, "CONDENSE_ABOVE", 3_000)
    monkeypatch.setattr(memory, "LEAST_CONDENSED", 500)
    await load_demo_business(sqlite_database)
    return await begin_talk(sqlite_database)


async def chat_for_a_while(talk: Talk) -> None:
    for number in range(CHATTER):
        await talk.say(("how much is a massage?", "who works here?")[number % 2])


async def test_what_was_chosen_long_ago_is_not_asked_again(talk: Talk) -> None:
    await talk.say("haircut downtown tomorrow, I'm Jane Doe")
    await chat_for_a_while(talk)
    assert "Thursday 26 November 2026 at 3:00 PM, for Jane Doe" in await talk.say("ok thursday at 3pm")
    assert "You're booked" in await talk.say("yes")
    (booking,) = await all_bookings(talk.database)
    assert (booking.service_name, booking.location.name, booking.customer.name) == ("Haircut", "Downtown", "Jane Doe")


async def test_times_that_were_offered_in_the_last_turns_can_be_picked_by_their_number(talk: Talk) -> None:
    await chat_for_a_while(talk)
    await talk.say("haircut downtown for Jane Doe")
    await chat_for_a_while(talk)
    await talk.say("what do you have on thursday afternoon?")
    assert "Thursday 26 November 2026 at" in await talk.say("the second one")


async def test_a_move_that_was_begun_long_ago_goes_on(talk: Talk) -> None:
    await talk.say("haircut downtown tomorrow 10am, I'm Jane Doe")
    await talk.say("yes")
    await talk.say("can you move it to thursday?")
    await chat_for_a_while(talk)
    assert "Move Haircut" in await talk.say("friday at 3pm then")


def test_choices_and_details_are_read_from_the_note() -> None:
    choices = "Last choices: service hair-cut, place downtown, name given “Jane, of place x”, phone given “+1”."
    note = f"Earlier in this conversation:\n{choices}"
    assert remembered(note) == Remembered("hair-cut", "downtown", name="Jane, of place x", phone="+1")


def test_another_note_is_nothing_to_remember() -> None:
    assert remembered("Monday 23 November 2026") is None
