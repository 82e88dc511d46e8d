"""From us to Google: what bookings have put on a provider's calendar here, stands there.

What should be there is compared with what was put there, rather than remembering what was to be done: whatever was
missed, interrupted or refused is found by the next comparison.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from booking_core import Database
from calendars import event_store
from calendars.event_store import OwnEvent
from calendars.feeds import SHOWN_AFTER_THE_END
from calendars.google import calendar_store, pushed_store
from calendars.google.api import Event, GoogleCalendarApi
from calendars.google.calendar_store import Connection
from calendars.google.errors import NotNow
from calendars.google.events import fingerprint, is_as_written, written
from calendars.google.pushed_store import Pushed

MOST_AT_ONCE = 200
"""Calls of one round: whoever else is due does not wait for long."""
TRIES = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """An event as it should be there."""

    id: str
    ends_at: datetime
    content: Mapping[str, Any]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Plan:
    """`over` is what nobody compares any more; `is_all` unless there is more than one round may do."""

    write: tuple[Wanted, ...]
    delete: tuple[str, ...]
    over: tuple[str, ...]
    is_all: bool


def plan(wanted: Mapping[str, Wanted], pushed: Mapping[str, Pushed], since: datetime, most: int = MOST_AT_ONCE) -> Plan:
    """Of what ends after `since`."""
    delete = [each.event_id for each in pushed.values() if each.event_id not in wanted and each.ends_at > since]
    write = [
        each for each in wanted.values() if each.id not in pushed or pushed[each.id].fingerprint != each.fingerprint
    ]
    over = [each.event_id for each in pushed.values() if each.ends_at <= since]
    left = max(most - len(delete), 0)
    return Plan(tuple(write[:left]), tuple(delete[:most]), tuple(over), len(delete) + len(write) <= most)


class Pusher:
    def __init__(self, database: Database, api: GoogleCalendarApi) -> None:
        self._database = database
        self._api = api

    async def push(self, connection: Connection, claim: str) -> bool:
        """False when there is more to do. Raises `NotNow`, `NotConnected`, `ClaimLost`."""
        async with self._database.reading() as uow:
            since = uow.now - SHOWN_AFTER_THE_END
            pushed = await pushed_store.pushed_events(uow.session, connection.id)
            wanted: dict[str, Wanted] = {}
            if connection.disconnected_at is None:
                locations = (await uow.catalog()).locations
                events = await event_store.own_events(uow.session, connection.provider_id, since)
                wanted = {event.id: _wanted(event, written(event, locations[event.location_id])) for event in events}
            else:
                # What took place stays on the calendar of whoever did it.
                since = uow.now
        planned = plan(wanted, pushed, since)
        await self._prepare(connection, claim, planned, pushed)
        for event_id in planned.delete:
            await self._api.delete(connection.calendar_id, event_id)
            async with self._database.writing() as uow:
                await calendar_store.keep_claim(uow.session, connection.id, claim)
                await pushed_store.forget(uow.session, connection.id, [event_id])
        for each in planned.write:
            stored = await self._write(connection.calendar_id, each, pushed.get(each.id))
            async with self._database.writing() as uow:
                await calendar_store.keep_claim(uow.session, connection.id, claim)
                etag = str(stored.get("etag", ""))
                await pushed_store.note_written(uow.session, connection.id, each.id, each.fingerprint, etag)
        return planned.is_all

    async def _prepare(self, connection: Connection, claim: str, planned: Plan, pushed: Mapping[str, Pushed]) -> None:
        """Before anything is put there: what was, and was not noted, could never be taken off again."""
        new = {each.id: each.ends_at for each in planned.write if each.id not in pushed}
        if not new and not planned.over:
            return
        async with self._database.writing() as uow:
            await calendar_store.keep_claim(uow.session, connection.id, claim)
            await pushed_store.intend(uow.session, connection.id, new)
            await pushed_store.forget(uow.session, connection.id, planned.over)

    async def _write(self, calendar_id: str, wanted: Wanted, known: Pushed | None) -> Event:
        stored: Event | None = None
        if known is None:
            stored = await self._api.insert(calendar_id, {"id": wanted.id, **wanted.content})
        elif known.etag:
            stored = await self._api.patch(calendar_id, wanted.id, wanted.content, known.etag)
        for _ in range(TRIES):
            if stored is not None:
                return stored
            stored = await self._write_over(calendar_id, wanted)
        raise NotNow("an event is changed as often as we look at it")

    async def _write_over(self, calendar_id: str, wanted: Wanted) -> Event | None:
        """After a look at what is there. None when that has changed since."""
        found = await self._api.get(calendar_id, wanted.id)
        if found is None:
            return await self._api.insert(calendar_id, {"id": wanted.id, **wanted.content})
        if is_as_written(found, wanted.content):
            return found
        return await self._api.patch(calendar_id, wanted.id, wanted.content, str(found.get("etag", "*")))


def _wanted(event: OwnEvent, content: Mapping[str, Any]) -> Wanted:
    return Wanted(event.id, event.ends_at, content, fingerprint(content))
