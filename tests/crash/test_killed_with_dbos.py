"""What DBOS remembers of a process that was killed neither stops the next one nor keeps a customer waiting."""

import pytest

from tests.support.crashing import CrashDesk, talk
from tests.support.crashing_model import BOOK, YES
from tests.support.crashing_outcome import outcome_of
from tests.support.crashing_points import AFTER, Kill

HELLO, AND_AGAIN, AND_ONCE_MORE = "Hello", "Hello again", "And once more"


@pytest.mark.parametrize("number", [1, 6, 12, 17], ids=["taken in", "thought", "reply accepted", "booked"])
async def test_its_queue_of_the_process_before_is_no_obstacle(desk: CrashDesk, number: int) -> None:
    await talk(desk, (BOOK, YES), Kill(number, AFTER), with_dbos=True)
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once((BOOK, YES))
    outcome.assert_sent_once([message.body for message in desk.twilio.messages])
    assert outcome.events == ["created"]


async def test_one_death_after_another_keeps_nobody_waiting(desk: CrashDesk) -> None:
    """Each time just after a message was taken in, and before anybody else knew of it."""
    texts = (HELLO, AND_AGAIN, AND_ONCE_MORE)
    for text in texts:
        dying = await desk.start(with_dbos=True, kill=Kill(1, AFTER))
        await desk.deliver(dying, desk.message(text))
        await dying.gone()
        back = await desk.start(with_dbos=True)
        assert await back.settled()
        await back.asked_to_stop()
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once(texts)
    outcome.assert_sent_once([message.body for message in desk.twilio.messages])
