"""A new booking in four steps, in a real browser."""

import re

import pytest
from playwright.async_api import APIResponse, Route, expect

from booking_core import Identity, Role, Source, Status
from tests.support.booking_dialogs import BOOKINGS, Wizard, all_of, open_wizard
from tests.support.bookings import a_conversation, at, book
from tests.support.browser import LOST_CONNECTION, Visits
from tests.support.businesses import ANA, BEN
from tests.support.staff_desk import DESKTOP, PHONE, StaffDesk, no_serious_violations, nothing_scrolls_sideways

REFUSED = "Failed to load resource"
"""What a browser says of a 409 or 422."""


async def test_a_booking_is_made_in_four_steps_and_is_confirmed(desk: StaffDesk) -> None:
    wizard = await open_wizard(desk)
    await wizard.to_customer(provider="Any provider")
    await wizard.field("Name").fill("Dana Reed")
    await wizard.field("Phone").fill("212 555 0123")
    await wizard.field("Email").fill("dana@example.com")
    await wizard.field("Notes").fill("First visit")
    await expect(wizard.dialog.get_by_text("will be confirmed at once")).to_be_visible()
    await wizard.create()
    await expect(wizard.dialog.get_by_role("heading", name="The booking is confirmed")).to_be_focused()
    (made,) = await all_of(desk.database)
    assert (made.status, made.source, made.starts_at.isoformat()) == (
        Status.CONFIRMED,
        Source.MANUAL,
        "2026-11-24T15:00:00+00:00",
    )
    customer = made.customer
    assert (customer.name, customer.phone) == ("Dana Reed", "+12125550123")
    assert (customer.email, customer.notes) == ("dana@example.com", "First visit")
    await wizard.press("Open the booking")
    await expect(wizard.page).to_have_url(re.compile(rf"booking={made.id}"))
    await expect(wizard.dialog.get_by_role("region", name="Customer")).to_contain_text("dana@example.com")


async def test_what_needs_approval_is_pending_and_says_so(desk: StaffDesk) -> None:
    wizard = await open_wizard(desk)
    await wizard.choose("Bridal styling")
    # The only place where it is offered is chosen with it.
    await expect(wizard.dialog.get_by_role("radio", name=re.compile("Downtown"))).to_be_checked()
    await wizard.next()
    await wizard.dialog.get_by_role("button", name=re.compile("provider free")).first.click()
    await wizard.next()
    await expect(wizard.dialog.get_by_role("radio", name="Ana Silva")).to_be_checked()
    await wizard.next()
    await expect(wizard.dialog.get_by_text("will be pending until")).to_be_visible()
    await wizard.field("Name").fill("Priya Costa")
    await wizard.create()
    await wizard.at("The booking is pending")
    assert [each.status for each in await all_of(desk.database)] == [Status.PENDING]


async def test_only_locations_that_offer_the_service_can_be_chosen(desk: StaffDesk) -> None:
    wizard = await open_wizard(desk)
    await expect(wizard.dialog.get_by_role("radio", name=re.compile("Downtown|Riverside"))).to_have_count(0)
    await wizard.choose("Haircut")
    await expect(wizard.dialog.get_by_role("radio", name=re.compile("Downtown|Riverside"))).to_have_count(2)
    await wizard.next()
    await expect(wizard.dialog.get_by_role("alert")).to_have_text("Choose a service and a location first.")
    await wizard.choose("Manicure")
    await expect(wizard.dialog.get_by_role("radio", name=re.compile("Downtown|Riverside"))).to_have_count(1)


async def test_slots_show_when_they_are_and_how_many_are_free(desk: StaffDesk) -> None:
    wizard = await open_wizard(desk)
    await wizard.to_times()
    await expect(wizard.dialog.get_by_text("Times are those of Downtown (EST)")).to_be_visible()
    await wizard.day("Tue, Nov 24").click()
    await expect(wizard.slot("9:00 - 9:30 AM", "1 provider free")).to_be_visible()
    await expect(wizard.slot("10:00 - 10:30 AM", "2 providers free")).to_be_visible()
    await book(desk.database, "10:00", provider_id=ANA)
    await expect(wizard.slot("10:00 - 10:30 AM", "1 provider free")).to_be_visible()


