"""From a customer's phone to the agent and back, over HTTP on loopback at both ends."""

import pytest
from sqlalchemy import select

from agent import Agent
from agent.models.scripted import ScriptedModel
from agent.outbox import Outbox, OutboxPolicy
from agent.tables import OutgoingRow
from booking_core import SystemClock
from channels.whatsapp import open_twilio, parts_for
from channels.whatsapp.stand_in import ACCEPT_AND_CUT, ACCEPT_AND_DROP, ACCEPT_AND_FAIL, DROP, FAIL, Fault
from prompts import load_prompts
from tests.support.whatsapp_desk import JANE, Desk


async def converse(desk: Desk, question: str, answer: str) -> None:
    """One message of the customer, one turn, and everything sent that came of it."""
    await deliver(desk, await answered(desk, question, answer))


async def answered(desk: Desk, question: str, answer: str) -> str:
    """The conversation, in which the answer now waits to be sent."""
    await desk.twilio.write(JANE, question, name="Jane Doe")
    conversation_id, _ = desk.doorbell.woken[-1]
    async with ScriptedModel(answer) as model:
        agent = Agent(model=model, prompts=load_prompts(), split=parts_for)
        await agent.run_turn(desk.database, conversation_id)
    return conversation_id


async def deliver(desk: Desk, conversation_id: str) -> None:
    async with open_twilio(desk.account) as twilio:
        outbox = Outbox(desk.database, {"whatsapp": twilio}, SystemClock(), OutboxPolicy(first_wait=0))
        while await outbox.send_waiting(conversation_id) is not None:
            pass


async def rows(desk: Desk) -> list[OutgoingRow]:
    async with desk.database.reading() as uow:
        return list(await uow.session.scalars(select(OutgoingRow)))


async def test_a_question_is_answered_and_its_delivery_noted(desk: Desk) -> None:
    await converse(desk, "Hello?", "Hello! What can I do for you?")
    (message,) = desk.twilio.messages
    assert (message.to, message.body) == (f"whatsapp:{JANE}", "Hello! What can I do for you?")
    for status in ("sent", "read", "delivered"):
        assert (await desk.twilio.report(message, status)).status_code == 204
    (row,) = await rows(desk)
    assert (row.state, row.status, row.external_id) == ("accepted", "read", message.sid)


async def test_a_long_answer_comes_in_parts_and_in_order(sqlite_desk: Desk) -> None:
    long = "\n\n".join(f"{number}. " + "A long story. " * 60 for number in range(1, 6))
    await converse(sqlite_desk, "Tell me", long)
    bodies = [message.body for message in sqlite_desk.twilio.messages]
    assert len(bodies) == 5
    assert [body[:2] for body in bodies] == ["1.", "2.", "3.", "4.", "5."]
    assert sqlite_desk.twilio.refusals == []


@pytest.mark.parametrize(
    "fault", [ACCEPT_AND_DROP, ACCEPT_AND_CUT, ACCEPT_AND_FAIL, DROP, FAIL], ids=["drop", "cut", "fail", "lost", "down"]
)
async def test_no_second_copy_and_no_silence_whatever_breaks(sqlite_desk: Desk, fault: Fault) -> None:
    sqlite_desk.twilio.next_sends.append(fault)
    await converse(sqlite_desk, "Hello?", "Hello!")
    (message,) = sqlite_desk.twilio.messages
    (row,) = await rows(sqlite_desk)
    assert (row.state, row.external_id) == ("accepted", message.sid)


async def test_a_report_settles_what_the_list_can_not_tell(sqlite_desk: Desk) -> None:
    sqlite_desk.twilio.next_sends.append(ACCEPT_AND_DROP)
    conversation_id = await answered(sqlite_desk, "Hello?", "Hello!")
    async with open_twilio(sqlite_desk.account) as twilio:
        outbox = Outbox(sqlite_desk.database, {"whatsapp": twilio}, SystemClock())
        assert await outbox.send_waiting(conversation_id) is not None
    assert [row.state for row in await rows(sqlite_desk)] == ["unknown"]
    (message,) = sqlite_desk.twilio.messages
    await sqlite_desk.twilio.report(message, "delivered")
    (row,) = await rows(sqlite_desk)
    assert (row.state, row.status, row.external_id) == ("accepted", "delivered", message.sid)


async def test_a_message_that_whatsapp_found_too_fast_is_sent_again(sqlite_desk: Desk) -> None:
    await converse(sqlite_desk, "Hello?", "Hello!")
    await sqlite_desk.twilio.report(sqlite_desk.twilio.messages[0], "undelivered", 63018)
    (conversation_id,) = sqlite_desk.doorbell.delivering
    await deliver(sqlite_desk, conversation_id)
    assert [message.body for message in sqlite_desk.twilio.messages] == ["Hello!", "Hello!"]
    (row,) = await rows(sqlite_desk)
    assert (row.state, row.external_id) == ("accepted", sqlite_desk.twilio.messages[1].sid)
