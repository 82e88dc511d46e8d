"""SIGTERM in the middle of a turn: it is finished or let go of, and nothing is lost or said twice."""

import asyncio

from channels.whatsapp.stand_in import Fault
from tests.support.crashing import LATER, CrashDesk
from tests.support.crashing_model import BOOK, YES
from tests.support.crashing_outcome import outcome_of

SHORT = 0.1


async def test_a_turn_that_ends_in_time_is_finished_and_sent(desk: CrashDesk) -> None:
    running = await desk.start(pensive=True)
    assert await desk.deliver(running, desk.message(BOOK))
    await running.comes_to("ask the model")
    running.let_answer()
    await running.asked_to_stop()
    await assert_one_reply_once_it_is_back(desk)


async def test_a_turn_that_takes_too_long_is_let_go_of(desk: CrashDesk) -> None:
    running = await desk.start(pensive=True, grace=SHORT)
    assert await desk.deliver(running, desk.message(BOOK))
    await running.comes_to("ask the model")
    await running.asked_to_stop()
    outcome = await outcome_of(desk.database)
    assert [turn.state for turn in outcome.turns] == ["running"]
    assert [lease.until for lease in outcome.leases] == [None]
    await assert_one_reply_once_it_is_back(desk)


async def test_a_send_that_takes_too_long_is_looked_for(desk: CrashDesk) -> None:
    accept = asyncio.Event()
    desk.twilio.next_sends.append(Fault(accepts=True, hold=accept))
    running = await desk.start(grace=SHORT)
    assert await desk.deliver(running, desk.message(BOOK))
    await running.comes_to("POST Messages.json")
    await running.asked_to_stop()
    accept.set()
    await desk.twilio.wait_for(1)
    await assert_one_reply_once_it_is_back(desk)


async def assert_one_reply_once_it_is_back(desk: CrashDesk) -> None:
    running = await desk.start(ahead=LATER)
    assert await running.settled()
    assert await desk.answered(running, YES)
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once((BOOK, YES))
    outcome.assert_sent_once([message.body for message in desk.twilio.messages])
    assert outcome.events == ["created"]