async def test_nobody_is_told_of_another_zone_who_is_in_it(desk: StaffDesk) -> None:
    wizard = await open_wizard(desk, timezone_id="America/New_York")
    await wizard.to_times()
    await expect(wizard.slot("11:00 - 11:30 AM")).to_be_visible()
    await expect(wizard.dialog.get_by_text("Times are those of")).to_have_count(0)


async def test_days_without_a_free_slot_are_known_and_lead_to_the_next_that_has_one(desk: StaffDesk) -> None:
    wizard = await open_wizard(desk)
    await wizard.to_times()
    await wizard.press("Next week")
    await wizard.day("Sun, Nov 29, 2026, no free times").click()
    await expect(wizard.dialog.get_by_text("Nothing is free on this day")).to_be_visible()
    await wizard.press("Next free day: Monday, November 30")
    await expect(wizard.day("Mon, Nov 30")).to_have_attribute("aria-pressed", "true")
    await expect(wizard.slot("9:00 - 9:30 AM")).to_be_visible()
    await wizard.press("Next week")
    await expect(wizard.day("Mon, Dec 7")).to_have_attribute("aria-pressed", "true")
    await wizard.dialog.get_by_role("table").get_by_role("button", name=re.compile("Fri, Dec 4, ")).click()
    await expect(wizard.day("Fri, Dec 4")).to_have_attribute("aria-pressed", "true")


async def test_why_a_time_is_not_offered_is_told_for_each_provider(desk: StaffDesk) -> None:
    await book(desk.database, "10:00", provider_id=BEN)
    wizard = await open_wizard(desk)
    await wizard.to_times()
    await wizard.day("Tue, Nov 24").click()
    answers = await wizard.ask_why_not("10:10")
    await expect(answers.get_by_role("listitem").filter(has_text="Ana Silva")).to_contain_text("every 30 minutes")
    await expect(answers.get_by_role("listitem").filter(has_text="Ana Silva")).to_contain_text("from 9:00 AM on")
    await expect(answers.get_by_role("listitem").filter(has_text="Ben Okafor")).to_contain_text("already booked")
    await expect(answers.get_by_role("listitem").filter(has_text="Ben Okafor")).to_contain_text("10:10 AM on")
    await expect(answers.get_by_role("listitem").filter(has_text="Chloe Martin")).to_contain_text("no hours")
    await wizard.dialog.get_by_role("button", name="10:30 AM", exact=True).click()
    await expect(wizard.slot("10:30 - 11:00 AM")).to_have_attribute("aria-pressed", "true")


async def test_a_walk_in_is_booked_inside_the_notice(desk: StaffDesk) -> None:
    wizard = await open_wizard(desk)
    await wizard.to_times()
    await expect(wizard.slot("11:00 - 11:30 AM")).to_be_visible()
    await expect(wizard.slot("9:30 - 10:00 AM")).to_have_count(0)
    await wizard.dialog.get_by_role("switch", name=re.compile("walk-in")).check()
    await wizard.slot("9:30 - 10:00 AM").click()
    await wizard.next()
    await wizard.next()
    await wizard.field("Name").fill("Theo Klein")
    await wizard.create()
    await wizard.at("The booking is confirmed")
    (made,) = await all_of(desk.database)
    assert made.starts_at.isoformat() == "2026-11-23T14:30:00+00:00"


async def test_a_slot_taken_meanwhile_sends_back_to_choose_and_keeps_everything_else(
    desk: StaffDesk, visits: Visits
) -> None:
    visits.allow(REFUSED)
    wizard = await open_wizard(desk)
    await wizard.to_customer()
    await wizard.field("Name").fill("Elena Haddad")
    await wizard.field("Notes").fill("Prefers the window")
    await book(desk.database, "10:00", provider_id=BEN)
    await expect(wizard.dialog.get_by_text("This time has just been taken")).to_be_visible()
    await wizard.create()
    await wizard.at("Which day")
    await expect(wizard.lost).to_contain_text("10:00 AM was just taken by somebody else.")
    await wizard.lost.get_by_role("button", name=re.compile("10:30")).click()
    await expect(wizard.slot("10:30 - 11:00 AM")).to_have_attribute("aria-pressed", "true")
    await wizard.next()
    await expect(wizard.dialog.get_by_role("radio", name="Ben Okafor")).to_be_checked()
    await wizard.next()
    await expect(wizard.field("Name")).to_have_value("Elena Haddad")
    await expect(wizard.field("Notes")).to_have_value("Prefers the window")
    await wizard.create()
    await wizard.at("The booking is confirmed")
    assert sorted(f"{each.starts_at:%H:%M} {each.customer.name}" for each in await all_of(desk.database)) == [
        "15:00 Dana",
        "15:30 Elena Haddad",
    ]


