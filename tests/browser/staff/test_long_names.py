"""Names that are longer than their place, and names that are read from right to left."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from booking_core import CustomerDetails, Provider, Service, change_entry
from tests.support.bookings import ADMIN, book
from tests.support.staff_desk import DESKTOP, PHONE, StaffDesk, nothing_scrolls_sideways, settled
from tests.support.talked_salon import THURSDAY, TalkedSalon

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenvereinsvorsitzende"
FROM_THE_RIGHT = "محمد عبد الرحمن بن عبد العزيز آل سعود"
STICK_OUT = """() => [...document.querySelectorAll('main li *, main aside *, [role=dialog] *')]
    .filter(each => each.checkVisibility())
    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(each => each.textContent.slice(0, 40))"""


async def nothing_sticks_out(page: Page) -> None:
    await settled(page)
    await nothing_scrolls_sideways(page)
    assert await page.evaluate(STICK_OUT) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_a_long_name_stays_inside_its_place(size: Any, desk: StaffDesk) -> None:
    salon = TalkedSalon(desk.database, desk.clock)
    chat = await salon.caller(LONG)
    booking = await salon.booked(chat, "A haircut on Thursday?", LONG, day=THURSDAY)
    async with desk.database.writing() as uow:
        await change_entry(uow, ADMIN, Service, booking.service_id, {"name": LONG})
        await change_entry(uow, ADMIN, Provider, booking.provider_id, {"name": LONG})
    page = await desk.open_page(f"/staff/inbox/{chat.conversation_id}", viewport=size, reduced_motion="reduce")
    await expect(page.get_by_text("You're all set. See you then!").last).to_be_visible()
    await nothing_sticks_out(page)
    provider = f"scheduling/providers/{booking.provider_id}"
    service = f"scheduling/services?edit={booking.service_id}"
    for path in ("review", "bookings?view=list", "bookings?view=week", "scheduling/providers", provider, service):
        await page.goto(f"{desk.url}/staff/{path}")
        await nothing_sticks_out(page)
    await page.goto(f"{desk.url}/staff/bookings?booking={booking.id}")
    heading = page.get_by_role("dialog").get_by_role("heading", name=LONG)
    box = await heading.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= size["width"]


async def test_a_name_that_begins_at_the_right_is_cut_at_its_end(desk: StaffDesk) -> None:
    await book(desk.database, "10:00", customer=CustomerDetails(FROM_THE_RIGHT))
    page = await desk.open_page("/staff/bookings?view=week&date=2026-11-24")
    name = page.locator(".desk-event").get_by_text(FROM_THE_RIGHT)
    await expect(name).to_be_visible()
    assert await name.evaluate("each => getComputedStyle(each).direction") == "rtl"
