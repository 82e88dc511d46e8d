"""Errors as problem JSON."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict

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
    TooLate,
    TooManyUpcoming,
)
from frontdesk.problems import STATUSES, handle_problems


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")

    number: int


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    handle_problems(app)

    @app.post("/fail")
    async def fail(name: str) -> None:
        raise ERRORS[name]

    @app.post("/body")
    async def body(body: Body) -> None:
        return

    # The server's own log of an unexpected error is not under test here.
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk") as opened:
        yield opened


ERRORS: dict[str, Exception] = {
    "invalid": InvalidInput("A name is missing.", field="name"),
    "not found": NotFound("There is no such booking."),
    "forbidden": Forbidden("The role may not."),
    "not offered": SlotNotOffered("Closed then.", reasons=["closed"]),
    "taken": SlotTaken("Taken.", choices=["2026-11-24T10:00:00-05:00"]),
    "transition": InvalidTransition("Cancelled is final.", choices=["pending"]),
    "many": TooManyUpcoming("Three are enough."),
    "late": TooLate("Too late."),
    "mismatch": IdempotencyMismatch("Another request."),
    "running": IdempotencyRunning("Still running."),
    "unexpected": ZeroDivisionError("jane@example.com divided by zero"),
}


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("invalid", 422, "invalid_input"),
        ("not found", 404, "not_found"),
        ("forbidden", 403, "forbidden"),
        ("not offered", 422, "slot_not_offered"),
        ("taken", 409, "slot_taken"),
        ("transition", 409, "invalid_transition"),
        ("many", 409, "too_many_upcoming"),
        ("late", 409, "too_late"),
        ("mismatch", 422, "idempotency_mismatch"),
        ("running", 409, "idempotency_running"),
    ],
)
async def test_each_refusal_has_its_status_and_its_words(
    name: str, status: int, code: str, client: httpx.AsyncClient
) -> None:
    response = await client.post("/fail", params={"name": name})
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    error = ERRORS[name]
    assert isinstance(error, BookingError)
    assert (response.status_code, body["status"], body["code"], body["detail"]) == (status, status, code, error.message)
    assert body.get("choices", []) == list(error.choices)
    assert body["title"]


async def test_a_wrong_field_is_named(client: httpx.AsyncClient) -> None:
    assert (await client.post("/fail", params={"name": "invalid"})).json()["field"] == "name"


def test_every_refusal_that_a_caller_may_meet_has_a_status() -> None:
    def kinds(kind: type[BookingError]) -> set[type[BookingError]]:
        return {kind}.union(*(kinds(each) for each in kind.__subclasses__()))

    # A file is refused where it is imported, not over HTTP.
    missing = {each.__name__ for each in kinds(BookingError) if each not in STATUSES}
    assert missing == {"BookingError", "BusinessFileRefused"}


async def test_what_nobody_expected_is_logged_and_not_told(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = await client.post("/fail", params={"name": "unexpected"})
    assert (response.status_code, response.json()["code"]) == (500, "internal_error")
    assert "zero" not in response.text
    assert "jane" not in response.text


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ({}, "number: Field required."),
        ({"number": "many"}, "number: Input should be a valid integer, unable to parse string as an integer."),
        ({"number": 1, "colour": "red"}, "colour is not a field here."),
        ([], "Input should be a valid dictionary or object to extract fields from."),
    ],
)
async def test_a_body_that_does_not_fit_is_told_by_field(body: Any, detail: str, client: httpx.AsyncClient) -> None:
    response = await client.post("/body", json=body)
    assert (response.status_code, response.json()["code"]) == (422, "invalid_input")
    assert response.json()["detail"] == detail


@pytest.mark.parametrize("content", [b"{", b"\xff"])
async def test_what_is_no_json_is_told_so(content: bytes, client: httpx.AsyncClient) -> None:
    response = await client.post("/body", content=content, headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["code"]) == (422, "invalid_input")


async def test_routes_that_are_not_there_are_problems_too(client: httpx.AsyncClient) -> None:
    assert (await client.get("/nothing")).json()["code"] == "not_found"
    assert (await client.get("/body")).json()["code"] == "method_not_allowed"
