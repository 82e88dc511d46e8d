"""Bloom with Ana's calendar connected to the stand-in for Google. Nothing runs by itself: a test says when to look."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from agent.retrying import Retrier
from booking_core import Database, SetClock
from calendars.google.account import read_account
from calendars.google.api import PATIENCE, open_google
from calendars.google.calendar_store import Connection, live_connection
from calendars.google.connecting import connect, disconnect
from calendars.google.syncing import GoogleSync
from tests.support.bookings import ADMIN
from tests.support.businesses import ANA
from tests.support.google_calendar import ANAS_CALENDAR, GoogleStandIn, Json


@dataclass
class SyncedSalon:
    """`waits` are the pauses between attempts, which take no time."""

    database: Database
    clock: SetClock
    google: GoogleStandIn
    sync: GoogleSync
    waits: list[float] = field(default_factory=list)

    async def look(self, later: timedelta = timedelta(minutes=4)) -> None:
        """After so long, when everything that is polled is due."""
        self.clock.set(self.clock.now() + later)
        await self.sync.look()

    async def connect(self, calendar_id: str = ANAS_CALENDAR, provider_id: str = ANA) -> Connection:
        async with self.database.writing() as uow:
            return await connect(uow, ADMIN, provider_id, calendar_id, self.clock.now())

    async def disconnect(self, provider_id: str = ANA) -> None:
        async with self.database.writing() as uow:
            await disconnect(uow, ADMIN, provider_id, self.clock.now())

    async def connection(self, provider_id: str = ANA) -> Connection:
        async with self.database.reading() as uow:
            found = await live_connection(uow.session, provider_id)
        assert found is not None
        return found

    @property
    def events(self) -> dict[str, Json]:
        """What the provider sees in Google."""
        return self.google.ana.standing

    @property
    def shown_titles(self) -> set[str]:
        return {event["summary"] for event in self.events.values()}

    @property
    def shown(self) -> list[tuple[str, Any]]:
        return sorted(
            (event["summary"], datetime.fromisoformat(event["start"]["dateTime"])) for event in self.events.values()
        )


@asynccontextmanager
async def synced_salon(database: Database, clock: SetClock, folder: Path) -> AsyncIterator[SyncedSalon]:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async with GoogleStandIn() as google:
        account = read_account(google.key_file(folder))
        api = open_google(account, google.url, Retrier(PATIENCE, sleep=sleep, chance=lambda: 0.0))
        sync = GoogleSync(database, api, clock, account.email, gather_seconds=0)
        try:
            yield SyncedSalon(database, clock, google, sync, waits)
        finally:
            await sync.aclose()
