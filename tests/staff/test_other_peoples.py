"""A provider reaches nothing of another provider, by any route, filter or search: every route has its case here."""

import re
from collections.abc import AsyncIterator, Iterator
from itertools import product
from typing import Any

import httpx
import pytest

from agent import receive_message
from booking_core import PERMISSIONS, AgentInConversation, CustomerDetails, Identity, Kind, open_conversation
from tests.support.bookings import book
from tests.support.businesses import BEN, COLOUR, DOWNTOWN, HAIRCUT, HARBOUR, MASSAGE
from tests.support.permissions_page import documented_routes
from tests.support.team_bodies import ELEVEN, TEN, a_booking
from tests.support.team_desk import Client, TeamDesk

GUEST = "Zephyrine Quill"
PHONE = "+12125550199"
"""Nothing of Ben's customer has anything in common with what Ana may see."""
REFUSED = {403, 404, 422}


class Bens:
    """What is Ben's alone: a booking that the agent made, its customer, their conversation, which a manager has."""

    def __init__(self, booking: dict[str, Any], manager: Client) -> None:
        self.booking_id: str = booking["id"]
        self.contact_id: str = booking["contact_id"]
        self.conversation_id: str = booking["conversation_id"]
        self.manager = manager

    @property
    def marks(self) -> tuple[str, ...]:
        return (GUEST, PHONE, self.booking_id, self.contact_id, self.conversation_id, "Ben Okafor", "Chloe Martin")

    @property
    def ids(self) -> dict[str, str]:
        return {
            "{booking_id}": self.booking_id,
            "{contact_id}": self.contact_id,
            "{conversation_id}": self.conversation_id,
            "{provider_id}": BEN,
        }


@pytest.fixture
async def bens(sqlite_desk: TeamDesk) -> Bens:
    identity = Identity("whatsapp", "phone", PHONE)
    async with sqlite_desk.database.writing() as uow:
        begun = await open_conversation(uow, identity, name=GUEST, verified_phone=PHONE)
        await receive_message(uow, begun.id, f"It is {GUEST} again", "m1", received_at=sqlite_desk.clock.now())
    customer = CustomerDetails(GUEST, PHONE)
    actor = AgentInConversation(begun.id)
    made = await book(sqlite_desk.database, actor=actor, provider_id=BEN, customer=customer)
    manager = await sqlite_desk.manager()
    await manager.made(f"/api/conversations/{begun.id}/takeover")
    return Bens(await manager.ok(f"/api/bookings/{made.id}"), manager)


@pytest.fixture
async def ana(sqlite_desk: TeamDesk) -> Client:
    """With a booking of her own."""
    ana = await sqlite_desk.ana()
    await ana.made("/api/bookings", a_booking(starts_at=ELEVEN))
    return ana


def tells_nothing(response: httpx.Response, bens: Bens) -> None:
    for mark in bens.marks:
        assert mark not in response.text, (response.request.url, mark)


