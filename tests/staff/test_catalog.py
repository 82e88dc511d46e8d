"""Services, locations and providers over HTTP, and when providers work."""

from typing import Any

import pytest

from booking_core import ProviderVisibility
from staff.wire.catalog import (
    BusinessView,
    ChangedService,
    LocationView,
    ProviderView,
    ServiceView,
)
from staff.wire.hours import ChangedTimeOff
from tests.support.businesses import ANA, BEN, DOWNTOWN, HAIRCUT, HARBOUR, a_business, load_into
from tests.support.team_bodies import a_booking
from tests.support.team_desk import Client, TeamDesk

SERVICE = {"name": "Beard trim", "duration": 20, "location_ids": [DOWNTOWN]}


async def ids(client: Client, path: str, **query: Any) -> list[str]:
    return [item["id"] for item in (await client.ok(path, **query))["items"]]


async def test_everybody_of_the_team_reads_what_is_offered(desk: TeamDesk) -> None:
    for client in (await desk.manager(), await desk.ana(), await desk.program()):
        (haircut, *_) = (await client.ok("/api/services"))["items"]
        assert haircut == {
            "id": "haircut",
            "name": "Haircut",
            "description": "Wash, cut and finish",
            "aliases": ["trim"],
            "duration": 30,
            "buffer_before": 0,
            "buffer_after": 0,
            "slot_interval": 30,
            "min_notice": 0,
            "booking_window_days": 60,
            "cancel_notice": 0,
            "requires_approval": False,
            "price": "40.00",
            "location_ids": ["downtown", "harbour"],
            "archived": False,
        }
        ServiceView.model_validate(haircut, strict=True)
        assert await client.ok("/api/services/haircut") == haircut
        (downtown, _) = (await client.ok("/api/locations"))["items"]
        LocationView.model_validate(downtown, strict=True)
        assert (downtown["timezone"], downtown["address"]) == ("America/New_York", "12 Main St")
        business = await client.ok("/api/business")
        BusinessView.model_validate(business, strict=True)
        assert business["now"] == "2026-11-23T14:00:00.000Z"


async def test_places_and_people_are_narrowed_by_what_they_offer(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    assert await ids(manager, "/api/locations", service_id="colour") == ["downtown"]
    assert await ids(manager, "/api/providers", service_id="massage") == ["ana", "chloe"]
    assert await ids(manager, "/api/providers", service_id="haircut", location_id=HARBOUR) == ["chloe"]
    assert (await manager.get("/api/providers", service_id="nothing")).status_code == 422


async def test_a_provider_sees_themselves_alone(sqlite_desk: TeamDesk) -> None:
    ben = await sqlite_desk.ben()
    assert await ids(ben, "/api/providers") == ["ben"]
    assert (await ben.get("/api/providers/ana")).status_code == 404
    for part in ("hours", "overrides", "time-off"):
        assert (await ben.get(f"/api/providers/ana/{part}")).status_code == 404
        assert (await ben.get(f"/api/providers/ben/{part}")).status_code == 200


async def test_with_assigned_services_colleagues_are_seen_but_not_when_they_are_away(sqlite_desk: TeamDesk) -> None:
    await load_into(sqlite_desk.database, a_business(provider_visibility=ProviderVisibility.ASSIGNED_SERVICES))
    ben = await sqlite_desk.ben()
    assert await ids(ben, "/api/providers") == ["ana", "ben", "chloe"]
    assert (await ben.get("/api/providers/ana/time-off")).status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PATCH", "/api/business"),
        ("POST", "/api/services"),
        ("PATCH", "/api/services/haircut"),
        ("DELETE", "/api/services/haircut"),
        ("POST", "/api/locations"),
        ("PATCH", "/api/locations/downtown"),
        ("DELETE", "/api/locations/downtown"),
        ("POST", "/api/providers"),
        ("PATCH", "/api/providers/ana"),
        ("DELETE", "/api/providers/ana"),
        ("PUT", "/api/providers/ana/hours"),
        ("PUT", "/api/providers/ana/overrides"),
        ("POST", "/api/providers/ana/time-off"),
        ("DELETE", "/api/providers/ana/time-off/x"),
    ],
)
async def test_a_provider_manages_nothing(sqlite_desk: TeamDesk, method: str, path: str) -> None:
    refused = await (await sqlite_desk.ana()).send(method, path, json={})
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")


