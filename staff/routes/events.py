"""What happened since: for whoever was away."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from booking_core import changes_since, last_change
from staff.answers import answer
from staff.permissions import SeesBookings
from staff.transactions import Reading
from staff.wire.history import EventsQuery, EventsView, shown_event
from staff.wire.problems import refusals

router = APIRouter(prefix="/api/events", tags=["events"], responses=refusals())


@router.get("", response_model=EventsView)
async def events(actor: SeesBookings, uow: Reading, query: Annotated[EventsQuery, Query()]) -> Response:
    """In order; numbers of what the caller may not see are left out."""
    if query.after is None:
        return answer({"items": [], "next": None, "last": await last_change(uow, actor)})
    seen, last = await changes_since(uow, actor, query.after, query.limit)
    more = str(last) if last - query.after >= query.limit else None
    return answer({"items": [shown_event(each) for each in seen], "next": more, "last": last})
