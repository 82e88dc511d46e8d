"""What axe finds on the pages of the frame and of the calendar, at both sizes and in both schemes."""

import pytest
from playwright.async_api import expect

from tests.support.bookings import book
from tests.support.browser import LOST_CONNECTION
from tests.support.staff_desk import StaffDesk, accessible_and_fits, no_serious_violations

PATHS = [
    "scheduling/bookings",
    "bookings?view=month",
    "bookings?view=day&date=2026-11-24",
    "bookings?view=list",
    "nowhere",
]
SCHEMES = ["light", "dark"]


async def test_nothing_serious_is_found_on_any_page(desk: StaffDesk) -> None:
    for start in ("10:00", "10:30", "11:00"):
        await book(desk.database, start)
    page = await desk.open_page("/staff/nowhere", reduced_motion="reduce")
    for path in PATHS:
        await page.goto(f"{desk.url}/staff/{path}")
        await accessible_and_fits(page)


async def test_nothing_serious_is_found_where_nothing_is_booked(desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/nowhere", reduced_motion="reduce")
    for view in ("month", "week", "day", "list"):
        await page.goto(f"{desk.url}/staff/bookings?view={view}")
        await expect(page.locator(".desk-calendar")).to_be_visible()
        await accessible_and_fits(page)


@pytest.mark.parametrize("scheme", SCHEMES)
async def test_nothing_serious_is_found_in_what_opens(scheme: str, desk: StaffDesk) -> None:
    desk.visits.allow(LOST_CONNECTION)
    await book(desk.database, "10:00")
    page = await desk.open_page("/staff/bookings", color_scheme=scheme, reduced_motion="reduce")
    await expect(page.locator(".desk-event")).to_have_count(1)
    await page.get_by_role("button", name="Status: All statuses").click()
    await expect(page.get_by_role("checkbox", name="Cancelled")).to_be_visible()
    await no_serious_violations(page)
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Keyboard shortcuts").click()
    await no_serious_violations(page)
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Account of").click()
    await no_serious_violations(page)
    await page.get_by_role("menuitem", name="Sign out", exact=True).click()
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    await no_serious_violations(page)