async def test_a_service_is_added_changed_archived_and_brought_back(desk: TeamDesk) -> None:
    manager = await desk.manager()
    added = await manager.made("/api/services", {**SERVICE, "price": "25.5"})
    assert (added["id"], added["price"], added["slot_interval"]) == ("beard-trim", "25.50", 30)
    assert (await manager.made("/api/services", SERVICE))["id"] == "beard-trim-2"
    changed = (await manager.patch("/api/services/beard-trim", duration=25, price=None)).json()
    ChangedService.model_validate(changed, strict=True)
    assert (changed["duration"], changed["price"], changed["name"], changed["affected"]) == (25, None, "Beard trim", [])
    archived = (await manager.delete("/api/services/beard-trim")).json()
    assert archived["archived"]
    assert "beard-trim" not in await ids(manager, "/api/services")
    assert "beard-trim" in await ids(manager, "/api/services", archived=True)
    await manager.patch("/api/services/beard-trim", name="Beard")
    assert "beard-trim" in await ids(manager, "/api/services")
    assert (await manager.patch("/api/services/nothing", name="X")).status_code == 404
    assert (await manager.delete("/api/services/nothing")).status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": None}, "name"),
        ({"id": "has space"}, "id"),
        ({"id": HAIRCUT}, "id"),
        ({"duration": 0}, "duration"),
        ({"duration": "long"}, "duration"),
        ({"buffer_before": -1}, "buffer_before"),
        ({"slot_interval": 0}, "slot_interval"),
        ({"price": "-1"}, "price"),
        ({"price": "1.234"}, "price"),
        ({"price": "NaN"}, "price"),
        ({"location_ids": []}, "location_ids"),
        ({"location_ids": ["nowhere"]}, "location_ids"),
        ({"colour": "red"}, "colour"),
    ],
)
async def test_what_can_not_be_offered_is_refused_by_its_field(
    sqlite_desk: TeamDesk, body: dict[str, Any], field: str
) -> None:
    refused = await (await sqlite_desk.manager()).post("/api/services", {**SERVICE, **body})
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (422, "invalid_input", field)


