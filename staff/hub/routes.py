"""`/hubs/bookings`: negotiating, and the socket."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, WebSocket
from pydantic import ConfigDict
from starlette.exceptions import HTTPException

from booking_core import new_id
from staff.door import door_of
from staff.hub.admission import proof_of, proof_or_token
from staff.hub.socket import serve_client
from staff.wire.base import Shown
from staff.wire.problems import refusals

PATH = "/hubs/bookings"
NEWEST_VERSION = 1

router = APIRouter(prefix=PATH, tags=["real time"])


class Transport(Shown):
    transport: str
    transferFormats: tuple[str, ...]


WEBSOCKETS = Transport(transport="WebSockets", transferFormats=("Text",))


class NegotiatedView(Shown):
    """`connectionToken` opens the socket as its query parameter `id`, within a minute; it is to be kept secret."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "negotiateVersion": 1,
                    "connectionId": "hc_3k2v9x7q",
                    "connectionToken": "hc_3k2v9x7q.session.5f1c.1795442460.9a0b",
                    "availableTransports": [{"transport": "WebSockets", "transferFormats": ["Text"]}],
                }
            ]
        }
    )

    negotiateVersion: int
    connectionId: str
    connectionToken: str | None = None
    availableTransports: tuple[Transport, ...] = (WEBSOCKETS,)


@router.post(
    "/negotiate",
    responses=refusals(),
    openapi_extra={"security": [{"session": []}, {"api_key": []}]},
    response_model_exclude_none=True,
)
async def negotiate(
    request: Request,
    response: Response,
    negotiateVersion: Annotated[int, Query(ge=0, description="Of the SignalR transports.")] = 0,
) -> NegotiatedView:
    """What a SignalR client asks first. It changes nothing, so that a session needs no CSRF token."""
    door = door_of(request)
    proof = await proof_of(door, request)
    connection_id = new_id("hc")
    token = door.connection_tokens.issue(connection_id, proof, door.system_clock.now())
    response.headers["Cache-Control"] = "no-store"
    version = min(negotiateVersion, NEWEST_VERSION)
    # Before version 1 there was one id for both purposes.
    known_as = connection_id if version else token
    return NegotiatedView(negotiateVersion=version, connectionId=known_as, connectionToken=token if version else None)


@router.websocket("")
async def connect(websocket: WebSocket) -> None:
    door = door_of(websocket)
    try:
        proof = await proof_or_token(door, door.connection_tokens, websocket)
    except HTTPException:
        # 403 for whoever asked: a client that wants to know why negotiates.
        await websocket.close()
        return
    await serve_client(websocket, door.hub, proof)
