"""The business, the team, API keys and one's own account in a real browser."""

import re

import httpx
import pytest
from playwright.async_api import Page, expect

from booking_core import ProviderVisibility, Role
from tests.support.staff_desk import (
    PASSWORD,
    StaffDesk,
    accessible_and_fits,
    no_serious_violations,
    shows_heading,
)

TEAM, KEYS = "/staff/settings/team", "/staff/settings/api-keys"
MADE_PASSWORD = re.compile(r"([a-z0-9]{4}-){3}[a-z0-9]{4}")


async def signs_in(desk: StaffDesk, email: str, password: str) -> bool:
    async with httpx.AsyncClient() as http:
        body = {"email": email, "password": password}
        return (await http.post(f"{desk.url}/api/auth/login", json=body)).status_code == 200


async def does(page: Page, action: str, name: str) -> None:
    await page.get_by_role("button", name=f"Actions for {name}", exact=True).click()
    await page.get_by_role("menuitem", name=action).click()


async def test_the_rules_of_the_business_are_changed(desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/settings")
    await shows_heading(page, "Business")
    await expect(page.get_by_role("link", name="7 services")).to_be_visible()
    await page.get_by_label("Upcoming bookings a customer may have").fill("0")
    await page.get_by_label("All bookings of the services they offer").check()
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("A whole number from 1 to 1,000.")).to_be_visible()
    await page.get_by_label("Upcoming bookings a customer may have").fill("5")
    await page.get_by_label("Business name").fill("Bloom & Sons")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Unsaved changes")).to_be_hidden()
    await page.reload()
    await expect(page.get_by_label("Business name")).to_have_value("Bloom & Sons")
    async with desk.database.reading() as uow:
        business = (await uow.catalog()).business
    assert business.max_upcoming_per_customer == 5
    assert business.provider_visibility is ProviderVisibility.ASSIGNED_SERVICES


