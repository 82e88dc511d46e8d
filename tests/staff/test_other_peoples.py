"""A provider reaches nothing of another provider, by any route, filter or search."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import httpx
import pytest

from booking_core import Identity, open_conversation
from tests.support.businesses import BEN, DOWNTOWN, HAIRCUT, HARBOUR, MASSAGE
from tests.support.permissions_page import documented_routes
from tests.support.team_bodies import ELEVEN, TEN, a_booking
from tests.support.team_desk import Client, TeamDesk

GUEST = "Zephyrine Quill"
PHONE = "+12125550199"
"""Nothing of Ben's customer has anything in common with what Ana may see."""
REFUSED = {403, 404, 422}


class Bens:
    """What is Ben's alone: a booking, its customer, their conversation."""

    def __init__(self, booking: dict[str, Any]) -> None:
        self.booking_id: str = booking["id"]
        self.contact_id: str = booking["contact_id"]
        self.conversation_id: str = booking["conversation_id"]

    @property
    def marks(self) -> tuple[str, ...]:
        return (GUEST, PHONE, self.booking_id, self.contact_id, self.conversation_id, "Ben Okafor", "Chloe Martin")


@pytest.fixture
async def bens(sqlite_desk: TeamDesk) -> Bens:
    async with sqlite_desk.database.writing() as uow:
        begun = await open_conversation(uow, Identity("web", "visitor", "v1"), name=GUEST)
    customer = {"name": GUEST, "phone": PHONE}
    manager = await sqlite_desk.manager()
    body = a_booking(provider_id=BEN, customer=customer, conversation_id=begun.id)
    return Bens(await manager.made("/api/bookings", body))


@pytest.fixture
async def ana(sqlite_desk: TeamDesk) -> Client:
    """With a booking of her own."""
    ana = await sqlite_desk.ana()
    await ana.made("/api/bookings", a_booking(starts_at=ELEVEN))
    return ana


def tells_nothing(response: httpx.Response, bens: Bens) -> None:
    for mark in bens.marks:
        assert mark not in response.text, (response.request.url, mark)


def targets(bens: Bens) -> Iterator[tuple[str, str]]:
    ids = {
        "{booking_id}": bens.booking_id,
        "{contact_id}": bens.contact_id,
        "{conversation_id}": bens.conversation_id,
        "{provider_id}": BEN,
    }
    for method, path in documented_routes():
        filled = path
        for name, value in ids.items():
            filled = filled.replace(name, value)
        if filled != path:
            yield method, filled.replace("{time_off_id}", "x")


BODIES: tuple[dict[str, Any], ...] = (
    {},
    {"text": "Hello"},
    {"name": "Mine"},
    {"reason": "mine"},
    {"starts_at": ELEVEN},
    {"starts_at": TEN, "ends_at": ELEVEN},
    {"items": []},
)


async def test_nothing_is_reached_by_its_id(sqlite_desk: TeamDesk, bens: Bens, ana: Client) -> None:
    walked = 0
    for (method, path), body in product(targets(bens), BODIES):
        if method == "GET" and body:
            continue
        response = await (ana.get(path) if method == "GET" else ana.send(method, path, json=body))
        assert response.status_code in REFUSED, (method, path, response.text)
        tells_nothing(response, bens)
        walked += 1
    assert walked > 100


QUERIES: dict[str, list[dict[str, Any]]] = {
    "/api/bookings": [
        {},
        {"provider_id": BEN},
        {"service_id": HAIRCUT, "location_id": DOWNTOWN},
        {"start": TEN, "end": ELEVEN},
        {"status": "confirmed"},
        {"source": "manual"},
    ],
    "/api/events": [{"after": 0}, {}],
    "/api/contacts": [{}, {"query": "Zephyrine"}, {"query": "0199"}],
    "/api/conversations": [{}, {"owner": "agent"}, {"query": "Zephyrine"}, {"unread": False}],
    "/api/review": [{}, {"done": True}],
    "/api/attention": [{}],
    "/api/providers": [{}, {"service_id": HAIRCUT}, {"location_id": DOWNTOWN}, {"archived": True}],
    "/api/services": [{}],
    "/api/locations": [{}],
    "/api/business": [{}],
}


async def test_nothing_is_found_by_a_list_a_filter_or_a_search(bens: Bens, ana: Client) -> None:
    for path, queries in QUERIES.items():
        for query in (*queries, *({**query, "limit": 1} for query in queries if path == "/api/bookings")):
            response = await ana.get(path, **query)
            assert response.status_code == 200, (path, query, response.text)
            tells_nothing(response, bens)
    for query in ({"contact_id": bens.contact_id}, {"conversation_id": bens.conversation_id}):
        assert (await ana.ok("/api/bookings", **query))["items"] == []


async def test_nothing_is_learned_by_asking_when_somebody_is_free(bens: Bens, ana: Client) -> None:
    place = {"service_id": HAIRCUT, "location_id": DOWNTOWN}
    for path, query in (
        ("slots", {"date": "2026-11-24"}),
        ("slots", {"date": "2026-11-24", "reschedule_of": bens.booking_id}),
        ("slots", {"date": "2026-11-24", "provider_id": BEN}),
        ("providers", {"starts_at": TEN}),
        ("providers", {"starts_at": TEN, "reschedule_of": bens.booking_id}),
        ("explain", {"starts_at": TEN, "provider_id": BEN}),
        ("explain", {"starts_at": TEN, "provider_id": "ana", "service_id": MASSAGE}),
        ("slots", {"date": "2026-11-24", "location_id": HARBOUR}),
        ("providers", {"starts_at": TEN, "location_id": HARBOUR}),
        ("explain", {"starts_at": TEN, "provider_id": "ana", "location_id": HARBOUR}),
    ):
        tells_nothing(await ana.get(f"/api/availability/{path}", **{**place, **query}), bens)


async def test_nothing_is_learned_by_trying_to_book(bens: Bens, ana: Client) -> None:
    own = (await ana.ok("/api/bookings"))["items"][0]
    attempts = [
        await ana.post("/api/bookings", a_booking(provider_id=BEN)),
        await ana.post("/api/bookings", a_booking(provider_id=BEN, starts_at="2026-11-24T15:00:00-05:00")),
        await ana.post("/api/bookings", a_booking(provider_id="nobody")),
        await ana.post("/api/bookings", a_booking(contact_id=bens.contact_id)),
        await ana.post("/api/bookings", a_booking(conversation_id=bens.conversation_id)),
        await ana.post("/api/bookings", a_booking(location_id=HARBOUR)),
        await ana.post("/api/bookings", a_booking(starts_at="2026-11-24T10:07:00-05:00")),
        await ana.post(f"/api/bookings/{own['id']}/reschedule", {"starts_at": TEN, "provider_id": BEN}),
        await ana.post(f"/api/bookings/{own['id']}/link", {"conversation_id": bens.conversation_id}),
    ]
    for attempt in attempts:
        assert attempt.status_code in REFUSED, attempt.text
        tells_nothing(attempt, bens)
    # The same answer for a colleague who is busy, who is free, and who does not exist.
    assert len({(each.status_code, each.json()["detail"]) for each in attempts[:3]}) == 1
