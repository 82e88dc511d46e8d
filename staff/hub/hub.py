"""Tells every client what happens to the bookings and in the conversations that they may see.

A change is read once, whoever watches; the policy then says in which scopes it exists, and each scope's clients get the
same text. Nobody waits for a client: what it can't take at once is in its mailbox, and a full one closes.
"""

import asyncio
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from booking_core import (
    PERMISSIONS,
    Action,
    Clock,
    Database,
    Role,
    SeenChange,
    StaffMember,
    SystemActor,
    TeamActor,
    UnitOfWork,
    changes_since,
    last_change,
)
from booking_core.contacts import bookings_scope
from booking_core.following import conversations_by_scope, inbox_state
from booking_core.policy import Scope, kind_of
from staff.hub import records
from staff.hub.client import Client
from staff.hub.pace import Pace
from staff.hub.proofs import actors_of
from staff.wire.history import shown_event

WATCHERS = PERMISSIONS[Action.SEE_BOOKINGS] & PERMISSIONS[Action.SEE_CONVERSATIONS]
CONVERSATION_UPDATED = "ConversationUpdated"
# Without an error: some clients don't come back after one, whatever they are allowed.
COME_BACK = records.close(allow_reconnect=True)
SIGNED_OUT = records.close("You have been signed out.")


class Hub:
    """One for a process. `watch` gives the seconds by which it sees who has gone silent."""

    def __init__(
        self,
        database: Database,
        system_clock: Clock,
        pace: Pace | None = None,
        watch: Callable[[], float] = time.monotonic,
    ) -> None:
        self.pace = pace or Pace()
        self.watch = watch
        self._database = database
        self._system_clock = system_clock
        self._clients: set[Client] = set()
        self._closed = False
        self._seq = 0
        self._inbox: Mapping[str, Any] = {}
        self._inbox_read_at = 0.0
        self._stirred: set[str] = set()
        self._wake = asyncio.Event()
        self._reading = asyncio.Lock()

    @property
    def clients(self) -> int:
        return len(self._clients)

    async def join(self, client: Client) -> None:
        """Whatever is committed after the client has been told so, it hears of; all else it finds in the database."""
        async with self._reading:
            if not self._clients:
                await self._begin()
                # Meanwhile nobody was there to be told.
                self._wake.set()
            client.mailbox.put(records.SHAKEN_HANDS)
            if self._closed or len(self._clients) >= self.pace.clients:
                client.mailbox.end(COME_BACK)
            else:
                self._clients.add(client)

    def leave(self, client: Client) -> None:
        self._clients.discard(client)

    def on_change(self, seq: int) -> None:
        """Something up to that number has been committed."""
        if seq > self._seq and self._clients:
            self._wake.set()

    def on_conversation(self, conversation_id: str) -> None:
        if self._clients:
            self._stirred.add(conversation_id)
            self._wake.set()

    def look_again(self) -> None:
        """Something may have happened."""
        self._wake.set()

    def close(self) -> None:
        """The process is ending: every client is asked to come back."""
        self._closed = True
        for client in tuple(self._clients):
            client.mailbox.end(COME_BACK)

    async def run(self) -> None:
        """Sends what happens, as soon as it is told of it; until it is cancelled."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(self.pace.poll):
                    await self._wake.wait()
            self._wake.clear()
            await self.look()

    async def keep_alive(self) -> None:
        """Looks after the clients, until it is cancelled."""
        while True:
            await asyncio.sleep(self.pace.beat)
            await self.beat()

    async def look(self) -> None:
        """Reads what is new and gives it to those who may see it."""
        more = True
        while more and self._clients:
            async with self._reading:
                more = await self._look()

    async def beat(self) -> None:
        """Pings those who were sent nothing for a while, and lets go who is silent or has been signed out."""
        now = self.watch()
        for client in tuple(self._clients):
            if now - client.heard_at > self.pace.silence:
                self._dismiss(client, COME_BACK)
            elif now - client.sent_at >= self.pace.ping and client.mailbox.is_empty:
                client.mailbox.put(records.PING)
        if self._clients:
            async with self._database.reading() as uow:
                await self._scopes(uow)

    async def _begin(self) -> None:
        async with self._database.reading() as uow:
            self._seq = await last_change(uow, SystemActor())
            self._inbox, self._inbox_read_at = await inbox_state(uow), self.watch()
        self._stirred.clear()

    async def _look(self) -> bool:
        """Whether there may be more."""
        told = frozenset(self._stirred)
        scopes: dict[Scope, list[Client]] = {}
        async with self._database.reading() as uow:
            seen, last = await changes_since(uow, SystemActor(), self._seq, self.pace.changes_at_once)
            inbox, read_at = await self._inbox_now(uow, told)
            stirred = told | {each for each, state in inbox.items() if self._inbox.get(each) != state}
            if seen or stirred:
                # In the same moment as the rest: nobody gets what they could not see any more when it was read.
                scopes = await self._scopes(uow)
            conversations = await conversations_by_scope(uow, stirred, scopes)
        events = [(each.booking, _event(each)) for each in seen]
        updates = {each: _update(each) for each in sorted(stirred)}
        for scope, clients in scopes.items():
            visible = [event for booking, event in events if scope.covers(booking)]
            visible += [update for each, update in updates.items() if each in conversations[scope]]
            _send(clients, visible)
        before, self._seq = self._seq, last
        self._inbox, self._inbox_read_at = inbox, read_at
        self._stirred -= told
        return last - before >= self.pace.changes_at_once

    async def _inbox_now(self, uow: UnitOfWork, told: Collection[str]) -> tuple[Mapping[str, Any], float]:
        """Only when something happened there, or might have."""
        now = self.watch()
        if told or now - self._inbox_read_at >= self.pace.poll:
            return await inbox_state(uow), now
        return self._inbox, self._inbox_read_at

    async def _scopes(self, uow: UnitOfWork) -> dict[Scope, list[Client]]:
        """The clients by what they may see; those who have been signed out are let go."""
        clients = tuple(self._clients)
        actors = await actors_of(uow, {client.proof for client in clients}, self._system_clock.now())
        alike: dict[Any, tuple[TeamActor, list[Client]]] = {}
        for client in clients:
            actor = actors.get(client.proof)
            if actor is None:
                self._dismiss(client, SIGNED_OUT)
            else:
                alike.setdefault(_sight(actor), (actor, []))[1].append(client)
        found: dict[Scope, list[Client]] = {}
        for actor, together in alike.values():
            if kind_of(actor) in WATCHERS:
                found.setdefault(await bookings_scope(uow, actor), []).extend(together)
        return found

    def _dismiss(self, client: Client, farewell: str) -> None:
        self.leave(client)
        client.mailbox.end(farewell)


def _sight(actor: TeamActor) -> tuple[Role, str | None] | None:
    """Who has the same sees the same."""
    return (actor.role, actor.provider_id) if isinstance(actor, StaffMember) else None


def _event(seen: SeenChange) -> str:
    shown = shown_event(seen)
    return records.invocation(shown["event"], {"seq": shown["seq"], "booking": shown["booking"]})


def _update(conversation_id: str) -> str:
    return records.invocation(CONVERSATION_UPDATED, {"conversation_id": conversation_id})


def _send(clients: Iterable[Client], sent: Sequence[str]) -> None:
    if sent:
        together = "".join(sent)
        for client in clients:
            client.mailbox.put(together)
