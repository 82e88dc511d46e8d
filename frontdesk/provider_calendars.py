"""A provider's outside calendars, for the team: the team's door and the calendars know nothing of each other."""

from collections.abc import Callable

from fastapi import APIRouter, BackgroundTasks, Request
from starlette.responses import Response

from booking_core import Actor, InvalidInput, UnitOfWork
from calendars.feeds import end_feed, feed_made_at, make_feed
from calendars.google.calendar_store import Connection
from calendars.google.connecting import connect, connection_of, disconnect, problem_of
from frontdesk.provider_calendars_wire import CalendarsView, FeedView, GoogleCalendarBody, GoogleView, NewFeedView
from staff.answers import answer
from staff.door import door_of
from staff.once import ONCE, CreatingRoute, keep_answer
from staff.permissions import ConnectsCalendars
from staff.transactions import Reading, Writing
from staff.wire.problems import refusals

OFF = "Google Calendar is not set up on this installation."


def provider_calendars_router(public_url: str, google_account: str | None, look_soon: Callable[[], None]) -> APIRouter:
    """`public_url` is where outside calendars find this deployment; `google_account` is None where Google is off, and
    `look_soon` has the calendars looked after that are due."""
    router = APIRouter(
        prefix="/api/providers/{provider_id}/calendars",
        tags=["providers"],
        route_class=CreatingRoute,
        responses=refusals(409),
    )

    @router.get("")
    async def provider_calendars(actor: ConnectsCalendars, uow: Reading, provider_id: str) -> CalendarsView:
        return await _shown(uow, actor, provider_id, google_account)

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
        return await _shown(uow, actor, provider_id, google_account)

    @router.put("/google")
    async def connect_google(
        request: Request,
        actor: ConnectsCalendars,
        uow: Writing,
        provider_id: str,
        body: GoogleCalendarBody,
        afterwards: BackgroundTasks,
    ) -> CalendarsView:
        """In place of the one before. The same one again is tried at once, whatever was wrong with it."""
        if google_account is None:
            raise InvalidInput(OFF, field="calendar_id")
        await connect(uow, actor, provider_id, body.calendar_id, door_of(request).system_clock.now())
        afterwards.add_task(look_soon)
        return await _shown(uow, actor, provider_id, google_account)

    @router.delete("/google")
    async def disconnect_google(
        request: Request, actor: ConnectsCalendars, uow: Writing, provider_id: str, afterwards: BackgroundTasks
    ) -> CalendarsView:
        """What is still to come is taken off the calendar soon."""
        await disconnect(uow, actor, provider_id, door_of(request).system_clock.now())
        afterwards.add_task(look_soon)
        return await _shown(uow, actor, provider_id, google_account)

    return router


async def _shown(uow: UnitOfWork, actor: Actor, provider_id: str, google_account: str | None) -> CalendarsView:
    made_at = await feed_made_at(uow, actor, provider_id)
    connected = await connection_of(uow, actor, provider_id)
    return CalendarsView(
        feed=None if made_at is None else FeedView(made_at=made_at),
        google=None if connected is None else _shown_google(connected, google_account),
        google_account=google_account,
    )


def _shown_google(connected: Connection, google_account: str | None) -> GoogleView:
    problem = OFF if google_account is None else problem_of(connected, google_account)
    return GoogleView(
        calendar_id=connected.calendar_id,
        connected_at=connected.connected_at,
        synced_at=connected.synced_at,
        problem=problem,
    )
