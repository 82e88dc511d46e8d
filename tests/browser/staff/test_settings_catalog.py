"""Services and locations in a real browser: finding, adding, changing, archiving, bringing back."""

import re

from playwright.async_api import Locator, Page, expect

from booking_core import Role
from tests.support.bookings import book
from tests.support.staff_desk import StaffDesk, shows_heading

SERVICES, LOCATIONS = "/staff/scheduling/services", "/staff/scheduling/locations"


def rows(page: Page, title: str) -> Locator:
    return page.get_by_role("list", name=title, exact=True).get_by_role("listitem")


async def does(page: Page, action: str, name: str) -> None:
    await page.get_by_role("button", name=f"Actions for {name}", exact=True).click()
    await page.get_by_role("menuitem", name=action).click()


async def test_a_service_is_found_by_its_other_names(desk: StaffDesk) -> None:
    page = await desk.open_page(SERVICES)
    await shows_heading(page, "Services")
    await expect(rows(page, "Services")).to_have_count(7)
    await page.get_by_role("searchbox", name="Search services").fill("wedding")
    await expect(rows(page, "Services")).to_have_text([re.compile("Bridal styling")])
    # It stays in the address.
    await page.reload()
    await expect(rows(page, "Services")).to_have_count(1)
    await page.get_by_role("searchbox").fill("plumbing")
    await page.get_by_role("button", name="Clear the search").click()
    await expect(rows(page, "Services")).to_have_count(7)


async def test_a_service_is_added_in_units_that_people_think_in(desk: StaffDesk) -> None:
    page = await desk.open_page(SERVICES)
    await page.get_by_role("button", name="New service").click()
    form = page.get_by_role("dialog", name="New service")
    await form.get_by_role("button", name="Create").click()
    await expect(form.get_by_text("Please fill this in.")).to_be_visible()
    await expect(form.get_by_text("Choose at least one location.")).to_be_visible()
    await expect(form.get_by_role("textbox", name="Name", exact=True)).to_be_focused()
    await form.get_by_role("textbox", name="Name", exact=True).fill("Perm")
    await form.get_by_label("Other names").fill("curls")
    await page.keyboard.press("Enter")
    await form.get_by_label("Price").fill("89,50")
    await form.get_by_label("Downtown").check()
    await form.get_by_label("Unit of duration").select_option("hours")
    await form.get_by_label("Duration", exact=True).fill("2")
    await form.get_by_label("Time after", exact=True).fill("15")
    await expect(form.get_by_text("Takes 135 minutes of the provider’s time")).to_be_visible()
    await form.get_by_label("Unit of book at least").select_option("days")
    await form.get_by_label("Book at least", exact=True).fill("1")
    await form.get_by_label("Confirm each booking by hand").check()
    await form.get_by_role("button", name="Create").click()
    await expect(form).to_be_hidden()
    perm = rows(page, "Services").filter(has_text="Perm")
    await expect(perm).to_contain_text("2 hours")
    await expect(perm).to_contain_text("$89.50")
    await expect(perm).to_contain_text("Needs approval")
    await expect(perm).to_contain_text("No provider")
    async with desk.database.reading() as uow:
        made = (await uow.catalog()).services["perm"]
    assert (made.duration, made.buffer_after, made.min_notice, made.aliases) == (120, 15, 1440, ("curls",))


async def test_what_the_server_refuses_is_told_at_the_field(desk: StaffDesk) -> None:
    page = await desk.open_page(f"{SERVICES}?edit=haircut")
    desk.visits.allow("422")
    form = page.get_by_role("dialog", name="Edit Haircut")
    await form.get_by_label("Other names").fill("x" * 70)
    await page.keyboard.press("Enter")
    await form.get_by_role("button", name="Save").click()
    await expect(form.get_by_text("That has at most 60 characters.")).to_be_visible()
    await expect(form.get_by_role("textbox", name="Name", exact=True)).to_have_value("Haircut")


async def test_bookings_that_no_longer_fit_are_listed_before_anything_changes(desk: StaffDesk) -> None:
    booked = await book(desk.database, "10:00")
    page = await desk.open_page(f"{SERVICES}?edit=haircut")
    form = page.get_by_role("dialog", name="Edit Haircut")
    await form.get_by_label("Downtown").uncheck()
    await form.get_by_role("button", name="Save").click()
    question = page.get_by_role("dialog", name="1 booking no longer fits")
    link = question.get_by_role("link", name=f"Open the booking of {booked.customer.name}")
    assert f"booking={booked.id}" in str(await link.get_attribute("href"))
    await question.get_by_role("button", name="Go back").click()
    await expect(form).to_be_visible()
    async with desk.database.reading() as uow:
        assert "downtown" in (await uow.catalog()).services["haircut"].location_ids
    await form.get_by_role("button", name="Save").click()
    await question.get_by_role("button", name="Change anyway").click()
    await expect(form).to_be_hidden()
    async with desk.database.reading() as uow:
        assert (await uow.catalog()).services["haircut"].location_ids == ("riverside",)


