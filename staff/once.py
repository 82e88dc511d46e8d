"""`Idempotency-Key` on POSTs that create: the same request again gets the same answer, and changes nothing.

The claim is a transaction of its own. What was answered is stored in the transaction of the work itself, so that a
crash leaves both or neither. After a refusal the key is free again: nothing was created.
"""

import hashlib
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from booking_core import UnitOfWork
from booking_core.idempotency import KEY_LIMIT, Replay, abandon, claim, settle
from staff.door import door_of
from staff.signed_in import SignedIn

KEY_HEADER = "Idempotency-Key"


class Replayed(Exception):
    """The request was carried out before: this is what it was answered."""

    def __init__(self, replay: Replay) -> None:
        super().__init__("replayed")
        self.replay = replay


@dataclass(slots=True)
class Claimed:
    """`kept_answer` is stored in place of the answer where that has a secret in it."""

    caller: str
    key: str
    kept_answer: str | None = None
    settled: bool = False


async def _once(
    request: Request,
    signed_in: SignedIn,
    key: Annotated[
        str | None,
        Header(
            alias=KEY_HEADER,
            description="The same key with the same body, within 24 hours, gives the same answer.",
            max_length=KEY_LIMIT,
        ),
    ] = None,
) -> AsyncIterator[None]:
    if key is None:
        yield
        return
    door, claimed = door_of(request), Claimed(signed_in.name, key)
    now, fingerprint = door.system_clock.now(), await _fingerprint(request)
    async with door.database.writing() as uow:
        replay = await claim(uow, claimed.caller, key, fingerprint, now)
    if replay is not None:
        raise Replayed(replay)
    request.state.claimed = claimed
    try:
        yield
    except BaseException:
        claimed.settled = False  # what was stored with the work has been rolled back with it
        raise
    finally:
        if not claimed.settled:
            async with door.database.writing() as uow:
                await abandon(uow, claimed.caller, key)


ONCE: Any = Depends(_once, scope="function")
"""Before the transaction of the work in the endpoint's dependencies, so that it ends after it."""


class CreatingRoute(APIRoute):
    """Stores what the endpoint answers while its transaction is still open."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def answered(request: Request) -> Response:
            response = await handler(request)
            claimed: Claimed | None = getattr(request.state, "claimed", None)
            uow: UnitOfWork | None = getattr(request.state, "writing", None)
            if claimed is not None and uow is not None:
                body = claimed.kept_answer or bytes(response.body).decode()
                await settle(uow, claimed.caller, claimed.key, response.status_code, body)
                claimed.settled = True
            return response

        return answered


def keep_answer(request: Request, answer: str) -> None:
    """In place of the real one, when the request is replayed."""
    claimed: Claimed | None = getattr(request.state, "claimed", None)
    if claimed is not None:
        claimed.kept_answer = answer


def answer_replays(app: FastAPI) -> None:
    app.add_exception_handler(Replayed, _replayed)


async def _replayed(request: Request, error: Exception) -> Response:
    assert isinstance(error, Replayed)
    return Response(error.replay.response, error.replay.status_code, media_type="application/json")


async def _fingerprint(request: Request) -> str:
    target = f"{request.method} {request.url.path}?{request.url.query}\n"
    return hashlib.sha256(target.encode("utf-8", "replace") + await request.body()).hexdigest()
