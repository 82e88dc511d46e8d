"""A change reaches 500 clients of the hub, beside a bare broadcast of the same bytes: `python -m bench.broadcast`.

The hub's way begins with the commit: it reads the change, asks who is still signed in and may see it, writes it as JSON
and sends it. The bare way has the text in hand and sends it to one Starlette WebSocket after the other, on the same
server, in turn with the other. Both end when the last of 500 has it; the clients are in a process of their own. Beside
the time stands what the serving process computed meanwhile, which a busy machine changes less.
"""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect

from booking_core import Database, Role, SystemActor
from staff.hub.records import invocation
from staff.members import NewMember, add_member
from staff.sessions import open_session
from staff.signed_in import COOKIE
from tests.support.bookings import book
from tests.support.databases import Template, opened, postgres_template, sqlite_template
from tests.support.hub_desk import free_times, served
from tests.support.postgres import running_postgres
from tests.support.team_desk import NO_PASSWORD, TeamDesk, open_team_desk

CLIENTS, ROUNDS = 500, 40
HUB, BARE = "/hubs/bookings", "/bare"
PATIENCE = 60


@dataclass(frozen=True)
class Spent:
    """Seconds: until the median and the last client had it, and of computing until then."""

    median: float
    last: float
    cpu: float


@dataclass(frozen=True)
class Moment:
    wall: float
    cpu: float

    @classmethod
    def now(cls) -> "Moment":
        return cls(time.monotonic(), time.process_time())


Begin = Callable[[], Awaitable[Moment]]


@dataclass(frozen=True)
class Row:
    """Milliseconds until the median and the last client had it, and of computing (`cpu`).

    The ratios are the medians of the rounds' ratios.
    """

    commit: str
    median: float
    last: float
    bare: float
    ratio: float
    cpu: float
    bare_cpu: float
    cpu_ratio: float


@dataclass
class BareBroadcast:
    """What is left when there is nothing to know."""

    sockets: list[WebSocket] = field(default_factory=list)

    async def connect(self, websocket: WebSocket) -> None:
        await websocket.accept()
        self.sockets.append(websocket)
        try:
            while True:
                await websocket.receive_text()
        except WebSocketDisconnect:
            self.sockets.remove(websocket)

    async def send(self, text: str) -> None:
        for websocket in self.sockets:
            await websocket.send_text(text)


@dataclass(frozen=True)
class Listeners:
    process: asyncio.subprocess.Process

    async def line(self) -> str:
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            found = (await self.process.stdout.readline()).decode()
        if not found:
            raise RuntimeError("the listeners have ended")
        return found.strip()

    async def spent(self, begin: Begin) -> Spent:
        """From what `begin` says was the beginning."""
        since = await begin()
        _, median, last = json.loads(await self.line())
        return Spent(median - since.wall, last - since.wall, time.process_time() - since.cpu)


@asynccontextmanager
async def listeners(port: int, path: str, cookies: Sequence[str]) -> AsyncIterator[Listeners]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.broadcast_listeners"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    wanted = {"port": port, "path": path, "cookies": list(cookies), "of_hub": path == HUB}
    process.stdin.write(f"{json.dumps(wanted)}\n".encode())
    found = Listeners(process)
    try:
        assert await found.line() == "ready"
        yield found
    finally:
        process.stdin.close()
        await process.wait()


async def sign_in(desk: TeamDesk, clients: int) -> list[str]:
    """As many sessions, of as many managers."""
    cookies = []
    async with desk.database.writing() as uow:
        for number in range(clients):
            new = NewMember(f"m{number}@example.com", f"Manager {number}", Role.MANAGER, NO_PASSWORD)
            member = await add_member(uow, SystemActor(), new, desk.clock.now())
            cookies.append(f"{COOKIE}={(await open_session(uow, member, desk.clock.now())).token}")
    return cookies


