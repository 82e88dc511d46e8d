"""Whole turns with a scripted model, on both databases."""

from datetime import timedelta

import pytest

from agent import (
    Agent,
    Limits,
    ModelReply,
    ModelRequest,
    ModelUnavailable,
    Say,
    ToolCall,
    ToolCalls,
    TurnState,
    receive_message,
)
from agent.models.scripted import Answer, ScriptedModel
from booking_core import Database, Role, SetClock, StaffMember, Status, conversation, hand_back, take_over
from booking_core.actors import SystemActor
from booking_core.history import booking_history
from prompts import load_prompts
from tests.support.businesses import load_into
from tests.support.conversations import (
    Chat,
    book_first,
    calls,
    find_slots,
    first_slot,
    open_chat,
    reply_of,
)


@pytest.fixture
async def chat(database: Database) -> Chat:
    await load_into(database)
    return await open_chat(database)


async def asked_to_confirm(chat: Chat) -> str:
    return await chat.say("a haircut tomorrow for Jane Doe", find_slots(), book_first, "One moment please.")


async def test_a_booking_is_read_back_in_the_servers_words_and_made_after_a_yes(chat: Chat) -> None:
    question = await asked_to_confirm(chat)
    assert "Haircut with" in question
    assert "Tuesday 24 November 2026 at 9:00 AM" in question
    assert "Shall I book it?" in question
    assert await chat.bookings() == []

    answer = await chat.say("yes please", "You're all set for Tuesday 24 November at 9:00 AM.")
    assert answer == "You're all set for Tuesday 24 November at 9:00 AM."
    (booking,) = await chat.bookings()
    assert booking.status is Status.CONFIRMED
    assert booking.customer.name == "Jane Doe"
    assert booking.conversation_id == chat.conversation_id
    assert booking.source == "ai_agent"


async def test_a_booking_keeps_the_evidence_of_consent(chat: Chat) -> None:
    question = await asked_to_confirm(chat)
    await chat.say("yes please", "Done: Tuesday 24 November at 9:00 AM.")
    (booking,) = await chat.bookings()
    async with chat.database.reading() as uow:
        (created,) = await booking_history(uow, SystemActor(), booking.id)
    assert created.evidence is not None
    assert created.evidence.read_back in question
    assert created.evidence.customer_message == "yes please"
    assert created.evidence.model == "scripted"
    assert created.evidence.prompt_version == load_prompts().version


@pytest.mark.parametrize("answer", ["no", "not yet", "no thanks, leave it"])
async def test_what_is_not_a_yes_is_no(chat: Chat, answer: str) -> None:
    await asked_to_confirm(chat)
    await chat.say(answer, "All right.")
    assert await chat.bookings() == []


async def test_the_model_is_asked_about_an_unclear_answer_and_sees_nothing_but_the_two_texts(chat: Chat) -> None:
    await asked_to_confirm(chat)
    await chat.write("well I suppose if it must be")
    async with ScriptedModel('{"agrees": false}', "Shall I look for another time?") as model:
        await Agent(model=model, prompts=load_prompts()).run_turn(chat.database, chat.conversation_id)
    question = model.requests[0]
    assert question.tools == ()
    assert len(question.messages) == 1
    assert question.json_schema is not None
    assert await chat.bookings() == []


async def test_a_yes_that_the_model_cannot_book_without_being_asked_books_nothing(chat: Chat) -> None:
    """The model calls the tool as often as it likes: without a read-back and a later yes nothing happens."""
    await chat.say("book me in", find_slots(), book_first, book_first, "")
    assert await chat.bookings() == []


async def test_a_yes_to_nothing_books_nothing(chat: Chat) -> None:
    await chat.say("yes", "What would you like to book?")
    assert await chat.bookings() == []


async def test_a_yes_counts_only_for_the_latest_proposal(chat: Chat) -> None:
    await asked_to_confirm(chat)
    later = find_slots("wednesday")
    await chat.say("rather on wednesday", '{"agrees": false}', later, book_first, "")
    await chat.say("yes", "Booked: Wednesday 25 November at 9:00 AM.")
    (booking,) = await chat.bookings()
    assert booking.local_start.day == 25


async def test_a_yes_after_another_answer_of_the_agent_books_nothing(chat: Chat) -> None:
    await asked_to_confirm(chat)
    await chat.say(
        "hmm what else is there on wednesday", '{"agrees": false}', find_slots("wednesday"), "9:00 AM. Good?"
    )
    await chat.say("yes", "Which name shall I put down?")
    assert await chat.bookings() == []


async def test_a_question_in_between_is_answered_and_the_read_back_shown_again(chat: Chat) -> None:
    await asked_to_confirm(chat)
    answer = await chat.say(
        "where is it?", '{"agrees": false}', calls(("find_locations", {"service_id": None})), "At 12 Main St."
    )
    assert "Shall I book it?" in answer
    await chat.say("ok yes", "Booked: Tuesday 24 November at 9:00 AM.")
    assert len(await chat.bookings()) == 1


async def test_a_yes_after_the_hold_has_expired_books_if_the_time_is_still_free(chat: Chat, clock: SetClock) -> None:
    def hold(request: ModelRequest) -> ToolCalls:
        return calls(("hold_slot", {"slot_id": first_slot(request)}))

    await chat.say("a haircut tomorrow", find_slots(), hold, book_first, "")
    clock.advance(timedelta(minutes=20))
    await chat.say("yes", "Booked: Tuesday 24 November at 9:00 AM.")
    assert len(await chat.bookings()) == 1


