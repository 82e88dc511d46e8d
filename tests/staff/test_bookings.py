"""Bookings over HTTP: fields, filters, pages, versions, refusals and idempotency."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from booking_core import Identity, open_conversation
from staff.wire.base import Page
from staff.wire.bookings import BookingView
from staff.wire.history import ChangeView
from tests.support.bookings import at, count
from tests.support.businesses import BEN, COLOUR, MASSAGE, a_service, load_into
from tests.support.team_bodies import ELEVEN, HALF_PAST_TEN, TEN, a_booking
from tests.support.team_desk import Client, TeamDesk

MISSING = "bk_missing"


def refusal(response: Any) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == response.status_code
    return response.status_code, body["code"]


async def test_nobody_sees_bookings_without_signing_in(sqlite_desk: TeamDesk) -> None:
    assert refusal(await sqlite_desk.anonymous.get("/api/bookings")) == (401, "unauthenticated")
    assert refusal(await sqlite_desk.anonymous.post("/api/bookings", a_booking())) == (401, "unauthenticated")


async def test_a_booking_has_every_field_of_the_contract(desk: TeamDesk) -> None:
    manager = await desk.manager()
    assert manager.member is not None
    made = await manager.made("/api/bookings", a_booking())
    booking_id = made["id"]
    assert made == {
        "id": booking_id,
        "status": "confirmed",
        "source": "manual",
        "service": {"id": "haircut", "name": "Haircut"},
        "location": {"id": "downtown", "name": "Downtown", "timezone": "America/New_York"},
        "provider": {"id": "ana", "name": "Ana Silva"},
        "starts_at": TEN,
        "ends_at": HALF_PAST_TEN,
        "customer": {"name": "Dana Reed", "phone": "+12125550123", "email": None, "notes": None},
        "contact_id": None,
        "conversation_id": None,
        "created_by": {"kind": "staff", "id": manager.member.id, "name": "Manager"},
        "created_at": "2026-11-23T14:00:00.000Z",
        "rescheduled_from": None,
        "rescheduled_to": None,
        "cancellation_reason": None,
        "calendar_event": {"title": "Haircut - Dana Reed", "starts_at": TEN, "ends_at": HALF_PAST_TEN},
        "price": "40.00",
        "version": 1,
    }
    BookingView.model_validate(made, strict=True)
    assert await manager.ok(f"/api/bookings/{booking_id}") == made
    assert await manager.ok("/api/bookings") == {"items": [made], "next": None}


async def test_a_program_books_as_the_api(sqlite_desk: TeamDesk) -> None:
    made = await (await sqlite_desk.program("Shop")).made("/api/bookings", a_booking(provider_id=None))
    assert (made["source"], made["created_by"]["kind"], made["created_by"]["name"]) == ("api", "api_key", "Shop")


async def test_what_needs_approval_is_pending_and_on_no_calendar(sqlite_desk: TeamDesk) -> None:
    made = await (await sqlite_desk.manager()).made("/api/bookings", a_booking(service_id=MASSAGE))
    assert (made["status"], made["calendar_event"]) == ("pending", None)


@pytest.mark.parametrize(
    ("fields", "status", "code", "field"),
    [
        ({"starts_at": "2026-11-24T10:00:00"}, 422, "invalid_input", "starts_at"),
        ({"starts_at": "2026-11-24 10:00"}, 422, "invalid_input", "starts_at"),
        ({"starts_at": "2026-11-31T10:00:00Z"}, 422, "invalid_input", "starts_at"),
        ({"starts_at": "0001-01-01T00:00:00+14:00"}, 422, "invalid_input", "starts_at"),
        ({"starts_at": 1795532400}, 422, "invalid_input", "starts_at"),
        ({"starts_at": "2026-11-24T10:07:00-05:00"}, 422, "slot_not_offered", None),
        ({"starts_at": "2026-11-24T20:00:00-05:00"}, 422, "slot_not_offered", None),
        ({"starts_at": "2026-11-20T10:00:00-05:00"}, 422, "slot_not_offered", None),
        ({"service_id": "nothing"}, 422, "invalid_input", "service_id"),
        ({"location_id": "nowhere"}, 422, "invalid_input", "location_id"),
        ({"provider_id": "nobody"}, 422, "invalid_input", "provider_id"),
        ({"customer": {"name": "  "}}, 422, "invalid_input", "name"),
        ({"customer": {"name": "D", "email": "no"}}, 422, "invalid_input", "email"),
        ({"customer": {"name": "D", "colour": "red"}}, 422, "invalid_input", "customer.colour"),
        ({"status": "confirmed"}, 422, "invalid_input", "status"),
        ({"contact_id": "ct_x"}, 422, "invalid_input", "contact_id"),
        ({"conversation_id": "cv_x"}, 422, "invalid_input", "conversation_id"),
    ],
)
async def test_what_can_not_be_booked_is_refused_by_its_field(
    sqlite_desk: TeamDesk, fields: dict[str, Any], status: int, code: str, field: str | None
) -> None:
    manager = await sqlite_desk.manager()
    refused = await manager.post("/api/bookings", a_booking(**fields))
    assert refusal(refused) == (status, code)
    assert refused.json().get("field") == field
    if code == "slot_not_offered":
        assert refused.json()["reasons"]
        assert refused.json()["choices"]
    assert await count(sqlite_desk.database, "booking") == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff"])
async def test_a_body_that_is_none_is_refused(sqlite_desk: TeamDesk, body: bytes) -> None:
    manager = await sqlite_desk.manager()
    headers = {"Content-Type": "application/json"}
    assert refusal(await manager.send("POST", "/api/bookings", content=body, headers=headers)) == (422, "invalid_input")


async def test_a_slot_that_is_gone_comes_with_fresh_ones(desk: TeamDesk) -> None:
    manager = await desk.manager()
    await manager.made("/api/bookings", a_booking())
    refused = await manager.post("/api/bookings", a_booking())
    assert refusal(refused) == (409, "slot_taken")
    choices = refused.json()["choices"]
    assert {"starts_at": HALF_PAST_TEN, "ends_at": ELEVEN, "providers_available": 1} in choices
    assert (await manager.post("/api/bookings", a_booking(starts_at=choices[0]["starts_at"]))).status_code == 201


async def test_a_walk_in_inside_the_notice_is_for_people_alone(sqlite_desk: TeamDesk) -> None:
    await load_into(sqlite_desk.database, services=[a_service(min_notice=120)])
    sqlite_desk.clock.set(at("09:30"))
    manager, program = await sqlite_desk.manager(), await sqlite_desk.program()
    assert refusal(await manager.post("/api/bookings", a_booking())) == (422, "slot_not_offered")
    walk_in = a_booking(ignore_notice=True)
    assert refusal(await program.post("/api/bookings", walk_in)) == (403, "forbidden")
    assert (await manager.post("/api/bookings", walk_in)).status_code == 201


async def several(client: Client) -> dict[str, str]:
    """By name, the ids of what is booked."""
    wanted = {
        "ana at ten": a_booking(),
        "ben at ten": a_booking(provider_id=BEN),
        "ana at eleven": a_booking(starts_at=ELEVEN),
        "colour": a_booking(service_id=COLOUR, provider_id=BEN, starts_at="2026-11-24T13:00:00-05:00"),
        "massage": a_booking(service_id=MASSAGE, starts_at="2026-11-25T10:00:00-05:00"),
    }
    return {name: (await client.made("/api/bookings", body))["id"] for name, body in wanted.items()}


FILTERS: list[tuple[dict[str, Any], set[str]]] = [
    ({"provider_id": BEN}, {"ben at ten", "colour"}),
    ({"service_id": [COLOUR, MASSAGE]}, {"colour", "massage"}),
    ({"status": "pending"}, {"massage"}),
    ({"status": ["pending", "confirmed"], "provider_id": BEN}, {"ben at ten", "colour"}),
    ({"location_id": "harbour"}, set()),
    ({"source": "api"}, set()),
    ({"source": "manual", "start": "2026-11-25T00:00:00-05:00"}, {"massage"}),
    ({"end": TEN}, set()),
    ({"start": HALF_PAST_TEN, "end": ELEVEN}, set()),
    ({"start": "2026-11-24T15:29:59Z", "end": "2026-11-24T16:00:01Z"}, {"ana at ten", "ben at ten", "ana at eleven"}),
    ({"start": "2026-11-24T14:00:00-05:00", "end": "2026-11-25T00:00:00-05:00"}, {"colour"}),
]


async def test_filters_narrow_the_list_and_one_another(desk: TeamDesk) -> None:
    manager = await desk.manager()
    ids = await several(manager)
    for query, expected in FILTERS:
        found = {item["id"] for item in (await manager.ok("/api/bookings", **query))["items"]}
        assert found == {ids[name] for name in expected}, query


@pytest.mark.parametrize(
    "query",
    [
        {"status": "lost"},
        {"statu": "pending"},
        {"start": "2026-11-24"},
        {"limit": "0"},
        {"limit": "1001"},
        {"cursor": "x"},
        {"cursor": "WyJhIl0"},
        {"cursor": "WyJhIiwiYiJd"},
        {"provider_id": ""},
    ],
    ids=str,
)
async def test_a_query_that_means_nothing_is_refused(sqlite_desk: TeamDesk, query: dict[str, str]) -> None:
    refused = await (await sqlite_desk.manager()).get("/api/bookings", **query)
    assert refusal(refused) == (422, "invalid_input")
    assert refused.json()["field"].split(".")[0] == next(iter(query))


async def test_pages_follow_one_another_by_start_and_id(desk: TeamDesk) -> None:
    manager = await desk.manager()
    ids = await several(manager)
    whole = [item["id"] for item in (await manager.ok("/api/bookings"))["items"]]
    assert set(whole) == set(ids.values())
    pages, cursor = [], None
    while True:
        page = await manager.ok("/api/bookings", limit=2, **({"cursor": cursor} if cursor else {}))
        Page[BookingView].model_validate(page, strict=True)
        pages.append([item["id"] for item in page["items"]])
        cursor = page["next"]
        if cursor is None:
            break
    assert [len(page) for page in pages] == [2, 2, 1]
    assert [booking_id for page in pages for booking_id in page] == whole


async def test_details_are_edited_and_nothing_else(desk: TeamDesk) -> None:
    manager = await desk.manager()
    made = await manager.made("/api/bookings", a_booking())
    path = f"/api/bookings/{made['id']}/customer"
    edited = (await manager.patch(path, name="Dana Reed-Smith", phone=None, version=1)).json()
    assert edited["customer"] == {"name": "Dana Reed-Smith", "phone": None, "email": None, "notes": None}
    assert (edited["version"], edited["calendar_event"]["title"]) == (2, "Haircut - Dana Reed-Smith")
    assert edited == await manager.ok(f"/api/bookings/{made['id']}")
    for field in ("starts_at", "provider_id", "status", "service_id"):
        refused = await manager.patch(path, **{field: "x"})
        assert (refusal(refused), refused.json()["field"]) == ((422, "invalid_input"), field)
    assert refusal(await manager.patch(path, name=None)) == (422, "invalid_input")
    assert refusal(await manager.patch(f"/api/bookings/{MISSING}/customer", name="X")) == (404, "not_found")


async def test_whoever_read_an_older_version_gets_the_fresh_booking(desk: TeamDesk) -> None:
    manager = await desk.manager()
    made = await manager.made("/api/bookings", a_booking())
    path = f"/api/bookings/{made['id']}"
    await manager.patch(f"{path}/customer", notes="Window seat", version=1)
    fresh = await manager.ok(path)
    stale = [
        await manager.patch(f"{path}/customer", notes="Door", version=1),
        await manager.post(f"{path}/complete", {"version": 1}),
        await manager.post(f"{path}/cancel", {"version": 1, "reason": "ill"}),
        await manager.post(f"{path}/reschedule", {"version": 1, "starts_at": ELEVEN}),
        await manager.post(f"{path}/link", {"version": 1}),
    ]
    assert [refusal(each) for each in stale] == [(409, "stale_version")] * len(stale)
    assert all(each.json()["booking"] == fresh for each in stale)
    assert await manager.ok(path) == fresh


async def test_a_booking_goes_through_its_life(desk: TeamDesk) -> None:
    manager = await desk.manager()
    pending = await manager.made("/api/bookings", a_booking(service_id=MASSAGE))
    path = f"/api/bookings/{pending['id']}"
    refused = await manager.post(f"{path}/complete")
    assert refusal(refused) == (409, "invalid_transition")
    assert refused.json()["choices"] == ["confirmed", "cancelled"]
    confirmed = await manager.made(f"{path}/confirm", {"version": 1})
    assert (confirmed["status"], confirmed["calendar_event"]["title"]) == ("confirmed", "Massage - Dana Reed")
    assert (await manager.made(f"{path}/no-show"))["status"] == "no_show"
    assert refusal(await manager.post(f"{path}/confirm")) == (409, "invalid_transition")


async def test_a_step_needs_no_body(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    made = await manager.made("/api/bookings", a_booking())
    answer = await manager.send("POST", f"/api/bookings/{made['id']}/complete")
    assert (answer.status_code, answer.json()["status"]) == (200, "completed")


@pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": " \n"}, {"reason": None}], ids=str)
async def test_cancelling_asks_for_a_reason(sqlite_desk: TeamDesk, body: dict[str, Any]) -> None:
    manager = await sqlite_desk.manager()
    made = await manager.made("/api/bookings", a_booking())
    refused = await manager.post(f"/api/bookings/{made['id']}/cancel", body)
    assert (refusal(refused), refused.json()["field"]) == ((422, "invalid_input"), "reason")
    cancelled = await manager.made(f"/api/bookings/{made['id']}/cancel", {"reason": "Flu"})
    assert (cancelled["status"], cancelled["cancellation_reason"], cancelled["calendar_event"]) == (
        "cancelled",
        "Flu",
        None,
    )


async def test_rescheduling_answers_with_the_new_booking(desk: TeamDesk) -> None:
    manager = await desk.manager()
    old = await manager.made("/api/bookings", a_booking())
    new = await manager.made(f"/api/bookings/{old['id']}/reschedule", {"starts_at": ELEVEN, "provider_id": BEN})
    assert (new["starts_at"], new["provider"]["id"], new["rescheduled_from"]) == (ELEVEN, BEN, old["id"])
    left = await manager.ok(f"/api/bookings/{old['id']}")
    assert (left["status"], left["rescheduled_to"], left["calendar_event"]) == ("rescheduled", new["id"], None)
    taken = await manager.post(f"/api/bookings/{new['id']}/reschedule", {"starts_at": "2026-11-24T10:01:00-05:00"})
    assert refusal(taken) == (422, "slot_not_offered")


async def test_history_says_who_did_what(desk: TeamDesk) -> None:
    manager = await desk.manager()
    made = await manager.made("/api/bookings", a_booking())
    path = f"/api/bookings/{made['id']}"
    await manager.patch(f"{path}/customer", notes="Window seat")
    await (await desk.program()).made(f"{path}/cancel", {"reason": "Flu"})
    found = (await manager.ok(f"{path}/history"))["items"]
    for item in found:
        ChangeView.model_validate(item)
    assert [(item["event"], item["from"], item["to"], item["source"]) for item in found] == [
        ("created", None, "confirmed", "manual"),
        ("customer_edited", None, None, "manual"),
        ("status_changed", "confirmed", "cancelled", "api"),
    ]
    assert found[1]["changes"] == {"notes": [None, "Window seat"]}
    assert [item["actor"]["kind"] for item in found] == ["staff", "staff", "api_key"]
    assert [item["seq"] for item in found] == sorted(item["seq"] for item in found)


async def test_a_booking_is_linked_to_a_conversation_and_found_by_it(desk: TeamDesk) -> None:
    async with desk.database.writing() as uow:
        begun = await open_conversation(uow, Identity("web", "visitor", "v1"), name="Dana")
    manager = await desk.manager()
    made = await manager.made("/api/bookings", a_booking(conversation_id=begun.id))
    assert (made["conversation_id"], made["contact_id"]) == (begun.id, begun.contact.id)
    other = await manager.made("/api/bookings", a_booking(starts_at=ELEVEN))
    await manager.made(f"/api/bookings/{other['id']}/link", {"conversation_id": begun.id})
    for query in ({"conversation_id": begun.id}, {"contact_id": begun.contact.id}):
        assert len((await manager.ok("/api/bookings", **query))["items"]) == 2


async def test_the_same_key_books_once(desk: TeamDesk) -> None:
    manager = await desk.manager()
    send = {"Idempotency-Key": "k1"}
    first = await manager.post("/api/bookings", a_booking(), **send)
    again = await manager.post("/api/bookings", a_booking(), **send)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again.headers["content-type"] == "application/json"
    other = await manager.post("/api/bookings", a_booking(starts_at=ELEVEN), **send)
    assert refusal(other) == (422, "idempotency_mismatch")
    # Keys are each caller's own.
    assert refusal(await (await desk.program()).post("/api/bookings", a_booking(), **send)) == (409, "slot_taken")
    assert await count(desk.database, "booking") == 1


async def test_a_key_is_free_again_after_a_refusal_and_after_a_day(sqlite_desk: TeamDesk) -> None:
    manager, send = await sqlite_desk.manager(), {"Idempotency-Key": "k1"}
    assert refusal(await manager.post("/api/bookings", a_booking(service_id="none"), **send)) == (422, "invalid_input")
    assert (await manager.post("/api/bookings", a_booking(), **send)).status_code == 201
    sqlite_desk.clock.advance(timedelta(hours=24, seconds=1))
    late = a_booking(starts_at="2026-11-25T10:00:00-05:00")
    assert (await manager.post("/api/bookings", late, **send)).status_code == 201


async def test_of_two_at_once_with_one_key_one_books_and_nobody_books_twice(desk: TeamDesk) -> None:
    manager, send = await desk.manager(), {"Idempotency-Key": "k1"}
    body = a_booking(provider_id=None)
    answers = await asyncio.gather(*(manager.post("/api/bookings", body, **send) for _ in range(6)))
    assert {each.status_code for each in answers} <= {201, 409}
    assert {each.json()["code"] for each in answers if each.status_code == 409} <= {"idempotency_running"}
    assert await count(desk.database, "booking") == 1


async def test_rescheduling_honours_the_key_too(sqlite_desk: TeamDesk) -> None:
    manager, send = await sqlite_desk.manager(), {"Idempotency-Key": "k1"}
    made = await manager.made("/api/bookings", a_booking())
    path, body = f"/api/bookings/{made['id']}/reschedule", {"starts_at": ELEVEN}
    assert await manager.made(path, body, **send) == await manager.made(path, body, **send)
    assert await count(sqlite_desk.database, "booking") == 2


@pytest.mark.parametrize("key", ["", "x" * 256])
async def test_a_key_has_a_length(sqlite_desk: TeamDesk, key: str) -> None:
    refused = await (await sqlite_desk.manager()).post("/api/bookings", a_booking(), **{"Idempotency-Key": key})
    assert refusal(refused) == (422, "invalid_input")
