"""The inbox in a real browser: reading along, taking over, answering on the customer's channel, handing back."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import Locator, Page, expect
from sqlalchemy import update
from sqlmodel import col

from agent import Say, answer_as_person
from agent.tables import OutgoingRow
from booking_core import ConversationFilter, Role, conversation, list_conversations, take_over
from staff.members import actor_of_member
from tests.support.bookings import MANAGER
from tests.support.browser import LOST_CONNECTION
from tests.support.chat_page import ChatPage
from tests.support.conversations import Chat, open_chat
from tests.support.staff_desk import (
    PHONE,
    StaffDesk,
    no_serious_violations,
    nothing_scrolls_sideways,
    settled,
    shows_heading,
)
from tests.support.talked_salon import TalkedSalon, talk


def rows(page: Page) -> Locator:
    return page.get_by_role("region", name="Conversations").get_by_role("listitem")


def transcript(page: Page) -> Locator:
    return page.get_by_role("region", name="What was said")


def messages(page: Page) -> Locator:
    return page.locator("[data-message]")


async def customer(desk: StaffDesk) -> ChatPage:
    """Somebody who has the chat open."""
    return await ChatPage(await desk.visits.open()).open(desk.url)


async def open_conversation_of(page: Page, name: str) -> None:
    await page.get_by_role("link", name=re.compile(name)).click()
    await expect(page.get_by_role("heading", level=2, name=name)).to_be_visible()


async def test_what_a_customer_writes_appears_without_a_reload(desk: StaffDesk) -> None:
    page = await desk.open_page("/staff/inbox")
    await shows_heading(page, "Inbox")
    await expect(page.get_by_text("No conversations yet")).to_be_visible()
    chat = await customer(desk)
    await chat.say("Hello, do you cut hair?")
    await expect(rows(page)).to_have_count(1)
    await expect(rows(page).first).to_contain_text("1 unread message")

    await rows(page).first.get_by_role("link").click()
    await expect(transcript(page)).to_contain_text("Hello, do you cut hair?")
    await expect(rows(page).first).not_to_contain_text("unread")
    await chat.say("And beards?")
    await expect(messages(page).filter(has_text="And beards?")).to_have_count(1)
    await expect(rows(page).first).not_to_contain_text("unread")


async def test_a_person_takes_over_answers_and_hands_back_and_the_agent_is_silent_in_between(desk: StaffDesk) -> None:
    chat = await customer(desk)
    await chat.say("Hello")
    await expect(chat.bubbles).to_have_count(2)
    page = await desk.open_page("/staff/inbox")
    await rows(page).first.get_by_role("link").click()
    await expect(page.get_by_text("The agent answers", exact=True)).to_be_visible()
    await expect(page.get_by_role("textbox", name="Your answer")).to_have_count(0)

    await page.get_by_role("button", name="Take over").click()
    await expect(page.get_by_text("You answer, the agent is silent")).to_be_visible()
    await expect(page.get_by_text("What you should know:")).to_be_visible()
    await page.get_by_role("textbox", name="Your answer").fill("This is Alex. How can I help?")
    await page.keyboard.press("Enter")
    await expect(messages(page).last).to_contain_text("This is Alex. How can I help?")
    await expect(page.get_by_role("textbox", name="Your answer")).to_have_value("")
    await expect(chat.bubbles.last).to_contain_text("This is Alex. How can I help?")

    await chat.say("A haircut tomorrow at 10, please")
    await expect(messages(page).last).to_contain_text("A haircut tomorrow at 10, please")
    await chat.settled()
    await expect(chat.bubbles).to_have_count(4)  # nobody else has said anything

    await page.get_by_role("button", name="Hand back").click()
    dialog = page.get_by_role("dialog", name="Hand back to the agent")
    await dialog.get_by_role("textbox").fill("They come with a child")
    await dialog.get_by_role("button", name="Hand back").click()
    await expect(page.get_by_text("The agent answers", exact=True)).to_be_visible()
    await expect(messages(page).last).to_contain_text("They come with a child")
    await chat.say("Are you there?")
    await expect(chat.bubbles).to_have_count(6)
    await expect(messages(page)).to_have_count(7)


async def test_a_colleagues_conversation_is_taken_over_only_after_asking(desk: StaffDesk) -> None:
    chat = await open_chat(desk.database, name="Dana Reed")
    robin = await desk.member(Role.MANAGER, "Robin Hale")
    async with desk.database.writing() as uow:
        await take_over(uow, actor_of_member(robin), chat.conversation_id)
    page = await desk.open_page(f"/staff/inbox/{chat.conversation_id}")
    await expect(page.get_by_text("Robin Hale answers, the agent is silent")).to_be_visible()
    await page.get_by_role("button", name="Take over").click()
    asked = page.get_by_role("dialog", name="Take over from Robin Hale?")
    await asked.get_by_role("button", name="Cancel").click()
    await expect(asked).to_have_count(0)
    await expect(page.get_by_text("Robin Hale answers, the agent is silent")).to_be_visible()
    await page.get_by_role("button", name="Take over").click()
    await asked.get_by_role("button", name="Take over").click()
    await expect(page.get_by_text("You answer, the agent is silent")).to_be_visible()


async def taken(desk: StaffDesk, *names: str) -> tuple[Page, list[Chat]]:
    """A page with conversations that its member has taken over."""
    member = await desk.member()
    chats = []
    for number, name in enumerate(names):
        desk.clock.advance(timedelta(minutes=1))
        chat = await open_chat(desk.database, f"visitor-{number}", name=name)
        await chat.write("Hello")
        async with desk.database.writing() as uow:
            await take_over(uow, actor_of_member(member), chat.conversation_id)
        chats.append(chat)
    return await desk.open_page(f"/staff/inbox/{chats[0].conversation_id}", member), chats


async def test_what_was_begun_survives_another_conversation_and_a_reload(desk: StaffDesk) -> None:
    page, _ = await taken(desk, "Dana Reed", "Liam Nguyen")
    answer = page.get_by_role("textbox", name="Your answer")
    await answer.fill("Half a sentence")
    await open_conversation_of(page, "Liam Nguyen")
    await expect(answer).to_have_value("")
    await open_conversation_of(page, "Dana Reed")
    await expect(answer).to_have_value("Half a sentence")
    await page.reload()
    await expect(answer).to_have_value("Half a sentence")


async def test_what_could_not_be_sent_is_still_there_and_is_sent_once(desk: StaffDesk) -> None:
    desk.visits.allow(LOST_CONNECTION)
    page, _ = await taken(desk, "Dana Reed")
    answer = page.get_by_role("textbox", name="Your answer")
    await page.route(
        "**/messages", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    await answer.fill("Hello Dana")
    await answer.press("Enter")
    await expect(page.get_by_text("That was not sent.")).to_be_visible()
    await expect(answer).to_have_value("Hello Dana")
    await page.unroute("**/messages")
    await page.get_by_role("button", name="Send").click()
    await expect(messages(page)).to_have_count(2)
    await expect(messages(page).last).to_contain_text("Hello Dana")


async def test_how_far_an_answer_has_come_is_shown(desk: StaffDesk) -> None:
    salon = TalkedSalon(desk.database, desk.clock)
    chat = await salon.caller("Dana Reed")
    async with desk.database.writing() as uow:
        await take_over(uow, MANAGER, chat.conversation_id)
        for text in ("First", "Second"):
            await answer_as_person(
                uow, MANAGER, chat.conversation_id, text, sent_at=uow.now, split=lambda channel, text: (text,)
            )
        await uow.session.execute(update(OutgoingRow).values(state="accepted", status="delivered"))
        failed = update(OutgoingRow).where(col(OutgoingRow.text) == "Second")
        await uow.session.execute(failed.values(state="failed", error_code="63016"))
    page = await desk.open_page(f"/staff/inbox/{chat.conversation_id}")
    await expect(messages(page).first).to_contain_text("Delivered")
    await expect(messages(page).last).to_contain_text("Not delivered (error 63016)")


async def long_conversation(desk: StaffDesk, number: int) -> Chat:
    """That a person has: the agent answers nothing in it."""
    chat = await open_chat(desk.database, name="Dana Reed")
    async with desk.database.writing() as uow:
        await take_over(uow, MANAGER, chat.conversation_id)
    for index in range(number):
        desk.clock.advance(timedelta(seconds=10))
        await chat.write(f"Message number {index}")
    return chat


async def test_a_long_conversation_begins_at_its_end_and_goes_back_without_moving_the_reader(desk: StaffDesk) -> None:
    chat = await long_conversation(desk, 120)
    page = await desk.open_page(f"/staff/inbox/{chat.conversation_id}")
    await expect(messages(page).last).to_be_in_viewport()
    await expect(messages(page)).to_have_count(50)
    seen = page.get_by_text("Message number 71", exact=True)
    await seen.evaluate("element => element.scrollIntoView({block: 'start'})")
    before = await seen.bounding_box()
    await expect(messages(page)).to_have_count(100)
    after = await seen.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 2
    await transcript(page).evaluate("element => element.scrollTop = 0")
    await expect(messages(page)).to_have_count(120)
    await expect(page.get_by_text("The conversation began here")).to_be_attached()


async def test_whoever_reads_further_up_is_told_of_news_and_not_moved(desk: StaffDesk) -> None:
    chat = await long_conversation(desk, 45)
    page = await desk.open_page(f"/staff/inbox/{chat.conversation_id}")
    await expect(messages(page)).to_have_count(45)
    await transcript(page).evaluate("element => element.scrollTop = 0")
    await chat.write("Something new")
    pill = page.get_by_role("button", name="1 new message")
    await expect(pill).to_be_visible()
    assert await transcript(page).evaluate("element => element.scrollTop") == 0
    await expect(rows(page).first).to_contain_text("1 unread message")
    await pill.click()
    await expect(messages(page).last).to_be_in_viewport()
    await expect(pill).to_have_count(0)
    await expect(rows(page).first).not_to_contain_text("unread")


async def test_news_is_told_to_those_who_do_not_see_it(desk: StaffDesk) -> None:
    chat = await open_chat(desk.database, name="Dana Reed")
    await chat.write("Hello")
    page = await desk.open_page(f"/staff/inbox/{chat.conversation_id}")
    await expect(messages(page)).to_have_count(1)
    told = page.locator("[aria-live=polite]", has_text="Dana Reed: Are you there?")
    await chat.write("Are you there?")
    await expect(told).to_be_attached()


async def test_the_list_narrows_to_who_waits_what_is_unread_and_what_is_searched(desk: StaffDesk) -> None:
    await talk(desk.database, desk.clock)
    page = await desk.open_page("/staff/inbox")
    await expect(rows(page)).to_have_count(7)
    await page.get_by_role("button", name="Waiting").click()
    await expect(rows(page)).to_have_count(1)
    await expect(rows(page)).to_contain_text("Omar Haddad")
    await expect(page).to_have_url(re.compile("show=waiting"))
    await page.get_by_role("button", name="Taken over").click()
    await expect(page.get_by_text("The agent answers all of them")).to_be_visible()
    await page.get_by_role("button", name="Show all").click()
    await page.get_by_role("searchbox").fill("priya")
    await expect(rows(page)).to_have_count(1)
    await page.get_by_role("searchbox").fill("nobody at all")
    await expect(page.get_by_text("Nothing found")).to_be_visible()
    await page.get_by_role("button", name="Clear the search").click()
    await expect(rows(page)).to_have_count(7)
    await rows(page).nth(1).get_by_role("link").click()
    await expect(rows(page).nth(1)).not_to_contain_text("unread")
    await page.get_by_role("button", name="Unread").click()
    await expect(rows(page)).to_have_count(6)


async def test_steps_of_the_agent_are_folded_and_readable(desk: StaffDesk) -> None:
    await talk(desk.database, desk.clock)
    page = await desk.open_page("/staff/inbox")
    await open_conversation_of(page, "Omar Haddad")
    await expect(page.get_by_text("Wants to bring a party of six").first).to_be_visible()
    reason = page.locator("details").get_by_text("Wants to bring a party of six")
    await expect(reason).to_be_hidden()
    await page.get_by_text("Asked for a person", exact=True).click()
    await expect(reason).to_be_visible()


async def test_bookings_of_the_conversation_stand_beside_it_and_open(desk: StaffDesk) -> None:
    await talk(desk.database, desk.clock)
    page = await desk.open_page("/staff/inbox")
    await open_conversation_of(page, "Dana Reed")
    beside = page.get_by_role("complementary", name="Details")
    await expect(beside).to_contain_text("proven by the channel")
    await beside.get_by_role("button", name=re.compile("Open Haircut")).click()
    await expect(page).to_have_url(re.compile("booking=bk_"))


async def test_everything_can_be_had_as_a_file(desk: StaffDesk) -> None:
    chat = await open_chat(desk.database, name="Dana Reed")
    await chat.say("Hello", Say("Hi."), system_clock=desk.clock)
    page = await desk.open_page(f"/staff/inbox/{chat.conversation_id}")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Export everything as a file").first.click()
    assert (await download.value).suggested_filename == "conversation.json"


async def test_a_conversation_that_is_not_there_has_a_way_back(desk: StaffDesk) -> None:
    desk.visits.allow("404")
    page = await desk.open_page("/staff/inbox/cv_nothing")
    await expect(page.get_by_text("This conversation is not to be found")).to_be_visible()
    await page.get_by_role("link", name="All conversations").click()
    await expect(page.get_by_text("Choose a conversation")).to_be_visible()


async def test_a_list_that_did_not_come_can_be_asked_for_again(desk: StaffDesk) -> None:
    desk.visits.allow("500|Failed to load")
    page = await desk.open_page("/staff/settings")
    await page.route("**/api/conversations?*", lambda route: route.fulfill(status=400, body="{}"))
    await page.get_by_role("link", name="Inbox").click()
    again = page.get_by_role("button", name="Try again")
    await expect(again).to_be_visible(timeout=20_000)
    await page.unroute("**/api/conversations?*")
    await again.click()
    await expect(page.get_by_text("No conversations yet")).to_be_visible()


async def test_on_a_phone_there_is_the_list_or_the_conversation(desk: StaffDesk) -> None:
    await talk(desk.database, desk.clock)
    page = await desk.open_page("/staff/inbox", viewport=PHONE, has_touch=True)
    await expect(rows(page)).to_have_count(7)
    await nothing_scrolls_sideways(page)
    await open_conversation_of(page, "Dana Reed")
    await expect(page.get_by_role("searchbox")).to_be_hidden()
    await nothing_scrolls_sideways(page)
    await page.get_by_role("button", name="Details").click()
    await expect(page.get_by_role("dialog", name="Details")).to_contain_text("Haircut")
    await page.keyboard.press("Escape")
    await page.get_by_role("link", name="All conversations").click()
    await expect(page.get_by_role("searchbox")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious(desk: StaffDesk, scheme: str) -> None:
    await talk(desk.database, desk.clock)
    member = await desk.member()
    async with desk.database.reading() as uow:
        (dana,) = await list_conversations(uow, MANAGER, ConversationFilter(query="Dana"))
    async with desk.database.writing() as uow:
        await take_over(uow, actor_of_member(member), dana.id)
        assert (await conversation(uow, dana.id)).owner == "staff"
    page = await desk.open_page("/staff/inbox", member, color_scheme=scheme, reduced_motion="reduce")
    await no_serious_violations(page)
    for name in ("Dana Reed", "Omar Haddad", "Nora Weber"):
        await open_conversation_of(page, name)
        await settled(page)
        for fold in await page.locator("summary").all():
            await fold.click()
        await no_serious_violations(page)
    await open_conversation_of(page, "Dana Reed")
    await page.get_by_role("button", name="Hand back").click()
    await no_serious_violations(page)
