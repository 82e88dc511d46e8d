"""Who may do what: the documented matrix, the policy and the routes agree, row by row."""

import re
from pathlib import Path
from typing import Any

import pytest

from booking_core import PERMISSIONS, Action, Kind
from tests.support.databases import SqliteTemplate
from tests.support.permissions_page import documented_permissions, documented_routes, routes_without_a_role
from tests.support.team_desk import Client, TeamDesk, open_team_desk

ROUTES, OTHERS = documented_routes(), routes_without_a_role()


def test_the_documented_matrix_is_the_policy() -> None:
    assert documented_permissions() == dict(PERMISSIONS)


def test_every_action_of_the_team_has_a_route() -> None:
    # A slot is held by the agent alone; the notice is a field of a booking.
    assert set(ROUTES.values()) == set(Action) - {Action.HOLD_SLOT, Action.IGNORE_NOTICE}


async def test_every_route_is_documented(sqlite_desk: TeamDesk) -> None:
    contract = (await sqlite_desk.anonymous.get("/openapi.json")).json()
    served = {(method.upper(), path) for path, operations in contract["paths"].items() for method in operations}
    assert served == {*ROUTES, *OTHERS}


@pytest.fixture
async def callers(sqlite_desk: TeamDesk) -> dict[Kind, Client]:
    return {
        Kind.ADMIN: await sqlite_desk.admin(),
        Kind.MANAGER: await sqlite_desk.manager(),
        Kind.PROVIDER: await sqlite_desk.ana(),
        Kind.API_KEY: await sqlite_desk.program(),
    }


async def test_every_route_lets_in_those_who_may_and_nobody_else(
    sqlite_desk: TeamDesk, callers: dict[Kind, Client]
) -> None:
    for (method, path), action in ROUTES.items():
        target = re.sub(r"\{\w+\}", "nothing", path)
        anonymous = await sqlite_desk.anonymous.send(method, target)
        assert (anonymous.status_code, anonymous.json()["code"]) == (401, "unauthenticated"), (method, path)
        for kind, caller in callers.items():
            status = (await caller.send(method, target)).status_code
            assert status not in (401, 405, 500), (method, path, kind)
            assert (status == 403) is (kind not in PERMISSIONS[action]), (method, path, kind)


async def test_a_change_needs_the_csrf_token_on_every_route(sqlite_desk: TeamDesk, callers: dict[Kind, Client]) -> None:
    without = Client(sqlite_desk.http, {"Cookie": callers[Kind.ADMIN].headers["Cookie"]})
    for method, path in ROUTES:
        refused = await without.send(method, re.sub(r"\{\w+\}", "nothing", path))
        assert (refused.status_code == 403) is (method != "GET"), (method, path)


TWILIO: dict[str, Any] = {
    "TWILIO_ACCOUNT_SID": "AC1",
    "TWILIO_AUTH_TOKEN": "token",
    "FRONTDESK_WHATSAPP_FROM": "+12125550100",
}
DOORS: dict[str, set[str]] = {
    "anybody": {"nobody", "session", "api key", "visitor"},
    "a session": {"session"},
    "a session or an API key": {"session", "api key"},
    "a visitor's token": {"visitor"},
    "Twilio's signature": set(),
    "the token in its address": {"nobody", "session", "api key", "visitor"},
}
MESSAGE = {"text": "Hello", "client_message_id": "c1"}
ENDLESS = ("GET", "/api/chat/events")
"""What a visitor reads there is in `tests/channels/webchat`."""


@pytest.mark.parametrize(("route", "whom"), OTHERS.items(), ids=[" ".join(route) for route in OTHERS])
async def test_what_no_role_decides_is_for_those_who_are_named(
    route: tuple[str, str], whom: str, sqlite_databases: SqliteTemplate, tmp_path: Path
) -> None:
    async with sqlite_databases.copied(tmp_path) as url, open_team_desk(url, **TWILIO) as desk:
        begun = (await desk.anonymous.post("/api/chat/conversations")).json()
        offered = {
            "nobody": desk.anonymous,
            "session": await desk.ana(),
            "api key": await desk.program(),
            "visitor": Client(desk.http, {"Authorization": f"Bearer {begun['token']}"}),
        }
        if route == ENDLESS:
            del offered["visitor"]
        statuses = {who: (await caller.send(*route, json=MESSAGE)).status_code for who, caller in offered.items()}
    assert max(statuses.values()) < 500
    assert {who for who, status in statuses.items() if status not in (401, 403)} == DOORS[whom] & set(offered)