async def test_what_is_discarded_is_as_it_was(desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/settings")
    await page.get_by_label("Business name").fill("Something else")
    await page.get_by_role("button", name="Discard changes").click()
    await expect(page.get_by_label("Business name")).to_have_value("Bloom Salon")


async def test_a_member_is_added_with_a_password_that_is_shown_once(desk: StaffDesk) -> None:
    page = await desk.open_page(TEAM)
    await page.get_by_role("button", name="Add member").click()
    form = page.get_by_role("dialog", name="Add a team member")
    await form.get_by_role("textbox", name="Name", exact=True).fill("Ben Okafor")
    await form.get_by_label("Email").fill("ben@bloom.example")
    await form.get_by_role("button", name="Add member").click()
    await expect(form.get_by_text("Say which provider this account is for.")).to_be_visible()
    await form.get_by_role("combobox", name="Which provider they are").click()
    await page.get_by_role("option", name="Ben Okafor").click()
    await form.get_by_role("button", name="Add member").click()
    shown = page.get_by_role("dialog", name="Ben Okafor can sign in now")
    await no_serious_violations(page)
    password = await shown.get_by_label("Password").input_value()
    assert MADE_PASSWORD.fullmatch(password)
    # Neither Escape nor a click beside it loses it.
    await page.keyboard.press("Escape")
    await expect(shown).to_be_visible()
    await shown.get_by_role("button", name="I have copied it").click()
    await expect(shown).to_be_hidden()
    await expect(page.get_by_role("list", name="Team").get_by_role("listitem")).to_have_count(2)
    assert await signs_in(desk, "ben@bloom.example", password)


async def test_an_address_that_is_taken_is_told_at_its_field(desk: StaffDesk) -> None:
    page = await desk.open_page(f"{TEAM}?edit=new")
    desk.visits.allow("422")
    form = page.get_by_role("dialog", name="Add a team member")
    await form.get_by_role("textbox", name="Name", exact=True).fill("Another Alex")
    await form.get_by_label("Email").fill("ALEX@bloom.example")
    await form.get_by_label("Manager").check()
    await form.get_by_label("Choose it now").check()
    await form.get_by_label(re.compile(r"^Password\W*$")).fill("a good long password")
    await form.get_by_role("button", name="Add member").click()
    await expect(form.get_by_text("Somebody of the team already has that email address.")).to_be_visible()
    await expect(form.get_by_label("Email")).to_be_focused()


async def test_a_role_is_changed_and_a_password_is_made_anew(desk: StaffDesk) -> None:
    await desk.member(Role.MANAGER, "Maya Lindqvist")
    page = await desk.open_page(TEAM)
    await page.get_by_role("button", name="Maya Lindqvist", exact=True).click()
    form = page.get_by_role("dialog", name="Edit Maya Lindqvist")
    desk.visits.allow("422")
    await form.get_by_label("Email").fill("ALEX@bloom.example")
    await form.get_by_role("button", name="Save").click()
    await expect(form.get_by_text("Somebody of the team already has that email address.")).to_be_visible()
    await form.get_by_label("Email").fill("maya.l@bloom.example")
    await form.get_by_label("Administrator").check()
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_be_hidden()
    maya = page.get_by_role("listitem").filter(has_text="maya.l@bloom.example")
    await expect(maya).to_contain_text("Administrator")
    await does(page, "New password", "Maya Lindqvist")
    await page.get_by_role("dialog").get_by_role("button", name="Make a new password").click()
    shown = page.get_by_role("dialog", name="The new password of Maya Lindqvist")
    password = await shown.get_by_label("Password").input_value()
    await shown.get_by_role("button", name="I have copied it").click()
    assert await signs_in(desk, "maya.l@bloom.example", password)
    assert not await signs_in(desk, "maya.l@bloom.example", PASSWORD)


async def test_a_member_is_deactivated_after_a_question_and_let_in_again(desk: StaffDesk) -> None:
    await desk.member(Role.MANAGER, "Maya Lindqvist")
    page = await desk.open_page(TEAM)
    await does(page, "Deactivate", "Maya Lindqvist")
    question = page.get_by_role("dialog", name="Deactivate Maya Lindqvist?")
    await question.get_by_role("button", name="Deactivate").click()
    await expect(page.get_by_text("maya@bloom.example")).to_be_hidden()
    assert not await signs_in(desk, "maya@bloom.example", PASSWORD)
    await page.get_by_label("Show deactivated (1)").check()
    await does(page, "Let in again", "Maya Lindqvist")
    await expect(page.get_by_text("Maya Lindqvist can sign in again.")).to_be_visible()
    assert await signs_in(desk, "maya@bloom.example", PASSWORD)


async def test_the_last_administrator_stays(desk: StaffDesk) -> None:
    page = await desk.open_page(TEAM)
    await page.get_by_role("button", name="Actions for Alex Morgan").click()
    await expect(page.get_by_role("menuitem", name="Deactivate")).to_be_disabled()
    await expect(page.get_by_text("The only administrator")).to_be_visible()
    await page.get_by_role("menuitem", name="Edit").click()
    form = page.get_by_role("dialog", name="Edit Alex Morgan")
    await expect(form.get_by_label("Manager")).to_be_disabled()
    # What has nothing to do with it can be changed.
    await form.get_by_role("textbox", name="Name", exact=True).fill("Alexandra Morgan")
    await form.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("button", name="Account of Alexandra Morgan")).to_be_visible()


