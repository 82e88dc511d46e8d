import pytest
from playwright.async_api import Page, expect

from tests.support.browser import LOST_CONNECTION, Visits
from tests.support.chat_page import ChatPage
from tests.support.chat_stub import ChatStub
from tests.support.loopback import Loopback


@pytest.mark.parametrize("broadcasts", [True, False], ids=["all is announced", "replies are not announced"])
async def test_two_tabs_show_the_same_conversation(
    broadcasts: bool, page: Page, visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    stub.broadcasts_everything = broadcasts
    one = await ChatPage(page).open(served.url)
    await one.say("From the first")
    await one.shows("You: From the first", "Assistant: You said: From the first")
    two = await ChatPage(await visits.tab(page.context)).open(served.url)
    await two.shows("You: From the first", "Assistant: You said: From the first")
    await two.say("From the second")
    for chat in (one, two):
        await chat.shows(
            "You: From the first",
            "Assistant: You said: From the first",
            "You: From the second",
            "Assistant: You said: From the second",
        )
    assert len(stub.conversations) == 1
    assert len(stub.posts) == 2


async def test_starting_over_in_one_tab_clears_the_other(
    page: Page, visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    one = await ChatPage(page).open(served.url)
    await one.say("Hi")
    two = await ChatPage(await visits.tab(page.context)).open(served.url)
    await two.shows("You: Hi", "Assistant: You said: Hi")
    await one.button("More options").click()
    await one.button("Start over").click()
    await page.get_by_role("alertdialog").get_by_role("button", name="Start over").click()
    await expect(two.bubbles).to_have_count(0)


async def test_a_message_whose_tab_was_closed_is_carried_on_by_the_other(
    page: Page, visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    visits.allow(LOST_CONNECTION)
    one = await ChatPage(page).open(served.url)
    two_page = await visits.tab(page.context)
    two = await ChatPage(two_page).open(served.url)
    await two_page.route("**/api/chat/**", lambda route: route.abort())
    await two.say("Please deliver")
    await expect(two.metas).to_have_text("Not sent yet")
    await one.shows("You: Please deliver")
    assert stub.posts == []
    await two_page.close()
    await one.shows("You: Please deliver", "Assistant: You said: Please deliver")
    assert len(stub.posts) == 1


async def test_without_storage_the_conversation_lives_as_long_as_the_page(
    page: Page, stub: ChatStub, served: Loopback
) -> None:
    await page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    chat = await ChatPage(page).open(served.url)
    await chat.say("Hi")
    await chat.say("Again")
    await expect(chat.bubbles.last).to_have_text("Assistant: You said: Again")
    assert len(stub.conversations) == 1
