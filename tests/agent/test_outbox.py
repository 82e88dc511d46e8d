"""Nothing is lost and nothing is sent twice, whatever breaks in between."""

from datetime import timedelta

import pytest

from agent.carrier import Failure, Refused, Remedy, SendOutcome, TurnedAway, Unclear
from booking_core import Database, hand_back
from tests.support.carriers import LOST_ANSWER
from tests.support.outgoing import MIA, Post, open_post, send_all

BLOCKED = Failure("63014", "the customer has blocked the business", Remedy.RESPECT)
TOO_OLD = Failure("63016", "the customer last wrote long ago", Remedy.TELL_TEAM)
TOO_FAST = Failure("63018", "too fast", Remedy.SLOW_DOWN)


@pytest.fixture
async def post(sqlite_database: Database) -> Post:
    return await open_post(sqlite_database)


async def test_nothing_waiting_is_nothing_to_do(post: Post) -> None:
    assert await post.outbox().send_waiting(post.conversation_id) is None
    assert await post.outbox().unsettled() == []


async def test_it_is_written_down_before_it_is_sent(post: Post) -> None:
    async def look() -> None:
        (row,) = await post.rows()
        seen.append((row.state, row.attempts, row.attempted_at))

    seen: list[tuple[str, int, object]] = []
    post.carrier.before_send = look
    await post.reply("Hello")
    await send_all(post)
    assert seen == [("sending", 1, post.system.now())]


async def test_the_list_is_asked_from_when_the_reply_was_stored(post: Post) -> None:
    stored_at = post.system.now()
    post.carrier.script.append(Unclear())
    await post.reply("Hello")
    await send_all(post)
    assert post.carrier.asked == [stored_at - timedelta(minutes=2)]


async def test_two_lost_parts_of_the_same_words_find_a_copy_each(post: Post) -> None:
    post.carrier.script.extend([LOST_ANSWER, LOST_ANSWER])
    await post.reply("ok", "ok")
    await send_all(post)
    assert post.carrier.texts == ["ok", "ok"]
    assert sorted(str(row.external_id) for row in await post.rows()) == ["SM1", "SM2"]


async def test_a_copy_that_failed_for_being_too_fast_is_sent_again(post: Post) -> None:
    post.carrier.script.append(Unclear())
    post.carrier.accept("Hello", TOO_FAST)
    await post.reply("Hello")
    await send_all(post)
    assert post.carrier.texts == ["Hello", "Hello"]


async def test_a_copy_that_failed_for_good_is_not(post: Post) -> None:
    post.carrier.script.append(Unclear())
    post.carrier.accept("Hello", TOO_OLD)
    await post.reply("Hello")
    await send_all(post)
    assert len(post.carrier.parcels) == 1
    assert await post.states() == ["failed"]


async def test_while_the_list_can_not_be_asked_it_waits(post: Post) -> None:
    post.carrier.script.append(LOST_ANSWER)
    post.carrier.unreadable = 3
    await post.reply("Hello")
    await send_all(post)
    assert post.carrier.texts == ["Hello"]
    assert len(post.carrier.asked) == 4


async def test_when_the_list_stays_unreadable_a_second_copy_is_better_than_none(post: Post) -> None:
    post.carrier.script.append(Unclear())
    post.carrier.unreadable = 100
    await post.reply("Hello")
    await send_all(post, passes=20, blind_every=6)
    assert post.carrier.texts == ["Hello"]
    assert len(post.carrier.asked) == 5


@pytest.mark.parametrize("outcome", [TurnedAway(), Unclear()], ids=["turned away", "unclear"])
async def test_one_day_it_is_given_up_and_the_team_is_told(post: Post, outcome: SendOutcome) -> None:
    post.carrier.script.extend([outcome] * 50)
    await post.reply("one", "two")
    await send_all(post, passes=60, attempts=8)
    assert post.carrier.texts == []
    assert [(row.state, row.error_code) for row in await post.rows()] == [
        ("failed", "given_up"),
        ("failed", "incomplete"),
    ]
    assert (await post.conversation()).waiting_for_person


async def test_an_unreadable_list_is_given_up_too(post: Post) -> None:
    post.carrier.script.append(Unclear())
    post.carrier.unreadable = 100
    await post.reply("Hello")
    await send_all(post, passes=60, attempts=8, blind_every=1000)
    assert [row.error_code for row in await post.rows()] == ["given_up"]


async def test_waits_grow_and_are_bounded(post: Post) -> None:
    post.carrier.script.extend([TurnedAway()] * 6)
    await post.reply("Hello")
    waits = []
    while (wait := await post.outbox(first_wait=2, longest_wait=20).send_waiting(post.conversation_id)) is not None:
        waits.append(wait)
        post.system.advance(timedelta(seconds=wait))
    assert waits == [2, 4, 8, 16, 20, 20]


async def test_a_wait_that_was_asked_for_is_kept(post: Post) -> None:
    post.carrier.script.append(TurnedAway(45))
    await post.reply("Hello")
    outbox = post.outbox(first_wait=2)
    assert await outbox.send_waiting(post.conversation_id) == 45
    post.system.advance(timedelta(seconds=44))
    assert await outbox.send_waiting(post.conversation_id) == 1
    post.system.advance(timedelta(seconds=1))
    assert await outbox.send_waiting(post.conversation_id) is None


async def test_who_has_blocked_the_business_is_left_alone(post: Post) -> None:
    post.carrier.script.append(Refused(BLOCKED))
    await post.reply("Hello")
    await send_all(post)
    found = await post.conversation()
    assert found.contact.proactive_opt_out
    assert not found.waiting_for_person


async def test_once_a_person_has_taken_over_the_agents_words_are_withdrawn(post: Post) -> None:
    post.carrier.before_send = post.take_over
    await post.reply("one", "two")
    await send_all(post)
    assert post.carrier.texts == ["one"]
    assert [(row.state, row.error_code) for row in await post.rows()] == [("accepted", None), ("failed", "withdrawn")]


async def test_a_lost_reply_is_withdrawn_only_when_it_never_arrived(post: Post) -> None:
    post.carrier.script.extend([LOST_ANSWER])
    await post.reply("arrived", "withdrawn")
    outbox = post.outbox()
    await outbox.send_waiting(post.conversation_id)
    await post.take_over()
    await send_all(post)
    assert post.carrier.texts == ["arrived"]
    assert await post.states() == ["accepted", "failed"]


async def test_a_persons_words_go_out_in_their_own_conversation(post: Post) -> None:
    await post.take_over()
    await post.reply_as_person("Hello, this is Mia.")
    await send_all(post)
    assert post.carrier.texts == ["Hello, this is Mia."]


async def test_after_handing_back_what_was_withdrawn_stays_so(post: Post) -> None:
    await post.reply("Hello")
    await post.take_over()
    await send_all(post)
    async with post.database.writing() as uow:
        await hand_back(uow, MIA, post.conversation_id)
    await send_all(post)
    assert post.carrier.texts == []