async def test_locations_and_providers_are_managed_alike(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    place = await manager.made("/api/locations", {"name": "Nørre", "timezone": "Europe/Copenhagen"})
    assert place["timezone"] == "Europe/Copenhagen"
    assert (await manager.patch(f"/api/locations/{place['id']}", timezone="Mars/Base")).status_code == 422
    body = {"name": "Dee", "email": "dee@example.com", "service_ids": [HAIRCUT]}
    person = await manager.made("/api/providers", body)
    ProviderView.model_validate(person, strict=True)
    assert (person["id"], person["location_ids"]) == ("dee", [])
    changed = (await manager.patch("/api/providers/dee", email=None)).json()
    assert (changed["email"], changed["service_ids"]) == (None, [HAIRCUT])
    assert (await manager.patch("/api/providers/dee", service_ids=["none"])).json()["field"] == "service_ids"


async def test_the_same_key_adds_once(sqlite_desk: TeamDesk) -> None:
    manager, send = await sqlite_desk.manager(), {"Idempotency-Key": "k1"}
    assert await manager.made("/api/services", SERVICE, **send) == await manager.made("/api/services", SERVICE, **send)


async def test_hours_are_replaced_and_the_bookings_outside_them_listed(desk: TeamDesk) -> None:
    manager = await desk.manager()
    booked = await manager.made("/api/bookings", a_booking())
    path = "/api/providers/ana/hours"
    assert (await manager.ok(path))["items"][0] == {
        "location_id": DOWNTOWN,
        "day": "mon",
        "from": "09:00",
        "to": "17:00",
    }
    evening = {"location_id": DOWNTOWN, "day": "tue", "from": "18:00", "to": "24:00"}
    changed = (await manager.put(path, {"items": [evening]})).json()
    assert changed["items"] == [evening]
    (affected,) = changed["affected"]
    assert affected["booking"] == booked
    assert "outside Ana Silva's hours" in affected["reasons"][0]
    # It stays as it is.
    assert await manager.ok(f"/api/bookings/{booked['id']}") == booked


@pytest.mark.parametrize("what", ["hours", "overrides"])
async def test_hours_that_somebody_else_has_changed_are_not_written_over(sqlite_desk: TeamDesk, what: str) -> None:
    manager, path = await sqlite_desk.manager(), f"/api/providers/ana/{what}"
    read = await manager.ok(path)
    weekly = [{"location_id": DOWNTOWN, "day": day, "from": "18:00", "to": "24:00"} for day in ("mon", "tue")]
    dates = [{"location_id": DOWNTOWN, "date": f"2026-12-{day}", "hours": []} for day in (23, 24)]
    theirs, mine = weekly if what == "hours" else dates
    now = (await manager.put(path, {"items": [theirs], "version": read["version"]})).json()
    late = await manager.put(path, {"items": [mine], "version": read["version"]})
    assert (late.status_code, late.json()["code"]) == (409, "stale_version")
    assert await manager.ok(path) == {"items": [theirs], "next": None, "version": now["version"]}
    changed = await manager.put(path, {"items": [mine], "version": now["version"]})
    assert changed.json()["items"] == [mine]


@pytest.mark.parametrize(
    "items",
    [
        [{"from": "18:00", "to": "09:00"}],
        [{"from": "09:00", "to": "09:00"}],
        [{"from": "9:00", "to": "10:00"}],
        [{"from": "09:00", "to": "25:00"}],
        [{"day": "someday"}],
        [{"location_id": "nowhere"}],
        [{}, {"from": "16:00", "to": "18:00"}],
        [{"extra": 1}],
    ],
)
async def test_hours_that_make_no_sense_are_refused(sqlite_desk: TeamDesk, items: list[dict[str, Any]]) -> None:
    usual = {"location_id": DOWNTOWN, "day": "mon", "from": "09:00", "to": "17:00"}
    body = {"items": [{**usual, **item} for item in items]}
    refused = await (await sqlite_desk.manager()).put("/api/providers/ana/hours", body)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")


async def test_a_date_has_hours_of_its_own_or_none(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    await manager.made("/api/bookings", a_booking())
    closed = {"location_id": DOWNTOWN, "date": "2026-11-24", "hours": []}
    short = {"location_id": DOWNTOWN, "date": "2026-12-24", "hours": [{"from": "09:00", "to": "12:00"}]}
    changed = (await manager.put("/api/providers/ana/overrides", {"items": [short, closed]})).json()
    assert changed["items"] == [closed, short]
    assert len(changed["affected"]) == 1
    assert (await manager.ok("/api/providers/ana/overrides"))["items"] == [closed, short]
    twice = await manager.put("/api/providers/ana/overrides", {"items": [short, short]})
    assert (twice.status_code, twice.json()["field"]) == (422, "overrides")


async def test_time_off_lists_the_bookings_inside_it(desk: TeamDesk) -> None:
    manager = await desk.manager()
    booked = await manager.made("/api/bookings", a_booking())
    path = "/api/providers/ana/time-off"
    away = {"starts_at": "2026-11-24T09:00:00-05:00", "ends_at": "2026-11-25T17:00:00-05:00"}
    changed = await manager.made(path, away)
    ChangedTimeOff.model_validate(changed)
    assert [each["booking"]["id"] for each in changed["affected"]] == [booked["id"]]
    (off,) = (await manager.ok(path))["items"]
    assert off == {
        "id": "20261124T0900-20261125T1700",
        "starts_at": "2026-11-24T14:00:00.000Z",
        "ends_at": "2026-11-25T22:00:00.000Z",
    }
    assert (await manager.delete(f"{path}/{off['id']}")).json()["items"] == []
    assert (await manager.delete(f"{path}/{off['id']}")).status_code == 404


@pytest.mark.parametrize(
    ("away", "field"),
    [
        ({"starts_at": "2026-11-25T09:00:00-05:00", "ends_at": "2026-11-24T09:00:00-05:00"}, "ends_at"),
        ({"starts_at": "2026-11-24T09:00:30-05:00", "ends_at": "2026-11-24T10:00:00-05:00"}, "starts_at"),
        ({"starts_at": "2026-11-24T09:00:00", "ends_at": "2026-11-24T10:00:00-05:00"}, "starts_at"),
        ({"starts_at": "1950-11-24T09:00:00Z", "ends_at": "2026-11-24T10:00:00Z"}, "starts_at"),
    ],
)
async def test_time_off_that_makes_no_sense_is_refused(sqlite_desk: TeamDesk, away: dict[str, str], field: str) -> None:
    refused = await (await sqlite_desk.manager()).post("/api/providers/ana/time-off", away)
    assert (refused.status_code, refused.json()["field"]) == (422, field)


async def test_archiving_a_provider_lists_their_bookings_and_offers_them_no_more(desk: TeamDesk) -> None:
    manager = await desk.manager()
    booked = await manager.made("/api/bookings", a_booking(provider_id=BEN))
    archived = (await manager.delete(f"/api/providers/{BEN}")).json()
    assert [each["booking"]["id"] for each in archived["affected"]] == [booked["id"]]
    assert await ids(manager, "/api/providers") == [ANA, "chloe"]
    assert (await manager.ok(f"/api/bookings/{booked['id']}"))["provider"]["name"] == "Ben Okafor"