async def test_a_chosen_slot_that_goes_while_it_is_looked_at_is_chosen_no_more(desk: StaffDesk) -> None:
    wizard = await open_wizard(desk)
    await wizard.to_times()
    await wizard.day("Tue, Nov 24").click()
    await wizard.slot("9:00 - 9:30 AM").click()
    await book(desk.database, "09:00", provider_id=ANA)
    await expect(wizard.lost).to_contain_text("9:00 AM was just taken by somebody else.")
    await expect(wizard.slot("9:00 - 9:30 AM")).to_have_count(0)
    await wizard.next()
    await wizard.at("Which day")


async def test_a_contact_fills_in_the_details_and_one_of_their_conversations_is_linked(desk: StaffDesk) -> None:
    phone = "+12125550123"
    await a_conversation(desk.database, Identity("web", "visitor", "v1"), name="Dana Reed")
    known = Identity("whatsapp", "phone", phone)
    older = await a_conversation(desk.database, known, name="Dana Reed", verified_phone=phone)
    desk.clock.set(at("09:30", "2026-11-23"))
    await a_conversation(desk.database, known, fresh=True)
    wizard = await open_wizard(desk)
    await wizard.to_customer()
    search = wizard.field("Find a contact")
    await search.fill("555 0123")
    await wizard.page.get_by_role("option", name=re.compile(r"Dana Reed.*\+12125550123")).click()
    await expect(wizard.field("Name")).to_have_value("Dana Reed")
    await expect(wizard.field("Phone")).to_have_value(phone)
    choices = wizard.dialog.get_by_role("radiogroup", name="Conversation").get_by_role("radio")
    await expect(choices).to_have_count(3)
    await choices.nth(1).click()
    await wizard.create()
    await wizard.at("The booking is confirmed")
    (made,) = await all_of(desk.database)
    assert (made.contact_id is not None, made.conversation_id) == (True, older.conversation_id)


async def test_what_is_not_accepted_is_said_at_its_field(desk: StaffDesk, visits: Visits) -> None:
    visits.allow(REFUSED)
    wizard = await open_wizard(desk)
    await wizard.to_customer()
    await wizard.create()
    await expect(wizard.field("Name")).to_be_focused()
    await expect(wizard.dialog.get_by_text("The booking needs the customer's name.")).to_be_visible()
    await wizard.field("Name").fill("Hugo Weber")
    await wizard.field("Email").fill("hugo at home")
    await wizard.create()
    await expect(wizard.dialog.get_by_text("is not an email address")).to_be_visible()
    await expect(wizard.field("Email")).to_be_focused()
    await wizard.field("Email").fill("hugo@example.com")
    await wizard.create()
    await wizard.at("The booking is confirmed")


async def test_a_double_click_makes_one_booking(desk: StaffDesk) -> None:
    wizard = await open_wizard(desk)
    await wizard.to_customer()
    await wizard.field("Name").fill("Zoe Larsen")
    await wizard.dialog.get_by_role("button", name="Create booking").dblclick()
    await wizard.at("The booking is confirmed")
    assert len(await all_of(desk.database)) == 1


