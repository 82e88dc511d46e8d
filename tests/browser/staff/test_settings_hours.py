"""Providers in a real browser: adding one, weekly hours, special dates, time off."""

import re

from playwright.async_api import Page, expect

from booking_core import Role, set_hours
from tests.support.bookings import ADMIN, book
from tests.support.staff_desk import StaffDesk, no_serious_violations, shows_heading

BEN = "/staff/scheduling/providers/ben"


async def hours_of(desk: StaffDesk, provider_id: str) -> set[tuple[str, int, int, int]]:
    async with desk.database.reading() as uow:
        found = (await uow.catalog()).providers[provider_id].hours
    return {(each.location_id, each.weekday, each.block.start // 60, each.block.end // 60) for each in found}


async def save(page: Page) -> None:
    await page.get_by_role("button", name="Save", exact=True).click()


async def test_a_new_provider_is_led_to_their_hours(desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/scheduling/providers")
    await shows_heading(page, "Providers")
    await page.get_by_role("button", name="New provider").click()
    form = page.get_by_role("dialog", name="New provider")
    await form.get_by_role("textbox", name="Name", exact=True).fill("Noor Haddad")
    await form.get_by_label("Email").fill("noor")
    await form.get_by_label("Haircut").check()
    await form.get_by_role("button", name="Create").click()
    await expect(form.get_by_text("Write an address such as")).to_be_visible()
    await form.get_by_label("Email").fill("noor@example.com")
    await form.get_by_role("button", name="Create").click()
    await shows_heading(page, "Noor Haddad")
    await expect(page.get_by_text("No weekly hours yet")).to_be_visible()
    await page.get_by_role("button", name="Add a location").click()
    await page.get_by_role("menuitem", name="Riverside").click()
    await page.get_by_role("switch", name="Works on Monday at Riverside").check()
    await save(page)
    await expect(page.get_by_text("Unsaved changes")).to_be_hidden()
    assert await hours_of(desk, "noor-haddad") == {("riverside", 0, 9, 17)}


async def test_hours_are_copied_to_other_days_and_join_what_a_colleague_has_saved_meanwhile(desk: StaffDesk) -> None:
    page = await desk.open_page(BEN)
    await page.get_by_role("switch", name="Works on Monday").check()
    await page.get_by_label("Monday at Downtown, hours 1, to").fill("12:00")
    await page.get_by_role("button", name="Add hours on Monday, Downtown").click()
    await page.get_by_label("Monday at Downtown, hours 2, to").fill("00:00")
    await page.get_by_role("button", name="Copy Monday to other days").click()
    copying = page.get_by_role("dialog", name="Copy Monday to other days")
    await copying.get_by_role("button", name="Monday to Friday").click()
    await copying.get_by_label("Sunday").check()
    await copying.get_by_role("button", name="Copy", exact=True).click()
    desk.visits.allow("409")
    await a_colleague_closes_saturdays(desk)
    await save(page)
    await expect(page.get_by_role("alert")).to_contain_text("Somebody else has changed these hours meanwhile")
    await expect(page.get_by_role("switch", name="Works on Saturday")).not_to_be_checked()
    await save(page)
    await expect(page.get_by_text("Unsaved changes")).to_be_hidden()
    copied = {("downtown", day, *block) for day in (0, 1, 2, 3, 4, 6) for block in ((9, 12), (13, 24))}
    assert await hours_of(desk, "ben") == copied


async def a_colleague_closes_saturdays(desk: StaffDesk) -> None:
    async with desk.database.writing() as uow:
        ben = (await uow.catalog()).providers["ben"]
        await set_hours(uow, ADMIN, "ben", [each for each in ben.hours if each.weekday != 5])


async def test_hours_that_make_no_sense_are_told_where_they_stand(desk: StaffDesk) -> None:
    page = await desk.open_page(BEN)
    before = await hours_of(desk, "ben")
    await page.get_by_label("Saturday at Downtown, hours 1, to").fill("08:00")
    await expect(page.get_by_text("This ends before it starts.")).to_be_visible()
    await page.get_by_label("Tuesday at Downtown, hours 1, to").fill("15:30")
    await expect(page.get_by_text("These hours overlap.")).to_be_visible()
    await save(page)
    await expect(page.get_by_role("alert")).to_contain_text("Some hours need attention")
    assert await hours_of(desk, "ben") == before
    await page.get_by_role("button", name="Discard changes").click()
    await expect(page.get_by_label("Saturday at Downtown, hours 1, to")).to_have_value("16:00")


async def test_a_change_of_hours_lists_the_bookings_it_affects(desk: StaffDesk) -> None:
    booked = await book(desk.database, "10:00")
    page = await desk.open_page("/staff/scheduling/providers/ana")
    await page.get_by_role("switch", name="Works on Tuesday").uncheck()
    await save(page)
    question = page.get_by_role("dialog", name="1 booking no longer fits")
    await expect(question.get_by_role("listitem")).to_contain_text("Ana Silva has no hours at Downtown")
    await no_serious_violations(page)
    async with page.context.expect_page() as opening:
        await question.get_by_role("link", name=re.compile("Open the booking")).click()
    assert f"booking={booked.id}" in (await opening.value).url
    await question.get_by_role("button", name="Go back").click()
    await expect(page.get_by_text("Unsaved changes")).to_be_visible()
    assert any(day == 1 for _, day, _, _ in await hours_of(desk, "ana"))
    await save(page)
    await question.get_by_role("button", name="Change anyway").click()
    await expect(page.get_by_text("Unsaved changes")).to_be_hidden()
    assert not any(day == 1 for _, day, _, _ in await hours_of(desk, "ana"))


async def test_hours_that_are_not_saved_hold_whoever_leaves(desk: StaffDesk) -> None:
    page = await desk.open_page(BEN)
    await page.get_by_role("switch", name="Works on Saturday").uncheck()
    await page.get_by_role("link", name="Time off").click()
    question = page.get_by_role("dialog", name="Leave without saving?")
    await question.get_by_role("button", name="Cancel").click()
    await expect(page.get_by_text("Unsaved changes")).to_be_visible()
    await page.get_by_role("link", name="Time off").click()
    await question.get_by_role("button", name="Leave without saving").click()
    await expect(page.get_by_role("button", name="Add time off")).to_be_visible()


async def test_a_date_is_closed_then_special_then_as_usual_again(desk: StaffDesk) -> None:
    page = await desk.open_page(f"{BEN}?show=dates")
    await page.get_by_role("button", name="Fri, Dec 4, 2026").click()
    day = page.get_by_role("dialog", name="Fri, Dec 4, 2026")
    await expect(day.get_by_label("As usual (10:00 AM – 2:00 PM, 3:00 PM – 7:00 PM)")).to_be_checked()
    await day.get_by_label("Closed").check()
    await day.get_by_role("button", name="Save this day").click()
    await expect(page.get_by_role("button", name="Fri, Dec 4, 2026: closed")).to_be_visible()
    await page.get_by_role("button", name="Change Fri, Dec 4, 2026").click()
    await day.get_by_label("Special hours").check()
    await no_serious_violations(page)
    await day.get_by_role("button", name="Remove Hours 2 at Downtown").click()
    await day.get_by_label("Hours 1 at Downtown, to").fill("13:00")
    await day.get_by_role("button", name="Save this day").click()
    await expect(page.get_by_role("button", name="Fri, Dec 4, 2026: special hours")).to_be_visible()
    await expect(page.get_by_role("region", name="Coming up")).to_contain_text("10:00 AM – 1:00 PM")
    await page.get_by_role("button", name="Back to the usual hours on Fri, Dec 4, 2026, Downtown").click()
    await page.get_by_role("dialog").get_by_role("button", name="Use the usual hours").click()
    await expect(page.get_by_role("button", name="Fri, Dec 4, 2026", exact=True)).to_be_visible()
    async with desk.database.reading() as uow:
        assert [str(each.date) for each in (await uow.catalog()).providers["ben"].overrides] == ["2026-12-25"]


async def test_time_off_is_whole_days_or_from_a_time_to_a_time(desk: StaffDesk) -> None:
    booked = await book(desk.database, "10:00")
    page = await desk.open_page("/staff/scheduling/providers/ana?show=off")
    await page.get_by_role("button", name="Add time off").click()
    form = page.get_by_role("dialog", name="Add time off")
    await form.get_by_role("button", name="Add time off").click()
    await expect(form.get_by_text("Choose a day.")).to_have_count(2)
    await form.get_by_text("With times").click()
    await form.get_by_label(re.compile(r"^From\W*$")).click()
    await page.get_by_role("button", name="24 November 2026").click()
    await form.get_by_label("Until, time of day").fill("08:00")
    await form.get_by_role("button", name="Add time off").click()
    await expect(form.get_by_text("This has to be after the beginning.")).to_be_visible()
    await no_serious_violations(page)
    await form.get_by_label("Until, time of day").fill("12:30")
    await form.get_by_role("button", name="Add time off").click()
    question = page.get_by_role("dialog", name="1 booking no longer fits")
    await expect(question).to_contain_text(booked.customer.name)
    await question.get_by_role("button", name="Change anyway").click()
    away = page.get_by_role("list", name="Time off").get_by_role("listitem")
    await expect(away).to_contain_text("Tue, Nov 24, 2026, 9:00 AM – 12:30 PM")
    await away.get_by_role("button", name=re.compile("Remove time off")).click()
    await page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    await expect(page.get_by_text("No time off ahead")).to_be_visible()


async def test_what_a_provider_offers_is_changed(desk: StaffDesk) -> None:
    page = await desk.open_page(f"{BEN}?show=details")
    await page.get_by_role("textbox", name="Name", exact=True).fill("Benjamin Okafor")
    await page.get_by_label("Massage").check()
    await save(page)
    await shows_heading(page, "Benjamin Okafor")
    async with desk.database.reading() as uow:
        assert "massage" in (await uow.catalog()).providers["ben"].service_ids


async def test_a_provider_sees_their_own_hours_and_nobody_elses(desk: StaffDesk) -> None:
    ana = await desk.member(Role.PROVIDER, "Ana Silva", "ana")
    page = await desk.open_page("/staff/scheduling/providers/ana", ana)
    await expect(page.get_by_text("12:00 PM – 8:00 PM")).to_have_count(2)
    await expect(page.get_by_role("switch")).to_have_count(0)
    await page.get_by_role("link", name="Special dates").click()
    await expect(page.get_by_role("region", name="Coming up")).to_contain_text("9:00 AM – 1:00 PM")
    await expect(page.get_by_role("button", name=re.compile("Change"))).to_have_count(0)
    await page.get_by_role("link", name="Time off").click()
    await expect(page.get_by_text("No time off ahead")).to_be_visible()
    await expect(page.get_by_role("button", name="Add time off")).to_be_hidden()
    await page.get_by_role("link", name="Details").click()
    await expect(page.get_by_text("You can look at this")).to_be_visible()
    await page.goto(f"{desk.url}{BEN}")
    await shows_heading(page, "There is no such provider")