BY_ID = [
    route for route in documented_routes() if re.search(r"\{(booking|contact|conversation|provider)_id\}", route[1])
]
MANAGING = [route for route, action in documented_routes().items() if Kind.PROVIDER not in PERMISSIONS[action]]
ONESELF = [
    ("GET", "/api/auth/me"),
    ("POST", "/api/auth/login"),
    ("POST", "/api/auth/logout"),
    ("POST", "/api/auth/logout-everywhere"),
    ("POST", "/api/auth/password"),
    ("POST", "/hubs/bookings/negotiate"),
]
"""These know nobody but who calls. What the hub then tells is in `tests/staff/hub/test_hub.py`."""
TRIED = [("POST", "/api/bookings")]
"""`test_nothing_is_learned_by_trying_to_book`."""
FREE: dict[str, Any] = {"service_id": HAIRCUT, "location_id": DOWNTOWN}
QUERIES: dict[str, list[dict[str, Any]]] = {
    "/api/bookings": [
        {},
        {"provider_id": BEN},
        {"service_id": HAIRCUT, "location_id": DOWNTOWN},
        {"start": TEN, "end": ELEVEN},
        {"status": "confirmed"},
        {"source": "ai_agent"},
        {"contact_id": "{contact_id}"},
        {"conversation_id": "{conversation_id}"},
    ],
    "/api/events": [{"after": 0}, {}],
    "/api/contacts": [{}, {"query": "Zephyrine"}, {"query": "0199"}],
    "/api/conversations": [
        {},
        {"owner": "staff"},
        {"owner_staff_id": "{manager_id}"},
        {"waiting_for_person": False},
        {"unread": True},
        {"query": "Zephyrine"},
    ],
    "/api/review": [{}, {"done": True}],
    "/api/attention": [{}],
    "/api/providers": [{}, {"service_id": HAIRCUT}, {"location_id": DOWNTOWN}, {"archived": True}],
    "/api/services": [{}, {"archived": True}],
    "/api/services/{service_id}": [{}],
    "/api/locations": [{}, {"archived": True}, {"service_id": HAIRCUT}],
    "/api/locations/{location_id}": [{}],
    "/api/business": [{}],
    "/api/availability/open": [
        {"date": "2026-11-23"},
        {"date": "2026-11-23", "days": 14, "location_id": HARBOUR},
        {"date": "2026-11-23", "provider_id": "ana"},
    ],
}
ASKED: dict[str, list[dict[str, Any]]] = {
    "/api/availability/slots": [
        {"date": "2026-11-24"},
        {"date": "2026-11-24", "days": 7, "ignore_notice": True},
        {"date": "2026-11-24", "reschedule_of": "{booking_id}"},
        {"date": "2026-11-24", "provider_id": BEN},
        {"date": "2026-11-24", "location_id": HARBOUR},
    ],
    "/api/availability/next": [
        {"date": "2026-11-24"},
        {"date": "2026-11-24", "reschedule_of": "{booking_id}"},
        {"date": "2026-11-24", "provider_id": BEN, "ignore_notice": True},
        {"date": "2026-11-24", "location_id": HARBOUR},
    ],
    "/api/availability/providers": [
        {"starts_at": TEN},
        {"starts_at": TEN, "ignore_notice": True},
        {"starts_at": TEN, "reschedule_of": "{booking_id}"},
        {"starts_at": TEN, "location_id": HARBOUR},
    ],
    "/api/availability/explain": [
        {"starts_at": TEN, "provider_id": BEN},
        {"starts_at": TEN, "provider_id": BEN, "ignore_notice": True},
        {"starts_at": TEN, "provider_id": "ana", "reschedule_of": "{booking_id}"},
        {"starts_at": TEN, "provider_id": "ana", "service_id": MASSAGE},
        {"starts_at": TEN, "provider_id": "ana", "location_id": HARBOUR},
    ],
}
PAGING = {"limit", "cursor"}


async def described(desk: TeamDesk) -> dict[tuple[str, str], set[str]]:
    """By method and path of all that the team may call, what a query can hold."""
    paths = (await desk.anonymous.get("/openapi.json")).json()["paths"]
    return {
        (method.upper(), path): {each["name"] for each in operation.get("parameters", []) if each["in"] == "query"}
        for path, operations in paths.items()
        for method, operation in operations.items()
        if path.startswith(("/api/", "/hubs/")) and not path.startswith("/api/chat/")
    }


async def test_every_route_has_a_case(sqlite_desk: TeamDesk) -> None:
    looked_at = [("GET", path) for path in (*QUERIES, *ASKED)]
    assert set(await described(sqlite_desk)) == {*looked_at, *BY_ID, *MANAGING, *ONESELF, *TRIED}


async def test_every_filter_and_search_has_a_case(sqlite_desk: TeamDesk) -> None:
    """What is refused by its path is refused whatever the query."""
    routes = await described(sqlite_desk)
    for path, queries in {**QUERIES, **ASKED}.items():
        used = {name for query in queries for name in query} | (set(FREE) if path in ASKED else set())
        assert routes["GET", path] - PAGING == used, path


def filled(text: str, bens: Bens) -> str:
    assert bens.manager.member is not None
    for name, value in {**bens.ids, "{manager_id}": bens.manager.member.id}.items():
        text = text.replace(name, value)
    return text


