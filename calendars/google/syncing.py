"""Keeps every connected calendar and ours the same: soon after a booking has changed, and every few minutes anyway.

A calendar that is due is claimed for a while, so that of several processes one looks after it; what one that died had
begun, another finishes. No transaction is open while Google is asked, and no booking waits for it.
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from booking_core import Clock, Database, SystemActor, last_change, new_id
from calendars.google import calendar_store, pushed_store
from calendars.google.api import GoogleCalendarApi
from calendars.google.calendar_store import ClaimLost, Connection
from calendars.google.connecting import problem_of
from calendars.google.errors import GoogleError, NotConnected, NotNow, Trouble, what_to_do
from calendars.google.pushing import Pusher
from calendars.google.reading import Reader

EVERY = timedelta(minutes=3)
LOOK_SECONDS = 5.0
GATHER_SECONDS = 0.5
"""Bookings often change in company: they are written in one go."""
ROUND_SECONDS = 240.0
CLAIM_LASTS = timedelta(seconds=ROUND_SECONDS + 60)
AT_ONCE = 8
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)

log = logging.getLogger(__name__)


@dataclass
class GoogleSync:
    """`account` is the address that providers share their calendars with, `in_trouble` how many of their calendars were
    not up to date at the last look."""

    database: Database
    api: GoogleCalendarApi
    system_clock: Clock
    account: str
    look_seconds: float = LOOK_SECONDS
    gather_seconds: float = GATHER_SECONDS

    def __post_init__(self) -> None:
        self._reader = Reader(self.database, self.api)
        self._pusher = Pusher(self.database, self.api)
        self._changed = asyncio.Event()
        self._seen: int | None = None
        self.in_trouble = 0
        self._rounds: dict[str, asyncio.Task[None]] = {}
        self._turns = asyncio.Semaphore(AT_ONCE)

    def on_change(self, seq: int) -> None:
        """A booking has changed."""
        self.look_soon()

    def look_soon(self) -> None:
        self._changed.set()

    async def run(self) -> None:
        """Until it is cancelled."""
        try:
            while True:
                await self._begin()
                with suppress(TimeoutError):
                    async with asyncio.timeout(self.look_seconds):
                        await self._changed.wait()
                    await asyncio.sleep(self.gather_seconds)
                self._changed.clear()
        finally:
            for task in self._rounds.values():
                task.cancel()
            await asyncio.gather(*self._rounds.values(), return_exceptions=True)

    async def look(self) -> None:
        """Brings what is due up to date."""
        await self._begin()
        await asyncio.gather(*self._rounds.values(), return_exceptions=True)

    async def _begin(self) -> None:
        """A round for each that is due. Nobody waits for one that takes its time."""
        await self._make_due()
        async with self.database.reading() as uow:
            due = await calendar_store.due_connections(uow.session, self.system_clock.now())
            connections = await calendar_store.live_connections(uow.session)
        self.in_trouble = sum(problem_of(each, self.account) is not None for each in connections)
        for connection_id in due:
            if connection_id not in self._rounds:
                task = asyncio.create_task(self._in_turn(connection_id), name=f"google calendar {connection_id}")
                self._rounds[connection_id] = task
                task.add_done_callback(partial(self._ended, connection_id))

    def _ended(self, connection_id: str, task: asyncio.Task[None]) -> None:
        del self._rounds[connection_id]
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a Google calendar could not be looked after", exc_info=error)

    async def _in_turn(self, connection_id: str) -> None:
        async with self._turns:
            await self._round(connection_id)

    async def examine(self) -> list[str]:
        """Asks Google once whether it accepts us; and says what is wrong with it, and with each calendar."""
        problems = []
        try:
            await self.api.check_account()
        except NotConnected as error:
            problems.append(what_to_do(error.trouble, self.account, ""))
        except NotNow as error:
            problems.append(f"Google can't be reached: {error}")
        async with self.database.reading() as uow:
            providers = (await uow.catalog()).providers
            for connection in await calendar_store.live_connections(uow.session):
                problem = problem_of(connection, self.account)
                if problem is not None:
                    problems.append(f"{providers[connection.provider_id].name}: {problem}")
        return problems

    async def aclose(self) -> None:
        await self.api.aclose()

    async def _make_due(self) -> None:
        """The calendars of those whose bookings have changed since the last look."""
        async with self.database.reading() as uow:
            last = await last_change(uow, SystemActor())
            seen, self._seen = self._seen, last
            if seen is None or seen == last:
                return
            providers = await calendar_store.providers_changed_since(uow.session, seen)
        async with self.database.writing() as uow:
            await calendar_store.make_due(uow.session, providers, self.system_clock.now())

    async def _round(self, connection_id: str) -> None:
        claim, now = new_id("cl"), self.system_clock.now()
        async with self.database.writing() as uow:
            connection = await calendar_store.claim(
                uow.session, connection_id, claim, now, now + CLAIM_LASTS, now + EVERY
            )
        if connection is None:
            return
        with suppress(ClaimLost):
            try:
                async with asyncio.timeout(ROUND_SECONDS):
                    if connection.disconnected_at is None:
                        await self._reader.read(connection, claim)
                    is_all = await self._pusher.push(connection, claim)
            except (GoogleError, TimeoutError) as error:
                await self._went_wrong(connection, claim, error)
            else:
                await self._went_well(connection, claim, is_all)

    async def _went_well(self, connection: Connection, claim: str, is_all: bool) -> None:
        now = self.system_clock.now()
        again: dict[str, Any] = {} if is_all else {"due_at": now}
        async with self.database.writing() as uow:
            await calendar_store.keep_claim(uow.session, connection.id, claim)
            if is_all and connection.disconnected_at is not None:
                await _let_go(uow.session, connection)
                return
            await calendar_store.settle(uow.session, connection.id, failures=0, trouble=None, synced_at=now, **again)

    async def _went_wrong(self, connection: Connection, claim: str, error: Exception) -> None:
        log.warning("a Google calendar could not be brought up to date: %s", error)
        failures, trouble = connection.failures + 1, connection.trouble
        wait = _wait(failures, error)
        anew: dict[str, Any] = {}
        if isinstance(error, NotConnected):
            trouble, wait = str(error.trouble), LONGEST_WAIT
            if error.trouble is Trouble.NOT_UNDERSTOOD:
                # It may be what we think we have read.
                anew = {"sync_token": None}
        due_at: datetime = self.system_clock.now() + wait
        async with self.database.writing() as uow:
            await calendar_store.keep_claim(uow.session, connection.id, claim)
            if isinstance(error, NotConnected) and connection.disconnected_at is not None:
                # What is ours there is out of our reach, and nobody wants to hear of it any more.
                await _let_go(uow.session, connection)
                return
            await calendar_store.settle(
                uow.session, connection.id, failures=failures, trouble=trouble, due_at=due_at, **anew
            )


async def _let_go(session: AsyncSession, connection: Connection) -> None:
    await pushed_store.forget_all(session, connection.id)
    await calendar_store.delete_connection(session, connection.id)


def _wait(failures: int, error: Exception) -> timedelta:
    asked = timedelta(seconds=error.after or 0) if isinstance(error, NotNow) else timedelta()
    return max(asked, min(FIRST_WAIT * (1 << min(failures - 1, 10)), LONGEST_WAIT))
