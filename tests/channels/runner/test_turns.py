"""Turns and sends, with the clock in the test's hand."""

import asyncio

import pytest

from agent.carrier import TurnedAway
from agent.ownership import give_up
from channels.runner import Job
from channels.runner.turns import BUSY_SECONDS
from tests.channels.runner.conftest import Office


async def test_a_message_is_answered_and_the_answer_sent(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.write(conversation_id, "Hello")
    assert await office.runner.answer(conversation_id) is None
    assert office.carrier.texts == ["You said: Hello"]


async def test_where_the_customer_fetches_nothing_is_sent(office: Office) -> None:
    conversation_id = await office.conversation("web")
    await office.write(conversation_id, "Hello")
    assert await office.runner.answer(conversation_id) is None
    assert await office.replies(conversation_id) == ["You said: Hello"]
    assert office.carrier.parcels == []


async def test_without_anything_to_answer_nothing_happens(office: Office) -> None:
    conversation_id = await office.conversation()
    assert await office.runner.answer(conversation_id) is None
    assert await office.runner.answer_when_quiet(conversation_id) is None
    assert office.model.requests == []


async def test_a_burst_is_one_turn_that_waits_for_the_last_of_it(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.write(conversation_id, "A haircut")
    assert await office.runner.answer_when_quiet(conversation_id) == 1.5
    office.later(1.0)
    await office.write(conversation_id, "on Friday")
    assert await office.runner.answer_when_quiet(conversation_id) == 1.5
    office.later(1.0)
    assert await office.runner.answer_when_quiet(conversation_id) == 0.5
    office.later(0.5)
    assert await office.runner.answer_when_quiet(conversation_id) is None
    assert office.carrier.texts == ["You said: A haircut / on Friday"]
    assert len(office.model.requests) == 1


async def test_somebody_who_never_stops_is_answered_after_ten_seconds(office: Office) -> None:
    conversation_id = await office.conversation()
    for _ in range(10):
        await office.write(conversation_id, "and")
        assert await office.runner.answer_when_quiet(conversation_id) is not None
        office.later(1.0)
    await office.write(conversation_id, "done")
    assert await office.runner.answer_when_quiet(conversation_id) is None
    assert len(office.model.requests) == 1


async def test_a_button_is_not_waited_for(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.write(conversation_id, "Well")
    await office.write(conversation_id, "Hello again", button="hello")
    assert await office.runner.answer_when_quiet(conversation_id) is None
    assert office.carrier.texts == ["You said: Well / Hello again"]


async def test_while_another_process_has_the_conversation_it_is_looked_at_again(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.write(conversation_id, "Hello")
    claim = await office.claimed_elsewhere(conversation_id)
    assert await office.runner.answer(conversation_id) == BUSY_SECONDS
    await give_up(claim)
    assert await office.runner.answer(conversation_id) is None
    assert office.carrier.texts == ["You said: Hello"]


async def test_a_message_that_comes_while_the_agent_thinks_is_answered_too(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.runner.start()
    await office.write(conversation_id, "A haircut")
    office.model.may_answer.clear()
    office.runner.wake(conversation_id)
    await office.model.asked.wait()
    await office.write(conversation_id, "on Friday")
    office.runner.wake(conversation_id)
    office.model.may_answer.set()
    await office.runner.at_once.settle()
    assert office.carrier.texts == ["You said: A haircut / on Friday"]
    await office.runner.stop(1)


async def test_a_reply_that_could_not_be_sent_yet_is_put_off(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.write(conversation_id, "Hello")
    office.carrier.script.append(TurnedAway(after=30))
    assert await office.runner.answer(conversation_id) is None
    ((job, wanted, _),) = office.jobs.wanted
    assert (job, wanted, office.jobs.delays) == (Job.SEND, conversation_id, [30])
    office.later(30)
    assert await office.runner.send(conversation_id) is None
    assert office.carrier.texts == ["You said: Hello"]


async def test_a_burst_is_put_in_the_queue_once(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.runner.start()
    first = await office.write(conversation_id, "A haircut")
    office.runner.wake(conversation_id, 1.5)
    await office.write(conversation_id, "on Friday")
    office.runner.wake(conversation_id, 1.5)
    await office.runner.stop(1)
    assert set(office.jobs.wanted) == {(Job.ANSWER_WHEN_QUIET, conversation_id, first)}


async def test_who_follows_sees_the_agent_think_and_is_told_when_it_has_spoken(office: Office) -> None:
    conversation_id = await office.conversation("web")
    await office.write(conversation_id, "Hello")
    office.model.may_answer.clear()
    with office.news.follow(conversation_id) as follower:
        turn = asyncio.create_task(office.runner.answer(conversation_id))
        while follower.state != "thinking":
            await follower.wait(10)
        office.model.may_answer.set()
        await turn
        await follower.wait(10)
        assert follower.state == ""


@pytest.mark.parametrize("channel", ["whatsapp", "web"])
async def test_a_turn_that_fails_leaves_its_message_to_be_answered_later(office: Office, channel: str) -> None:
    conversation_id = await office.conversation(channel)
    await office.write(conversation_id, "Hello")
    office.model.error = OSError("out of everything")
    with pytest.raises(OSError, match="out of everything"):
        await office.runner.answer(conversation_id)
    office.model.error = None
    assert await office.runner.answer(conversation_id) is None
    assert await office.replies(conversation_id) == ["You said: Hello"]
