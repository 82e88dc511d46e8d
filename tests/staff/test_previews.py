"""Changing the business itself, and looking at what a change would affect before it is made."""

from typing import Any

import pytest

from staff.wire.catalog import ChangedBusinessView
from tests.support.businesses import DOWNTOWN, HARBOUR
from tests.support.team_bodies import a_booking
from tests.support.team_desk import TeamDesk


async def test_the_business_is_changed_by_whom_it_is_managed(desk: TeamDesk) -> None:
    manager = await desk.manager()
    before = await manager.ok("/api/business")
    changes = {"name": " Bloom & Sons ", "provider_visibility": "assigned_services", "max_upcoming_per_customer": 5}
    changed = (await manager.patch("/api/business", **changes)).json()
    ChangedBusinessView.model_validate(changed)
    after = {**before, **changes, "name": "Bloom & Sons"}
    assert {**changed, "now": before["now"]} == {**after, "affected": []}
    assert await manager.ok("/api/business") == after
    # It holds from the next request on.
    assert len((await (await desk.ben()).ok("/api/providers"))["items"]) == 3


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 121),
        ("timezone", "Mars/Base"),
        ("country", "XX"),
        ("language", "english"),
        ("currency", "DOLLARS"),
        ("provider_visibility", "everything"),
        ("max_upcoming_per_customer", 0),
        ("colour", "red"),
    ],
)
async def test_what_a_business_can_not_be_is_refused_by_its_field(
    sqlite_desk: TeamDesk, field: str, value: Any
) -> None:
    refused = await (await sqlite_desk.manager()).patch("/api/business", **{field: value})
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (422, "invalid_input", field)


async def test_time_off_moves_with_the_clock_of_the_business_and_lists_what_it_meets(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    booked = await manager.made("/api/bookings", a_booking())
    await manager.made(
        "/api/providers/ana/time-off",
        {"starts_at": "2026-11-24T07:00:00-05:00", "ends_at": "2026-11-24T09:00:00-05:00"},
    )
    changed = (await manager.patch("/api/business", timezone="America/Los_Angeles")).json()
    assert [each["booking"]["id"] for each in changed["affected"]] == [booked["id"]]


HOURS = {"items": [{"location_id": DOWNTOWN, "day": "tue", "from": "18:00", "to": "24:00"}]}
CLOSED = {"items": [{"location_id": DOWNTOWN, "date": "2026-11-24", "hours": []}]}
AWAY = {"starts_at": "2026-11-24T09:00:00-05:00", "ends_at": "2026-11-25T17:00:00-05:00"}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", "/api/services/haircut", {"location_ids": [HARBOUR]}),
        ("DELETE", "/api/services/haircut", {}),
        ("PATCH", "/api/locations/downtown", {"timezone": "Asia/Tokyo"}),
        ("DELETE", "/api/locations/downtown", {}),
        ("PATCH", "/api/providers/ana", {"service_ids": []}),
        ("DELETE", "/api/providers/ana", {}),
        ("PUT", "/api/providers/ana/hours", HOURS),
        ("PUT", "/api/providers/ana/overrides", CLOSED),
        ("POST", "/api/providers/ana/time-off", AWAY),
    ],
)
async def test_a_preview_lists_what_a_change_would_affect_and_changes_nothing(
    desk: TeamDesk, method: str, path: str, body: dict[str, Any]
) -> None:
    manager = await desk.manager()
    booked = await manager.made("/api/bookings", a_booking())
    seen = [f"/api/{part}" for part in ("business", "services", "locations", "providers")]
    seen += [f"/api/providers/ana/{part}" for part in ("hours", "overrides", "time-off")]
    before = [await manager.ok(each) for each in seen]
    previewed = await manager.send(method, path, json=body, params={"preview": "true"})
    assert previewed.status_code == (201 if method == "POST" else 200), previewed.text
    assert [each["booking"]["id"] for each in previewed.json()["affected"]] == [booked["id"]]
    assert [await manager.ok(each) for each in seen] == before
    done = await manager.send(method, path, json=body)
    assert done.json()["affected"] == previewed.json()["affected"]


async def test_a_preview_leaves_its_idempotency_key_free(sqlite_desk: TeamDesk) -> None:
    manager, path = await sqlite_desk.manager(), "/api/providers/ana/time-off"
    for _ in range(2):
        answered = await manager.send(
            "POST", path, json=AWAY, params={"preview": "true"}, headers={"Idempotency-Key": "k1"}
        )
        assert answered.status_code == 201
    await manager.made(path, AWAY, **{"Idempotency-Key": "k1"})
    assert len((await manager.ok(path))["items"]) == 1


async def test_what_a_preview_is_refused_it_is_refused_by_the_field(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    refused = await manager.send("PATCH", "/api/services/haircut", json={"name": ""}, params={"preview": "true"})
    assert (refused.status_code, refused.json()["field"]) == (422, "name")
