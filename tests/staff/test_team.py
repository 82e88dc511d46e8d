"""Team members and API keys over HTTP."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.businesses import ANA
from tests.support.team_desk import TeamDesk

NEW = {"email": "Nia@Example.com", "name": "Nia", "role": "manager"}


@pytest.mark.parametrize("path", ["/api/users", "/api/api-keys"])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_the_team_is_for_admins_alone(sqlite_desk: TeamDesk, method: str, path: str) -> None:
    assert (await sqlite_desk.anonymous.send(method, path, json={})).status_code == 401
    for client in (await sqlite_desk.manager(), await sqlite_desk.ana(), await sqlite_desk.program()):
        refused = await client.send(method, path, json={})
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")


async def test_a_member_is_added_with_a_password_that_is_shown_once(desk: TeamDesk) -> None:
    admin, send = await desk.admin(), {"Idempotency-Key": "k1"}
    added = await admin.made("/api/users", NEW, **send)
    assert (added["email"], added["role"], added["active"]) == ("nia@example.com", "manager", True)
    body = {"email": added["email"], "password": added["password"]}
    assert (await desk.anonymous.post("/api/auth/login", body)).status_code == 200
    assert await admin.made("/api/users", NEW, **send) == {**added, "password": None}
    assert await admin.ok(f"/api/users/{added['id']}") == {
        name: value for name, value in added.items() if name != "password"
    }
    listed = await admin.ok("/api/users", limit=1)
    assert listed["items"][0]["email"] == "admin@example.com"
    rest = await admin.ok("/api/users", limit=1, cursor=listed["next"])
    assert ([item["id"] for item in rest["items"]], rest["next"]) == ([added["id"]], None)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"email": "no"}, "email"),
        ({"email": "admin@example.com"}, "email"),
        ({"name": " "}, "name"),
        ({"role": "boss"}, "role"),
        ({"role": "provider"}, "provider_id"),
        ({"role": "provider", "provider_id": "nobody"}, "provider_id"),
        ({"password": "short"}, "password"),
    ],
)
async def test_who_can_not_be_added_is_refused_by_the_field(
    sqlite_desk: TeamDesk, body: dict[str, Any], field: str
) -> None:
    refused = await (await sqlite_desk.admin()).post("/api/users", {**NEW, **body})
    assert (refused.status_code, refused.json()["field"]) == (422, field)


async def test_another_role_counts_at_once_and_signs_out(desk: TeamDesk) -> None:
    admin, manager = await desk.admin(), await desk.manager()
    assert manager.member is not None
    path = f"/api/users/{manager.member.id}"
    changed = (await admin.patch(path, role="provider", provider_id=ANA, name="Mo")).json()
    assert (changed["role"], changed["provider_id"], changed["name"]) == ("provider", ANA, "Mo")
    assert (await manager.get("/api/auth/me")).status_code == 401
    back = (await admin.patch(path, role="manager")).json()
    assert (back["role"], back["provider_id"]) == ("manager", None)


async def test_another_address_is_signed_in_with_from_then_on(desk: TeamDesk) -> None:
    admin = await desk.admin()
    added = await admin.made("/api/users", NEW)
    path = f"/api/users/{added['id']}"
    for address in ("ADMIN@example.com", "no", ""):
        refused = await admin.patch(path, email=address)
        assert (refused.status_code, refused.json()["field"]) == (422, "email")
    assert (await admin.patch(path, email="Nia@Example.com")).json()["email"] == "nia@example.com"
    assert (await admin.patch(path, email="Nia.Hall@example.com")).json()["email"] == "nia.hall@example.com"
    for address, status in (("nia@example.com", 401), ("nia.hall@example.com", 200)):
        body = {"email": address, "password": added["password"]}
        assert (await desk.anonymous.post("/api/auth/login", body)).status_code == status


async def test_whoever_leaves_is_out_at_once_and_stays_in_the_list(desk: TeamDesk) -> None:
    admin, manager = await desk.admin(), await desk.manager()
    assert manager.member is not None
    path = f"/api/users/{manager.member.id}"
    assert (await admin.delete(path)).json()["active"] is False
    assert (await manager.get("/api/bookings")).status_code == 401
    assert (await admin.patch(path, active=True)).json()["active"] is True
    assert (await admin.get("/api/users/us_missing")).status_code == 404


async def test_somebody_stays_who_can_administer_the_team(desk: TeamDesk) -> None:
    admin = await desk.admin()
    assert admin.member is not None
    path = f"/api/users/{admin.member.id}"
    for refused in (await admin.delete(path), await admin.patch(path, role="manager")):
        assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")
    assert (await admin.get("/api/users")).status_code == 200


async def test_a_key_is_shown_once_used_and_revoked(desk: TeamDesk) -> None:
    admin, send = await desk.admin(), {"Idempotency-Key": "k1"}
    made = await admin.made("/api/api-keys", {"name": "Shop"}, **send)
    assert made["key"].startswith(made["beginning"])
    assert await admin.made("/api/api-keys", {"name": "Shop"}, **send) == {**made, "key": None}
    headers = {"Authorization": f"Bearer {made['key']}"}
    desk.clock.advance(timedelta(hours=1))
    assert (await desk.anonymous.send("GET", "/api/bookings", headers=headers)).status_code == 200
    (known,) = (await admin.ok("/api/api-keys"))["items"]
    assert (known["last_used_at"], "key" in known) == ("2026-11-23T15:00:00.000Z", False)
    assert (await admin.delete(f"/api/api-keys/{made['id']}")).json()["revoked_at"] == "2026-11-23T15:00:00.000Z"
    assert (await desk.anonymous.send("GET", "/api/bookings", headers=headers)).status_code == 401
    assert (await admin.delete("/api/api-keys/ak_missing")).status_code == 404
    assert (await admin.post("/api/api-keys", {"name": ""})).status_code == 422
