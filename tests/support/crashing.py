"""A desk on WhatsApp whose process is killed and started again, and what must hold afterwards."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx

from booking_core import Database, SetClock, create_engine
from channels.whatsapp.account import WEBHOOK_PATH
from channels.whatsapp.form import Form
from channels.whatsapp.signature import signed_headers
from channels.whatsapp.stand_in import TwilioStandIn
from channels.whatsapp.stand_in.webhooks import inbound_form
from tests.support.businesses import load_into
from tests.support.crashing_child import Order
from tests.support.crashing_points import Kill
from tests.support.databases import MONDAY_MORNING
from tests.support.whatsapp_desk import ACCOUNT, JANE

ROOT = Path(__file__).parents[2]
DEADLINE = 20.0
PUBLIC_URL = "http://desk.example.com"
SECRET = "a secret key that only tests have"
LATER = 60.0
"""Seconds after which no send is under way any more, and no wait between two attempts lasts."""
SERVER_DIED = (httpx.NetworkError, httpx.RemoteProtocolError)


@dataclass(frozen=True)
class Nursery:
    """Where processes are forked; `log` is what they have written to their standard error."""

    socket: Path
    log: Path

    async def start(self, order: Order) -> "Running":
        reader, writer = await asyncio.open_unix_connection(self.socket)
        writer.write(order.line())
        running = Running(reader, writer, self.log)
        await running.until("ready")
        return running


@contextmanager
def open_nursery(folder: Path) -> Iterator[Nursery]:
    nursery = Nursery(folder / "socket", folder / "log")
    with nursery.log.open("wb") as log:
        command = [sys.executable, "-m", "tests.support.crashing_child", str(nursery.socket)]
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
        assert process.stdin is not None
        assert process.stdout is not None
        with process:
            assert process.stdout.readline() == b"ready\n", nursery.log.read_text()
            yield nursery
            process.stdin.close()


@dataclass
class Running:
    """One process of the product. `points` are those it has come to, by name."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    log: Path
    port: int = 0
    pid: int = 0
    points: list[str] = field(default_factory=list)
    stopped: bool = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def until(self, what: str) -> bool:
        """False when the process has gone before it told that."""
        try:
            async with asyncio.timeout(DEADLINE):
                return await self._until(what)
        except TimeoutError as error:
            error.add_note(f"waiting for {what!r} after {self.points}\n{self.log.read_text()}")
            raise

    async def _until(self, what: str) -> bool:
        with suppress(ConnectionError):
            while line := await self.reader.readline():
                told: dict[str, Any] = json.loads(line)
                if "point" in told:
                    self.points.append(told["point"])
                if "ready" in told:
                    self.port, self.pid = told["ready"], told["pid"]
                self.stopped = self.stopped or "stopped" in told
                if what in told or told.get("point") == what:
                    return True
        return False

    def has_come_to(self, point: str) -> bool:
        return point in self.points

    async def comes_to(self, point: str) -> None:
        """Waits until it has told that point, however often it has before."""
        assert await self.until(point), self.log.read_text()

    async def gone(self) -> None:
        await self.until("nothing that it ever tells")
        self.writer.close()

    async def asked_to_stop(self) -> None:
        """Until it has ended by itself."""
        os.kill(self.pid, signal.SIGTERM)
        await self.gone()
        assert self.stopped, self.log.read_text()

    async def kill(self) -> None:
        """Ends it from outside: it dies when its connection does."""
        self.writer.close()
        with suppress(ConnectionError):
            await self.writer.wait_closed()

    async def settled(self) -> bool:
        """Once everything that was accepted is answered and sent; False when the process was killed before."""
        return await self._ask("settle", "settled")

    async def advance(self, seconds: float) -> bool:
        """Time passes for this process, and its sweeper comes by."""
        return await self._ask(f"advance {seconds}", "advanced")

    def let_answer(self) -> None:
        """A model that was told to think goes on."""
        self.writer.write(b"answer\n")

    async def _ask(self, command: str, answer: str) -> bool:
        self.writer.write(f"{command}\n".encode())
        return await self.until(answer)


@dataclass
class CrashDesk:
    """A desk whose process the test starts, and may have killed. `twilio` goes on whatever happens to it."""

    nursery: Nursery
    database: Database
    twilio: TwilioStandIn
    client: httpx.AsyncClient
    order: Order
    running: list[Running] = field(default_factory=list)

    async def start(self, **order: Any) -> Running:
        running = await self.nursery.start(replace(self.order, **order))
        self.running.append(running)
        return running

    def message(self, text: str) -> Form:
        return inbound_form(self.twilio.account, JANE, text, name="Jane Doe")

    async def deliver(self, running: Running, message: Form) -> bool:
        """As Twilio would; False when nobody acknowledged it."""
        account = self.twilio.account
        signature = signed_headers(account.auth_token, account.public(WEBHOOK_PATH), message)
        headers = {"content-type": "application/x-www-form-urlencoded; charset=UTF-8", **signature}
        try:
            response = await self.client.post(
                running.url + WEBHOOK_PATH, content=urlencode(message.pairs()), headers=headers
            )
        except SERVER_DIED:
            return False
        assert response.status_code == 200, response.text
        return True

    async def answered(self, running: Running, text: str) -> bool:
        """A message that is acknowledged, answered and sent; False when the process was killed before."""
        return await self.deliver(running, self.message(text)) and await running.settled()


@asynccontextmanager
async def open_crash_desk(nursery: Nursery, database_url: str) -> AsyncIterator[CrashDesk]:
    """With a business, and no process yet."""
    database = Database(create_engine(database_url), SetClock(MONDAY_MORNING))
    await load_into(database)
    account = replace(ACCOUNT, public_url=PUBLIC_URL)
    async with TwilioStandIn(account) as twilio, httpx.AsyncClient(trust_env=False, timeout=DEADLINE) as client:
        desk = CrashDesk(nursery, database, twilio, client, Order(settings_of(twilio, database_url)))
        try:
            yield desk
        finally:
            for running in desk.running:
                await running.kill()
            await database.close()


def settings_of(twilio: TwilioStandIn, database_url: str) -> dict[str, Any]:
    account = twilio.account
    return {
        "database_url": database_url,
        "secret_key": SECRET,
        "public_url": account.public_url,
        "twilio_account_sid": account.sid,
        "twilio_auth_token": account.auth_token,
        "whatsapp_from": account.sender,
        "twilio_api_url": account.api_url,
        "clock": MONDAY_MORNING.isoformat(),
    }


async def talk(desk: CrashDesk, texts: Sequence[str], kill: Kill | None, **order: Any) -> list[str]:
    """The whole conversation, with a second process where the first is killed. Returns the points of the first.

    The second takes the clock to be a little later, so that it need not wait before it asks what became of a send.
    """
    first = running = await desk.start(kill=kill, **order)
    for text in texts:
        message = desk.message(text)
        acknowledged = await desk.deliver(running, message)
        if acknowledged and await running.settled():
            continue
        assert running is first, f"a process died by itself:\n{running.log.read_text()}"
        await first.gone()
        running = await desk.start(ahead=LATER, **order)
        # What was never acknowledged, the customer writes again; the rest is nobody's business any more but ours.
        assert acknowledged or await desk.deliver(running, message)
        assert await running.settled()
    assert (running is not first) == (kill is not None), f"nobody came to {kill}"
    return first.points
