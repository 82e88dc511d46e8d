"""Slots, who is free and why not, over HTTP."""

from typing import Any

import pytest

from staff.wire.availability import ExplanationView
from tests.support.bookings import at
from tests.support.businesses import ANA, BEN, CHLOE, DOWNTOWN, HAIRCUT, HARBOUR, MASSAGE, a_service, load_into
from tests.support.team_bodies import ELEVEN, HALF_PAST_TEN, TEN, a_booking
from tests.support.team_desk import TeamDesk

SLOTS, FREE, EXPLAIN = "/api/availability/slots", "/api/availability/providers", "/api/availability/explain"
NEXT, OPEN = "/api/availability/next", "/api/availability/open"


def haircut(**fields: Any) -> dict[str, Any]:
    return {"service_id": HAIRCUT, "location_id": DOWNTOWN, **fields}


async def starts(client: Any, **fields: Any) -> list[str]:
    return [item["starts_at"] for item in (await client.ok(SLOTS, **haircut(date="2026-11-24", **fields)))["items"]]


async def test_slots_say_when_and_how_many_are_free(desk: TeamDesk) -> None:
    manager = await desk.manager()
    found = await manager.ok(SLOTS, **haircut(date="2026-11-24"))
    assert found["items"][0] == {
        "starts_at": "2026-11-24T09:00:00-05:00",
        "ends_at": "2026-11-24T09:30:00-05:00",
        "providers_available": 3,
    }
    assert found["next"] is None
    await manager.made("/api/bookings", a_booking())
    assert {
        item["starts_at"]: item["providers_available"]
        for item in (await manager.ok(SLOTS, **haircut(date="2026-11-24")))["items"]
    }[TEN] == 2


