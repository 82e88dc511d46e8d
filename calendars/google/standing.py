"""Whether a booking's event stands on the provider's calendar at Google."""

from enum import StrEnum

from booking_core import Actor, Booking, UnitOfWork, get_booking
from calendars.event_store import OwnEvent
from calendars.feeds import SHOWN_AFTER_THE_END
from calendars.google import calendar_store, pushed_store
from calendars.google.connecting import OFTEN
from calendars.google.events import fingerprint, written


class Standing(StrEnum):
    THERE = "there"
    ON_ITS_WAY = "on_its_way"
    HELD_UP = "held_up"
    """The calendar is not up to date; the provider's page says why."""


async def standing_of(uow: UnitOfWork, actor: Actor, booking_id: str) -> Standing | None:
    """None where there is nothing to stand there, or nowhere to. Raises `NotFound`."""
    booking = await get_booking(uow, actor, booking_id)
    event = booking.calendar_event
    if event is None or event.ends_at <= uow.now - SHOWN_AFTER_THE_END:
        return None
    connection = await calendar_store.live_connection(uow.session, booking.provider_id)
    if connection is None:
        return None
    pushed = (await pushed_store.pushed_events(uow.session, connection.id)).get(event.id)
    if pushed is not None and pushed.fingerprint == fingerprint(written(_own(booking), booking.location)):
        return Standing.THERE
    is_held_up = connection.trouble is not None or connection.failures >= OFTEN
    return Standing.HELD_UP if is_held_up else Standing.ON_ITS_WAY


def _own(booking: Booking) -> OwnEvent:
    event = booking.calendar_event
    assert event is not None
    return OwnEvent(
        event.id,
        booking.id,
        event.title,
        event.starts_at,
        event.ends_at,
        booking.location.id,
        booking.version,
        booking.created_at,
    )
