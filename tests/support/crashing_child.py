"""Processes that can be killed: this one imports the product once, then forks one for each that is asked for.

    python -m tests.support.crashing_child SOCKET

Each connection to the socket is one process. It begins with a line of JSON, the `Order`; what the process tells comes
back as lines of JSON; when it has gone, however it went, the connection ends. A process ends with its connection.
"""

import asyncio
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from pydantic import SecretStr
from sqlalchemy import func
from sqlalchemy import select as select_rows
from sqlmodel import col

from agent import conversations_with_work
from agent.tables import ConversationLeaseRow
from booking_core import SystemClock
from channels.runner import Quiet
from frontdesk.app import app_of
from frontdesk.serving import AnnouncingServer, bound_socket, serve, server_config, streams_end_on_signal
from frontdesk.settings import Settings
from frontdesk.wiring import Product, build_product, model_of
from tests.support.crashing_model import PlannedModel
from tests.support.crashing_points import Kill, Points, WatchedModel

NO_QUIET = Quiet(timedelta(0), timedelta(0))
FAR = timedelta(days=1)
"""Ahead of every lease and every message."""


@dataclass(frozen=True)
class Order:
    """`ahead`: seconds by which the process takes the system's clock to be later than it is. `as_served`: by the very
    function behind `frontdesk serve`, which takes no commands. `from_start`: points count before it is ready, too.
    `pensive`: its model thinks until it is told to answer. `grace`: seconds that a turn is given to end when it stops.
    """

    settings: dict[str, Any]
    kill: Kill | None = None
    from_start: bool = False
    with_dbos: bool = False
    offline: bool = False
    as_served: bool = False
    pensive: bool = False
    grace: float = 8.0
    ahead: float = 0.0

    def line(self) -> bytes:
        return json.dumps(asdict(self), default=str).encode() + b"\n"

    @classmethod
    def read(cls, line: str) -> "Order":
        fields = json.loads(line)
        kill = fields.pop("kill")
        return cls(**fields, kill=Kill(**kill) if kill else None)


class MovableClock:
    def __init__(self, ahead: float) -> None:
        self.ahead = timedelta(seconds=ahead)
        self._system = SystemClock()

    def now(self) -> datetime:
        return self._system.now() + self.ahead


@dataclass
class Line:
    """The connection to the test, seen from the child."""

    connection: socket.socket
    lines: Any = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.connection.makefile("r", encoding="utf-8")

    def tell(self, **what: Any) -> None:
        self.connection.sendall(json.dumps(what).encode() + b"\n")

    def listen(self, command: Callable[[list[str]], object]) -> None:
        def read() -> None:
            for line in self.lines:
                command(line.split())
            os._exit(1)  # whoever asked for this process is gone

        threading.Thread(target=read, daemon=True).start()


@dataclass
class Child:
    order: Order
    line: Line
    points: Points

    @property
    def settings(self) -> Settings:
        return Settings(**self.order.settings)

    def be_ready(self, bound: socket.socket) -> None:
        self.points.armed = True
        self.line.tell(ready=bound.getsockname()[1], pid=os.getpid())

    def serve(self) -> None:
        """Exactly as the command does."""
        self.line.listen(lambda _: None)
        bound = bound_socket("127.0.0.1", 0)
        serve(self.settings, bound, workers=1, ready=lambda: self.be_ready(bound))

    async def run(self) -> None:
        """The same application, with a model, a clock and a pace of the test's choice."""
        clock = MovableClock(self.order.ahead)
        model = WatchedModel(model_of(self.settings) if self.order.offline else PlannedModel(), self.points)
        if not self.order.pensive:
            model.may_answer.set()
        product = build_product(
            self.settings, model=model, with_dbos=self.order.with_dbos, system_clock=clock, quiet=NO_QUIET
        )
        product = replace(product, stop_seconds=self.order.grace)
        loop = asyncio.get_running_loop()

        def obey(words: list[str]) -> None:
            match words:
                case ["settle"]:
                    asyncio.run_coroutine_threadsafe(self._settle(product), loop)
                case ["advance", seconds]:
                    asyncio.run_coroutine_threadsafe(self._advance(product, clock, float(seconds)), loop)
                case ["answer"]:
                    loop.call_soon_threadsafe(model.may_answer.set)

        self.line.listen(obey)
        bound = bound_socket("127.0.0.1", 0)
        app = app_of(product, while_serving=lambda: streams_end_on_signal(product.let_go))
        await AnnouncingServer(server_config(app), lambda: self.be_ready(bound)).serve(sockets=[bound])

    async def _settle(self, product: Product) -> None:
        """Tells when there is nothing left to do; looks again after each commit."""
        self.points.committed.clear()
        while not await _nothing_left(product):
            await self.points.committed.wait()
            self.points.committed.clear()
        self.line.tell(settled=True)

    async def _advance(self, product: Product, clock: MovableClock, seconds: float) -> None:
        """Time passes, and the sweeper comes by."""
        clock.ahead += timedelta(seconds=seconds)
        await product.sweeper.sweep()
        self.line.tell(advanced=True)


async def _nothing_left(product: Product) -> bool:
    """No message to answer, no turn to end, no lease that still lasts, nothing to send."""
    now = product.system_clock.now()
    async with product.database.reading() as uow:
        if await conversations_with_work(uow, at=now + FAR, received_before=now + FAR):
            return False
        lasting = select_rows(func.count()).where(col(ConversationLeaseRow.until) > now)
        held = await uow.session.scalar(lasting.select_from(ConversationLeaseRow))
    return not held and not await product.runner.outbox.unsettled()


def child(connection: socket.socket) -> None:
    line = Line(connection)
    order = Order.read(line.lines.readline())
    points = Points(lambda name: line.tell(point=name), order.kill, armed=order.from_start)
    points.install()
    # The server raises it once more when it has ended in an orderly way.
    signal.signal(signal.SIGTERM, lambda *_: None)
    process = Child(order, line, points)
    if order.as_served:
        process.serve()
    else:
        asyncio.run(process.run())
    line.tell(stopped=True)


async def _warm_up(folder: str) -> None:
    """Whatever the first start of a process loads, its children find loaded."""
    importlib.import_module("channels.runner.with_dbos")
    settings = Settings(database_url=f"sqlite+aiosqlite:///{folder}/warm.db", secret_key=SecretStr("x" * 32))
    product = build_product(settings, model=PlannedModel())
    server_config(app_of(product)).load()
    async with product.running():
        pass


def main(path: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_warm_up(folder))
    assert threading.active_count() == 1, "a process with threads can't be forked safely"
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a child ended
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path)
        listening.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            readable, _, _ = select.select([listening, sys.stdin], [], [])
            if sys.stdin in readable:
                return  # whoever started this is gone
            connection, _ = listening.accept()
            if os.fork() == 0:
                listening.close()
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                child(connection)
                os._exit(0)
            connection.close()


if __name__ == "__main__":
    main(sys.argv[1])