async def test_a_lie_is_corrected_once_and_then_replaced_by_the_truth_and_a_person(chat: Chat) -> None:
    answer = await chat.say("hi", "You're booked for tomorrow at 3 PM!", "It is done, see you at 3 PM tomorrow!")
    assert "3" not in answer.replace("person", "")
    async with chat.database.reading() as uow:
        assert (await conversation(uow, chat.conversation_id)).waiting_for_person


@pytest.mark.parametrize(
    "step",
    [
        ToolCalls((ToolCall("c1", "find_slots", '{"service_id": '),)),
        ToolCalls((ToolCall("c1", "find_slots", '{"service_id": "haircut", "made_up": 1}'),)),
        ToolCalls((ToolCall("c1", "wash_the_car", "{}"),)),
        calls(("my_bookings", {}), ("list_services", {})),
        ModelReply(Say("")),
        ModelReply(Say("We could"), finish="truncated"),
    ],
    ids=["malformed", "unknown argument", "unknown tool", "parallel calls", "empty", "truncated"],
)
async def test_whatever_a_model_writes_the_customer_is_answered(chat: Chat, step: Answer) -> None:
    assert await chat.say("hello", step, "How can I help?") == "How can I help?"


async def test_a_model_that_fails_ends_in_an_honest_message_and_a_person(chat: Chat) -> None:
    answer = await chat.say("hello", ModelUnavailable("down"))
    assert answer
    async with chat.database.reading() as uow:
        assert (await conversation(uow, chat.conversation_id)).waiting_for_person


async def test_a_model_that_loops_is_stopped(chat: Chat) -> None:
    steps = [calls(("my_bookings", {})) for _ in range(4)]
    answer = await chat.say("hello", *steps, limits=Limits(model_calls=4))
    assert answer


async def test_messages_of_a_burst_are_one_turn_and_one_reply(chat: Chat) -> None:
    await chat.write("hi")
    await chat.write("a haircut")
    outcome = await chat.run("When would you like to come?")
    assert outcome.state is TurnState.ANSWERED
    assert len(outcome.replies) == 1
    assert (await chat.run()).state is TurnState.NOTHING


async def test_what_is_written_while_the_model_thinks_is_taken_into_the_same_turn(chat: Chat) -> None:
    await chat.write("hi")
    heard: list[str] = []

    async def interrupting() -> None:
        await chat.write("I mean a haircut")

    class Interrupted(ScriptedModel):
        async def answer(self, request: ModelRequest) -> ModelReply:
            if not heard:
                heard.append("once")
                await interrupting()
            return await super().answer(request)

    async with Interrupted("Hello!", "A haircut, gladly. When?") as model:
        outcome = await Agent(model=model, prompts=load_prompts()).run_turn(chat.database, chat.conversation_id)
    assert reply_of(outcome) == "A haircut, gladly. When?"
    assert not outcome.more


async def test_a_duplicate_delivery_changes_nothing(chat: Chat) -> None:
    async with chat.database.writing() as uow:
        first = await receive_message(uow, chat.conversation_id, "hi", "SM1", received_at=uow.now)
        second = await receive_message(uow, chat.conversation_id, "hi", "SM1", received_at=uow.now)
    assert (first[1], second[1]) == (True, False)
    assert first[0].id == second[0].id


async def test_the_agent_is_silent_while_a_person_has_the_conversation(chat: Chat) -> None:
    staff = StaffMember("u1", "Mia", Role.MANAGER)
    async with chat.database.writing() as uow:
        await take_over(uow, staff, chat.conversation_id)
    await chat.write("hello?")
    assert (await chat.run()).state is TurnState.SILENT
    async with chat.database.writing() as uow:
        await hand_back(uow, staff, chat.conversation_id)
    assert await chat.say("and now?", "How can I help?") == "How can I help?"


async def test_a_take_over_while_the_model_thinks_stops_the_writing_and_the_reply(chat: Chat) -> None:
    await asked_to_confirm(chat)
    staff = StaffMember("u1", "Mia", Role.MANAGER)

    class TakenOver(ScriptedModel):
        async def answer(self, request: ModelRequest) -> ModelReply:
            async with chat.database.writing() as uow:
                await take_over(uow, staff, chat.conversation_id)
            return await super().answer(request)

    await chat.write("what does it cost?")
    async with TakenOver('{"agrees": true}') as model:
        outcome = await Agent(model=model, prompts=load_prompts()).run_turn(chat.database, chat.conversation_id)
    assert outcome.state is TurnState.SILENT
    assert await chat.bookings() == []


async def test_two_turns_of_one_conversation_never_run_at_once(chat: Chat) -> None:
    await chat.write("hi")
    states: list[TurnState] = []

    class Nested(ScriptedModel):
        async def answer(self, request: ModelRequest) -> ModelReply:
            states.append((await chat.run()).state)
            return await super().answer(request)

    async with Nested("Hello!") as model:
        await Agent(model=model, prompts=load_prompts()).run_turn(chat.database, chat.conversation_id)
    assert states == [TurnState.BUSY]