async def test_a_key_is_shown_once_used_and_revoked(desk: StaffDesk) -> None:
    page = await desk.open_page(KEYS)
    await expect(page.get_by_text("No API keys")).to_be_visible()
    await page.get_by_role("button", name="New API key").click()
    await page.get_by_role("dialog", name="New API key").get_by_label("Name").fill("Website")
    await page.get_by_role("button", name="Create key").click()
    shown = page.get_by_role("dialog", name="Copy the key now")
    key = await shown.get_by_label("API key").input_value()
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await shown.get_by_role("button", name="Copy", exact=True).click()
    await expect(shown.get_by_role("button", name="Copied", exact=True)).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == key
    await shown.get_by_role("button", name="I have copied it").click()
    row = page.get_by_role("list", name="API keys").get_by_role("listitem")
    await expect(row).to_contain_text("Never used")
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {key}"}) as program:
        assert (await program.get(f"{desk.url}/api/services")).status_code == 200
        await page.reload()
        await expect(row).to_contain_text("Last used Mon, Nov 23, 2026")
        await row.get_by_role("button", name="Revoke Website").click()
        await page.get_by_role("dialog", name="Revoke Website?").get_by_role("button", name="Revoke").click()
        await expect(page.get_by_text("No API keys")).to_be_visible()
        assert (await program.get(f"{desk.url}/api/services")).status_code == 401
    await page.get_by_label("Show revoked (1)").check()
    await expect(row).to_contain_text("Revoked")


async def test_one_changes_ones_own_password(desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/settings/account")
    desk.visits.allow("401")
    await page.get_by_label("Current password").fill("something else")
    await page.get_by_label(re.compile(r"^New password\W*$")).fill("another good password")
    await page.get_by_label("New password once more").fill("another bad password")
    await page.get_by_role("button", name="Change password").click()
    await expect(page.get_by_text("This is not the same password.")).to_be_visible()
    await page.get_by_label("New password once more").fill("another good password")
    await page.get_by_role("button", name="Change password").click()
    await expect(page.get_by_text("This is not your current password.")).to_be_visible()
    await page.get_by_label("Current password").fill(PASSWORD)
    await page.get_by_role("button", name="Change password").click()
    await expect(page.get_by_text("Your password is changed.")).to_be_visible()
    assert await signs_in(desk, "alex@bloom.example", "another good password")


async def test_one_signs_out_everywhere(desk: StaffDesk) -> None:
    member = await desk.member()
    page = await desk.open_page("/staff/settings/account", member)
    other = await desk.open_page("/staff/settings/account", member)
    await shows_heading(other, "My account")
    desk.visits.allow("401|WebSocket")
    await page.get_by_role("button", name="Sign out everywhere").click()
    await page.get_by_role("dialog").get_by_role("button", name="Sign out everywhere").click()
    await expect(page).to_have_url(re.compile("/sign-in"))
    await other.reload()
    await expect(other).to_have_url(re.compile("/sign-in"))


@pytest.mark.parametrize("role", [Role.MANAGER, Role.PROVIDER])
async def test_what_is_not_for_a_role_is_not_offered_and_says_so(desk: StaffDesk, role: Role) -> None:
    member = await desk.member(role, "Ana Silva", "ana" if role is Role.PROVIDER else None)
    page = await desk.open_page("/staff/settings", member)
    await shows_heading(page, "Business" if role is Role.MANAGER else "My account")
    await expect(page.get_by_role("link", name="Team")).to_have_count(0)
    await expect(page.get_by_role("link", name="API keys")).to_have_count(0)
    for address in (TEAM, KEYS):
        await page.goto(f"{desk.url}{address}")
        await shows_heading(page, "This page is not for your role")
        await expect(page.get_by_role("link", name="Go to the bookings")).to_be_visible()


PAGES = (
    "scheduling/services",
    "scheduling/services?edit=bridal-styling",
    "scheduling/locations",
    "scheduling/locations?edit=new",
    "scheduling/providers",
    "scheduling/providers/chloe",
    "scheduling/providers/chloe?show=dates",
    "scheduling/providers/chloe?show=off",
    "scheduling/providers/chloe?show=details",
    "settings",
    "settings/team",
    "settings/team?edit=new",
    "settings/api-keys",
    "settings/account",
)


async def test_every_page_is_accessible_and_fits(desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/settings/account")
    for path in PAGES:
        await page.goto(f"{desk.url}/staff/{path}")
        await accessible_and_fits(page)
