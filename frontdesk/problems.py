"""Errors as problem JSON (RFC 9457): the one place that knows which of them is which status."""

from collections.abc import Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from booking_core import (
    BookingError,
    Forbidden,
    IdempotencyMismatch,
    IdempotencyRunning,
    InvalidInput,
    InvalidTransition,
    NotFound,
    SlotNotOffered,
    SlotTaken,
    StaleVersion,
    TooLate,
    TooManyUpcoming,
)
from staff.wire.bookings import shown_booking

STATUSES: Mapping[type[BookingError], int] = {
    InvalidInput: 422,
    NotFound: 404,
    Forbidden: 403,
    SlotNotOffered: 422,
    SlotTaken: 409,
    InvalidTransition: 409,
    StaleVersion: 409,
    TooManyUpcoming: 409,
    TooLate: 409,
    IdempotencyMismatch: 422,
    IdempotencyRunning: 409,
}
CODES: Mapping[int, str] = {
    400: "invalid_input",
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    429: "rate_limited",
    503: "unavailable",
}
TITLES: Mapping[str, str] = {
    "invalid_input": "That can't be accepted",
    "unauthenticated": "You are not signed in",
    "forbidden": "That is not allowed",
    "invalid_credentials": "You can't be signed in",
    "csrf_failed": "That did not come from your own page",
    "not_found": "There is no such thing",
    "method_not_allowed": "That can't be done here",
    "too_large": "That is too long",
    "rate_limited": "Too much at once",
    "unavailable": "Not available right now",
    "internal_error": "Something went wrong on our side",
}
MEDIA_TYPE = "application/problem+json"

log = structlog.get_logger(__name__)


def handle_problems(app: FastAPI) -> None:
    app.add_exception_handler(BookingError, _booking_error)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unexpected)


def problem(
    status: int, code: str, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
) -> JSONResponse:
    title = TITLES.get(code, code.replace("_", " ").capitalize())
    body = {"type": "about:blank", "code": code, "title": title, "status": status, "detail": detail, **more}
    return JSONResponse(body, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


async def _booking_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, BookingError)
    status = next((STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES), 422)
    more: dict[str, Any] = {"choices": list(error.choices)} if error.choices else {}
    if isinstance(error, InvalidInput) and error.field:
        more["field"] = error.field
    if isinstance(error, SlotNotOffered):
        more["reasons"] = list(error.reasons)
    if isinstance(error, StaleVersion) and error.booking:
        more["booking"] = shown_booking(error.booking)
    return problem(status, error.code, error.message, **more)


async def _invalid_request(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    fields = {_where(each) for each in found} - {""}
    more: dict[str, Any] = {"field": fields.pop()} if len(fields) == 1 else {}
    return problem(422, "invalid_input", " ".join(_sentence(each) for each in found), **more)


async def _http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    # A body that could not be read at all is as invalid as any other.
    status = 422 if error.status_code == 400 else error.status_code
    code = getattr(error, "code", None) or CODES.get(error.status_code, "refused")
    return problem(status, code, str(error.detail), headers=error.headers)


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    log.error("a request failed unexpectedly", method=request.method, path=request.url.path, exc_info=error)
    return problem(500, "internal_error", "The error has been logged. Please try again.")


def _sentence(error: Mapping[str, Any]) -> str:
    """Names the field as the caller spells it, and never repeats what they sent."""
    where = _where(error)
    if error["type"] == "json_invalid":
        return "The body is not JSON."
    if error["type"] == "extra_forbidden":
        return f"{where} is not a field here."
    message = str(error.get("ctx", {}).get("error") or error["msg"]).removesuffix(".")
    return f"{where}: {message}." if where and not where.isdecimal() else f"{message}."


def _where(error: Mapping[str, Any]) -> str:
    parts = [str(part) for part in error["loc"] if part not in ("body", "query", "header", "path")]
    return "" if error["type"] == "json_invalid" else ".".join(parts)
