"""What the databases decide: who sends what, in which order, and once; on both of them."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import pytest

from agent.carrier import Failure, Refused, Remedy, SendOutcome, TurnedAway, Unclear
from booking_core import Database, Identity
from tests.support.carriers import LOST_ANSWER, ProcessKilled
from tests.support.outgoing import Post, open_post, send_all

TOO_OLD = Failure("63016", "the customer last wrote long ago", Remedy.TELL_TEAM)


@pytest.fixture
async def post(database: Database) -> Post:
    return await open_post(database)


async def test_a_reply_goes_out_once(post: Post) -> None:
    await post.reply("Hello")
    await send_all(post)
    await send_all(post)
    (row,) = await post.rows()
    assert post.carrier.texts == ["Hello"]
    assert (row.state, row.external_id, row.attempts, row.status) == ("accepted", "SM1", 1, "queued")


async def test_parts_and_messages_go_out_in_order(post: Post) -> None:
    await post.reply("one", "two", "three")
    await post.reply("four")
    await send_all(post)
    assert post.carrier.texts == ["one", "two", "three", "four"]


@dataclass(frozen=True)
class Trouble:
    """What becomes of the first attempt, and whether the message had been accepted all the same."""

    id: str
    step: SendOutcome | BaseException | str
    arrived: bool = False


TROUBLES = (
    Trouble("turned away", TurnedAway()),
    Trouble("turned away for a while", TurnedAway(30.0)),
    Trouble("unclear, and not accepted", Unclear()),
    Trouble("unclear, and accepted", LOST_ANSWER, arrived=True),
    Trouble("killed before it was sent", ProcessKilled()),
    Trouble("killed after it was sent", ProcessKilled(), arrived=True),
)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda each: each.id)
async def test_whatever_breaks_the_customer_gets_every_part_once(post: Post, trouble: Trouble) -> None:
    post.carrier.script.append(trouble.step)
    if trouble.arrived and isinstance(trouble.step, ProcessKilled):
        post.carrier.accept("one")
    await post.reply("one", "two")
    if isinstance(trouble.step, ProcessKilled):
        with pytest.raises(ProcessKilled):
            await send_all(post)
        assert await post.states() == ["sending", "waiting"]
    await send_all(post)
    assert post.carrier.texts == ["one", "two"]
    assert await post.states() == ["accepted", "accepted"]
    assert [row.external_id for row in await post.rows()] == ["SM1", "SM2"]


async def test_a_send_in_progress_is_left_alone_until_its_lease_is_over(post: Post) -> None:
    post.carrier.script.append(ProcessKilled())
    await post.reply("Hello")
    with pytest.raises(ProcessKilled):
        await send_all(post)
    assert await post.outbox(lease=20).send_waiting(post.conversation_id) == 20
    post.system.advance(timedelta(seconds=20))
    assert await post.outbox(lease=20).send_waiting(post.conversation_id) is None
    assert post.carrier.texts == ["Hello"]


async def test_the_only_process_need_not_wait_for_the_lease_of_its_forerunner(post: Post) -> None:
    post.carrier.script.append(ProcessKilled())
    await post.reply("Hello")
    with pytest.raises(ProcessKilled):
        await send_all(post)
    await post.outbox().adopt_interrupted()
    assert await post.states() == ["unknown"]
    assert await post.outbox(first_wait=2).send_waiting(post.conversation_id) == 2


async def test_an_earlier_copy_of_the_same_words_is_not_mistaken_for_this_one(post: Post) -> None:
    await post.reply("You're welcome!")
    await send_all(post)
    post.carrier.script.append(Unclear())
    await post.reply("You're welcome!")
    await send_all(post)
    assert post.carrier.texts == ["You're welcome!"] * 2
    assert [row.external_id for row in await post.rows()] == ["SM1", "SM2"]


async def test_a_refusal_ends_the_message_and_the_next_one_goes_out(post: Post) -> None:
    post.carrier.script.append(Refused(TOO_OLD))
    await post.reply("one", "two")
    await post.reply("three")
    await send_all(post)
    assert post.carrier.texts == ["three"]
    assert [(row.state, row.error_code) for row in await post.rows()] == [
        ("failed", "63016"),
        ("failed", "incomplete"),
        ("accepted", None),
    ]
    found = await post.conversation()
    assert found.waiting_for_person
    assert found.handover_note == "A message could not be delivered: the customer last wrote long ago (63016)."


@pytest.mark.parametrize("processes", [2, 8])
async def test_processes_that_send_at_once_send_once(post: Post, processes: int) -> None:
    await post.reply(*(f"part {number}" for number in range(6)))
    for _ in range(8):
        await asyncio.gather(*(post.outbox().send_waiting(post.conversation_id) for _ in range(processes)))
    assert post.carrier.texts == [f"part {number}" for number in range(6)]


async def test_one_who_was_believed_dead_and_wakes_up_changes_nothing(post: Post) -> None:
    """It slept in the middle of a send for longer than its lease, while another process found its message."""

    async def sleep_through() -> None:
        post.carrier.before_send = None
        post.carrier.accept("Hello")
        post.system.advance(timedelta(minutes=5))
        await send_all(post)
        assert await post.states() == ["accepted"]

    post.carrier.before_send = sleep_through
    post.carrier.script.append(Unclear())
    await post.reply("Hello")
    await send_all(post)
    assert post.carrier.texts == ["Hello"]
    assert [(row.state, row.external_id) for row in await post.rows()] == [("accepted", "SM1")]


async def test_whoever_sweeps_up_is_told_what_is_left(post: Post) -> None:
    await post.reply("Hello")
    assert await post.outbox().unsettled() == [post.conversation_id]
    await send_all(post)
    assert await post.outbox().unsettled() == []


async def test_a_customer_without_an_address_is_told_to_the_team(database: Database) -> None:
    post = await open_post(database, Identity("pigeon", "ring", "1"))
    await post.reply("Hello")
    await send_all(post)
    assert [row.error_code for row in await post.rows()] == ["no_address"]
    assert (await post.conversation()).waiting_for_person


async def test_a_customer_known_by_a_user_id_is_reached_by_it(database: Database) -> None:
    post = await open_post(database, Identity("whatsapp", "user_id", "US.1349"))
    await post.reply("Hello")
    await send_all(post)
    (parcel,) = post.carrier.parcels
    assert (parcel.recipient.kind, parcel.recipient.value) == ("user_id", "US.1349")
