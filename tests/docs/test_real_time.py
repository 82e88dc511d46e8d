"""The programs of the page about real time, run as they stand there."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from pysignalr.exceptions import AuthorizationError

from frontdesk.serving import bound_socket
from staff.wire.history import EVENT_NAMES
from tests.support.bookings import book
from tests.support.businesses import BEN
from tests.support.databases import SqliteTemplate
from tests.support.hub_desk import Shown, free_times, make_bookings, served
from tests.support.team_desk import Client, TeamDesk, open_team_desk

PAGE = (Path(__file__).parents[2] / "docs/real-time.md").read_text("utf-8")


def follower(url: str, key: str, shown: Shown, last: int = 0) -> Any:
    (program,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {}
    exec(program, names)
    return names["Follower"](url, key, last, shown.show)


@asynccontextmanager
async def running(follower: Any) -> AsyncIterator[None]:
    task = asyncio.create_task(follower.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


def key_of(program: Client) -> str:
    return program.headers["Authorization"].removeprefix("Bearer ")


async def test_two_hundred_bookings_arrive_in_order_while_they_are_made(desk: TeamDesk) -> None:
    shown, program = Shown(), await desk.program()
    async with served(desk) as found, running(follower(found.url, key_of(program), shown)):
        await make_bookings(desk.database, islice(free_times(), 200))
        await shown.until(200)
    assert shown.seqs == list(range(1, 201))
    assert {event["event"] for event in shown.events} == {"BookingCreated"}
    events = (await program.ok("/api/events", after=0, limit=1000))["items"]
    assert shown.events == events


async def test_nothing_is_lost_and_nothing_comes_twice_when_the_server_is_restarted(
    sqlite_databases: SqliteTemplate, tmp_path: Path
) -> None:
    shown, times = Shown(), free_times()
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(sqlite_databases.copied(tmp_path))
        listening = stack.enter_context(bound_socket("127.0.0.1", 0))
        listening.listen()
        async with open_team_desk(url) as desk:
            program = await desk.program()
            async with served(desk, listening) as found:
                await stack.enter_async_context(running(follower(found.url, key_of(program), shown)))
                await make_bookings(desk.database, islice(times, 10))
                await shown.until(10)
            # Nobody serves, and things go on.
            await make_bookings(desk.database, islice(times, 10))
        async with open_team_desk(url) as desk, served(desk, listening):
            await make_bookings(desk.database, islice(times, 10))
            await shown.until(30)
    assert shown.seqs == list(range(1, 31))


async def test_without_a_valid_key_it_is_refused(sqlite_desk: TeamDesk) -> None:
    async with served(sqlite_desk) as found:
        with pytest.raises(AuthorizationError):
            await follower(found.url, "fd_wrong", Shown()).run()


async def test_a_conversation_is_told_of_and_a_colleagues_booking_is_not(sqlite_desk: TeamDesk) -> None:
    """The same client, with a provider's session."""
    ana, shown = await sqlite_desk.ana(), Shown()
    async with served(sqlite_desk) as found:
        anas = follower(found.url, "", shown)
        anas.headers = {"Cookie": ana.headers["Cookie"]}
        async with running(anas):
            start = next(free_times())
            await book(sqlite_desk.database, start, provider_id=BEN)
            await book(sqlite_desk.database, start)
            await shown.until(2)
    assert shown.seqs == [2]


def test_every_call_is_on_the_page() -> None:
    for name in (*EVENT_NAMES.values(), "ConversationUpdated"):
        assert f"| `{name}` |" in PAGE, name
