"""Puts the product together: the one place that knows everybody."""

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from agent import Agent, Model
from agent.carrier import Carrier
from agent.models.opening import open_model
from agent.outbox import Outbox
from booking_core import (
    Clock,
    Database,
    SystemClock,
    create_engine,
    missing_revisions,
    product_clock,
    sweep_holds,
    sweep_idempotency_keys,
    sweep_offers,
    upgrade,
)
from booking_core.listening import Listener
from channels.news import News
from channels.news_watch import NewsWatch
from channels.runner import InProcessJobs, Jobs, Quiet, Sweeper, TurnRunner, keep_running
from channels.webchat import VisitorTokens, WebChat
from channels.whatsapp import CHANNEL as WHATSAPP
from channels.whatsapp import TwilioAccount, TwilioApi, WhatsApp, open_twilio, parts_for
from frontdesk.database import MIGRATIONS
from frontdesk.google_calendar import google_sync
from frontdesk.late_clock import LateClock
from frontdesk.metrics import Metrics
from frontdesk.only_process import as_a_process
from frontdesk.secret_key import secret_key
from frontdesk.settings import Settings
from frontdesk.tracing import open_tracer
from prompts import load_prompts
from staff.hub.hub import Hub
from staff.sweeping import sweep_attempts, sweep_sessions

if TYPE_CHECKING:
    from calendars.google.syncing import GoogleSync

LOCAL_ADDRESS = "http://127.0.0.1:8000"
STOP_SECONDS = 8.0
"""What running turns are given to end by themselves when the process is asked to."""
WATCH_SECONDS = 1.0
CHORES = (sweep_offers, sweep_holds, sweep_idempotency_keys, sweep_attempts, sweep_sessions)

Work = Callable[[], Coroutine[Any, Any, None]]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Product:
    """Everything, put together but not started."""

    settings: Settings
    clock: LateClock
    system_clock: Clock
    database: Database
    agent: Agent
    news: News
    runner: TurnRunner
    sweeper: Sweeper
    webchat: WebChat
    whatsapp: WhatsApp
    twilio: TwilioApi | None
    hub: Hub
    metrics: Metrics
    google: "GoogleSync | None" = None
    stop_seconds: float = STOP_SECONDS

    async def prepare(self) -> None:
        """Brings the database up to date and learns what time it is."""
        engine = self.database.engine
        if await missing_revisions(engine, MIGRATIONS):
            await upgrade(engine, MIGRATIONS)
        self.clock.set(await product_clock(engine, self.settings.clock, self.system_clock))

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Prepared, with everything that goes on in the background; ends what it can in an orderly way."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.close)
            await self.prepare()
            await stack.enter_async_context(as_a_process(self.database.engine, self.sweeper.adopt_interrupted))
            await self.runner.start()
            stack.push_async_callback(self.runner.stop, self.stop_seconds)
            watch = NewsWatch(self.database, self.news)
            for stop in self._tell_of_commits():
                stack.callback(stop)
            works: list[Work] = [self.sweeper.run, partial(watch.run, WATCH_SECONDS), self.hub.run, self.hub.keep_alive]
            if self.google is not None:
                works.append(self.google.run)
            if not self.settings.on_sqlite:
                works.append(self._listener().run)
            for work in works:
                stack.push_async_callback(_cancel, asyncio.create_task(keep_running(work)))
            stack.callback(self.let_go)
            yield

    def _tell_of_commits(self) -> Iterator[Callable[[], None]]:
        """Yields what ends it."""
        yield self.database.on_change(self.hub.on_change)
        yield self.database.on_conversation(self.hub.on_conversation)
        yield self.database.on_conversation(self.news.tell)
        if self.google is not None:
            yield self.database.on_change(self.google.on_change)

    def _listener(self) -> Listener:
        """Tells of the commits of other processes."""

        def stirred(conversation_id: str) -> None:
            self.hub.on_conversation(conversation_id)
            self.news.tell(conversation_id)

        return Listener(self.database, self.hub.on_change, stirred, begun=self.hub.look_again)

    def let_go(self) -> None:
        """Of everybody who waits for something to happen: the process is ending."""
        self.news.close()
        self.hub.close()

    async def close(self) -> None:
        if self.twilio is not None:
            await self.twilio.aclose()
        if self.google is not None:
            await self.google.aclose()
        await self.agent.model.aclose()
        await self.database.close()


