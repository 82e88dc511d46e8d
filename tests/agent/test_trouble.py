"""What went wrong in a conversation, and what made a yes a yes, is on record for whoever looks at its bookings."""

from datetime import timedelta

import pytest

from agent import ModelUnavailable, Say
from agent.proposal_store import open_proposal
from booking_core import Database, OpenReviews, Review, RiskReason, SetClock, list_reviews
from tests.support.bookings import MANAGER
from tests.support.businesses import load_into
from tests.support.conversations import Chat, book_first, find_slots, open_chat

AGREED = '{"agrees": true}'
LIE = "You're booked for Friday at 3 pm!"
TRUTH = "How can I help?"


@pytest.fixture
async def chat(database: Database) -> Chat:
    await load_into(database)
    return await open_chat(database, "u1", verified_phone="+12125550123")


async def ask(chat: Chat) -> None:
    await chat.say("a haircut tomorrow for Jane Doe", find_slots("2026-11-25"), book_first, "One moment please.")


async def the_review(chat: Chat) -> Review:
    async with chat.database.reading() as uow:
        (found,) = await list_reviews(uow, MANAGER, OpenReviews())
    return found


async def agreed_by(chat: Chat) -> str:
    found = await the_review(chat)
    assert found.change is not None
    assert found.change.evidence is not None
    return found.change.evidence.agreed_by


async def test_a_plain_yes_is_kept_as_words(chat: Chat) -> None:
    await ask(chat)
    await chat.say("yes please", "You're booked.")
    assert await agreed_by(chat) == "words"
    assert (await the_review(chat)).reasons == ()


async def test_a_button_is_kept_as_one(chat: Chat) -> None:
    await ask(chat)
    async with chat.database.reading() as uow:
        proposal = await open_proposal(uow.session, chat.conversation_id, uow.now)
    assert proposal is not None
    await chat.write("Yes", button=f"yes:{proposal.id}")
    await chat.run("You're booked.")
    assert await agreed_by(chat) == "button"


async def test_a_yes_that_the_model_judged_is_kept_as_that_and_looked_at_closely(chat: Chat) -> None:
    await ask(chat)
    await chat.say("that would be the bee's knees", AGREED, "You're booked.")
    assert await agreed_by(chat) == "model"
    assert (await the_review(chat)).reasons == (RiskReason.CONSENT_JUDGED_BY_MODEL,)


async def test_a_reply_that_was_corrected_before_the_booking_counts(chat: Chat) -> None:
    await chat.say("hello", LIE, TRUTH)
    await ask(chat)
    await chat.say("yes", "You're booked.")
    assert (await the_review(chat)).reasons == (RiskReason.REPLY_CORRECTED,)


async def test_a_reply_that_is_corrected_after_the_booking_counts(chat: Chat) -> None:
    await ask(chat)
    await chat.say("yes", "You're booked for Friday at 3 pm!", "You're booked.")
    assert (await the_review(chat)).reasons == (RiskReason.REPLY_CORRECTED,)


async def test_a_reply_that_stayed_untrue_counts_more(chat: Chat) -> None:
    await ask(chat)
    await chat.say("yes", LIE, LIE)
    assert (await the_review(chat)).reasons == (RiskReason.REPLY_REPLACED, RiskReason.REPLY_CORRECTED)


async def test_a_model_that_failed_counts(chat: Chat) -> None:
    await ask(chat)
    await chat.say("yes", ModelUnavailable("gone"))
    assert (await the_review(chat)).reasons == (RiskReason.AGENT_FAILED,)


async def test_an_answer_that_was_only_empty_is_no_untruth(chat: Chat) -> None:
    await ask(chat)
    await chat.say("yes", Say(""), "You're booked.")
    assert (await the_review(chat)).reasons == ()


async def test_what_went_wrong_long_ago_does_not_count(chat: Chat, clock: SetClock) -> None:
    await chat.say("hello", LIE, TRUTH)
    clock.advance(timedelta(days=2))
    await chat.say("a haircut on Monday for Jane Doe", find_slots("2026-11-30"), book_first, "One moment please.")
    await chat.say("yes", "You're booked.")
    assert (await the_review(chat)).reasons == ()