async def test_times_are_in_the_offset_of_their_location(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    found = await manager.ok(SLOTS, service_id=HAIRCUT, location_id=HARBOUR, date="2026-11-26")
    assert found["items"][0]["starts_at"] == "2026-11-26T09:00:00+00:00"


async def test_several_days_and_one_provider(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    assert len(await starts(manager, days=2, provider_id=ANA)) == 32


async def test_what_is_open_knows_special_dates_and_time_off(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    closed = {"location_id": DOWNTOWN, "date": "2026-11-24", "hours": []}
    await manager.put("/api/providers/ana/overrides", {"items": [closed]})
    away = {"starts_at": "2026-11-25T12:00:00-05:00", "ends_at": "2026-11-25T13:00:00-05:00"}
    await manager.made("/api/providers/ana/time-off", away)
    asked = {"date": "2026-11-24", "days": 2, "location_id": DOWNTOWN}
    found = (await manager.ok(OPEN, **asked, provider_id=ANA))["items"]
    assert [(each["starts_at"], each["ends_at"]) for each in found] == [
        ("2026-11-25T09:00:00-05:00", "2026-11-25T12:00:00-05:00"),
        ("2026-11-25T13:00:00-05:00", "2026-11-25T17:00:00-05:00"),
    ]
    everybody = (await manager.ok(OPEN, **asked))["items"]
    assert [each["starts_at"][:10] for each in everybody] == ["2026-11-24", "2026-11-25"]


async def test_a_provider_is_told_of_their_own_hours_alone(sqlite_desk: TeamDesk) -> None:
    ana, manager = await sqlite_desk.ana(), await sqlite_desk.manager()
    asked = {"date": "2026-11-23", "days": 7}
    assert await ana.ok(OPEN, **asked) == await manager.ok(OPEN, **asked, provider_id=ANA)
    assert (await ana.get(OPEN, **asked, provider_id=BEN)).status_code == 404


async def test_the_time_of_the_booking_that_is_moved_counts_as_free(desk: TeamDesk) -> None:
    manager = await desk.manager()
    made = await manager.made("/api/bookings", a_booking())
    assert TEN not in await starts(manager, provider_id=ANA)
    assert TEN in await starts(manager, provider_id=ANA, reschedule_of=made["id"])
    free = await manager.ok(FREE, **haircut(starts_at=TEN))
    assert free["items"] == [{"id": "ben", "name": "Ben Okafor"}, {"id": "chloe", "name": "Chloe Martin"}]
    free = await manager.ok(FREE, **haircut(starts_at=TEN, reschedule_of=made["id"]))
    assert [item["id"] for item in free["items"]] == ["ana", "ben", "chloe"]


async def test_the_next_free_day_is_the_first_that_has_any(desk: TeamDesk) -> None:
    manager = await desk.manager()

    async def found(**fields: Any) -> set[str]:
        items = (await manager.ok(NEXT, **haircut(**fields)))["items"]
        return {item["starts_at"][:10] for item in items}

    assert await found() == {"2026-11-23"}
    assert await found(date="2020-01-01") == {"2026-11-23"}
    assert await found(date="2026-11-28") == {"2026-11-30"}
    assert await found(date="2026-11-26", provider_id=CHLOE) == {"2026-11-30"}
    assert await found(date="2027-11-26") == set()


async def test_only_people_look_inside_the_notice(sqlite_desk: TeamDesk) -> None:
    await load_into(sqlite_desk.database, services=[a_service(min_notice=120)])
    sqlite_desk.clock.set(at("09:30"))
    manager, program = await sqlite_desk.manager(), await sqlite_desk.program()
    assert TEN not in await starts(manager)
    assert TEN in await starts(manager, ignore_notice=True)
    refused = await program.get(SLOTS, **haircut(date="2026-11-24", ignore_notice=True))
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")


async def test_why_not_names_every_rule(desk: TeamDesk) -> None:
    manager = await desk.manager()
    free = await manager.ok(EXPLAIN, **haircut(provider_id=ANA, starts_at=TEN))
    assert free == {"bookable": True, "reasons": []}
    await manager.made("/api/bookings", a_booking())
    taken = await manager.ok(EXPLAIN, **haircut(provider_id=ANA, starts_at=TEN))
    ExplanationView.model_validate(taken, strict=True)
    assert (taken["bookable"], [each["rule"] for each in taken["reasons"]]) == (False, ["already_booked"])
    off = await manager.ok(EXPLAIN, **haircut(provider_id=ANA, starts_at="2026-11-24T10:20:00-05:00"))
    assert {each["rule"] for each in off["reasons"]} == {"off_grid", "already_booked"}
    assert HALF_PAST_TEN in off["reasons"][0]["nearest"]


async def test_why_not_leaves_aside_the_booking_that_is_moved_and_the_notice_of_a_walk_in(desk: TeamDesk) -> None:
    manager, program = await desk.manager(), await desk.program()
    made = await manager.made("/api/bookings", a_booking())
    asked = haircut(provider_id=ANA, starts_at=TEN)
    assert (await manager.ok(EXPLAIN, **asked, reschedule_of=made["id"]))["bookable"]
    await load_into(desk.database, services=[a_service(min_notice=2880)])
    soon = await manager.ok(EXPLAIN, **{**asked, "starts_at": ELEVEN})
    assert [each["rule"] for each in soon["reasons"]] == ["inside_notice"]
    assert (await manager.ok(EXPLAIN, **{**asked, "starts_at": ELEVEN}, ignore_notice=True))["bookable"]
    refused = await program.get(EXPLAIN, **asked, ignore_notice=True)
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (SLOTS, {"date": "tomorrow"}),
        (SLOTS, {"date": "2026-11-24", "days": "32"}),
        (SLOTS, {"date": "9999-12-31"}),
        (SLOTS, {"date": "2026-11-24", "service_id": "x"}),
        (SLOTS, {}),
        (NEXT, {"date": "soon"}),
        (NEXT, {"location_id": "x"}),
        (FREE, {"starts_at": "2026-11-24T10:00:00"}),
        (FREE, {"starts_at": "2026-11-24T10:00:00 05:00"}),
        (EXPLAIN, {"starts_at": TEN, "provider_id": "nobody"}),
        (EXPLAIN, {"starts_at": TEN, "provider_id": ANA, "location_id": "x"}),
    ],
)
async def test_what_means_nothing_is_refused(sqlite_desk: TeamDesk, path: str, query: dict[str, str]) -> None:
    refused = await (await sqlite_desk.manager()).get(path, **{**haircut(), **query})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")


async def test_a_provider_is_offered_their_own_time_alone(desk: TeamDesk) -> None:
    manager, ben = await desk.manager(), await desk.ben()
    made = await manager.made("/api/bookings", a_booking())
    found = (await ben.ok(SLOTS, **haircut(date="2026-11-24")))["items"]
    assert {item["providers_available"] for item in found} == {1}
    assert (await ben.ok(FREE, **haircut(starts_at=TEN)))["items"] == [{"id": "ben", "name": "Ben Okafor"}]
    for path, query in (
        (SLOTS, {"date": "2026-11-24", "provider_id": ANA}),
        (SLOTS, {"date": "2026-11-24", "reschedule_of": made["id"]}),
        (SLOTS, {"date": "2026-11-24", "service_id": MASSAGE}),
        (NEXT, {"provider_id": ANA}),
        (NEXT, {"reschedule_of": made["id"]}),
        (FREE, {"starts_at": TEN, "service_id": MASSAGE}),
        (EXPLAIN, {"starts_at": TEN, "provider_id": ANA}),
    ):
        refused = await ben.get(path, **{**haircut(), **query})
        assert (refused.status_code, refused.json()["code"]) == (404, "not_found"), query
    assert (await ben.ok(EXPLAIN, **haircut(starts_at=TEN, provider_id=BEN)))["bookable"]