async def test_a_lost_answer_and_another_try_make_one_booking(desk: StaffDesk, visits: Visits) -> None:
    visits.allow(LOST_CONNECTION)
    wizard = await open_wizard(desk)
    await wizard.to_customer()
    await wizard.field("Name").fill("Kofi Okoye")
    lost: list[APIResponse] = []

    async def lose_the_answer(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(await route.fetch())
            await route.abort()
        else:
            await route.continue_()

    await wizard.page.route("**/api/bookings", lose_the_answer)
    await wizard.create()
    await expect(wizard.dialog.get_by_text("Frontdesk does not answer")).to_be_visible()
    await wizard.create()
    await wizard.at("The booking is confirmed")
    assert len(await all_of(desk.database)) == 1


async def test_going_back_keeps_everything_and_closing_asks_first(desk: StaffDesk) -> None:
    wizard = await open_wizard(desk)
    await wizard.to_customer()
    await wizard.field("Name").fill("Noah Brooks")
    await wizard.press("Back")
    await expect(wizard.dialog.get_by_role("radio", name="Ben Okafor")).to_be_checked()
    await wizard.press("Back")
    await expect(wizard.slot("10:00 - 10:30 AM")).to_have_attribute("aria-pressed", "true")
    await wizard.dialog.get_by_role("button", name="Service").click()
    await expect(wizard.dialog.get_by_role("radio", name=re.compile("Haircut"))).to_be_checked()
    await wizard.page.keyboard.press("Escape")
    question = wizard.page.get_by_role("dialog", name="Leave without booking?")
    await expect(question).to_be_visible()
    await wizard.page.keyboard.press("Escape")
    await expect(question).to_have_count(0)
    await expect(wizard.dialog).to_be_visible()
    await wizard.press("Close")
    await question.get_by_role("button", name="Leave").click()
    await expect(wizard.dialog).to_have_count(0)


async def test_nothing_is_asked_where_nothing_would_be_lost(desk: StaffDesk) -> None:
    wizard = await open_wizard(desk)
    await wizard.page.keyboard.press("Escape")
    await expect(wizard.dialog).to_have_count(0)


async def test_the_keyboard_is_enough(desk: StaffDesk) -> None:
    wizard = await open_wizard(desk)
    keyboard = wizard.page.keyboard
    await wizard.dialog.get_by_role("radio", name=re.compile("Haircut")).focus()
    await keyboard.press("Enter")
    await wizard.dialog.get_by_role("radio", name=re.compile("Downtown")).focus()
    await keyboard.press("Enter")
    await keyboard.press("Enter")
    await expect(wizard.dialog.get_by_role("heading", name="Which day")).to_be_focused()
    await wizard.slot("11:00 - 11:30 AM").focus()
    await keyboard.press("Enter")
    await keyboard.press("Enter")
    await expect(wizard.dialog.get_by_role("heading", name="With whom?")).to_be_focused()
    await expect(wizard.dialog.get_by_role("radio", name="Ana Silva")).to_be_checked()
    await wizard.dialog.get_by_role("radio", name="Ana Silva").focus()
    await keyboard.press("Enter")
    await wizard.field("Name").fill("Yara Diaz")
    await keyboard.press("Enter")
    await wizard.at("The booking is confirmed")


async def test_a_provider_books_what_they_offer_on_their_own_calendar(desk: StaffDesk) -> None:
    ben = await desk.member(Role.PROVIDER, "Ben Okafor", BEN)
    wizard = await open_wizard(desk, member=ben)
    await expect(wizard.dialog.get_by_role("radiogroup", name="Service").get_by_role("radio")).to_have_count(2)
    await wizard.choose("Haircut")
    await expect(wizard.dialog.get_by_role("radio", name=re.compile("Riverside"))).to_have_count(0)
    await wizard.next()
    await wizard.day("Tue, Nov 24").click()
    await wizard.slot("10:00 - 10:30 AM", "1 provider free").click()
    await wizard.next()
    await expect(wizard.dialog.get_by_role("radiogroup", name="Provider").get_by_role("radio")).to_have_count(1)
    await wizard.next()
    await wizard.field("Name").fill("Omar Moreau")
    await wizard.create()
    await wizard.at("The booking is confirmed")


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
async def test_all_steps_are_accessible_and_fit(desk: StaffDesk, scheme: str, size: str) -> None:
    viewport = PHONE if size == "phone" else DESKTOP
    await book(desk.database, "12:00")
    page = await desk.open_page(BOOKINGS, color_scheme=scheme, viewport=viewport)
    wizard = await Wizard(page).open()
    await no_serious_violations(page)
    await wizard.to_times()
    await wizard.day("Tue, Nov 24").click()
    await wizard.slot("10:00 - 10:30 AM").click()
    await no_serious_violations(page)
    await nothing_scrolls_sideways(page)
    await wizard.next()
    await wizard.choose("Any provider")
    await no_serious_violations(page)
    await wizard.next()
    await no_serious_violations(page)
    await nothing_scrolls_sideways(page)
    if size == "phone":
        box = await wizard.dialog.bounding_box()
        assert box is not None
        assert (box["width"], box["height"]) == (PHONE["width"], PHONE["height"])
    await wizard.field("Name").fill("Lena Klein")
    await wizard.create()
    await wizard.at("The booking is confirmed")
    await no_serious_violations(page)
