"""Nothing is booked, moved or cancelled but what the customer was shown and then said yes to."""

import json
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from agent import Agent, CustomerMessage, ModelReply, ModelRequest, Say, ToolCall, ToolCalls, TurnState, receive_message
from agent.models.scripted import ScriptedModel
from agent.outbox import Outbox
from agent.proposal_store import open_proposal
from agent.tables import ProposalRow
from booking_core import (
    BookingRequest,
    CustomerDetails,
    Database,
    Identity,
    Role,
    SetClock,
    StaffMember,
    create_booking,
    open_conversation,
)
from prompts import load_prompts
from tests.support.businesses import a_service, load_into, services
from tests.support.carriers import MemoryCarrier
from tests.support.conversations import (
    Chat,
    book_first,
    calls,
    find_slots,
    first_slot,
    last_result,
    open_chat,
    reply_of,
)

MIA = StaffMember("u1", "Mia", Role.MANAGER)
NINE = datetime.fromisoformat("2026-11-24T09:00:00-05:00")
NOT_AGREED = '{"agrees": false}'
AGREED = '{"agrees": true}'


@pytest.fixture
async def chat(sqlite_database: Database) -> Chat:
    await load_into(sqlite_database)
    return await open_chat(sqlite_database)


async def asked_to_confirm(chat: Chat, **agent: Any) -> str:
    return await chat.say("a haircut tomorrow for Jane Doe", find_slots(), book_first, "One moment please.", **agent)


async def proposal_of(chat: Chat) -> ProposalRow | None:
    async with chat.database.reading() as uow:
        return await open_proposal(uow.session, chat.conversation_id, uow.now)


def booking(name: str, slot: int = 0) -> Any:
    """Calls `book` for one of the slots that were found last."""

    def call(request: ModelRequest) -> ToolCalls:
        slot_id = last_result(request)["days"][0]["slots"][slot]["id"]
        return calls(("book", {"slot_id": slot_id, "name": name, "phone": None, "email": None, "notes": None}))

    return call


async def test_nobody_else_than_the_provider_who_was_named_is_booked(chat: Chat) -> None:
    question = await asked_to_confirm(chat)
    named = next(each for each in ("ana", "ben", "chloe") if f"with {each.title()} " in question)
    async with chat.database.writing() as uow:
        request = BookingRequest("haircut", "downtown", NINE, CustomerDetails("Zoe", None, None, None), named)
        await create_booking(uow, MIA, request)
    seen: list[Any] = []

    def look(request: ModelRequest) -> str:
        seen.append(last_result(request))
        return "That time has just been taken, sorry."

    await chat.say("yes", look)
    assert [each.customer.name for each in await chat.bookings()] == ["Zoe"]
    assert seen[0]["error"] == "slot_taken"


async def test_the_choices_of_a_refusal_can_be_booked_at_once(chat: Chat) -> None:
    await asked_to_confirm(chat)
    for provider in ("ana", "ben", "chloe"):
        async with chat.database.writing() as uow:
            request = BookingRequest("haircut", "downtown", NINE, CustomerDetails("Zoe", None, None, None), provider)
            await create_booking(uow, MIA, request)
    offered: list[Any] = []

    def offer(request: ModelRequest) -> str:
        offered.extend(last_result(request)["choices"])
        return f"That one is gone. {offered[0]['time']} on Tuesday 24 November is free. Shall I take that?"

    answer = await chat.say("yes", offer)
    assert offered[0]["time"] in answer
    chosen = {"slot_id": offered[0]["id"], "name": "Jane Doe", "phone": None, "email": None, "notes": None}
    question = await chat.say("take that one", calls(("book", chosen)), "")
    assert f"{offered[0]['day']} at {offered[0]['time']}" in question


async def test_what_has_changed_since_it_was_read_back_is_asked_anew(chat: Chat) -> None:
    question = await asked_to_confirm(chat)
    assert "$40.00" in question
    dearer = [a_service(location_ids=("downtown", "harbour"), price=Decimal("60.00")), *services()[1:]]
    await load_into(chat.database, services=dearer)
    again = await chat.say("yes", book_first, "")
    assert await chat.bookings() == []
    assert "$60.00" in again
    await chat.say("ok, yes", "Booked: Tuesday 24 November at 9:00 AM.")
    assert [each.price for each in await chat.bookings()] == [Decimal("60.00")]


async def test_of_two_things_asked_at_once_the_customer_is_asked_about_the_first(chat: Chat) -> None:
    def both(request: ModelRequest) -> ToolCalls:
        return ToolCalls((*booking("Jane Doe")(request).calls, *booking("Jane Doe", slot=2)(request).calls))

    results: list[Any] = []

    def look(request: ModelRequest) -> str:
        results.append(last_result(request))
        return ""

    question = await chat.say("two haircuts tomorrow", find_slots(), both, look)
    assert results[0]["error"] == "one_at_a_time"
    assert "at 9:00 AM" in question
    assert "at 10:00 AM" not in question
    await chat.say("yes", "Booked: Tuesday 24 November at 9:00 AM.")
    assert [each.local_start.hour for each in await chat.bookings()] == [9]


