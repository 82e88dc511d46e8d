"""Moving a booking to another time or provider, in a real browser."""

import re

from playwright.async_api import expect

from booking_core import Booking, Source, Status, cancel_booking
from tests.support.booking_dialogs import Times, all_of, open_booking
from tests.support.bookings import MANAGER, book
from tests.support.browser import Visits
from tests.support.businesses import ANA, BEN
from tests.support.staff_desk import StaffDesk

REFUSED = "Failed to load resource"
"""What a browser says of a 409 or 422."""


async def to_reschedule(desk: StaffDesk, booking: Booking) -> Times:
    opened = await open_booking(desk, booking)
    await opened.press("Reschedule")
    await expect(opened.dialog.get_by_role("heading", name="Another time")).to_be_focused()
    return opened


async def move(opened: Times) -> None:
    await opened.dialog.get_by_role("button", name="Reschedule", exact=True).click()


async def with_whom(opened: Times, name: str) -> None:
    await opened.dialog.get_by_role("combobox", name="With").click()
    await opened.page.get_by_role("option", name=name).click()


async def new_one(desk: StaffDesk) -> Booking:
    (found,) = [each for each in await all_of(desk.database) if each.status is Status.CONFIRMED]
    return found


async def test_a_booking_is_moved_and_both_lead_to_each_other(desk: StaffDesk) -> None:
    old = await book(desk.database)
    opened = await to_reschedule(desk, old)
    # Its own time counts as free.
    await expect(opened.slot("10:00 - 10:30 AM")).to_be_visible()
    await opened.day("Wed, Nov 25").click()
    await opened.slot("2:00 - 2:30 PM").click()
    await expect(opened.dialog.get_by_text(re.compile("Nov 24, 2026, 10:00.*→.*Nov 25, 2026, 2:00"))).to_be_visible()
    await move(opened)
    await expect(opened.page).not_to_have_url(re.compile(old.id))
    new = await new_one(desk)
    assert (new.starts_at.isoformat(), new.provider_id) == ("2026-11-25T19:00:00+00:00", ANA)
    assert (new.rescheduled_from, new.source) == (old.id, Source.MANUAL)
    await opened.dialog.get_by_role("link", name="The earlier booking").click()
    await expect(opened.dialog.get_by_role("region", name="History")).to_contain_text("Confirmed → Rescheduled")
    await opened.dialog.get_by_role("link", name="The new booking").click()
    await expect(opened.page).to_have_url(re.compile(new.id))


async def test_another_provider_may_be_chosen(desk: StaffDesk) -> None:
    opened = await to_reschedule(desk, await book(desk.database))
    await with_whom(opened, "Ben Okafor")
    await opened.slot("6:00 - 6:30 PM").click()
    await move(opened)
    await expect(opened.dialog.get_by_role("link", name="The earlier booking")).to_be_visible()
    assert (await new_one(desk)).provider_id == BEN


async def test_whoever_is_free_is_chosen_among(desk: StaffDesk) -> None:
    opened = await to_reschedule(desk, await book(desk.database))
    await with_whom(opened, "Whoever is free")
    await opened.slot("11:00 - 11:30 AM", "2 providers free").click()
    await expect(opened.dialog.get_by_role("button", name="Reschedule", exact=True)).to_be_disabled()
    await opened.dialog.get_by_role("radio", name="Ben Okafor").click()
    await move(opened)
    await expect(opened.dialog.get_by_role("link", name="The earlier booking")).to_be_visible()
    assert (await new_one(desk)).provider_id == BEN


async def test_a_time_taken_meanwhile_is_chosen_anew(desk: StaffDesk, visits: Visits) -> None:
    visits.allow(REFUSED)
    opened = await to_reschedule(desk, await book(desk.database))
    await opened.slot("11:00 - 11:30 AM").click()
    # The news of it is still on its way.
    await opened.page.route("**/api/availability/**", lambda route: route.abort())
    await book(desk.database, "11:00", provider_id=ANA)
    await move(opened)
    await expect(opened.lost.first).to_contain_text("11:00 AM was just taken by somebody else.")
    await opened.page.unroute("**/api/availability/**")
    await opened.lost.get_by_role("button", name=re.compile("^11:30")).click()
    await move(opened)
    await expect(opened.dialog.get_by_role("link", name="The earlier booking")).to_be_visible()
    assert {f"{each.starts_at:%H:%M} {each.status}" for each in await all_of(desk.database)} == {
        "15:00 rescheduled",
        "16:00 confirmed",
        "16:30 confirmed",
    }


async def test_why_a_time_is_not_offered_leaves_aside_the_booking_itself(desk: StaffDesk) -> None:
    opened = await to_reschedule(desk, await book(desk.database))
    answers = await opened.ask_why_not("10:10")
    await expect(answers.get_by_role("listitem")).to_have_count(1)
    await expect(answers).to_contain_text("every 30 minutes")
    await expect(answers).not_to_contain_text("already booked")


async def test_a_walk_in_may_be_moved_into_the_notice(desk: StaffDesk) -> None:
    opened = await to_reschedule(desk, await book(desk.database))
    await opened.day("Mon, Nov 23").click()
    await expect(opened.slot("9:30 - 10:00 AM")).to_have_count(0)
    await opened.dialog.get_by_role("switch", name=re.compile("walk-in")).check()
    await opened.slot("9:30 - 10:00 AM").click()
    await move(opened)
    await expect(opened.dialog.get_by_role("link", name="The earlier booking")).to_be_visible()
    assert (await new_one(desk)).starts_at.isoformat() == "2026-11-23T14:30:00+00:00"


async def test_what_somebody_cancels_meanwhile_is_not_moved_any_more(desk: StaffDesk) -> None:
    booking = await book(desk.database)
    opened = await to_reschedule(desk, booking)
    async with desk.database.writing() as uow:
        await cancel_booking(uow, MANAGER, booking.id, "Feeling unwell")
    await expect(opened.dialog.get_by_text("Mo Manager: Confirmed → Cancelled")).to_be_visible()
    await expect(opened.dialog.get_by_role("button", name="Reschedule")).to_have_count(0)
