"""The bookings calendar in a browser whose own clock is on the other side of the world."""

import asyncio
import re

from playwright.async_api import Locator, Page, Route, expect

from booking_core import CustomerDetails, Location, add_entry, cancel_booking, get_entry
from tests.support.booking_dialogs import Wizard
from tests.support.bookings import ADMIN, book
from tests.support.businesses import LONDON
from tests.support.staff_desk import (
    PHONE,
    StaffDesk,
    no_serious_violations,
    nothing_scrolls_sideways,
    settled,
    shows_heading,
)

BOOKINGS = "/staff/scheduling/bookings"


def blocks(page: Page) -> Locator:
    return page.locator(".desk-event")


def block(page: Page, name: str) -> Locator:
    return blocks(page).filter(has_text=name)


async def booked(desk: StaffDesk) -> None:
    """Three on Tuesday: Dana with Ana, Omar with Ben, and Zoe, who cancelled."""
    await book(desk.database, "10:00", customer=CustomerDetails("Dana Reed"))
    await book(desk.database, "12:00", provider_id="ben", customer=CustomerDetails("Omar Klein"))
    zoe = await book(desk.database, "15:00", service_id="colour", customer=CustomerDetails("Zoe Diaz"))
    async with desk.database.writing() as uow:
        await cancel_booking(uow, ADMIN, zoe.id, "Travelling")


async def test_the_week_shows_all_statuses_on_the_clocks_of_the_place(desk: StaffDesk) -> None:
    await booked(desk)
    page = await desk.open_page(BOOKINGS)
    await expect(blocks(page)).to_have_count(3)
    await expect(block(page, "Dana Reed")).to_contain_text("Confirmed")
    await expect(block(page, "Dana Reed")).to_contain_text("10:00")
    await expect(block(page, "Zoe Diaz")).to_contain_text("Cancelled")
    await expect(page.get_by_text("Times in New York (EST)")).to_be_visible()
    legend = page.get_by_role("list", name="Status colours").get_by_role("listitem")
    await expect(legend).to_have_text(["Pending", "Confirmed", "Completed", "Cancelled", "No-show", "Rescheduled"])


async def test_today_is_the_product_s_and_not_the_browser_s(desk: StaffDesk) -> None:
    page = await desk.open_page(BOOKINGS)
    await expect(page.get_by_role("heading", level=2)).to_have_text(re.compile(r"Nov 22\s–\s28, 2026"))
    await page.keyboard.press("d")
    await expect(page.get_by_role("heading", level=2)).to_have_text("Monday, November 23, 2026")


async def test_filters_live_in_the_address_and_going_back_undoes_them(desk: StaffDesk) -> None:
    await booked(desk)
    page = await desk.open_page(BOOKINGS)
    await expect(blocks(page)).to_have_count(3)
    await page.get_by_role("combobox", name="Provider").click()
    await page.get_by_role("option", name="Ben Okafor").click()
    await expect(blocks(page)).to_have_count(1)
    await expect(page).to_have_url(f"{desk.url}{BOOKINGS}?provider=ben")
    await page.get_by_role("button", name="Clear filters").click()
    await page.get_by_role("button", name="Status: All statuses").click()
    await page.get_by_role("checkbox", name="Cancelled").check()
    await expect(blocks(page)).to_have_count(1)
    await page.get_by_role("checkbox", name="Confirmed").check()
    await expect(blocks(page)).to_have_count(3)
    await expect(page).to_have_url(f"{desk.url}{BOOKINGS}?status=confirmed&status=cancelled")
    await page.go_back()
    await expect(blocks(page)).to_have_text(re.compile("Zoe Diaz"))
    await page.go_back()
    await expect(blocks(page)).to_have_count(3)


async def test_a_link_shows_another_the_same(desk: StaffDesk) -> None:
    await booked(desk)
    path = f"{BOOKINGS}?view=list&date=2026-11-26&service=haircut&location=downtown&status=confirmed"
    page = await desk.open_page(path)
    await expect(blocks(page)).to_have_count(2)
    await expect(page.get_by_role("combobox", name="Service")).to_have_value("Haircut")
    await expect(page.get_by_role("combobox", name="Location")).to_have_value("Downtown")
    await expect(page.get_by_role("button", name="Status: Confirmed")).to_be_visible()
    await expect(page.get_by_role("radio", name="List")).to_be_checked()