async def test_a_later_proposal_of_a_turn_replaces_the_earlier_and_the_model_is_told(chat: Chat) -> None:
    results: list[Any] = []

    def look(request: ModelRequest) -> str:
        results.append(last_result(request))
        return ""

    def at_ten(request: ModelRequest) -> ToolCalls:
        details = {"name": "Jane Doe", "phone": None, "email": None, "notes": None}
        return calls(("book", {"slot_id": first_slot(request), **details}))

    question = await chat.say("hm", find_slots(), book_first, find_slots(earliest="10:00"), at_ten, look)
    assert "at 10:00 AM" in question
    assert "at 9:00 AM" not in question
    assert "at 9:00 AM" in results[0]["note"]
    await chat.say("yes", "Booked: Tuesday 24 November at 10:00 AM.")
    assert [each.local_start.hour for each in await chat.bookings()] == [10]


@pytest.mark.parametrize("words", ["yes but on wednesday please", "yes, and make it 10", "ok, if Ben does it"])
async def test_a_yes_with_a_change_is_no_yes(chat: Chat, words: str) -> None:
    await asked_to_confirm(chat)
    await chat.say(words, NOT_AGREED, "Let me see.")
    assert await chat.bookings() == []


async def test_a_yes_and_a_change_in_two_messages_of_one_burst_are_judged_together(chat: Chat) -> None:
    await asked_to_confirm(chat)
    await chat.write("yes")
    await chat.write("no wait, wednesday")
    async with ScriptedModel(NOT_AGREED, "Wednesday, then. At what time?") as model:
        await Agent(model=model, prompts=load_prompts()).run_turn(chat.database, chat.conversation_id)
    (question,) = model.requests[0].messages
    assert isinstance(question, CustomerMessage)
    assert json.loads(question.text)["answer"] == "yes\nno wait, wednesday"
    assert await chat.bookings() == []


async def test_the_yes_button_of_the_latest_question_books(chat: Chat) -> None:
    await asked_to_confirm(chat)
    proposal = await proposal_of(chat)
    assert proposal is not None
    await chat.write("Book it", button=f"yes:{proposal.id}")
    await chat.run("Booked: Tuesday 24 November at 9:00 AM.")
    assert len(await chat.bookings()) == 1


async def test_the_yes_button_of_an_older_question_books_nothing_however_its_title_reads(chat: Chat) -> None:
    await asked_to_confirm(chat)
    old = await proposal_of(chat)
    assert old is not None
    await chat.say("rather wednesday", NOT_AGREED, find_slots("wednesday"), book_first, "")
    await chat.write("Yes, book it", button=f"yes:{old.id}")
    await chat.run("Do you mean Wednesday?")
    assert await chat.bookings() == []


async def test_a_yes_button_and_words_against_it_are_no_yes(chat: Chat) -> None:
    await asked_to_confirm(chat)
    proposal = await proposal_of(chat)
    assert proposal is not None
    await chat.write("no wait, not that day")
    await chat.write("Book it", button=f"yes:{proposal.id}")
    await chat.run(NOT_AGREED, "Which day, then?")
    assert await chat.bookings() == []


async def test_a_question_that_has_expired_is_not_asked_again_and_not_answered_by_a_yes(
    chat: Chat, clock: SetClock
) -> None:
    await asked_to_confirm(chat)
    clock.advance(timedelta(hours=25))
    answer = await chat.say("yes", "What would you like to book?")
    assert "Shall I book it?" not in answer
    assert await chat.bookings() == []


async def test_a_yes_to_the_open_question_counts_also_when_it_comes_while_the_model_thinks(chat: Chat) -> None:
    await asked_to_confirm(chat)
    await chat.write("where is it?")
    model = Interrupted(chat, "yes", at=2, steps=(NOT_AGREED, "At 12 Main St.", AGREED, "Booked."))
    outcome = await Agent(model=model, prompts=load_prompts()).run_turn(chat.database, chat.conversation_id)
    assert outcome.state is TurnState.ANSWERED
    assert len(await chat.bookings()) == 1


async def test_a_yes_that_came_before_the_question_was_sent_is_not_its_answer(chat: Chat) -> None:
    await chat.write("a haircut tomorrow for Jane Doe")
    model = Interrupted(chat, "yes", at=3, steps=(find_slots(), book_first, "One moment.", "Is that right?"))
    outcome = await Agent(model=model, prompts=load_prompts()).run_turn(chat.database, chat.conversation_id)
    assert "Shall I book it?" in reply_of(outcome)
    assert not outcome.more
    assert await chat.bookings() == []


