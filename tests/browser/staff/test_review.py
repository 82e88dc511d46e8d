"""Review in a real browser: what the agent did, its evidence, and confirming, correcting or cancelling it."""

import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, Route, expect

from booking_core import BookingFilter, OpenReviews, list_bookings, list_reviews
from tests.support.bookings import MANAGER
from tests.support.staff_desk import PHONE, StaffDesk, no_serious_violations, nothing_scrolls_sideways, shows_heading
from tests.support.talked_salon import THURSDAY, TalkedSalon, talk

ORDER = ["Theo Larsen", "Priya Patel", "Nora Weber", "Zoe Okoye", "Liam Nguyen", "Dana Reed"]


def items(page: Page) -> Locator:
    return page.locator("[data-review]")


def item(page: Page, name: str) -> Locator:
    return items(page).filter(has_text=name)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


async def names(page: Page, *wanted: str) -> None:
    await expect(items(page)).to_have_count(len(wanted))
    for row, name in zip(await items(page).all(), wanted, strict=True):
        await expect(row).to_contain_text(name)


async def opened(desk: StaffDesk, **context: Any) -> Page:
    await talk(desk.database, desk.clock)
    page = await desk.open_page("/staff/review", **context)
    await shows_heading(page, "Review")
    await names(page, *ORDER)
    return page


async def status_of(desk: StaffDesk, name: str) -> str:
    async with desk.database.reading() as uow:
        found = await list_bookings(uow, MANAGER, BookingFilter())
    (booking,) = [each for each in found if each.customer.name == name and each.status != "rescheduled"]
    return str(booking.status)


async def open_items(desk: StaffDesk) -> int:
    async with desk.database.reading() as uow:
        return len(await list_reviews(uow, MANAGER, OpenReviews()))


async def test_pending_ones_are_on_top_and_beside_each_stands_the_evidence(desk: StaffDesk) -> None:
    page = await opened(desk)
    await expect(page.get_by_role("heading", level=2, name="Awaiting approval")).to_be_visible()
    await expect(items(page).first).to_have_attribute("aria-current", "true")
    detail = page.get_by_role("article", name="The agent booked Bridal styling")
    evidence = detail.get_by_role("region", name="Evidence")
    await expect(evidence).to_contain_text("Bridal styling with Ana Silva")
    await expect(evidence).to_contain_text("Yes, book it")
    await expect(evidence).to_contain_text("A yes by button")
    await expect(evidence).to_contain_text("scripted")
    around = detail.get_by_role("region", name="What was said around it")
    await expect(around.locator("[data-marked]")).to_contain_text("Yes, book it")
    await expect(detail.get_by_role("region", name="Why to look closely")).to_contain_text("Needs approval")
    await item(page, "Priya Patel").click()
    await expect(page.get_by_role("region", name="Why to look closely")).to_contain_text("the model judged it to be")
    await page.get_by_role("link", name="Open the conversation").click()
    await expect(page.get_by_role("heading", level=2, name="Priya Patel")).to_be_visible()


async def test_confirming_is_one_step_and_the_next_one_is_before_the_person(desk: StaffDesk) -> None:
    page = await opened(desk)
    await button(page, "Confirm booking").click()
    await names(page, *ORDER[1:])
    await expect(page.get_by_text("Theo Larsen, Bridal styling: confirmed")).to_be_visible()
    assert await status_of(desk, "Theo Larsen") == "confirmed"
    await expect(page.get_by_role("article", name="The agent booked Blow-dry")).to_be_visible()


async def test_what_looks_right_is_gone_at_once_and_can_be_taken_back(desk: StaffDesk) -> None:
    page = await opened(desk)
    await item(page, "Nora Weber").click()
    await button(page, "Looks right").click()
    await names(page, *ORDER[:2], *ORDER[3:])
    await expect(item(page, "Zoe Okoye")).to_have_attribute("aria-current", "true")
    await page.get_by_role("button", name="Undo").click()
    await names(page, *ORDER)
    assert await open_items(desk) == len(ORDER)


async def test_what_the_server_refuses_comes_back_with_the_reason(desk: StaffDesk) -> None:
    desk.visits.allow("409")
    page = await opened(desk)

    async def refuse(route: Route) -> None:
        problem = {"code": "stale_version", "title": "Conflict", "status": 409, "detail": "Somebody was faster."}
        await route.fulfill(status=409, json=problem, content_type="application/problem+json")

    await page.route("**/done", refuse)
    await item(page, "Dana Reed").click()
    await button(page, "Looks right").click()
    await expect(page.get_by_text("This booking has changed meanwhile")).to_be_visible()
    await names(page, *ORDER)


