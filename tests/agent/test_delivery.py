"""What carriers report, in whatever order, on both databases."""

from itertools import permutations

import pytest

from agent.carrier import DeliveryReport, Failure, Remedy, Stage
from agent.delivery import record_report
from booking_core import Database
from tests.support.carriers import ProcessKilled
from tests.support.outgoing import Post, open_post

BLOCKED = Failure("63014", "the customer has blocked the business", Remedy.RESPECT)
TOO_OLD = Failure("63016", "the customer last wrote long ago", Remedy.TELL_TEAM)
TOO_FAST = Failure("63018", "too fast", Remedy.SLOW_DOWN)


async def posted(database: Database) -> Post:
    """With one message that has been accepted."""
    opened = await open_post(database)
    await opened.reply("Hello")
    await opened.outbox().send_waiting(opened.conversation_id)
    return opened


@pytest.fixture
async def post(sqlite_database: Database) -> Post:
    return await posted(sqlite_database)


@pytest.fixture
async def post_on_both(database: Database) -> Post:
    return await posted(database)


async def report(
    post: Post, stage: Stage, failure: Failure | None = None, sid: str = "SM1", reference: str = ""
) -> bool:
    """Whether something is to be sent again."""
    async with post.database.writing() as uow:
        again = await record_report(uow, DeliveryReport(sid, stage, failure), post.system, reference=reference)
    assert again in (None, post.conversation_id)
    return again is not None


async def status(post: Post) -> tuple[str, str | None]:
    (row,) = await post.rows()
    return row.state, row.status


async def test_reports_may_come_in_any_order(sqlite_database: Database) -> None:
    post = await open_post(sqlite_database)
    for number, order in enumerate(permutations((Stage.SENT, Stage.DELIVERED, Stage.READ)), 1):
        await post.reply("Hello")
        await post.outbox().send_waiting(post.conversation_id)
        for stage in order:
            await report(post, stage, sid=f"SM{number}")
    assert {row.status for row in await post.rows()} == {"read"}


async def test_a_repeated_report_changes_nothing(post: Post) -> None:
    for _ in range(2):
        await report(post, Stage.DELIVERED)
    assert await status(post) == ("accepted", "delivered")


async def test_nothing_comes_after_a_failure(post_on_both: Post) -> None:
    post = post_on_both
    await report(post, Stage.FAILED, TOO_OLD)
    for stage in (Stage.SENT, Stage.DELIVERED, Stage.READ):
        await report(post, stage)
    assert await status(post) == ("failed", "failed")


@pytest.mark.parametrize("stage", [Stage.DELIVERED, Stage.READ])
async def test_what_was_delivered_can_not_fail_any_more(post: Post, stage: Stage) -> None:
    await report(post, stage)
    await report(post, Stage.FAILED, TOO_OLD)
    assert await status(post) == ("accepted", str(stage))
    assert not (await post.conversation()).waiting_for_person


async def test_a_failure_is_kept_with_its_code_and_told_to_the_team(post_on_both: Post) -> None:
    post = post_on_both
    await report(post, Stage.FAILED, TOO_OLD)
    (row,) = await post.rows()
    assert (row.state, row.error_code) == ("failed", "63016")
    found = await post.conversation()
    assert found.waiting_for_person
    assert "63016" in str(found.handover_note)


async def test_a_note_that_waits_for_the_team_is_not_overwritten(post: Post) -> None:
    await post.reply("And another")
    await post.outbox().send_waiting(post.conversation_id)
    await report(post, Stage.FAILED, TOO_OLD)
    await report(post, Stage.FAILED, Failure("63024", "not on WhatsApp", Remedy.TELL_TEAM), sid="SM2")
    assert "63016" in str((await post.conversation()).handover_note)


async def test_who_has_blocked_the_business_has_opted_out(post: Post) -> None:
    await report(post, Stage.FAILED, BLOCKED)
    found = await post.conversation()
    assert found.contact.proactive_opt_out
    assert not found.waiting_for_person


async def test_what_was_too_fast_is_sent_again_after_a_wait(post_on_both: Post) -> None:
    post = post_on_both
    assert await report(post, Stage.FAILED, TOO_FAST)
    assert await status(post) == ("waiting", None)
    assert await post.outbox(first_wait=2).send_waiting(post.conversation_id) == 2
    await post.outbox(first_wait=0).send_waiting(post.conversation_id)
    (row,) = await post.rows()
    assert (row.state, row.external_id, row.attempts) == ("accepted", "SM2", 2)


async def test_a_report_about_an_unknown_message_changes_nothing(post: Post) -> None:
    await report(post, Stage.READ, sid="SM99")
    await report(post, Stage.READ, sid="SM99", reference="og_unknown.1")
    await report(post, Stage.READ, sid="SM99", reference="nonsense")
    assert await status(post) == ("accepted", "queued")


async def test_a_report_proves_that_a_send_was_accepted_whose_answer_was_lost(database: Database) -> None:
    post = await open_post(database)
    post.carrier.script.append(ProcessKilled())
    await post.reply("Hello")
    with pytest.raises(ProcessKilled):
        await post.outbox().send_waiting(post.conversation_id)
    (parcel,) = post.carrier.parcels
    await report(post, Stage.DELIVERED, sid="SM7", reference=parcel.reference)
    assert await status(post) == ("accepted", "delivered")
    assert await post.outbox().send_waiting(post.conversation_id) is None


async def test_a_report_about_an_earlier_attempt_proves_nothing(post: Post) -> None:
    (parcel,) = post.carrier.parcels
    await report(post, Stage.FAILED, TOO_FAST)
    post.carrier.script.append(ProcessKilled())
    with pytest.raises(ProcessKilled):
        await post.outbox(first_wait=0).send_waiting(post.conversation_id)
    await report(post, Stage.SENT, sid="SM1", reference=parcel.reference)
    assert await status(post) == ("sending", None)
