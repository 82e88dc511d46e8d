"""The team connects a provider's calendar, and sees how it fares."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from frontdesk.doctor import findings
from frontdesk.google_calendar import google_account
from frontdesk.settings import Settings, SettingsRefused
from tests.frontdesk.conftest import Command
from tests.support.businesses import ANA, BEN
from tests.support.databases import SqliteTemplate
from tests.support.google_calendar import ACCOUNT, ANAS_CALENDAR, GoogleStandIn
from tests.support.team_bodies import a_booking
from tests.support.team_desk import Client, TeamDesk, open_team_desk

PATH = f"/api/providers/{ANA}/calendars"
CALENDAR = {"calendar_id": ANAS_CALENDAR}


@pytest.fixture
async def google() -> AsyncIterator[GoogleStandIn]:
    async with GoogleStandIn() as google:
        yield google


@pytest.fixture
async def desk(google: GoogleStandIn, sqlite_databases: SqliteTemplate, tmp_path: Path) -> AsyncIterator[TeamDesk]:
    given: dict[str, Any] = {"google_service_account": google.key_file(tmp_path), "google_api_url": google.url}
    async with sqlite_databases.copied(tmp_path) as url, open_team_desk(url, **given) as desk:
        yield desk


async def once_shown(desk: TeamDesk, caller: Client, field: str) -> dict[str, Any]:
    """The product looks by itself, too: whoever comes first does it."""
    assert desk.product.google is not None
    async with asyncio.timeout(20):
        while True:
            shown: dict[str, Any] = (await caller.ok(PATH))["google"]
            if shown[field] is not None:
                return shown
            await desk.product.google.look()


async def test_a_connected_calendar_gets_the_bookings_and_says_when(desk: TeamDesk, google: GoogleStandIn) -> None:
    manager = await desk.manager()
    assert await manager.ok(PATH) == {"feed": None, "google": None, "google_account": ACCOUNT}
    made = await manager.made("/api/bookings", a_booking())
    standing = f"/api/bookings/{made['id']}/calendar"
    assert await manager.ok(standing) == {"google": None}
    connected = (await manager.put(f"{PATH}/google", CALENDAR)).json()["google"]
    assert (connected["calendar_id"], connected["problem"]) == (ANAS_CALENDAR, None)
    shown = await once_shown(desk, manager, "synced_at")
    assert shown["problem"] is None
    assert [event["summary"] for event in google.ana.standing.values()] == ["Haircut - Dana Reed"]
    assert await manager.ok(standing) == {"google": "there"}
    assert (await manager.delete(f"{PATH}/google")).json()["google"] is None


async def test_what_is_wrong_is_told_on_the_page_and_by_the_doctor(desk: TeamDesk, google: GoogleStandIn) -> None:
    google.ana.writable = False
    ana = await desk.ana()
    made = await ana.made("/api/bookings", a_booking())
    await ana.put(f"{PATH}/google", CALENDAR)
    shown = await once_shown(desk, ana, "problem")
    assert "give that address the permission" in shown["problem"]
    assert await ana.ok(f"/api/bookings/{made['id']}/calendar") == {"google": "held_up"}
    finding = {each.name: each async for each in findings(desk.product.settings)}["calendars"]
    assert not finding.well
    assert finding.detail == f"Ana Silva: {shown['problem']}"
    assert desk.product.google is not None
    await desk.product.google.look()
    assert "frontdesk_calendars_in_trouble 1.0" in (await desk.anonymous.get("/metrics")).text
    google.refuses_account = "invalid_grant"
    ill = {each.name: each async for each in findings(desk.product.settings)}["calendars"]
    assert "Google does not accept the service account" in ill.detail


async def test_a_booking_never_waits_for_google(desk: TeamDesk, google: GoogleStandIn) -> None:
    manager = await desk.manager()
    await manager.put(f"{PATH}/google", CALENDAR)
    await once_shown(desk, manager, "synced_at")
    asked = asyncio.Event()
    answered = asyncio.Event()

    async def hold() -> None:
        asked.set()
        await answered.wait()

    google.on_next = hold
    await manager.made("/api/bookings", a_booking())
    async with asyncio.timeout(20):
        await asked.wait()
    made = await manager.made("/api/bookings", a_booking(starts_at="2026-11-24T12:00:00-05:00"))
    assert made["status"] == "confirmed"
    answered.set()


async def test_what_is_no_calendar_is_refused(desk: TeamDesk) -> None:
    refused = await (await desk.manager()).put(f"{PATH}/google", {"calendar_id": "primary"})
    assert (refused.status_code, refused.json()["field"]) == (422, "calendar_id")


async def test_providers_connect_their_own_calendar_and_no_others(desk: TeamDesk) -> None:
    ana = await desk.ana()
    assert (await ana.put(f"/api/providers/{BEN}/calendars/google", CALENDAR)).status_code == 404
    assert (await ana.delete(f"/api/providers/{BEN}/calendars/google")).status_code == 404


async def test_where_google_is_off_nothing_can_be_connected(sqlite_databases: SqliteTemplate, tmp_path: Path) -> None:
    async with sqlite_databases.copied(tmp_path) as url, open_team_desk(url) as desk:
        assert desk.product.google is None
        refused = await (await desk.manager()).put(f"{PATH}/google", CALENDAR)
    assert (refused.status_code, refused.json()["detail"]) == (
        422,
        "Google Calendar is not set up on this installation.",
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "can't be read"),
        ("{}", "is not a service account's key file"),
        ("not json", "is not a service account's key file"),
        (
            json.dumps({"client_email": "a", "private_key": "secret", "private_key_id": "1", "token_uri": "t"}),
            "the private key in",
        ),
    ],
    ids=["missing", "of something else", "no JSON", "a broken key"],
)
def test_a_key_file_that_cannot_be_used_is_told_before_anything_begins(
    folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch, content: str | None, said: str
) -> None:
    file = folder / "key.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsRefused) as refused:
        google_account(Settings(google_service_account=file))
    assert said in str(refused.value)
    assert "secret" not in str(refused.value)
    monkeypatch.setenv("FRONTDESK_GOOGLE_SERVICE_ACCOUNT", str(file))
    served = command("serve", "--demo", "--port", "0")
    assert served.exit_code == 1
    assert said in served.stderr
