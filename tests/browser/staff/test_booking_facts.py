"""What the dialog of a booking tells of it, and the wizard of who could do it."""

import re

from playwright.async_api import expect

from booking_core import CustomerDetails
from tests.support.booking_dialogs import open_booking, open_wizard
from tests.support.bookings import book
from tests.support.businesses import BEN
from tests.support.staff_desk import StaffDesk


async def test_the_status_and_the_customer_stand_in_the_dialog(desk: StaffDesk) -> None:
    customer = CustomerDetails("Dana Reed", "+12125550123", "dana@example.com", "Prefers the window")
    opened = await open_booking(desk, await book(desk.database, customer=customer))
    await expect(opened.dialog.locator("[data-status=confirmed]").first).to_have_text("Confirmed")
    shown = opened.dialog.get_by_role("region", name="Customer")
    for detail in ("Dana Reed", "+12125550123", "dana@example.com", "Prefers the window"):
        await expect(shown).to_contain_text(detail)


async def test_the_providers_who_are_free_then_are_listed(desk: StaffDesk) -> None:
    await book(desk.database, "10:30", provider_id=BEN)
    wizard = await open_wizard(desk)
    await wizard.to_times()
    await wizard.day("Tue, Nov 24").click()
    providers = wizard.dialog.get_by_role("radio")
    await wizard.slot("10:00 - 10:30 AM").click()
    await wizard.next()
    await wizard.at("With whom")
    await expect(providers).to_have_count(3)
    for name in ("Any provider", "Ana Silva", "Ben Okafor"):
        await expect(wizard.dialog.get_by_role("radio", name=re.compile(name))).to_be_visible()
    await wizard.press("Back")
    await wizard.slot("10:30 - 11:00 AM").click()
    await wizard.next()
    await wizard.at("With whom")
    await expect(wizard.dialog.get_by_role("radio", name=re.compile("Ben Okafor"))).to_have_count(0)
