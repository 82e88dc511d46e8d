"""A process that is killed again while it makes good what the first one left, and carriers that can't be asked."""

import pytest

from channels.whatsapp.stand_in import Fault
from tests.support.crashing import LATER, CrashDesk
from tests.support.crashing_model import BOOK, YES
from tests.support.crashing_outcome import outcome_of
from tests.support.crashing_points import AFTER, Kill

ACCEPTED_UNHEARD = Kill(12, AFTER)
"""Twilio has the read-back, and its answer was never seen."""
BOOKED_UNTOLD = Kill(17, AFTER)
LIST_REFUSED = Fault(status=403)
MINUTES = 400.0


async def killed_at(desk: CrashDesk, kill: Kill, texts: tuple[str, ...] = (BOOK, YES)) -> None:
    """The conversation goes on until the process is killed."""
    running = await desk.start(kill=kill)
    for text in texts:
        if not await desk.answered(running, text):
            break
    await running.gone()
    assert len(running.points) == kill.number


@pytest.mark.parametrize("number", range(1, 6))
@pytest.mark.parametrize("first", [ACCEPTED_UNHEARD, BOOKED_UNTOLD], ids=["reply accepted", "booked"])
async def test_a_second_death_changes_nothing(desk: CrashDesk, first: Kill, number: int) -> None:
    await killed_at(desk, first)
    again = await desk.start(kill=Kill(number, AFTER), from_start=True, ahead=LATER)
    await again.gone()
    assert len(again.points) == number
    last = await desk.start(ahead=2 * LATER)
    assert await last.settled()
    texts = (BOOK, YES)
    if first == ACCEPTED_UNHEARD:
        assert await desk.answered(last, YES)
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once(texts)
    outcome.assert_sent_once([message.body for message in desk.twilio.messages])
    assert outcome.events == ["created"]


async def test_a_reply_comes_twice_at_most_when_twilio_can_not_be_asked(desk: CrashDesk) -> None:
    await killed_at(desk, ACCEPTED_UNHEARD)
    desk.twilio.next_lists.extend([LIST_REFUSED] * 20)
    running = await desk.start(ahead=LATER)
    while not running.has_come_to("POST Messages.json"):
        await running.comes_to("GET Messages.json")
        await running.advance(MINUTES)
        await running.comes_to("commit outgoing")
    assert await running.settled()
    assert await desk.answered(running, YES)
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once((BOOK, YES))
    outcome.assert_one_more_at_most([message.body for message in desk.twilio.messages])
    assert len(desk.twilio.messages) == 3
    assert outcome.events == ["created"]


async def test_a_reply_comes_once_when_twilio_can_be_asked_later(desk: CrashDesk) -> None:
    await killed_at(desk, ACCEPTED_UNHEARD)
    desk.twilio.next_lists.extend([LIST_REFUSED] * 2)
    running = await desk.start(ahead=LATER)
    for _ in range(2):
        await running.comes_to("GET Messages.json")
        await running.advance(MINUTES)
    assert await running.settled()
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once((BOOK,))
    outcome.assert_sent_once([message.body for message in desk.twilio.messages])