def committing(database: Database, starts: Sequence[datetime]) -> Begin:
    """Books the next time, and tells when that was committed."""
    left = iter(starts)

    async def begin() -> Moment:
        moments: list[Moment] = []
        stop = database.on_change(lambda _: moments.append(Moment.now()))
        await book(database, next(left))
        stop()
        return moments[0]

    return begin


async def measure(url: str, *, clients: int = CLIENTS, rounds: int = ROUNDS, elsewhere: bool) -> list[Row]:
    """With `elsewhere`, also for commits of another process at the same PostgreSQL."""
    times = free_times()
    bare = BareBroadcast()
    async with AsyncExitStack() as stack:
        desk = await stack.enter_async_context(open_team_desk(url))
        desk.app.router.add_websocket_route(BARE, bare.connect)
        found = await stack.enter_async_context(served(desk))
        cookies = await sign_in(desk, clients)
        by_hub = await stack.enter_async_context(listeners(found.port, HUB, cookies))
        by_hand = await stack.enter_async_context(listeners(found.port, BARE, cookies))
        databases = {"this process": desk.database}
        if elsewhere:
            databases["another process"] = await stack.enter_async_context(opened(url, desk.clock))
        manager = await desk.program()
        rows = []
        for name, database in databases.items():
            begin = committing(database, [next(times) for _ in range(rounds + 1)])
            await by_hub.spent(begin)
            (event,) = (await manager.ok("/api/events", after=0, limit=1))["items"]
            text = invocation(event["event"], {"seq": event["seq"], "booking": event["booking"]})

            async def begin_bare(text: str = text) -> Moment:
                since = Moment.now()
                await bare.send(text)
                return since

            await by_hand.spent(begin_bare)
            # They take turns, so that both meet the same machine.
            measured = [(await by_hub.spent(begin), await by_hand.spent(begin_bare)) for _ in range(rounds)]
            rows.append(row(name, measured))
        return rows


def row(name: str, measured: Sequence[tuple[Spent, Spent]]) -> Row:
    def middle(of: Callable[[Spent, Spent], float]) -> float:
        return statistics.median(of(ours, bare) for ours, bare in measured)

    return Row(
        name,
        median=1000 * middle(lambda ours, _: ours.median),
        last=1000 * middle(lambda ours, _: ours.last),
        bare=1000 * middle(lambda _, bare: bare.last),
        ratio=middle(lambda ours, bare: ours.last / bare.last),
        cpu=1000 * middle(lambda ours, _: ours.cpu),
        bare_cpu=1000 * middle(lambda _, bare: bare.cpu),
        cpu_ratio=middle(lambda ours, bare: ours.cpu / bare.cpu),
    )


async def run() -> dict[str, list[Row]]:
    found = {}
    with tempfile.TemporaryDirectory() as folder, running_postgres() as server:
        templates: list[tuple[str, Template, bool]] = [
            ("SQLite, file, WAL", await sqlite_template(Path(folder)), False),
            ("PostgreSQL", await postgres_template(server), True),
        ]
        for name, template, elsewhere in templates:
            async with template.copied(Path(folder)) as url:
                found[name] = await measure(url, elsewhere=elsewhere)
    return found


def report(found: dict[str, list[Row]], clients: int = CLIENTS) -> None:
    print(f"ms from the commit until {clients} clients have it, beside a bare broadcast until the last one has it")
    heads = ("median", "last", "bare", "ratio", "cpu", "bare", "ratio")
    print(f"{'database':<20}{'commit in':<18}{''.join(f'{head:>8}' for head in heads)}")
    for name, rows in found.items():
        for each in rows:
            figures = f"{each.median:>8.1f}{each.last:>8.1f}{each.bare:>8.1f}{each.ratio:>8.2f}"
            computing = f"{each.cpu:>8.1f}{each.bare_cpu:>8.1f}{each.cpu_ratio:>8.2f}"
            print(f"{name:<20}{each.commit:<18}{figures}{computing}")


def main() -> None:
    # What is served is not what is measured.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    report(asyncio.run(run()))


if __name__ == "__main__":
    main()