async def test_what_was_written_is_not_lost_by_going_elsewhere(desk: StaffDesk) -> None:
    page = await desk.open_page(f"{SERVICES}?edit=haircut")
    form = page.get_by_role("dialog", name="Edit Haircut")
    await form.get_by_role("textbox", name="Name", exact=True).fill("Haircut de luxe")
    await page.keyboard.press("Escape")
    question = page.get_by_role("dialog", name="Leave without saving?")
    await question.get_by_role("button", name="Cancel").click()
    await expect(form.get_by_role("textbox", name="Name", exact=True)).to_have_value("Haircut de luxe")
    await form.get_by_role("button", name="Cancel").click()
    await question.get_by_role("button", name="Leave without saving").click()
    await expect(form).to_be_hidden()
    await expect(rows(page, "Services").first).to_contain_text("Haircut")
    # Untouched, it closes without a question.
    await page.get_by_role("link", name="Haircut").click()
    await expect(form).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(form).to_be_hidden()


async def test_a_service_is_archived_after_a_question_and_brought_back(desk: StaffDesk) -> None:
    page = await desk.open_page(SERVICES)
    await does(page, "Archive", "Massage")
    question = page.get_by_role("dialog", name="Archive Massage?")
    await question.get_by_role("button", name="Go back").click()
    await expect(rows(page, "Services")).to_have_count(7)
    await does(page, "Archive", "Massage")
    await question.get_by_role("button", name="Archive", exact=True).click()
    await expect(rows(page, "Services")).to_have_count(6)
    await page.get_by_label("Show archived (1)").click()
    await expect(rows(page, "Services").filter(has_text="Massage")).to_contain_text("Archived")
    await does(page, "Restore", "Massage")
    await expect(page.get_by_text("Massage is in use again.")).to_be_visible()
    await expect(page.get_by_label(re.compile("Show archived"))).to_be_hidden()
    await expect(rows(page, "Services")).to_have_count(7)


async def test_a_location_is_added_with_the_clock_of_its_place(desk: StaffDesk) -> None:
    page = await desk.open_page(LOCATIONS)
    await shows_heading(page, "Locations")
    await expect(rows(page, "Locations")).to_have_count(2)
    await page.get_by_role("button", name="New location").click()
    form = page.get_by_role("dialog", name="New location")
    await form.get_by_role("textbox", name="Name", exact=True).fill("Lisbon")
    zone = form.get_by_role("combobox", name="Time zone")
    await expect(zone).to_have_value("America/New York")
    await zone.fill("lisb")
    await page.get_by_role("option", name="Europe/Lisbon").click()
    await expect(form.get_by_text("It is 2:00 PM")).to_be_visible()
    await form.get_by_role("button", name="Create").click()
    await expect(form).to_be_hidden()
    await expect(rows(page, "Locations").filter(has_text="Lisbon")).to_contain_text("Europe/Lisbon · 2:00 PM")


async def test_archiving_a_location_lists_what_is_booked_there(desk: StaffDesk) -> None:
    booked = await book(desk.database, "10:00")
    page = await desk.open_page(LOCATIONS)
    await does(page, "Archive", "Downtown")
    question = page.get_by_role("dialog", name="Archive Downtown?")
    await expect(question.get_by_text("1 booking no longer fits")).to_be_visible()
    await expect(question.get_by_role("listitem")).to_contain_text(booked.customer.name)
    await question.get_by_role("button", name="Archive", exact=True).click()
    await expect(rows(page, "Locations")).to_have_count(1)


async def test_a_provider_looks_and_changes_nothing(desk: StaffDesk) -> None:
    ana = await desk.member(Role.PROVIDER, "Ana Silva", "ana")
    page = await desk.open_page(SERVICES, ana)
    await expect(rows(page, "Services")).to_have_count(7)
    await expect(page.get_by_role("button", name="New service")).to_be_hidden()
    await expect(page.get_by_role("button", name=re.compile("Actions for"))).to_have_count(0)
    await page.get_by_role("link", name="Haircut").click()
    sheet = page.get_by_role("dialog", name="Haircut")
    await expect(sheet.get_by_text("You can look at this")).to_be_visible()
    await expect(sheet.get_by_role("textbox")).to_have_count(0)
    await page.goto(f"{desk.url}{LOCATIONS}?edit=new")
    await expect(rows(page, "Locations")).to_have_count(2)
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_a_list_that_does_not_come_offers_another_try(desk: StaffDesk) -> None:
    desk.visits.allow("503")
    page = await desk.open_page("/staff/settings/account")
    await page.route(
        "**/api/services*",
        lambda route: route.fulfill(status=403, body='{"code": "x", "detail": "No.", "status": 403}'),
    )
    desk.visits.allow("403")
    await page.get_by_role("link", name="Services", exact=True).click()
    await expect(page.get_by_text("This could not be loaded")).to_be_visible()
    await page.unroute("**/api/services*")
    await page.get_by_role("button", name="Try again").click()
    await expect(rows(page, "Services")).to_have_count(7)
