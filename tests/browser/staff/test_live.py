"""What happens elsewhere appears by itself: two browsers side by side, and a server that is restarted."""

import re

from playwright.async_api import Locator, Page, expect

from booking_core import CustomerDetails, Role, complete_booking, edit_customer
from tests.support.bookings import ADMIN, book
from tests.support.browser import LOST_CONNECTION
from tests.support.staff_desk import StaffDesk

BOOKINGS = "/staff/scheduling/bookings"
BACK = 30_000


def block(page: Page, name: str) -> Locator:
    return page.locator(".desk-event").filter(has_text=name)


async def is_live(page: Page) -> None:
    await expect(page.locator("[data-live=live]").locator("visible=true")).to_be_visible(timeout=BACK)


async def test_a_change_in_one_browser_appears_in_the_other(desk: StaffDesk) -> None:
    booking = await book(desk.database, "10:00", customer=CustomerDetails("Dana Reed"))
    member = await desk.member()
    here, there = await desk.open_page(BOOKINGS, member), await desk.open_page(BOOKINGS, member)
    await is_live(there)
    await expect(block(there, "Dana Reed")).to_contain_text("Confirmed")
    complete = """async id => {
        const me = await (await fetch("/api/auth/me")).json();
        const headers = {"X-CSRF-Token": me.csrf_token};
        return (await fetch(`/api/bookings/${id}/complete`, {method: "POST", headers})).status;
    }"""
    assert await here.evaluate(complete, booking.id) == 200
    for page in (here, there):
        await expect(block(page, "Dana Reed")).to_contain_text("Completed")


async def test_what_is_made_and_edited_elsewhere_appears_without_a_reload(desk: StaffDesk) -> None:
    page = await desk.open_page(BOOKINGS)
    await is_live(page)
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    booking = await book(desk.database, "11:00", customer=CustomerDetails("Omar Klein"))
    await expect(block(page, "Omar Klein")).to_be_visible()
    async with desk.database.writing() as uow:
        await edit_customer(uow, ADMIN, booking.id, {"name": "Omar Kleiner"})
    await expect(block(page, "Omar Kleiner")).to_be_visible()


async def test_a_provider_hears_of_their_own_bookings_only(desk: StaffDesk) -> None:
    ana = await desk.member(Role.PROVIDER, "Ana Silva", "ana")
    page = await desk.open_page("/staff/bookings", ana)
    await is_live(page)
    await book(desk.database, "12:00", provider_id="ben", customer=CustomerDetails("Of Ben"))
    await book(desk.database, "12:00", customer=CustomerDetails("Of Ana"))
    await expect(block(page, "Of Ana")).to_be_visible()
    await expect(block(page, "Of Ben")).to_have_count(0)


async def test_a_restarted_server_is_found_again_and_nothing_is_lost(desk: StaffDesk) -> None:
    desk.visits.allow(LOST_CONNECTION)
    first = await book(desk.database, "10:00", customer=CustomerDetails("Dana Reed"))
    page = await desk.open_page(BOOKINGS)
    await is_live(page)
    await expect(block(page, "Dana Reed")).to_contain_text("Confirmed")
    await page.evaluate("window.wasNotReloaded = true")
    await desk.server.kill()
    await expect(page.locator("[data-live=reconnecting]").locator("visible=true")).to_be_visible()
    async with desk.database.writing() as uow:
        await complete_booking(uow, ADMIN, first.id)
    await book(desk.database, "11:00", customer=CustomerDetails("Meanwhile"))
    await desk.server.start()
    await is_live(page)
    await expect(block(page, "Meanwhile")).to_be_visible()
    await expect(block(page, "Dana Reed")).to_contain_text("Completed")
    await book(desk.database, "12:00", customer=CustomerDetails("Afterwards"))
    await expect(block(page, "Afterwards")).to_be_visible()
    assert await page.evaluate("window.wasNotReloaded")
    await expect(page).to_have_url(re.compile(BOOKINGS))


async def test_a_page_that_is_looked_at_again_asks_for_what_it_missed(desk: StaffDesk) -> None:
    page = await desk.open_page(BOOKINGS)
    await is_live(page)
    async with page.expect_request(re.compile(r"/api/events\?after=")):
        await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