async def test_keys_change_view_and_date_but_not_while_somebody_types(desk: StaffDesk) -> None:
    page = await desk.open_page(BOOKINGS)
    title = page.get_by_role("heading", level=2)
    await shows_heading(page, "Bookings")
    await page.keyboard.press("m")
    await expect(title).to_have_text("November 2026")
    await page.keyboard.press("ArrowRight")
    await expect(title).to_have_text("December 2026")
    await page.keyboard.press("t")
    await expect(title).to_have_text("November 2026")
    await page.get_by_role("combobox", name="Service").press_sequentially("wd")
    await expect(title).to_have_text("November 2026")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Keyboard shortcuts").click()
    help_dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    await help_dialog.get_by_role("switch", name="Use keyboard shortcuts").press("Space")
    await page.keyboard.press("Escape")
    await expect(help_dialog).to_have_count(0)
    await page.keyboard.press("w")
    await expect(title).to_have_text("November 2026")


async def test_a_click_or_enter_opens_the_booking_and_going_back_closes_it(desk: StaffDesk) -> None:
    await booked(desk)
    page = await desk.open_page(BOOKINGS)
    await block(page, "Dana Reed").click()
    await expect(page).to_have_url(re.compile(r"\?booking=bk_"))
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.go_back()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await block(page, "Omar Klein").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page).to_have_url(f"{desk.url}{BOOKINGS}")


async def test_an_empty_time_begins_a_new_booking(desk: StaffDesk) -> None:
    page = await desk.open_page(f"{BOOKINGS}?view=month")
    await settled(page)
    await page.locator("[data-date='2026-11-26']").first.click()
    await expect(page.get_by_role("dialog")).to_be_visible()


async def test_an_empty_time_is_the_one_that_is_booked(desk: StaffDesk) -> None:
    page = await desk.open_page(f"{BOOKINGS}?view=day&date=2026-11-24")
    await settled(page)
    await click_at_ten(page)
    wizard = Wizard(page)
    await wizard.to_times()
    await expect(wizard.day("Tue, Nov 24")).to_have_attribute("aria-pressed", "true")
    await expect(wizard.slot("10:00 - 10:30 AM")).to_have_attribute("aria-pressed", "true")
    await wizard.slot("11:00 - 11:30 AM").click()
    await expect(wizard.slot("10:00 - 10:30 AM")).to_have_attribute("aria-pressed", "false")
    await wizard.next()
    await wizard.at("With whom")


async def test_an_empty_time_that_is_taken_for_that_service_leaves_the_choice_open(desk: StaffDesk) -> None:
    await book(desk.database, "10:00", provider_id="ana")
    await book(desk.database, "10:00", provider_id="ben")
    page = await desk.open_page(f"{BOOKINGS}?view=day&date=2026-11-24&status=pending")
    await settled(page)
    await click_at_ten(page)
    wizard = Wizard(page)
    await wizard.to_times()
    await expect(wizard.day("Tue, Nov 24")).to_have_attribute("aria-pressed", "true")
    await expect(wizard.slot("10:30 - 11:00 AM")).to_be_visible()
    await expect(wizard.dialog.locator("[data-slot][aria-pressed=true]")).to_have_count(0)


async def click_at_ten(page: Page) -> None:
    """On the day's column, in the middle of the half-hour that begins at ten."""
    column = await page.locator(".desk-calendar [role=cell][data-date]").bounding_box()
    ten = await page.locator(".desk-axis").get_by_text(re.compile(r"^10\s?AM$", re.IGNORECASE)).bounding_box()
    assert column is not None
    assert ten is not None
    await page.mouse.click(column["x"] + column["width"] / 2, ten["y"] + ten["height"] / 2 + 4)
    await expect(page.get_by_role("dialog")).to_be_visible()


