"""From Google to us: when the provider is busy, and what has become of our own events there."""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from booking_core import Database, UnitOfWork, clear_busy_times, forget_busy_times, set_busy_times
from booking_core.intervals import Interval
from calendars.google import calendar_store, pushed_store
from calendars.google.api import Event, GoogleCalendarApi
from calendars.google.calendar_store import Connection
from calendars.google.errors import NotNow, SyncTokenGone
from calendars.google.events import Unreadable, busy_span, marked_with, zone_named
from calendars.google.pushed_store import Pushed

LOOKED_BACK = timedelta(days=1)

log = logging.getLogger(__name__)


class Reader:
    """Reads what has changed since the last time; all that there is, when that is not known."""

    def __init__(self, database: Database, api: GoogleCalendarApi) -> None:
        self._database = database
        self._api = api

    async def read(self, connection: Connection, claim: str) -> None:
        """Applies all pages and remembers how far it has read, in one transaction: what was busy stays so until then.

        Raises `NotNow`, `NotConnected`, `ClaimLost`.
        """
        found = await self._changes(connection)
        async with self._database.writing() as uow:
            await calendar_store.keep_claim(uow.session, connection.id, claim)
            await self._apply(uow, connection, found)
            await calendar_store.set_sync_token(uow.session, connection.id, found.sync_token)

    async def _changes(self, connection: Connection) -> "_Found":
        if connection.sync_token is not None:
            try:
                return await self._pages(connection, {"syncToken": connection.sync_token})
            except SyncTokenGone:
                log.info("a calendar is read anew: Google does not know the changes any more")
        since = (self._database.clock.now() - LOOKED_BACK).astimezone(UTC).replace(microsecond=0)
        try:
            return await self._pages(connection, {"timeMin": since.isoformat().replace("+00:00", "Z")}, since)
        except SyncTokenGone as error:
            raise NotNow("a page of events went away while it was read") from error

    async def _pages(
        self, connection: Connection, since: Mapping[str, str], everything_since: datetime | None = None
    ) -> "_Found":
        found, page = _Found(everything_since), None
        while found.sync_token is None:
            read = await self._api.changes(connection.calendar_id, since, page)
            found.events.update({event["id"]: event for event in read.events})
            found.timezone, page = read.timezone, read.next_page
            found.sync_token = read.sync_token
            if page is None and found.sync_token is None:
                raise NotNow("the last page of events does not say how to go on")
        return found

    async def _apply(self, uow: UnitOfWork, connection: Connection, found: "_Found") -> None:
        if found.everything_since is not None:
            await clear_busy_times(uow, connection.id)
        await forget_busy_times(uow, connection.id)
        pushed = await pushed_store.pushed_events(uow.session, connection.id)
        own = await _own(uow, found.events)
        zone = zone_named(found.timezone, (await uow.catalog()).business.timezone)
        spans: dict[str, Interval | None] = {}
        for event_id, event in found.events.items():
            if event_id not in own:
                try:
                    spans[event_id] = busy_span(event, zone)
                except Unreadable:
                    log.warning("an event of a Google calendar can't be read and is left out")
        await set_busy_times(uow, connection.provider_id, connection.id, spans)
        for event_id in _to_look_at(pushed, found):
            await pushed_store.note_written(uow.session, connection.id, event_id)


class _Found:
    """`everything_since` is None where only changes were asked for."""

    def __init__(self, everything_since: datetime | None) -> None:
        self.everything_since = everything_since
        self.events: dict[str, Event] = {}
        self.timezone = ""
        self.sync_token: str | None = None


async def _own(uow: UnitOfWork, events: Mapping[str, Event]) -> set[str]:
    """The ids of those that came from here, also when we have forgotten all but the booking."""
    own = await pushed_store.ours(uow.session, events)
    marks = {event_id: mark for event_id, event in events.items() if (mark := marked_with(event)) is not None}
    known = await calendar_store.known_bookings(uow.session, set(marks.values()))
    return own | {event_id for event_id, mark in marks.items() if mark in known}


def _to_look_at(pushed: Mapping[str, Pushed], found: _Found) -> list[str]:
    """Ours that are no longer as we wrote them: an etag that we know is but the echo of our own writing."""
    since = found.everything_since
    return [
        event_id
        for event_id, known in pushed.items()
        if (event_id in found.events and found.events[event_id].get("etag") != known.etag)
        or (since is not None and event_id not in found.events and known.ends_at > since)
    ]