async def test_it_can_be_done_with_the_keyboard_alone(desk: StaffDesk) -> None:
    page = await opened(desk)
    for key, name in (("j", ORDER[1]), ("j", ORDER[2]), ("k", ORDER[1])):
        await page.keyboard.press(key)
        await expect(item(page, name)).to_be_focused()
        await expect(item(page, name)).to_have_attribute("aria-current", "true")
    await page.keyboard.press("Enter")
    await names(page, ORDER[0], *ORDER[2:])
    await page.keyboard.press("k")
    await page.keyboard.press("Enter")
    await names(page, *ORDER[2:])
    assert await status_of(desk, "Theo Larsen") == "confirmed"


async def test_cancelling_asks_for_the_reason_first(desk: StaffDesk) -> None:
    page = await opened(desk)
    await item(page, "Dana Reed").click()
    await button(page, "Cancel booking").click()
    dialog = page.get_by_role("dialog", name="Cancel this booking")
    await expect(dialog.get_by_role("button", name="Cancel booking")).to_be_disabled()
    await dialog.get_by_role("button", name="Keep it").click()
    await expect(dialog).to_have_count(0)
    assert await status_of(desk, "Dana Reed") == "confirmed"
    await button(page, "Cancel booking").click()
    await dialog.get_by_role("textbox", name="Reason").fill("Ben is ill")
    await dialog.get_by_role("button", name="Cancel booking").click()
    await names(page, *ORDER[:-1])
    assert await status_of(desk, "Dana Reed") == "cancelled"


async def test_correcting_who_it_is_for_is_looking_too(desk: StaffDesk) -> None:
    desk.visits.allow("422")
    page = await opened(desk)
    await item(page, "Dana Reed").click()
    await button(page, "Correct the customer's details").click()
    dialog = page.get_by_role("dialog", name="Correct the customer's details")
    await dialog.get_by_role("textbox", name="Phone").fill("12")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.get_by_role("alert")).to_be_visible()
    await dialog.get_by_role("textbox", name="Phone").fill("212 555 0199")
    await dialog.get_by_role("textbox", name="Name").fill("Dana Reed-Smith")
    await dialog.get_by_role("button", name="Save").click()
    await names(page, *ORDER[:-1])
    assert await status_of(desk, "Dana Reed-Smith") == "confirmed"


async def test_moving_is_done_in_the_bookings_own_dialog(desk: StaffDesk) -> None:
    page = await opened(desk)
    await item(page, "Dana Reed").click()
    await button(page, "Move").click()
    await expect(page).to_have_url(re.compile("booking=bk_"))
    await expect(page.get_by_role("dialog")).to_be_visible()


async def test_what_was_moved_shows_where_it_was(desk: StaffDesk) -> None:
    page = await opened(desk)
    await item(page, "Liam Nguyen").click()
    facts = page.get_by_role("region", name="Haircut")
    await expect(facts).to_contain_text("Nov 26")
    await expect(facts).to_contain_text("Nov 30")


async def test_what_was_reviewed_says_by_whom_and_can_be_opened_again(desk: StaffDesk) -> None:
    page = await opened(desk)
    await item(page, "Dana Reed").click()
    await button(page, "Looks right").click()
    await names(page, *ORDER[:-1])
    await page.get_by_text("Reviewed", exact=True).click()
    await names(page, "Dana Reed")
    await expect(page.get_by_text("Alex Morgan found it right")).to_be_visible()
    await page.get_by_role("article").get_by_role("button", name="Undo").click()
    await expect(page.get_by_text("Nothing reviewed yet").filter(visible=True)).to_be_visible()
    assert await open_items(desk) == len(ORDER)


async def test_what_the_agent_books_appears_without_a_reload_and_is_counted(desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/review")
    await expect(page.get_by_text("All looked at").filter(visible=True)).to_be_visible()
    salon = TalkedSalon(desk.database, desk.clock)
    await salon.booked(await salon.caller("Dana Reed"), "a haircut", "Dana Reed", day=THURSDAY)
    await names(page, "Dana Reed")
    await expect(page.get_by_role("link", name=re.compile("Review.*1 to review"))).to_be_visible()


async def test_on_a_phone_there_is_the_list_or_the_item(desk: StaffDesk) -> None:
    page = await opened(desk, viewport=PHONE, has_touch=True)
    await nothing_scrolls_sideways(page)
    await expect(page.get_by_role("article")).to_be_hidden()
    await item(page, "Priya Patel").click()
    await expect(page.get_by_role("article")).to_be_visible()
    await expect(item(page, "Nora Weber")).to_be_hidden()
    await nothing_scrolls_sideways(page)
    await page.get_by_role("button", name="All items").click()
    await expect(item(page, "Nora Weber")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious(desk: StaffDesk, scheme: str) -> None:
    page = await opened(desk, color_scheme=scheme, reduced_motion="reduce")
    for name in ORDER:
        await item(page, name).click()
        await no_serious_violations(page)
    await item(page, "Dana Reed").click()
    await button(page, "Cancel booking").click()
    await no_serious_violations(page)
    await page.keyboard.press("Escape")
    await button(page, "Correct the customer's details").click()
    await no_serious_violations(page)
