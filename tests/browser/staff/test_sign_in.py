"""Signing in to the staff app and out of it, and what is shown to whom."""

import re

import pytest
from playwright.async_api import Page, expect

from booking_core import Role
from tests.support.browser import LOST_CONNECTION, Visits
from tests.support.staff_desk import (
    DESKTOP,
    PASSWORD,
    PHONE,
    StaffDesk,
    nothing_scrolls_sideways,
    settled,
    shows_heading,
)


async def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    await page.get_by_role("textbox", name="Email").fill(email)
    await page.get_by_role("textbox", name="Password").fill(password)
    await page.get_by_role("button", name="Sign in").click()


async def test_whoever_signs_in_comes_to_where_they_wanted_to_go(desk: StaffDesk, visits: Visits) -> None:
    visits.allow(LOST_CONNECTION)
    member = await desk.member()
    page = await visits.open(viewport=DESKTOP)
    await page.goto(f"{desk.url}/staff/scheduling/bookings?view=month&status=pending")
    await shows_heading(page, "Sign in")
    await sign_in(page, member.email)
    await shows_heading(page, "Bookings")
    await expect(page).to_have_url(f"{desk.url}/staff/scheduling/bookings?view=month&status=pending")
    await expect(page).to_have_title("Bookings · Frontdesk")
    await expect(page.get_by_role("button", name="Account of Alex Morgan")).to_be_visible()


async def test_a_wrong_password_is_told_and_may_be_tried_again(desk: StaffDesk, visits: Visits) -> None:
    visits.allow(LOST_CONNECTION)
    member = await desk.member()
    page = await visits.open(viewport=DESKTOP)
    await page.goto(f"{desk.url}/staff/")
    await sign_in(page, member.email, "not the password")
    await expect(page.get_by_role("alert")).to_have_text("Email or password is not right.")
    await expect(page.get_by_role("textbox", name="Email")).to_have_value(member.email)
    await sign_in(page, member.email)
    await shows_heading(page, "Bookings")


async def test_signing_out_asks_for_the_password_again(desk: StaffDesk, visits: Visits) -> None:
    visits.allow(LOST_CONNECTION)
    page = await desk.open_page()
    await page.get_by_role("button", name="Account of").click()
    await page.get_by_role("menuitem", name="Sign out", exact=True).click()
    await shows_heading(page, "Sign in")
    await page.goto(f"{desk.url}/staff/bookings")
    await shows_heading(page, "Sign in")


async def test_signing_out_everywhere_ends_the_session_of_another_browser(desk: StaffDesk, visits: Visits) -> None:
    visits.allow(LOST_CONNECTION)
    member = await desk.member()
    here, there = await desk.open_page(member=member), await desk.open_page(member=member)
    await shows_heading(there, "Bookings")
    await here.get_by_role("button", name="Account of").click()
    await here.get_by_role("menuitem", name="Sign out everywhere").click()
    await here.get_by_role("dialog").get_by_role("button", name="Sign out everywhere").click()
    await shows_heading(here, "Sign in")
    await shows_heading(there, "Sign in")


async def test_the_navigation_has_bookings_as_the_fourth_of_scheduling(desk: StaffDesk) -> None:
    page = await desk.open_page()
    links = page.get_by_role("navigation", name="Main").get_by_role("link")
    expected = ["Scheduling", "Services", "Locations", "Providers", "Bookings", "Review", "Inbox", "Settings"]
    await expect(links).to_contain_text(expected)
    await page.get_by_role("link", name="Scheduling").click()
    await expect(page).to_have_url(re.compile(r"/staff/bookings$"))
    await page.get_by_role("main").get_by_role("link", name="Settings").click()
    await expect(page).to_have_url(re.compile(r"/staff/settings"))


async def test_a_provider_begins_with_their_bookings_and_reaches_no_keys(desk: StaffDesk) -> None:
    ana = await desk.member(Role.PROVIDER, "Ana Silva", "ana")
    page = await desk.open_page(member=ana)
    await shows_heading(page, "Bookings")
    await expect(page).to_have_url(re.compile(r"/staff/bookings$"))
    await page.goto(f"{desk.url}/staff/settings/api-keys")
    await shows_heading(page, "This page is not for your role")
    await expect(page.get_by_text("Your role is Provider.")).to_be_visible()
    await page.get_by_role("link", name="Go to the bookings").click()
    await shows_heading(page, "Bookings")


async def test_a_page_that_does_not_exist_has_a_way_out(desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/nowhere")
    await shows_heading(page, "There is no such page")
    await page.get_by_role("link", name="Go to the bookings").click()
    await shows_heading(page, "Bookings")


async def test_whoever_uses_the_keyboard_can_skip_the_navigation_and_is_told_of_a_new_page(desk: StaffDesk) -> None:
    page = await desk.open_page()
    await shows_heading(page, "Bookings")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    await page.get_by_role("link", name="Review").click()
    await expect(page.get_by_role("heading", level=1)).to_be_focused()


async def test_one_s_own_account_is_reached_from_one_s_name(desk: StaffDesk) -> None:
    page = await desk.open_page()
    await page.get_by_role("button", name="Account of").click()
    await page.get_by_role("menuitem", name="My account").click()
    await shows_heading(page, "My account")
    await expect(page).to_have_url(re.compile(r"/staff/settings/account$"))


@pytest.mark.parametrize("scheme", ["Light", "Dark"])
async def test_the_appearance_that_was_chosen_stays(scheme: str, desk: StaffDesk) -> None:
    page = await desk.open_page(color_scheme="light" if scheme == "Dark" else "dark")
    await page.get_by_role("button", name="Account of").click()
    await page.get_by_role("menuitemradio", name=scheme).click()
    html = page.locator("html")
    await expect(html).to_have_attribute("data-mantine-color-scheme", scheme.lower())
    await page.reload()
    await expect(html).to_have_attribute("data-mantine-color-scheme", scheme.lower())


async def test_a_phone_has_the_navigation_behind_a_button(desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/bookings", viewport=PHONE)
    await shows_heading(page, "Bookings")
    await expect(page.get_by_role("link", name="Inbox")).not_to_be_visible()
    await page.get_by_role("button", name="Open navigation").click()
    await page.get_by_role("link", name="Inbox").click()
    await expect(page).to_have_url(re.compile(r"/staff/inbox$"))
    await shows_heading(page, "Inbox")
    await expect(page.get_by_role("link", name="Review")).not_to_be_visible()
    await settled(page)
    await nothing_scrolls_sideways(page)
