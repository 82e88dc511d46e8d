"""Puts the team's routes into an application."""

from fastapi import APIRouter, FastAPI

from staff.door import TeamDoor
from staff.hub.routes import router as hub_router
from staff.once import answer_replays
from staff.routes import (
    api_keys,
    attention,
    auth,
    availability,
    booking_steps,
    bookings,
    business,
    contacts,
    conversations,
    events,
    locations,
    provider_hours,
    providers,
    reviews,
    services,
    users,
)

ROUTERS: tuple[APIRouter, ...] = (
    auth.router,
    bookings.router,
    booking_steps.router,
    availability.router,
    events.router,
    contacts.router,
    conversations.router,
    reviews.router,
    attention.router,
    business.router,
    services.router,
    locations.router,
    providers.router,
    provider_hours.router,
    users.router,
    api_keys.router,
)

# FastAPI works a router out anew for every application that includes it: half of what a new application costs.
_WORKED_OUT = APIRouter()
for _router in (*ROUTERS, hub_router):
    _WORKED_OUT.include_router(_router)


def install(app: FastAPI, door: TeamDoor) -> None:
    app.state.team_door = door
    answer_replays(app)
    app.router.routes.extend(_WORKED_OUT.routes)
