"""What happened: to one booking, or to all of them since a sequence number."""

from dataclasses import dataclass

from booking_core import booking_store, changes_store
from booking_core.actors import Actor
from booking_core.booking import Booking
from booking_core.booking_store import BookingFilter
from booking_core.changes import Change
from booking_core.contacts import bookings_scope
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput
from booking_core.lifecycle import get_booking
from booking_core.policy import Action, require

MOST_LISTED = 1000
LAST_NUMBER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class SeenChange:
    """A change with its booking as it is now."""

    change: Change
    booking: Booking


async def booking_history(uow: UnitOfWork, actor: Actor, booking_id: str) -> list[Change]:
    """In order. Raises `NotFound`."""
    booking = await get_booking(uow, actor, booking_id)
    return await changes_store.changes_of_booking(uow.session, booking.id)


async def changes_since(uow: UnitOfWork, actor: Actor, seq: int, limit: int = 100) -> tuple[list[SeenChange], int]:
    """The changes after `seq` that the actor may see, and the sequence number up to which that is all.

    Reads `limit` changes, of which the actor may see fewer: go on from the number that is returned. Raises
    `InvalidInput` on a limit outside 1 to 1,000, or a number that none could have.
    """
    require(actor, Action.SEE_BOOKINGS)
    if not 1 <= limit <= MOST_LISTED:
        raise InvalidInput(f"A page has 1 to {MOST_LISTED} changes.", field="limit")
    if not 0 <= seq <= LAST_NUMBER:
        raise InvalidInput("There is no such sequence number.", field="after")
    scope = await bookings_scope(uow, actor)
    changes = await changes_store.changes_after(uow.session, seq, limit)
    wanted = {change.booking_id for change in changes}
    bookings = await booking_store.bookings_by_id(uow.session, await uow.catalog(), wanted)
    seen = [SeenChange(c, bookings[c.booking_id]) for c in changes if scope.covers(bookings[c.booking_id])]
    return seen, changes[-1].seq if changes else seq


async def last_change(uow: UnitOfWork, actor: Actor) -> int:
    """The latest sequence number: whoever reads everything now goes on from there."""
    require(actor, Action.SEE_BOOKINGS)
    return await changes_store.last_sequence_number(uow.session)


async def list_bookings(uow: UnitOfWork, actor: Actor, wanted: BookingFilter) -> list[Booking]:
    """Those the actor may see, by start and id. Raises `InvalidInput` on a limit outside 1 to 1,000."""
    require(actor, Action.SEE_BOOKINGS)
    if not 1 <= wanted.limit <= MOST_LISTED:
        raise InvalidInput(f"A page has 1 to {MOST_LISTED} bookings.", field="limit")
    scope = await bookings_scope(uow, actor)
    return await booking_store.list_bookings(uow.session, await uow.catalog(), wanted, scope)