def build_product(
    settings: Settings,
    *,
    model: Model | None = None,
    with_dbos: bool = False,
    system_clock: Clock | None = None,
    quiet: Quiet | None = None,
    make_agent: Callable[..., Agent] = Agent,
    carriers: Mapping[str, Carrier] | None = None,
    engine: AsyncEngine | None = None,
) -> Product:
    """`model` in place of the one of the settings; `with_dbos` where what happens in the background is to be shared
    between processes, of which each can do that once. `make_agent` takes what `Agent` takes; `carriers` stand in place
    of Twilio, and `engine` of one made for the address in the settings. The rest has its own standards."""
    clock, system_clock, quiet = LateClock(), system_clock or SystemClock(), quiet or Quiet()
    engine = engine or create_engine(settings.database_url)
    database = Database(engine, clock)
    account = twilio_account(settings)
    twilio = open_twilio(account) if account else None
    tracer = open_tracer(os.environ)
    agent = make_agent(
        model=model or model_of(settings),
        prompts=load_prompts(),
        split=parts_for,
        system_clock=system_clock,
        **({"tracer": tracer} if tracer else {}),
    )
    carriers = carriers or ({WHATSAPP: twilio} if twilio else {})
    outbox = Outbox(database, carriers, system_clock)
    news, at_once = News(), InProcessJobs()
    jobs = dbos_jobs(settings, at_once, system_clock) if with_dbos else at_once
    metrics, pushes = Metrics(), bool(carriers)
    runner = TurnRunner(
        database, agent, outbox, news, system_clock, jobs, pushes, on_turn=metrics.turn, quiet=quiet, at_once=at_once
    )
    hub = Hub(database, system_clock)
    metrics.hub_clients.set_function(lambda: hub.clients)
    google = google_sync(settings, database, system_clock)
    metrics.calendars_in_trouble.set_function(lambda: google.in_trouble if google else 0)
    return Product(
        settings=settings,
        clock=clock,
        system_clock=system_clock,
        database=database,
        agent=agent,
        news=news,
        runner=runner,
        sweeper=Sweeper(database, outbox, jobs, system_clock, quiet, CHORES),
        webchat=web_chat(settings, database, news, runner),
        whatsapp=WhatsApp(database, account, system_clock, runner.wake, runner.deliver),
        twilio=twilio,
        hub=hub,
        metrics=metrics,
        google=google,
    )


def web_chat(settings: Settings, database: Database, news: News, runner: TurnRunner) -> WebChat:
    return WebChat(
        database=database,
        news=news,
        tokens=VisitorTokens(database, secret_key(settings)),
        system_clock=runner.system_clock,
        wake=runner.wake,
        widget_secret=settings.widget_secret.get_secret_value() if settings.widget_secret else None,
    )


def dbos_jobs(settings: Settings, here: InProcessJobs, system_clock: Clock) -> Jobs:
    # Not at the top: whoever does without DBOS need not wait for it.
    from channels.runner.with_dbos import DbosJobs

    # On SQLite there is only one process, and what it had begun it takes up again.
    executor = "frontdesk" if settings.on_sqlite else f"{socket.gethostname()}-{os.getpid()}"
    return DbosJobs(
        here,
        system_clock=system_clock,
        system_database_url=dbos_database_url(settings.database_url),
        executor_id=executor,
    )


def dbos_database_url(database_url: str) -> str:
    """Where DBOS keeps its own tables: a file beside ours, or a schema beside ours in the same PostgreSQL."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        return f"sqlite:///{Path(url.database or 'frontdesk.db').with_suffix('.dbos.db')}"
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def model_of(settings: Settings) -> Model:
    key = settings.openai_api_key
    return open_model(
        settings.model, api_key=key.get_secret_value() if key else None, base_url=settings.openai_base_url
    )


def twilio_account(settings: Settings) -> TwilioAccount | None:
    sid, token, sender = settings.twilio_account_sid, settings.twilio_auth_token, settings.whatsapp_from
    if sid is None or token is None or sender is None:
        return None
    return TwilioAccount(
        sid=sid,
        auth_token=token.get_secret_value(),
        sender=sender,
        public_url=settings.public_url or LOCAL_ADDRESS,
        api_url=settings.twilio_api_url,
    )


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
