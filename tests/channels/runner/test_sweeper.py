"""What has been left undone, and by whom it is begun again."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from agent.carrier import Unclear
from booking_core import UnitOfWork
from channels.runner import Job, Quiet, Sweeper
from channels.runner.sweeper import MOST_TIDIED, TIDY_EVERY
from tests.channels.runner.conftest import Office
from tests.support.carriers import ProcessKilled


async def test_a_message_that_nobody_took_up_is_started_again(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.write(conversation_id, "Hello")
    await office.sweeper.sweep()
    assert office.jobs.wanted == []
    office.later(16)
    await office.sweeper.sweep()
    ((job, wanted, _),) = office.jobs.wanted
    assert (job, wanted) == (Job.ANSWER_WHEN_QUIET, conversation_id)


async def test_what_stays_undone_is_started_again_but_not_each_time(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.write(conversation_id, "Hello")
    office.later(60)
    for _ in range(11):
        await office.sweeper.sweep()
        office.later(3)
    occasions = {occasion for _, _, occasion in office.jobs.wanted}
    assert len(occasions) == 2


async def test_a_turn_whose_process_died_is_started_again_when_its_lease_is_over(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.write(conversation_id, "Hello")
    office.model.error = ProcessKilled()
    with pytest.raises(ProcessKilled):
        await office.runner.answer(conversation_id)
    office.model.error = None
    await office.claimed_elsewhere(conversation_id)
    office.later(20)
    await office.sweeper.sweep()
    assert office.jobs.wanted == []
    office.later(300)
    await office.sweeper.sweep()
    assert [wanted for _, wanted, _ in office.jobs.wanted] == [conversation_id]
    assert await office.runner.answer_when_quiet(conversation_id) is None
    assert office.carrier.texts == ["You said: Hello"]


async def test_at_the_start_of_the_only_process_nobody_is_waited_for(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.write(conversation_id, "Hello")
    await office.claimed_elsewhere(conversation_id)
    assert await office.runner.answer(conversation_id) is not None
    await office.sweeper.adopt_interrupted()
    assert await office.runner.answer(conversation_id) is None
    assert office.carrier.texts == ["You said: Hello"]


async def test_a_reply_whose_fate_is_unknown_is_looked_for_and_sent(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.write(conversation_id, "Hello")
    office.carrier.script.append(Unclear())
    await office.runner.answer(conversation_id)
    office.jobs.wanted.clear()
    await office.sweeper.sweep()
    assert [(job, wanted) for job, wanted, _ in office.jobs.wanted] == [(Job.SEND, conversation_id)]
    office.later(10)
    assert await office.runner.send(conversation_id) is None
    assert office.carrier.texts == ["You said: Hello"]


async def test_nothing_is_started_where_all_is_done(office: Office) -> None:
    conversation_id = await office.conversation()
    await office.write(conversation_id, "Hello")
    await office.runner.answer(conversation_id)
    office.later(1_000)
    await office.sweeper.sweep()
    assert office.jobs.wanted == []


@dataclass
class Dust:
    """Something of which so many rows are to be deleted."""

    left: int
    asked: list[int] = field(default_factory=list)

    async def chore(self, uow: UnitOfWork, at: datetime, most: int) -> int:
        self.asked.append(most)
        gone = min(self.left, most)
        self.left -= gone
        return gone


async def test_what_has_had_its_day_is_deleted_now_and_then(office: Office) -> None:
    dust = Dust(7)
    sweeper = Sweeper(office.database, office.outbox, office.jobs, office.system, Quiet(), [dust.chore])
    await sweeper.tidy_if_due()
    office.system.advance(TIDY_EVERY - timedelta(seconds=1))
    await sweeper.tidy_if_due()
    assert dust.left == 7
    office.system.advance(timedelta(seconds=1))
    for _ in range(3):
        await sweeper.tidy_if_due()
    assert (dust.left, len(dust.asked)) == (0, 1)
    office.system.advance(TIDY_EVERY)
    await sweeper.tidy_if_due()
    assert len(dust.asked) == 2


async def test_much_of_it_goes_part_by_part_in_one_sweep_after_another(office: Office) -> None:
    much, little = Dust(2 * MOST_TIDIED + 1), Dust(1)
    chores = [much.chore, little.chore]
    sweeper = Sweeper(office.database, office.outbox, office.jobs, office.system, Quiet(), chores)
    office.system.advance(TIDY_EVERY)
    left = []
    for _ in range(4):
        await sweeper.tidy_if_due()
        left.append(much.left)
    assert left == [MOST_TIDIED + 1, 1, 0, 0]
    assert (little.left, len(much.asked)) == (0, 3)
