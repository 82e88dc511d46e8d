"""The description of the team's API."""

from typing import Any

import pytest

from tests.support.permissions_page import documented_routes
from tests.support.team_desk import TeamDesk

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


@pytest.fixture
async def contract(sqlite_desk: TeamDesk) -> dict[str, Any]:
    found: dict[str, Any] = (await sqlite_desk.anonymous.get("/openapi.json")).json()
    return found


def test_every_route_says_how_it_refuses_and_who_may_call_it(contract: dict[str, Any]) -> None:
    for method, path in documented_routes():
        operation = contract["paths"][path][method.lower()]
        assert operation["security"] == [{"session": []}, {"api_key": []}], path
        for status in ("401", "403", "404", "413", "422"):
            assert operation["responses"][status]["content"] == PROBLEM, (path, status)
        if method != "GET":
            assert "409" in operation["responses"], path


def test_every_body_refuses_what_it_does_not_know(contract: dict[str, Any]) -> None:
    bodies = {name: schema for name, schema in contract["components"]["schemas"].items() if name.endswith("Body")}
    assert len(bodies) > 20
    assert [name for name, schema in bodies.items() if schema.get("additionalProperties") is not False] == []


def test_every_creating_post_takes_an_idempotency_key(contract: dict[str, Any]) -> None:
    for path, operations in contract["paths"].items():
        creates = "201" in operations.get("post", {}).get("responses", {}) and not path.startswith("/api/chat/")
        names = [parameter["name"] for parameter in operations.get("post", {}).get("parameters", [])]
        assert not creates or "Idempotency-Key" in names, path


@pytest.mark.parametrize("name", ["BookingView", "NewBookingBody", "NewServiceBody", "SignInBody", "Problem"])
def test_the_main_things_have_examples(contract: dict[str, Any], name: str) -> None:
    assert contract["components"]["schemas"][name]["examples"]


def test_what_is_left_out_of_a_change_has_no_default(contract: dict[str, Any]) -> None:
    for name in ("ServiceBody", "LocationBody", "ProviderBody", "UserBody"):
        properties = contract["components"]["schemas"][name]["properties"]
        assert [field for field, schema in properties.items() if "default" in schema] == [], name
