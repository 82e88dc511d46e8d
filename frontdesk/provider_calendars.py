"""A provider's outside calendars, for the team: the team's door and the calendars know nothing of each other."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from calendars.feeds import end_feed, feed_made_at, make_feed
from frontdesk.provider_calendars_wire import CalendarsView, FeedView, NewFeedView
from staff.answers import answer
from staff.door import door_of
from staff.once import ONCE, CreatingRoute, keep_answer
from staff.permissions import ConnectsCalendars
from staff.transactions import Reading, Writing
from staff.wire.problems import refusals


def provider_calendars_router(public_url: str) -> APIRouter:
    """`public_url` is where outside calendars find this deployment."""
    router = APIRouter(
        prefix="/api/providers/{provider_id}/calendars",
        tags=["providers"],
        route_class=CreatingRoute,
        responses=refusals(409),
    )

    @router.get("")
    async def provider_calendars(actor: ConnectsCalendars, uow: Reading, provider_id: str) -> CalendarsView:
        made_at = await feed_made_at(uow, actor, provider_id)
        return CalendarsView(feed=None if made_at is None else FeedView(made_at=made_at))

    @router.post("/feed", status_code=201, response_model=NewFeedView, dependencies=[ONCE])
    async def make(request: Request, actor: ConnectsCalendars, uow: Writing, provider_id: str) -> Response:
        """An address to subscribe to, which is shown this once. One that there was leads nowhere any more."""
        made_at = door_of(request).system_clock.now()
        path = await make_feed(uow, actor, provider_id, made_at)
        keep_answer(request, NewFeedView(address=None, made_at=made_at).model_dump_json())
        return answer(NewFeedView(address=f"{public_url}{path}", made_at=made_at), 201)

    @router.delete("/feed")
    async def end(actor: ConnectsCalendars, uow: Writing, provider_id: str) -> CalendarsView:
        """The address leads nowhere any more."""
        await end_feed(uow, actor, provider_id)
        return CalendarsView(feed=None)

    return router
