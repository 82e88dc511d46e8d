import asyncio
import random

import pytest
from playwright.async_api import Page, expect

from tests.support.browser import LOST_CONNECTION, Visits
from tests.support.chat_page import ChatPage
from tests.support.chat_stub import Answer, ChatStub
from tests.support.loopback import Loopback


async def test_a_reply_that_breaks_off_is_taken_up_again(
    page: Page, visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    visits.allow(LOST_CONNECTION)
    stub.broadcasts_everything = False
    stub.answers = [Answer(("You can come at ten or at noon.",), break_after=3)]
    chat = await ChatPage(page).open(served.url)
    await chat.say("When?")
    await chat.settled()
    await chat.shows("You: When?", "Assistant: You can come at ten or at noon.")
    assert len({post["client_message_id"] for post in stub.posts}) == 1
    assert len(stub.posts) == 2
    assert stub.texts("customer") == ["When?"]


async def test_what_was_read_before_the_break_stays_in_view(
    page: Page, visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    visits.allow(LOST_CONNECTION)
    hold = asyncio.Event()
    stub.answers = [Answer(("You can come at ten or at noon.",), hold=hold, hold_after=3)]
    chat = await ChatPage(page).open(served.url)
    await chat.say("When?")
    await expect(chat.draft).to_have_text("You can come")
    await served.kill()
    await expect(chat.banner).to_have_text("Connection lost. Trying again…")
    await expect(chat.draft).to_have_text("You can come")
    await served.start()
    hold.set()
    await chat.shows("You: When?", "Assistant: You can come at ten or at noon.")
    await expect(chat.banner).to_be_empty()


async def test_a_reload_shows_the_conversation_once_more_and_goes_on(
    page: Page, stub: ChatStub, served: Loopback
) -> None:
    chat = await ChatPage(page).open(served.url)
    await chat.say("Hi")
    await chat.shows("You: Hi", "Assistant: You said: Hi")
    await page.reload()
    await chat.shows("You: Hi", "Assistant: You said: Hi")
    await chat.say("Hi")
    await chat.shows("You: Hi", "Assistant: You said: Hi", "You: Hi", "Assistant: You said: Hi")
    assert len(stub.conversations) == 1


@pytest.mark.parametrize("names_messages", [True, False], ids=["with client ids", "without client ids"])
async def test_a_reload_while_the_agent_thinks_loses_and_repeats_nothing(
    names_messages: bool, page: Page, stub: ChatStub, served: Loopback
) -> None:
    stub.echoes_client_ids = names_messages
    hold = asyncio.Event()
    stub.answers = [Answer(("Ten is free.",), hold=hold)]
    chat = await ChatPage(page).open(served.url)
    await chat.say("Is ten free?")
    await expect(chat.typing).to_be_visible()
    await page.reload()
    await chat.shows("You: Is ten free?")
    hold.set()
    await chat.shows("You: Is ten free?", "Assistant: Ten is free.")
    assert stub.texts("customer") == ["Is ten free?"]


async def test_a_restart_of_the_server_is_bridged(page: Page, visits: Visits, stub: ChatStub, served: Loopback) -> None:
    visits.allow(LOST_CONNECTION)
    chat = await ChatPage(page).open(served.url)
    await chat.say("Hi")
    await chat.shows("You: Hi", "Assistant: You said: Hi")
    await served.kill()
    await chat.say("Still there?")
    await expect(chat.banner).to_have_text("Connection lost. Trying again…")
    await expect(chat.metas.last).to_have_text("Not sent yet")
    stub.say("We are back.", role="agent")
    await served.start()
    await chat.shows(
        "You: Hi",
        "Assistant: You said: Hi",
        "Assistant: We are back.",
        "You: Still there?",
        "Assistant: You said: Still there?",
    )
    await expect(chat.banner).to_be_empty()


async def test_what_is_written_offline_is_sent_when_the_network_is_back(
    page: Page, visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    visits.allow(LOST_CONNECTION)
    chat = await ChatPage(page).open(served.url)
    await page.context.set_offline(True)
    await chat.say("First")
    await chat.say("Second")
    await expect(chat.banner).to_contain_text("You are offline")
    await expect(chat.metas).to_have_text(["Not sent yet", "Not sent yet"])
    assert stub.posts == []
    await page.context.set_offline(False)
    await expect(page.locator("[data-delivery=queued]")).to_have_count(0)
    await expect(chat.banner).to_be_empty()
    assert stub.texts("customer") == ["First", "Second"]


async def test_what_was_written_offline_survives_a_reload(
    page: Page, visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    visits.allow(LOST_CONNECTION)
    chat = await ChatPage(page).open(served.url)
    await page.route("**/api/chat/**", lambda route: route.abort())
    await chat.say("Do not lose me")
    await expect(chat.metas).to_have_text("Not sent yet")
    await page.unroute("**/api/chat/**")
    await page.reload()
    await chat.shows("You: Do not lose me", "Assistant: You said: Do not lose me")
    assert len(stub.posts) == 1


async def test_an_old_unsent_message_is_not_sent_by_itself(page: Page, stub: ChatStub, served: Loopback) -> None:
    chat = await ChatPage(page).open(served.url)
    await page.evaluate(
        """url => localStorage.setItem(`frontdesk|${url}/||out|old`,
             JSON.stringify({text: "tomorrow at three", at: Date.now() - 7 * 3600 * 1000}))""",
        served.url,
    )
    await page.reload()
    await chat.shows("You: tomorrow at three")
    await expect(chat.metas).to_contain_text("has not been sent")
    assert stub.posts == []
    await chat.button("Edit").click()
    await expect(chat.input).to_have_value("tomorrow at three")
    await expect(chat.bubbles).to_have_count(0)


async def test_a_missed_message_is_fetched_after_the_line_was_lost(
    page: Page, visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    visits.allow(LOST_CONNECTION)
    chat = await ChatPage(page).open(served.url)
    await chat.say("Hi")
    await chat.shows("You: Hi", "Assistant: You said: Hi")
    stub.lose_listeners()
    stub.say("Did you see this?")
    await served.kill()
    await served.start()
    await chat.shows("You: Hi", "Assistant: You said: Hi", "Team member: Did you see this?")


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_whatever_breaks_each_message_is_said_and_answered_once(
    seed: int, page: Page, visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    visits.allow(LOST_CONNECTION)
    chance = random.Random(seed)
    stub.echoes_client_ids = chance.random() < 0.5
    chat = await ChatPage(page).open(served.url)
    expected: list[str] = []
    for number in range(8):
        text, reply = f"Message {number}", f"This is the reply to message {number}."
        hold = asyncio.Event()
        stub.answers.append(
            Answer((reply,), hold=hold, hold_after=chance.randrange(7), break_after=chance.choice([None, 0, 2, 5]))
        )
        await chat.say(text)
        mishap = chance.choice(["nothing", "reload", "restart", "offline"])
        if mishap == "reload":
            await page.reload()
        elif mishap == "restart":
            await served.kill()
            await served.start()
        elif mishap == "offline":
            await page.context.set_offline(True)
            await page.context.set_offline(False)
        hold.set()
        await chat.settled()
        expected += [f"You: {text}", f"Assistant: {reply}"]
        await chat.shows(*expected)
    assert stub.texts("customer") == [f"Message {number}" for number in range(8)]
    await page.reload()
    await chat.shows(*expected)
