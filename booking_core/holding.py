"""Keeping a slot for one conversation while details are collected.

At most one live hold a conversation. It is visible to its holder, in everybody else's way, and gone when the customer
changes their mind, when the booking consumes it, or when five minutes of the product's clock have passed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from booking_core import hold_store, occupancy_store
from booking_core.actors import AgentInConversation
from booking_core.availability import SlotQuery
from booking_core.business import Location, Provider, Service
from booking_core.contacts import conversation
from booking_core.database import UnitOfWork
from booking_core.ids import new_id
from booking_core.intervals import Interval, epoch_seconds, epoch_seconds_up, subtract
from booking_core.policy import Action, require
from booking_core.slot_choosing import choose
from booking_core.slots import booked_span
from booking_core.tables import HoldRow
from booking_core.wizard import ChosenProvider

HOLD_LASTS = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Hold:
    """`any_provider`: the customer left the choice to us and it fell on `provider`. Times in UTC."""

    id: str
    service: Service
    location: Location
    provider: Provider
    starts_at: datetime
    ends_at: datetime
    any_provider: bool
    moving: str | None
    expires_at: datetime


async def hold_slot(uow: UnitOfWork, actor: AgentInConversation, query: SlotQuery, starts_at: datetime) -> Hold:
    """Replaces the hold that the conversation had. Raises `SlotTaken`, `SlotNotOffered`, `InvalidInput`.

    When the slot is refused, the caller's transaction rolls back and the earlier hold stays.
    """
    require(actor, Action.HOLD_SLOT)
    await conversation(uow, actor.conversation_id, lock=True)
    chosen = await choose(uow, actor, query, starts_at)
    await hold_store.delete_hold(uow.session, actor.conversation_id)
    row = HoldRow(
        id=new_id("hd"),
        conversation_id=actor.conversation_id,
        service_id=chosen.place.service.id,
        location_id=chosen.place.location.id,
        provider_id=chosen.provider.id,
        starts_at=chosen.slot.starts_at,
        ends_at=chosen.slot.ends_at,
        any_provider=chosen.any_provider,
        moving=query.moving.id if query.moving else None,
        expires_at=uow.now + HOLD_LASTS,
    )
    await hold_store.insert_hold(uow.session, row)
    await occupancy_store.occupy(
        uow.session,
        chosen.provider.id,
        [(epoch_seconds(span.start), epoch_seconds(span.end)) for span in await _spans(uow, query, chosen)],
        hold_id=row.id,
        expires=epoch_seconds_up(row.expires_at),
        now=uow.now,
    )
    return _hold(row, chosen.place.service, chosen.place.location, chosen.provider)


async def _spans(uow: UnitOfWork, query: SlotQuery, chosen: ChosenProvider) -> tuple[Interval, ...]:
    """What the hold has to keep: for a move, only what the old booking does not keep already."""
    wanted = booked_span(chosen.place.service, chosen.slot.starts_at)
    old = query.moving
    if old is None or old.provider_id != chosen.provider.id:
        return (wanted,)
    kept = await occupancy_store.spans_of_booking(uow.session, old.id)
    return subtract([wanted], kept)


async def release_hold(uow: UnitOfWork, actor: AgentInConversation) -> None:
    """Gives the slot back at once; without a hold nothing happens."""
    await hold_store.delete_hold(uow.session, actor.conversation_id)


async def current_hold(uow: UnitOfWork, actor: AgentInConversation) -> Hold | None:
    """The conversation's hold, unless it has expired."""
    row = await hold_store.find_hold(uow.session, actor.conversation_id)
    if row is None or row.expires_at <= uow.now:
        return None
    catalog = await uow.catalog()
    return _hold(
        row, catalog.services[row.service_id], catalog.locations[row.location_id], catalog.providers[row.provider_id]
    )


def _hold(row: HoldRow, service: Service, location: Location, provider: Provider) -> Hold:
    return Hold(
        row.id,
        service,
        location,
        provider,
        row.starts_at,
        row.ends_at,
        row.any_provider,
        row.moving,
        row.expires_at,
    )
