"""A customer's own bookings, as the agent may see them."""

from booking_core import booking_store
from booking_core.actors import AgentInConversation
from booking_core.booking import Booking
from booking_core.booking_store import BookingFilter
from booking_core.contacts import bookings_scope
from booking_core.database import UnitOfWork
from booking_core.statuses import LIVE

MOST_SHOWN = 10


async def upcoming_bookings(uow: UnitOfWork, actor: AgentInConversation) -> list[Booking]:
    """Pending and confirmed ones that have not ended, soonest first."""
    wanted = BookingFilter(start=uow.now, statuses=tuple(LIVE), limit=MOST_SHOWN)
    scope = await bookings_scope(uow, actor)
    return await booking_store.list_bookings(uow.session, await uow.catalog(), wanted, scope)
