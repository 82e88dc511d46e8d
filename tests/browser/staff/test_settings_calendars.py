"""A provider's calendars in a real browser: shared as a feed, and connected with Google."""

from pathlib import Path

import httpx
from playwright.async_api import expect

from booking_core import Role
from tests.support.bookings import book
from tests.support.browser import Visits
from tests.support.businesses import ANA
from tests.support.databases import SqliteTemplate
from tests.support.google_calendar import ACCOUNT, ANAS_CALENDAR, GoogleStandIn
from tests.support.staff_desk import (
    PHONE,
    no_serious_violations,
    nothing_scrolls_sideways,
    open_staff_desk,
)

CALENDARS = f"/staff/scheduling/providers/{ANA}?show=calendars"


async def test_a_provider_shares_and_connects_their_calendar(
    sqlite_databases: SqliteTemplate, tmp_path: Path, visits: Visits
) -> None:
    async with GoogleStandIn() as google, sqlite_databases.copied(tmp_path) as url:
        google.ana.writable = False
        more = {"google_service_account": google.key_file(tmp_path), "google_api_url": google.url}
        async with open_staff_desk(url, visits, **more) as desk:
            made = await book(desk.database)
            ana = await desk.member(Role.PROVIDER, "Ana Silva", ANA)
            page = await desk.open_page(CALENDARS, ana, viewport=PHONE)
            await page.get_by_role("button", name="Make an address").click()
            shown = page.get_by_role("dialog", name="Copy the address now")
            first = await shown.get_by_label("Address").input_value()
            await shown.get_by_role("button", name="I have copied it").click()
            await page.get_by_role("button", name="Make a new address").click()
            await page.get_by_role("dialog").get_by_role("button", name="Make a new address").click()
            assert await shown.get_by_label("Address").input_value() != first
            await shown.get_by_role("button", name="I have copied it").click()
            async with httpx.AsyncClient() as http:
                assert (await http.get(f"{desk.url}/calendars/{first.rsplit('/', 1)[1]}")).status_code == 404

            await expect(page.get_by_text(ACCOUNT)).to_be_visible()
            await page.get_by_label("Calendar ID").fill(ANAS_CALENDAR)
            await page.get_by_role("button", name="Connect").click()
            await expect(page.get_by_text(f"Connected with {ANAS_CALENDAR}")).to_be_visible()
            await expect(page.get_by_text("The calendar is not up to date")).to_be_visible(timeout=15_000)
            await expect(page.get_by_text("Make changes to events")).to_be_visible()
            await no_serious_violations(page)
            await nothing_scrolls_sideways(page)
            await page.goto(f"{desk.url}/staff/bookings?booking={made.id}")
            await expect(page.get_by_text("Not in Google Calendar yet.")).to_be_visible()
            google.ana.writable = True
            await page.get_by_role("link", name="See why").click()
            await page.get_by_role("button", name="Try again now").click()
            await expect(page.get_by_text("Up to date Mon, Nov 23, 2026")).to_be_visible(timeout=15_000)
            assert google.ana.standing
            await page.get_by_role("button", name="Disconnect").click()
            await page.get_by_role("dialog").get_by_role("button", name="Disconnect").click()
            await expect(page.get_by_label("Calendar ID")).to_be_visible()
