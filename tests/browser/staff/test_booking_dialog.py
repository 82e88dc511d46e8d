"""The dialog of a booking in a real browser: what it shows, what may be done, and what others do meanwhile."""

import re

import pytest
from playwright.async_api import Locator, expect

from booking_core import (
    Booking,
    Evidence,
    Identity,
    Role,
    Status,
    complete_booking,
    confirm_booking,
    create_booking,
    edit_customer,
    get_booking,
)
from tests.support.booking_dialogs import BOOKINGS, Times, open_booking
from tests.support.bookings import ADMIN, MANAGER, a_conversation, a_request, at, book
from tests.support.browser import LOST_CONNECTION, Visits
from tests.support.businesses import ANA, BEN
from tests.support.staff_desk import DESKTOP, PHONE, StaffDesk, no_serious_violations, nothing_scrolls_sideways

REFUSED = "Failed to load resource"
"""What a browser says of a 404, 409 or 422."""
WEDDING = at("10:00", "2026-12-01")
DANAS_PHONE = "+12125550123"


async def as_it_is(desk: StaffDesk, booking: Booking) -> Booking:
    async with desk.database.reading() as uow:
        return await get_booking(uow, ADMIN, booking.id)


async def a_pending_one(desk: StaffDesk) -> Booking:
    return await book(desk.database, WEDDING, service_id="bridal-styling")


async def made_by_the_agent(desk: StaffDesk) -> Booking:
    known = Identity("whatsapp", "phone", DANAS_PHONE)
    agent = await a_conversation(desk.database, known, name="Dana Reed", verified_phone=DANAS_PHONE)
    evidence = Evidence(
        "Haircut at Downtown, Tuesday at 10:00?", "yes please", "msg_1", "pr_1", "offline", "v3", "words"
    )
    async with desk.database.writing() as uow:
        return await create_booking(uow, agent, a_request(), evidence)


async def renamed(desk: StaffDesk, booking: Booking, **details: str) -> None:
    """By a colleague."""
    async with desk.database.writing() as uow:
        await edit_customer(uow, MANAGER, booking.id, details)


def section(opened: Times, name: str) -> Locator:
    return opened.dialog.get_by_role("region", name=name)


def actions(opened: Times) -> Locator:
    return opened.dialog.get_by_role("group", name="Actions").get_by_role("button")


async def test_it_shows_everything_about_the_booking(desk: StaffDesk) -> None:
    booking = await made_by_the_agent(desk)
    opened = await open_booking(desk, booking)
    await expect(opened.page.get_by_role("dialog", name="Haircut - Dana")).to_be_visible()
    appointment = section(opened, "Appointment")
    for fact in ("Haircut", "Downtown", "Ana Silva", "Tue, Nov 24, 2026", "EST", "$40.00", "AI agent", "Nov 23, 2026"):
        await expect(appointment).to_contain_text(fact)
    await expect(appointment).to_contain_text(re.compile(r"Calendar event\s*Haircut - Dana"))
    await expect(section(opened, "Customer")).to_contain_text("Dana")
    conversation = section(opened, "Conversation")
    await expect(conversation).to_contain_text("WhatsApp")
    link = conversation.get_by_role("link", name="Open")
    await expect(link).to_have_attribute("href", f"/staff/inbox/{booking.conversation_id}")


