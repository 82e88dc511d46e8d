"""Whether the process lives, and whether it can do its work."""

import logging

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError

from booking_core import Database, NotFound

log = logging.getLogger(__name__)


def health_router(database: Database) -> APIRouter:
    router = APIRouter(prefix="/health", tags=["machines"])

    @router.get("/live")
    async def live() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @router.get("/ready", responses={503: {"description": "Not yet: `status` says why"}})
    async def ready() -> JSONResponse:
        """It can serve: the database answers and there is a business."""
        found = await _state(database)
        return JSONResponse({"status": found}, 200 if found == "ok" else 503)

    return router


async def _state(database: Database) -> str:
    try:
        async with database.reading() as uow:
            await uow.catalog()
    except NotFound:
        return "no_business"
    except (SQLAlchemyError, OSError):
        log.exception("the database does not answer")
        return "no_database"
    return "ok"