async def test_the_keyboard_begins_a_booking_on_an_empty_day(desk: StaffDesk) -> None:
    page = await desk.open_page(f"{BOOKINGS}?view=week&date=2026-11-24")
    await settled(page)
    await page.get_by_role("button", name="Next week").click()
    day = page.get_by_role("cell", name="Tuesday, December 1, 2026: press Enter for a new booking")
    await day.focus()
    await page.keyboard.press("Enter")
    wizard = Wizard(page)
    await wizard.to_times()
    await expect(wizard.day("Tue, Dec 1")).to_have_attribute("aria-pressed", "true")


async def test_a_day_to_begin_with_is_not_guessed_from_the_browser_s_clock(desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/settings/account")
    await shows_heading(page, "My account")
    await page.clock.set_fixed_time("2031-05-05T10:00:00Z")
    business = asyncio.Event()

    async def late(route: Route) -> None:
        await business.wait()
        await route.continue_()

    await page.route("**/api/business", late)
    await page.goto(f"{desk.url}{BOOKINGS}")
    await page.get_by_role("button", name="New Booking").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    business.set()
    wizard = Wizard(page)
    await wizard.to_times()
    await expect(wizard.day("Mon, Nov 23")).to_have_attribute("aria-pressed", "true")


async def test_several_zones_are_named_and_the_other_s_time_is_told(desk: StaffDesk) -> None:
    async with desk.database.writing() as uow:
        downtown = (await get_entry(uow, ADMIN, Location, "downtown")).entry
        await add_entry(uow, ADMIN, type(downtown)(id="harbour", name="Harbour", timezone=LONDON))
    await booked(desk)
    page = await desk.open_page(BOOKINGS)
    await expect(block(page, "Dana Reed")).to_contain_text("10:00")
    await page.get_by_role("combobox", name="Time zone shown").select_option("Europe/London")
    await expect(block(page, "Dana Reed")).to_contain_text("3:00")
    await expect(block(page, "Dana Reed")).to_contain_text("10:00 AM EST")
    await page.get_by_role("combobox", name="Location").click()
    await page.get_by_role("option", name="Downtown").click()
    await expect(page.get_by_text("Times in New York (EST)")).to_be_visible()


async def test_a_phone_has_a_list_and_its_filters_in_a_drawer(desk: StaffDesk) -> None:
    await booked(desk)
    page = await desk.open_page("/staff/bookings", viewport=PHONE)
    await expect(page.get_by_role("radio", name="List")).to_be_checked()
    await expect(blocks(page)).to_have_count(3)
    await nothing_scrolls_sideways(page)
    await page.get_by_role("button", name="Filters").click()
    drawer = page.get_by_role("dialog", name="Filters")
    await drawer.get_by_role("combobox", name="Provider").click()
    await page.get_by_role("option", name="Ben Okafor").click()
    await drawer.get_by_role("button", name="Show 1 booking").click()
    await expect(blocks(page)).to_have_count(1)
    await expect(page.get_by_role("button", name="1 filter")).to_be_visible()
    for view in ("Month", "Week", "Day"):
        await page.get_by_text(view, exact=True).click()
        await settled(page)
        await nothing_scrolls_sideways(page)
    await page.get_by_text("Month", exact=True).click()
    await page.get_by_role("button", name="Tuesday, November 24, 2026: 1 booking").click()
    await no_serious_violations(page)
    agenda = page.get_by_role("region", name="Tuesday, November 24, 2026")
    await agenda.get_by_role("button", name="Omar Klein").click()
    await expect(page.get_by_role("dialog", name="Haircut - Omar Klein")).to_be_visible()


async def test_a_calendar_that_can_not_be_loaded_says_so_and_tries_again(desk: StaffDesk) -> None:
    await booked(desk)
    desk.visits.allow("Failed to load resource")
    page = await desk.open_page("/staff/settings")
    await page.route("**/api/bookings?**", lambda route: route.fulfill(status=404, json=NOT_FOUND))
    await page.get_by_role("link", name="Bookings").click()
    await expect(page.get_by_role("alert")).to_contain_text("This could not be loaded")
    await page.unroute("**/api/bookings?**")
    await page.get_by_role("button", name="Try again").click()
    await expect(blocks(page)).to_have_count(3)
    await expect(page.get_by_role("alert")).to_have_count(0)


NOT_FOUND = {
    "type": "about:blank",
    "code": "not_found",
    "title": "There is no such thing",
    "status": 404,
    "detail": "Nothing here.",
}
