"""Reads a conversation and its business from the configured database."""

from collections.abc import Sequence
from datetime import timedelta

from booking_core import (
    BookingFilter,
    BusinessFile,
    Catalog,
    UnitOfWork,
    booking_history,
    list_bookings,
    team_conversation,
)
from evals.capturing.source import BookingHistory, Exported, Source
from evals.world import TEAM
from staff.whole_conversation import exported
from staff.wire.bookings import shown_booking
from staff.wire.history import shown_change

MOST = 1000
AHEAD = timedelta(days=60)


async def fetch(uow: UnitOfWork, conversation_id: str) -> Source:
    """Raises `NotFound`."""
    conversation = Exported.model_validate(await exported(uow, TEAM, conversation_id))
    found = await team_conversation(uow, TEAM, conversation_id)
    others = await _others(uow, conversation)
    return Source(conversation, frozen(await uow.catalog()), others, found.contact.id)


def frozen(catalog: Catalog) -> BusinessFile:
    """The business as it stands, without what is archived."""
    return BusinessFile(
        catalog.business, catalog.open_locations(), catalog.offered_services(), catalog.active_providers()
    )


async def _others(uow: UnitOfWork, conversation: Exported) -> Sequence[BookingHistory]:
    """Those around the time of the conversation which take up somebody's time, or belong to the customer."""
    since = conversation.messages[0].at if conversation.messages else uow.now
    bookings = await list_bookings(uow, TEAM, BookingFilter(start=since, end=since + AHEAD, limit=MOST))
    return [
        BookingHistory.model_validate(
            {
                "booking": shown_booking(booking),
                "history": [shown_change(each) for each in await booking_history(uow, TEAM, booking.id)],
            }
        )
        for booking in bookings
        if booking.conversation_id != conversation.id
    ]
