import pytest
from playwright.async_api import Page, expect

from tests.support.browser import Visits
from tests.support.chat_page import ChatPage
from tests.support.chat_stub import ChatStub, Refusal
from tests.support.loopback import Loopback


async def test_an_expired_conversation_is_followed_by_a_new_one(
    page: Page, visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    visits.allow(r"401")
    chat = await ChatPage(page).open(served.url)
    await chat.say("Hi")
    await chat.shows("You: Hi", "Assistant: You said: Hi")
    stub.revoke()
    await chat.say("Are you still there?")
    expired = "The conversation above has expired. Your next message starts a new one."
    await chat.shows(
        "You: Hi",
        "Assistant: You said: Hi",
        expired,
        "You: Are you still there?",
        "Assistant: You said: Are you still there?",
    )
    assert stub.texts("customer") == ["Are you still there?"]


async def test_a_busy_server_is_given_the_time_it_asks_for(
    page: Page, visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    visits.allow(r"429")
    await page.clock.install()
    stub.refusals = [Refusal(429, "rate_limited", {"Retry-After": "20"})]
    chat = await ChatPage(page).open(served.url)
    await chat.say("Quick")
    await expect(chat.banner).to_contain_text("That was a lot at once")
    await expect(chat.metas).to_have_text("Not sent yet")
    await page.clock.fast_forward(15_000)
    assert stub.posts == []
    await page.clock.fast_forward(6_000)
    await chat.shows("You: Quick", "Assistant: You said: Quick")
    await expect(chat.banner).to_be_empty()


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        pytest.param(Refusal(413, "too_large"), "too long", id="413"),
        pytest.param(Refusal(422, "invalid_input"), "could not be accepted", id="422"),
        pytest.param(Refusal(403, "forbidden"), "not available on this page", id="403"),
    ],
)
async def test_a_refused_message_says_why_and_can_be_changed(
    refusal: Refusal, words: str, page: Page, visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    visits.allow(str(refusal.status))
    stub.refusals = [refusal]
    chat = await ChatPage(page).open(served.url)
    await chat.say("Something")
    await expect(chat.metas).to_contain_text(words)
    await chat.button("Edit").click()
    await expect(chat.input).to_have_value("Something")
    await chat.say("Something else")
    await chat.shows("You: Something else", "Assistant: You said: Something else")


async def test_the_length_is_counted_where_it_matters(page: Page, stub: ChatStub, served: Loopback) -> None:
    chat = await ChatPage(page).open(served.url)
    counter = page.locator(".counter")
    await chat.input.fill("a" * 1_700)
    await expect(counter).to_be_empty()
    await chat.input.fill("a" * 1_999)
    await expect(counter).to_have_text("1 character left")
    await chat.input.fill("🙂" * 2_000)
    await expect(chat.button("Send message")).to_be_enabled()
    await chat.input.fill("a" * 2_005)
    await expect(counter).to_have_text("5 characters too long")
    await expect(chat.button("Send message")).to_be_disabled()
    await chat.input.press("Enter")
    assert stub.posts == []