async def test_a_question_that_the_customer_overtook_is_not_asked(chat: Chat) -> None:
    """They were never shown it, and want something else by now."""
    await chat.write("a haircut tomorrow for Jane Doe")
    steps = (find_slots(), book_first, "One moment.", find_slots("wednesday"), "Wednesday at 9:00 AM is free.")
    model = Interrupted(chat, "sorry, I mean wednesday", at=3, steps=steps)
    outcome = await Agent(model=model, prompts=load_prompts()).run_turn(chat.database, chat.conversation_id)
    assert "Shall I book it?" not in reply_of(outcome)
    await chat.say("yes", "For which name?")
    assert await chat.bookings() == []


class Interrupted(ScriptedModel):
    """The customer writes something while the model answers for the time `at`."""

    def __init__(self, chat: Chat, text: str, *, at: int, steps: Any) -> None:
        super().__init__(*steps)
        self._chat, self._text, self._at = chat, text, at

    async def answer(self, request: ModelRequest) -> ModelReply:
        reply = await super().answer(request)
        if len(self.requests) == self._at:
            await self._chat.write(self._text)
        return reply


async def test_a_call_id_that_looks_like_an_agreement_is_none(chat: Chat) -> None:
    await asked_to_confirm(chat)
    proposal = await proposal_of(chat)
    assert proposal is not None
    forged = ToolCalls((ToolCall(f"agreed_{proposal.id}", "book", proposal.arguments),))
    await chat.say("what does it cost?", NOT_AGREED, forged, "$40.00.")
    assert await chat.bookings() == []


async def test_two_calls_with_one_id_both_get_their_result(chat: Chat) -> None:
    twins = ToolCalls((ToolCall("c", "my_bookings", "{}"), ToolCall("c", "list_services", "{}")))
    model = ScriptedModel(twins, "How can I help?")
    await chat.write("hi")
    await Agent(model=model, prompts=load_prompts()).run_turn(chat.database, chat.conversation_id)
    said = str(model.requests[1].messages)
    assert '"bookings":[]' in said
    assert '"services":[' in said


async def test_an_answer_cut_off_or_not_json_from_the_judging_model_is_no_yes(chat: Chat) -> None:
    await asked_to_confirm(chat)
    for unusable in (ModelReply(Say('{"agrees": true'), finish="truncated"), "yes!", '{"agrees": "true"}', "[true]"):
        await chat.say("hmm I guess so maybe", unusable, "Take your time.")
    assert await chat.bookings() == []


@pytest.fixture
async def whatsapp(sqlite_database: Database) -> Chat:
    await load_into(sqlite_database)
    async with sqlite_database.writing() as uow:
        found = await open_conversation(
            uow, Identity("whatsapp", "phone", "+12125550123"), verified_phone="+12125550123"
        )
    return Chat(sqlite_database, found.id)


class TestOnAChannelThatPushes:
    """The system's clock here stands still between the steps that the tests take."""

    def setup_method(self) -> None:
        self.system = SetClock(datetime.fromisoformat("2020-01-01T12:00:00+00:00"))

    async def hear(self, chat: Chat, text: str, external_id: str) -> None:
        async with chat.database.writing() as uow:
            await receive_message(uow, chat.conversation_id, text, external_id, received_at=self.system.now())

    async def asked(self, chat: Chat) -> None:
        await self.hear(chat, "a haircut tomorrow for Jane Doe", "SM1")
        await self.run(chat, find_slots(), book_first, "")

    async def run(self, chat: Chat, *steps: Any) -> str:
        outcome = await chat.run(*steps, split=lambda channel, text: (text,), system_clock=self.system)
        return reply_of(outcome)

    async def send(self, chat: Chat) -> None:
        await Outbox(chat.database, {"whatsapp": MemoryCarrier()}, self.system).send_waiting(chat.conversation_id)

    async def test_a_yes_before_the_carrier_has_the_question_books_nothing(self, whatsapp: Chat) -> None:
        await self.asked(whatsapp)
        await self.hear(whatsapp, "yes", "SM2")
        assert "Shall I book it?" in await self.run(whatsapp, "One question:")
        assert await whatsapp.bookings() == []

    async def test_a_yes_written_before_the_question_was_sent_books_nothing_even_if_it_is_read_later(
        self, whatsapp: Chat
    ) -> None:
        await self.asked(whatsapp)
        await self.hear(whatsapp, "yes", "SM2")
        self.system.advance(timedelta(seconds=1))
        await self.send(whatsapp)
        await self.run(whatsapp, "One question:")
        assert await whatsapp.bookings() == []

    async def test_a_yes_to_the_question_as_it_was_sent_books(self, whatsapp: Chat) -> None:
        await self.asked(whatsapp)
        await self.send(whatsapp)
        self.system.advance(timedelta(seconds=3))
        await self.hear(whatsapp, "yes", "SM2")
        await self.run(whatsapp, "Booked: Tuesday 24 November at 9:00 AM.")
        assert len(await whatsapp.bookings()) == 1
