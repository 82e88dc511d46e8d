"""The hub, followed by Microsoft's own client in a browser: the program of the page about real time, as it stands."""

import re
from contextlib import AsyncExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from playwright.async_api import Page

from frontdesk.serving import bound_socket
from staff.signed_in import COOKIE
from tests.support.bookings import book
from tests.support.browser import LOST_CONNECTION, Visits
from tests.support.businesses import BEN
from tests.support.databases import SqliteTemplate
from tests.support.hub_desk import free_times, make_bookings, served
from tests.support.team_desk import Client, open_team_desk

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "web/node_modules/@microsoft/signalr/dist/browser/signalr.js"
PATIENCE = 20_000


def program_of_the_page() -> str:
    (program,) = re.findall(r"```js\n(.*?)```", (ROOT / "docs/real-time.md").read_text("utf-8"), re.DOTALL)
    return str(program)


async def blank(visits: Visits, url: str) -> Page:
    """A page of this origin with nothing but the client and the program on it."""
    page = await visits.open(bypass_csp=True)
    # From the server itself: a browser lets no page of unknown origin open a socket to this machine.
    await page.goto(f"{url}/health/live")
    await page.add_script_tag(path=CLIENT)
    await page.add_script_tag(content=f"{program_of_the_page()}\nwindow.shown = [];")
    return page


async def follow(page: Page, key: str) -> None:
    await page.evaluate(
        "async (key) => { window.connection = await follow(location.origin, key, 0, (event) => shown.push(event)); }",
        key,
    )


async def seqs_on(page: Page, until: int) -> list[int]:
    await page.wait_for_function("(seq) => shown.some((event) => event.seq === seq)", arg=until, timeout=PATIENCE)
    found: list[int] = await page.evaluate("shown.map((event) => event.seq)")
    return found


def key_of(program: Client) -> str:
    return program.headers["Authorization"].removeprefix("Bearer ")


async def test_two_hundred_bookings_arrive_in_order_while_they_are_made(
    visits: Visits, sqlite_databases: SqliteTemplate, tmp_path: Path
) -> None:
    async with sqlite_databases.copied(tmp_path) as url, open_team_desk(url) as desk, served(desk) as found:
        program = await desk.program()
        page = await blank(visits, found.url)
        await follow(page, key_of(program))
        await make_bookings(desk.database, islice(free_times(), 200))
        assert await seqs_on(page, 200) == list(range(1, 201))
        events: list[Any] = (await program.ok("/api/events", after=0, limit=1000))["items"]
        assert await page.evaluate("shown") == events
        await visits.close()


async def test_nothing_is_lost_and_nothing_comes_twice_when_the_server_is_restarted(
    visits: Visits, sqlite_databases: SqliteTemplate, tmp_path: Path
) -> None:
    visits.allow(LOST_CONNECTION)
    times = free_times()
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(sqlite_databases.copied(tmp_path))
        listening = stack.enter_context(bound_socket("127.0.0.1", 0))
        listening.listen()
        async with open_team_desk(url) as desk:
            program = await desk.program()
            async with served(desk, listening) as found:
                page = await blank(visits, found.url)
                await follow(page, key_of(program))
                await make_bookings(desk.database, islice(times, 10))
                assert await seqs_on(page, 10) == list(range(1, 11))
            # Nobody serves, and things go on.
            await make_bookings(desk.database, islice(times, 10))
        async with open_team_desk(url) as desk, served(desk, listening):
            await page.wait_for_function("connection.state === 'Connected'", timeout=PATIENCE)
            await make_bookings(desk.database, islice(times, 10))
            assert await seqs_on(page, 30) == list(range(1, 31))
            await visits.close()


async def test_a_session_needs_no_key_and_a_wrong_key_is_refused(
    visits: Visits, sqlite_databases: SqliteTemplate, tmp_path: Path
) -> None:
    visits.allow("401|Failed to start")
    start = """async (options) => {
        const connection = new signalR.HubConnectionBuilder().withUrl("/hubs/bookings", options).build();
        connection.on("BookingCreated", (told) => shown.push(told));
        try { await connection.start(); return "connected"; } catch (error) { return String(error); }
    }"""
    async with sqlite_databases.copied(tmp_path) as url, open_team_desk(url) as desk, served(desk) as found:
        ana = await desk.ana()
        page = await blank(visits, found.url)
        assert "401" in await page.evaluate(start, {})
        _, _, token = ana.headers["Cookie"].partition("=")
        await page.context.add_cookies([{"name": COOKIE, "value": token, "url": found.url}])
        straight = {"skipNegotiation": True, "transport": 1}
        for options in ({}, straight):
            assert await page.evaluate(start, options) == "connected"
        starts = free_times()
        await book(desk.database, next(starts), provider_id=BEN)
        await book(desk.database, next(starts))
        assert await seqs_on(page, 2) == [2, 2]
        await visits.close()
