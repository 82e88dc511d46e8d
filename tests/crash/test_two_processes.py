"""Two processes at one PostgreSQL, of which one is killed."""

import pytest

from tests.support.crashing import CrashDesk
from tests.support.crashing_model import BOOK, YES
from tests.support.crashing_outcome import outcome_of
from tests.support.crashing_points import AFTER, Kill

pytestmark = pytest.mark.postgres
LEASE_SECONDS = 30.0

TAKEN_IN, THOUGHT, STORED, ACCEPTED = Kill(1, AFTER), Kill(6, AFTER), Kill(10, AFTER), Kill(12, AFTER)


@pytest.mark.parametrize(
    "kill", [TAKEN_IN, THOUGHT, STORED, ACCEPTED], ids=["taken in", "thought", "reply stored", "reply accepted"]
)
async def test_the_other_one_takes_over_when_the_lease_is_over(postgres_desk: CrashDesk, kill: Kill) -> None:
    desk = postgres_desk
    dying = await desk.start(kill=kill)
    other = await desk.start()
    await desk.deliver(dying, desk.message(BOOK))
    await dying.gone()
    third = await desk.start()
    assert third.points == []
    assert await other.advance(LEASE_SECONDS)
    assert await other.settled()
    assert await desk.answered(other, YES)
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once((BOOK, YES))
    outcome.assert_sent_once([message.body for message in desk.twilio.messages])
    assert outcome.events == ["created"]


async def test_one_that_starts_beside_another_ends_no_lease(postgres_desk: CrashDesk) -> None:
    desk = postgres_desk
    first = await desk.start(pensive=True)
    assert await desk.deliver(first, desk.message(BOOK))
    await first.comes_to("ask the model")
    second = await desk.start(from_start=True)
    first.let_answer()
    assert await first.settled()
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once((BOOK,))
    assert [lease.fence for lease in outcome.leases] == [1]
    assert await second.settled()


async def test_nobody_waits_for_one_that_died_when_its_reply_was_stored(postgres_desk: CrashDesk) -> None:
    desk = postgres_desk
    dying = await desk.start(kill=STORED)
    other = await desk.start()
    await desk.deliver(dying, desk.message(BOOK))
    await dying.gone()
    assert [lease.until for lease in (await outcome_of(desk.database)).leases] == [None]
    assert await desk.answered(other, "And where are you?")
    outcome = await outcome_of(desk.database)
    outcome.assert_each_answered_once((BOOK, "And where are you?"))
    outcome.assert_sent_once([message.body for message in desk.twilio.messages])
