"""What stands on the bookings page, and the colours of what is booked."""

import re
from colorsys import rgb_to_hls

import pytest
from playwright.async_api import Locator, expect

from booking_core import CustomerDetails, Database, cancel_booking, complete_booking, mark_no_show, reschedule_booking
from tests.support.bookings import ADMIN, at, book
from tests.support.staff_desk import StaffDesk, shows_heading

HUES = {"Pending": "yellow", "Confirmed": "blue", "Completed": "green"} | {
    "Cancelled": "red",
    "No-show": "gray",
    "Rescheduled": "purple",
}
PAINTED = """each => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    canvas.fillStyle = getComputedStyle(each).borderInlineStartColor;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
}"""
"""As red, green and blue, whatever notation the style has."""


def named(red: int, green: int, blue: int) -> str:
    """What somebody would call the colour."""
    hue, _, saturation = rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.1:
        return "gray"
    degrees = hue * 360
    ends = {20: "red", 65: "yellow", 165: "green", 250: "blue", 300: "purple", 361: "red"}
    return next(name for end, name in ends.items() if degrees < end)


async def colour_of(element: Locator) -> str:
    return named(*await element.evaluate(PAINTED))


async def one_of_each(database: Database) -> None:
    """Each for a customer with the name of its status."""
    await book(database, "09:00", customer=CustomerDetails("Of confirmed"))
    await book(database, at("10:00", "2026-11-25"), service_id="bridal-styling", customer=CustomerDetails("Of pending"))
    done = await book(database, "12:00", customer=CustomerDetails("Of completed"))
    cancelled = await book(database, "13:00", customer=CustomerDetails("Of cancelled"))
    missed = await book(database, "14:00", customer=CustomerDetails("Of no-show"))
    moved = await book(database, "15:00", customer=CustomerDetails("Of rescheduled"))
    async with database.writing() as uow:
        await complete_booking(uow, ADMIN, done.id)
        await cancel_booking(uow, ADMIN, cancelled.id, "Ill")
        await mark_no_show(uow, ADMIN, missed.id)
        await reschedule_booking(uow, ADMIN, moved.id, at("10:00", "2026-12-02"))


async def test_the_header_has_the_title_the_button_and_four_filters(desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/scheduling/bookings")
    await shows_heading(page, "Bookings")
    await expect(page.get_by_role("button", name="New Booking")).to_be_visible()
    for name in ("Service", "Location", "Provider"):
        await expect(page.get_by_role("combobox", name=name)).to_be_visible()
    await expect(page.get_by_role("button", name="Status: All statuses")).to_be_visible()
    await expect(page.get_by_role("main").get_by_role("link", name="Settings")).to_have_count(0)


@pytest.mark.parametrize(
    ("view", "title"),
    [
        ("Month", "November 2026"),
        ("Week", r"Nov 22\s–\s28, 2026"),
        ("Day", "Monday, November 23, 2026"),
        ("List", r"Nov 22\s–\s28, 2026"),
    ],
)
async def test_there_are_month_week_day_and_list(view: str, title: str, desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/scheduling/bookings")
    await page.get_by_role("radiogroup", name="View").get_by_text(view, exact=True).click()
    await expect(page.get_by_role("heading", level=2)).to_have_text(re.compile(title))


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_status_has_its_colour_in_the_legend_and_on_the_calendar(scheme: str, desk: StaffDesk) -> None:
    await one_of_each(desk.database)
    page = await desk.open_page("/staff/scheduling/bookings", color_scheme=scheme)
    await expect(page.locator(".desk-event")).to_have_count(6)
    legend = page.get_by_role("list", name="Status colours")
    for status, colour in HUES.items():
        sign = legend.get_by_role("listitem").filter(has_text=status).locator("span")
        assert await colour_of(sign) == colour, status
        block = page.locator(".desk-event").filter(has_text=f"Of {status.lower()}")
        assert await colour_of(block) == colour, status