async def test_the_history_has_what_entitled_the_agent(desk: StaffDesk) -> None:
    booking = await made_by_the_agent(desk)
    opened = await open_booking(desk, booking)
    history = section(opened, "History")
    await expect(history).to_contain_text("Created as confirmed")
    await history.get_by_role("button", name="What the customer agreed to").click()
    for said in ("Haircut at Downtown, Tuesday at 10:00?", "yes please", "offline", "v3", "its words"):
        await expect(history.get_by_text(said, exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("status", "names"),
    [
        (Status.PENDING, ["Confirm", "Cancel booking"]),
        (Status.CONFIRMED, ["Complete", "Reschedule", "No-show", "Cancel booking"]),
        (Status.COMPLETED, []),
    ],
)
async def test_the_actions_are_those_that_the_status_allows(desk: StaffDesk, status: Status, names: list[str]) -> None:
    booking = await a_pending_one(desk) if status is Status.PENDING else await book(desk.database)
    if status is Status.COMPLETED:
        async with desk.database.writing() as uow:
            await complete_booking(uow, ADMIN, booking.id)
    opened = await open_booking(desk, booking)
    await expect(actions(opened)).to_have_text(names)


async def test_a_pending_booking_is_confirmed_and_goes_on_the_calendar(desk: StaffDesk) -> None:
    booking = await a_pending_one(desk)
    opened = await open_booking(desk, booking)
    await expect(section(opened, "Appointment")).to_contain_text("Not on the calendar")
    await opened.press("Confirm")
    await expect(section(opened, "Appointment")).to_contain_text("Bridal styling - Dana")
    await expect(section(opened, "History")).to_contain_text("Pending → Confirmed")
    # One's own doing is no news.
    await expect(opened.dialog.get_by_text("Changed while you were looking")).to_have_count(0)


@pytest.mark.parametrize(
    ("button", "confirm", "status"),
    [("Complete", "Complete", Status.COMPLETED), ("No-show", "Mark as no-show", Status.NO_SHOW)],
)
async def test_what_is_final_is_asked_about_first(desk: StaffDesk, button: str, confirm: str, status: Status) -> None:
    booking = await book(desk.database)
    opened = await open_booking(desk, booking)
    question = opened.page.get_by_role("dialog", name=re.compile(r"\?$"))
    await opened.press(button)
    await question.get_by_role("button", name="Cancel").click()
    await expect(question).to_have_count(0)
    assert (await as_it_is(desk, booking)).status is Status.CONFIRMED
    await opened.press(button)
    await question.get_by_role("button", name=confirm).click()
    await expect(actions(opened)).to_have_count(0)
    assert (await as_it_is(desk, booking)).status is status


async def test_a_cancellation_needs_its_reason(desk: StaffDesk) -> None:
    booking = await book(desk.database)
    opened = await open_booking(desk, booking)
    await opened.press("Cancel booking")
    reason = opened.dialog.get_by_role("textbox", name="Reason")
    await expect(reason).to_be_focused()
    await opened.press("Cancel booking")
    await expect(opened.dialog.get_by_text("Say why the booking is cancelled.")).to_be_visible()
    assert (await as_it_is(desk, booking)).status is Status.CONFIRMED
    await reason.fill("Feeling unwell")
    await opened.press("Cancel booking")
    await expect(section(opened, "Appointment")).to_contain_text("Feeling unwell")
    await expect(section(opened, "History")).to_contain_text("“Feeling unwell”")
    cancelled = await as_it_is(desk, booking)
    assert (cancelled.status, cancelled.cancellation_reason) == (Status.CANCELLED, "Feeling unwell")


async def test_only_the_customer_can_be_edited(desk: StaffDesk) -> None:
    booking = await book(desk.database)
    opened = await open_booking(desk, booking)
    await opened.press("Edit")
    await expect(opened.dialog.get_by_role("textbox")).to_have_count(4)
    await expect(opened.dialog.get_by_label("Name")).to_be_focused()
    await opened.dialog.get_by_label("Phone").fill("212 555 0188")
    await opened.dialog.get_by_label("Notes").fill("Fringe only")
    await opened.press("Save")
    await expect(section(opened, "Customer")).to_contain_text("+12125550188")
    await expect(section(opened, "History")).to_contain_text("Notes: None → Fringe only")
    assert (await as_it_is(desk, booking)).customer.notes == "Fringe only"


async def test_what_is_not_accepted_is_said_at_its_field(desk: StaffDesk, visits: Visits) -> None:
    visits.allow(REFUSED)
    opened = await open_booking(desk, await book(desk.database))
    await opened.press("Edit")
    await opened.dialog.get_by_label("Phone").fill("none of your business")
    await opened.press("Save")
    await expect(opened.dialog.get_by_text("is not a phone number")).to_be_visible()
    await expect(opened.dialog.get_by_label("Phone")).to_be_focused()


@pytest.mark.parametrize(("button", "name"), [("Keep what I typed", "Dana Hall"), ("Take what was saved", "Dana R.")])
async def test_what_both_have_changed_is_decided_without_losing_what_was_typed(
    desk: StaffDesk, button: str, name: str
) -> None:
    booking = await book(desk.database)
    opened = await open_booking(desk, booking)
    await opened.press("Edit")
    await opened.dialog.get_by_label("Name").fill("Dana Hall")
    await opened.dialog.get_by_label("Notes").fill("Fringe")
    await renamed(desk, booking, name="Dana R.", phone="+12125550199")
    await expect(opened.dialog.get_by_text("Saved meanwhile: Dana R.")).to_be_visible()
    await expect(opened.dialog.get_by_label("Name")).to_have_value("Dana Hall")
    await opened.press(button)
    await expect(opened.dialog.get_by_label("Phone")).to_have_value("+12125550199")
    await opened.press("Save")
    await expect(section(opened, "Customer")).to_contain_text(name)
    customer = (await as_it_is(desk, booking)).customer
    assert (customer.name, customer.phone, customer.notes) == (name, "+12125550199", "Fringe")


async def test_a_stale_version_is_refused_and_shown_when_the_news_did_not_come(desk: StaffDesk, visits: Visits) -> None:
    visits.allow(LOST_CONNECTION)
    booking = await book(desk.database)
    page = await desk.open_page("/staff/settings")
    await page.context.route_web_socket("**/hubs/**", lambda socket: None)
    await page.goto(f"{desk.url}{BOOKINGS}?booking={booking.id}")
    opened = Times(page)
    await opened.press("Edit")
    await opened.dialog.get_by_label("Name").fill("Dana Hall")
    await renamed(desk, booking, name="Dana R.")
    await opened.press("Save")
    await expect(opened.dialog.get_by_text("Saved meanwhile: Dana R.")).to_be_visible()
    await opened.press("Keep what I typed")
    await opened.press("Save")
    await expect(section(opened, "Customer")).to_contain_text("Dana Hall")
    assert (await as_it_is(desk, booking)).customer.name == "Dana Hall"


async def test_what_somebody_else_does_appears_and_is_told(desk: StaffDesk) -> None:
    booking = await a_pending_one(desk)
    opened = await open_booking(desk, booking)
    async with desk.database.writing() as uow:
        await confirm_booking(uow, MANAGER, booking.id)
    await expect(opened.dialog.get_by_role("status").filter(has_text="Changed while you were")).to_contain_text(
        "Mo Manager: Pending → Confirmed"
    )
    await expect(actions(opened)).to_have_count(4)


async def test_a_link_to_a_conversation_is_made_and_taken_away(desk: StaffDesk) -> None:
    known = Identity("whatsapp", "phone", DANAS_PHONE)
    agent = await a_conversation(desk.database, known, name="Dana Reed", verified_phone=DANAS_PHONE)
    booking = await book(desk.database)
    opened = await open_booking(desk, booking)
    conversation = section(opened, "Conversation")
    await expect(conversation).to_contain_text("Not linked")
    await opened.press("Link")
    await conversation.get_by_label("Find a contact").fill("dana")
    await opened.page.get_by_role("option", name=re.compile("Dana Reed")).click()
    await expect(conversation.get_by_role("radio", name=re.compile("WhatsApp"))).to_be_checked()
    await opened.press("Link the booking")
    await expect(conversation.get_by_role("link", name="Open")).to_be_visible()
    assert (await as_it_is(desk, booking)).conversation_id == agent.conversation_id
    await opened.press("Unlink")
    await (
        opened.page.get_by_role("dialog", name="Unlink the conversation?").get_by_role("button", name="Unlink").click()
    )
    await expect(conversation).to_contain_text("Not linked")
    assert (await as_it_is(desk, booking)).contact_id is None


async def test_the_address_is_shareable_and_closing_leaves_it(desk: StaffDesk) -> None:
    opened = await open_booking(desk, await book(desk.database))
    await opened.page.keyboard.press("Escape")
    await expect(opened.dialog).to_have_count(0)
    await expect(opened.page).to_have_url(re.compile(r"/staff/bookings(\?(?!.*booking=).*)?$"))


async def test_closing_while_something_is_typed_asks_first(desk: StaffDesk) -> None:
    opened = await open_booking(desk, await book(desk.database))
    await opened.press("Edit")
    await opened.dialog.get_by_label("Name").fill("Dana Hall")
    await opened.page.keyboard.press("Escape")
    question = opened.page.get_by_role("dialog", name="Close without saving?")
    await question.get_by_role("button", name="Cancel").click()
    # As long as it is fading it is the one that the next key and click would meet.
    await expect(question).to_have_count(0)
    await expect(opened.dialog.get_by_label("Name")).to_have_value("Dana Hall")
    await opened.page.keyboard.press("Escape")
    await question.get_by_role("button", name="Close", exact=True).last.click()
    await expect(opened.dialog).to_have_count(0)


async def test_what_is_not_there_or_not_theirs_has_a_way_out(desk: StaffDesk, visits: Visits) -> None:
    visits.allow(REFUSED)
    booking = await book(desk.database, provider_id=ANA)
    ben = await desk.member(Role.PROVIDER, "Ben Okafor", BEN)
    page = await desk.open_page(f"{BOOKINGS}?booking={booking.id}", ben)
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("There is no such booking")
    await expect(dialog).not_to_contain_text("Dana")
    await dialog.get_by_role("button", name="Close").last.click()
    await expect(dialog).to_have_count(0)


async def test_without_a_connection_it_says_so_and_tries_again(desk: StaffDesk, visits: Visits) -> None:
    visits.allow(LOST_CONNECTION)
    booking = await book(desk.database)
    page = await desk.open_page("/staff/settings")
    address = f"**/api/bookings/{booking.id}"
    await page.route(address, lambda route: route.abort())
    await page.goto(f"{desk.url}{BOOKINGS}?booking={booking.id}")
    dialog = page.get_by_role("dialog")
    # It has tried four times by then.
    await expect(dialog.get_by_role("alert")).to_contain_text("Frontdesk does not answer", timeout=20_000)
    await page.unroute(address)
    await dialog.get_by_role("button", name="Try again").click()
    await expect(dialog.get_by_role("region", name="Customer")).to_contain_text("Dana")


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
async def test_it_is_accessible_and_fits(desk: StaffDesk, scheme: str, size: str) -> None:
    viewport = PHONE if size == "phone" else DESKTOP
    opened = await open_booking(desk, await made_by_the_agent(desk), color_scheme=scheme, viewport=viewport)
    await opened.press("What the customer agreed to")
    await no_serious_violations(opened.page)
    await opened.press("Edit")
    await no_serious_violations(opened.page)
    await nothing_scrolls_sideways(opened.page)
    await opened.dialog.get_by_role("button", name="Back").click()
    await opened.press("Cancel booking")
    await no_serious_violations(opened.page)
    await opened.press("Keep it")
    await opened.press("Reschedule")
    await expect(opened.dialog.get_by_role("heading", name="Another time")).to_be_visible()
    await no_serious_violations(opened.page)
    await nothing_scrolls_sideways(opened.page)
