"""The address of a provider's feed: made, made anew, taken away, and what it opens.

Whoever has the address can read the feed, as calendars can't sign in. It is shown once and kept as a hash; a new one
ends the old one.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from booking_core import Action, Actor, NotFound, UnitOfWork, provider_with_hours, require
from calendars import event_store, feed_store, provider_store
from calendars.ics import ics_of

SHOWN_AFTER_THE_END = timedelta(days=31)
"""What is longer past is on no outside calendar's mind any more."""
PATH = "/calendars/{token}.ics"


async def check_may_connect(uow: UnitOfWork, actor: Actor, provider_id: str) -> None:
    """For the desk, and for the provider themselves. Raises `NotFound`, `Forbidden`."""
    require(actor, Action.CONNECT_CALENDARS)
    await provider_with_hours(uow, actor, provider_id)


async def make_feed(uow: UnitOfWork, actor: Actor, provider_id: str, at: datetime) -> str:
    """Returns its path, which nobody can be told again. Raises `NotFound`, `Forbidden`."""
    await check_may_connect(uow, actor, provider_id)
    await provider_store.lock_provider(uow.session, provider_id)
    token = secrets.token_urlsafe(32)
    await feed_store.put_feed(uow.session, provider_id, _digest(token), at)
    return PATH.format(token=token)


async def end_feed(uow: UnitOfWork, actor: Actor, provider_id: str) -> None:
    """Raises `NotFound`, `Forbidden`."""
    await check_may_connect(uow, actor, provider_id)
    await feed_store.delete_feed(uow.session, provider_id)


async def feed_made_at(uow: UnitOfWork, actor: Actor, provider_id: str) -> datetime | None:
    """None when there is no feed. Raises `NotFound`, `Forbidden`."""
    await check_may_connect(uow, actor, provider_id)
    return await feed_store.feed_made_at(uow.session, provider_id)


async def read_feed(uow: UnitOfWork, token: str) -> bytes:
    """Raises `NotFound`, which tells nothing of what there might have been."""
    provider_id = await feed_store.provider_of(uow.session, _digest(token))
    if provider_id is None:
        raise NotFound("There is no such calendar.")
    catalog = await uow.catalog()
    events = await event_store.own_events(uow.session, provider_id, uow.now - SHOWN_AFTER_THE_END)
    name = f"{catalog.providers[provider_id].name} - {catalog.business.name}"
    return ics_of(provider_id, name, events, catalog.locations)


def _digest(token: str) -> str:
    # Fast on purpose: nobody can try 2^256 tokens.
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
