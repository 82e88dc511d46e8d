"""What waits for one client."""

import asyncio

from staff.hub.mailbox import Mailbox


async def test_records_come_out_as_they_went_in() -> None:
    mailbox = Mailbox()
    taking = asyncio.create_task(mailbox.take())
    await asyncio.sleep(0)
    for record in ("a", "b"):
        mailbox.put(record)
    assert [await taking, await mailbox.take()] == ["a", "b"]
    assert mailbox.is_empty


async def test_after_the_last_record_comes_nothing() -> None:
    mailbox = Mailbox()
    mailbox.put("a")
    mailbox.end("bye")
    mailbox.put("too late")
    mailbox.end("bye again")
    assert [await mailbox.take() for _ in range(3)] == ["a", "bye", None]
    assert not mailbox.overflowed


async def test_whoever_waits_learns_of_the_end() -> None:
    mailbox = Mailbox()
    taking = asyncio.create_task(mailbox.take())
    await asyncio.sleep(0)
    mailbox.end("bye")
    assert await taking == "bye"


async def test_a_full_one_closes_and_keeps_nothing() -> None:
    mailbox = Mailbox(room=3)
    mailbox.put("abc")
    assert await mailbox.take() == "abc"
    mailbox.put("ab")
    mailbox.put("cd")
    assert mailbox.overflowed
    assert mailbox.ended.is_set()
    assert await mailbox.take() is None