BODIES: tuple[dict[str, Any], ...] = (
    {},
    {"text": "Hello"},
    {"name": "Mine"},
    {"reason": "mine"},
    {"starts_at": ELEVEN},
    {"starts_at": TEN, "ends_at": ELEVEN},
    {"version": 1},
    {"seq": 1},
    {"items": []},
)


async def test_nothing_is_reached_by_its_id(sqlite_desk: TeamDesk, bens: Bens, ana: Client) -> None:
    walked = 0
    for (method, path), body in product(BY_ID, BODIES):
        if method == "GET" and body:
            continue
        target = filled(path, bens).replace("{time_off_id}", "x")
        response = await (ana.get(target) if method == "GET" else ana.send(method, target, json=body))
        assert response.status_code in REFUSED, (method, path, response.text)
        tells_nothing(response, bens)
        walked += 1
    assert walked > 100


async def test_what_managers_do_is_refused_and_tells_nothing(bens: Bens, ana: Client) -> None:
    for method, path in MANAGING:
        response = await ana.send(method, re.sub(r"\{\w+\}", BEN, path))
        assert response.status_code == 403, (method, path)
        tells_nothing(response, bens)


def asked_for(bens: Bens) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, queries in QUERIES.items():
        for query in queries:
            values = {name: filled(value, bens) if isinstance(value, str) else value for name, value in query.items()}
            if path.endswith("_id}"):
                for entry in (HAIRCUT, COLOUR, MASSAGE) if "service" in path else (DOWNTOWN, HARBOUR):
                    yield re.sub(r"\{\w+\}", entry, path), values
            else:
                yield path, values


async def pages(caller: Client, path: str, query: dict[str, Any]) -> AsyncIterator[httpx.Response]:
    """One by one, where there is more than one."""
    response = await caller.get(path, **query)
    assert response.status_code == 200, (path, query, response.text)
    yield response
    if path in ("/api/bookings", "/api/contacts", "/api/conversations", "/api/review"):
        cursor: str | None = ""
        while cursor is not None:
            single = await caller.get(path, **query, limit=1, **({"cursor": cursor} if cursor else {}))
            assert single.status_code == 200, (path, query, single.text)
            cursor = single.json()["next"]
            yield single


async def test_nothing_is_found_by_a_list_a_filter_or_a_search(bens: Bens, ana: Client) -> None:
    for path, query in asked_for(bens):
        async for page in pages(ana, path, query):
            tells_nothing(page, bens)
    for query in ({"contact_id": bens.contact_id}, {"conversation_id": bens.conversation_id}):
        assert (await ana.ok("/api/bookings", **query))["items"] == []
    attention = await ana.ok("/api/attention")
    assert {name: attention[name] for name in ("review", "pending", "unread", "waiting")} == dict.fromkeys(
        ("review", "pending", "unread", "waiting"), 0
    )


async def test_those_who_may_see_it_find_it_in_the_same_places(bens: Bens) -> None:
    """Or nothing would be shown by Ana's not finding it."""
    found = {}
    for path, query in asked_for(bens):
        text = "".join([page.text async for page in pages(bens.manager, path, query)])
        found[path, str(query)] = any(mark in text for mark in bens.marks)
    personal = ("/api/bookings", "/api/events", "/api/contacts", "/api/conversations", "/api/providers")
    nothing = {("/api/providers", "{'archived': True}"), ("/api/events", "{}")}
    missed = {place for place, any_of in found.items() if place[0] in personal and not any_of} - nothing
    assert missed == set()
    assert found["/api/review", "{}"]
    assert (await bens.manager.ok("/api/attention"))["review"] == 1


async def test_nothing_is_learned_by_asking_when_somebody_is_free(bens: Bens, ana: Client) -> None:
    for path, queries in ASKED.items():
        for query in queries:
            values = {name: filled(value, bens) if isinstance(value, str) else value for name, value in query.items()}
            tells_nothing(await ana.get(path, **{**FREE, **values}), bens)


async def test_nothing_is_learned_about_others_where_one_is_oneself(bens: Bens, ana: Client) -> None:
    for method, path in ONESELF:
        tells_nothing(await ana.send(method, path), bens)


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
