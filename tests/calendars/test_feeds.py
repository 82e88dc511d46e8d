"""A provider's appointments as a feed that any calendar can subscribe to."""

import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from icalendar import Calendar, Event

from booking_core import CustomerDetails, Role, cancel_booking, edit_customer
from frontdesk.wiring import LOCAL_ADDRESS
from tests.support.bookings import ADMIN, at, book
from tests.support.businesses import ANA, BEN, MASSAGE
from tests.support.team_desk import Client, TeamDesk

DANA = CustomerDetails("Dana Reed", "212 555 0123", "dana@example.com", "Allergic to ammonia")


async def made_feed(caller: Client, provider_id: str = ANA) -> str:
    address: str = (await caller.made(f"/api/providers/{provider_id}/calendars/feed"))["address"]
    return address


@pytest.fixture
async def address(desk: TeamDesk) -> str:
    return await made_feed(await desk.manager())


async def read(desk: TeamDesk, address: str, **headers: str) -> httpx.Response:
    return await desk.anonymous.send("GET", address.removeprefix(LOCAL_ADDRESS), headers=headers)


async def events(desk: TeamDesk, address: str) -> list[Event]:
    response = await read(desk, address)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(response.text).events)


async def test_the_feed_has_the_confirmed_appointments_of_one_provider(desk: TeamDesk, address: str) -> None:
    made = await book(desk.database, customer=DANA)
    await book(desk.database, "11:00", provider_id=BEN)
    await book(desk.database, "13:00", service_id=MASSAGE)
    (event,) = await events(desk, address)
    assert made.calendar_event is not None
    assert event.uid == f"{made.calendar_event.id}@frontdesk"
    assert (event["summary"], event["location"]) == ("Haircut - Dana Reed", "Downtown, 12 Main St")
    assert (event.start, event.end) == (at("10:00").astimezone(UTC), at("10:30").astimezone(UTC))
    assert (event["sequence"], event["status"], event["transp"]) == (0, "CONFIRMED", "OPAQUE")


async def test_of_the_customer_there_is_nothing_but_the_name(desk: TeamDesk, address: str) -> None:
    await book(desk.database, customer=DANA)
    text = (await read(desk, address)).text
    assert "Dana Reed" in text
    for private in ("555", "0123", "example.com", "Allergic"):
        assert private not in text


async def test_a_change_is_the_same_event_in_a_later_version(desk: TeamDesk, address: str) -> None:
    made = await book(desk.database, customer=DANA)
    (before,) = await events(desk, address)
    desk.clock.set(desk.clock.now() + timedelta(minutes=5))
    async with desk.database.writing() as uow:
        await edit_customer(uow, ADMIN, made.id, {"name": "Dana Moore"})
    (after,) = await events(desk, address)
    assert (after["summary"], after.uid) == ("Haircut - Dana Moore", before.uid)
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert timedelta(minutes=5) == after.LAST_MODIFIED - before.LAST_MODIFIED
    assert after.stamp == after.LAST_MODIFIED
    async with desk.database.writing() as uow:
        await cancel_booking(uow, ADMIN, made.id, "ill")
    assert await events(desk, address) == []


async def test_what_ended_a_month_ago_is_left_out(desk: TeamDesk, address: str) -> None:
    await book(desk.database)
    desk.clock.set(datetime(2026, 12, 24, 12, tzinfo=UTC))
    assert len(await events(desk, address)) == 1
    desk.clock.set(datetime(2026, 12, 26, 12, tzinfo=UTC))
    assert await events(desk, address) == []


async def test_what_has_not_changed_is_not_sent_again(desk: TeamDesk, address: str) -> None:
    await book(desk.database)
    etag = (await read(desk, address)).headers["etag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = await read(desk, address, **{"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    await book(desk.database, "11:00")
    fresh = await read(desk, address, **{"If-None-Match": etag})
    assert fresh.status_code == 200
    assert fresh.headers["etag"] != etag


async def test_a_new_address_ends_the_old_one(desk: TeamDesk, address: str) -> None:
    manager = await desk.member(Role.MANAGER, "second")
    new = await made_feed(manager)
    assert new != address
    assert (await read(desk, address)).status_code == 404
    assert (await read(desk, new)).status_code == 200
    assert (await manager.delete(f"/api/providers/{ANA}/calendars/feed")).json()["feed"] is None
    assert (await read(desk, new)).status_code == 404


async def test_an_unknown_address_tells_nothing(desk: TeamDesk, address: str) -> None:
    for token in ("nothing", "a" * 43, "%00", address.rsplit("/", 1)[1][:-5]):
        refused = await read(desk, f"/calendars/{token}.ics")
        assert (refused.status_code, refused.json()["detail"]) == (404, "There is no such calendar.")


async def test_an_address_is_shown_once_and_kept_as_a_hash(desk: TeamDesk) -> None:
    manager, path = await desk.manager(), f"/api/providers/{ANA}/calendars"
    assert await manager.ok(path) == {"feed": None, "google": None, "google_account": None}
    first = await manager.made(f"{path}/feed", **{"Idempotency-Key": "once"})
    assert first["address"].startswith(f"{LOCAL_ADDRESS}/calendars/")
    replayed = await manager.made(f"{path}/feed", **{"Idempotency-Key": "once"})
    assert replayed == {**first, "address": None}
    assert (await manager.ok(path))["feed"] == {"made_at": first["made_at"]}


async def test_of_addresses_that_are_made_at_once_one_is_good(every_desk: TeamDesk) -> None:
    manager = await every_desk.manager()
    made = await asyncio.gather(*(made_feed(manager) for _ in range(4)))
    assert sorted([(await read(every_desk, each)).status_code for each in made]) == [200, 404, 404, 404]


async def test_providers_share_their_own_calendar_and_no_others(desk: TeamDesk) -> None:
    ana = await desk.ana()
    assert (await read(desk, await made_feed(ana))).status_code == 200
    for method, path in (("GET", ""), ("POST", "/feed"), ("DELETE", "/feed")):
        assert (await ana.send(method, f"/api/providers/{BEN}/calendars{path}")).status_code == 404
