"""The chat page in a real browser against the real server."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from agent import answer_as_person
from booking_core import Role, StaffMember, Status, SystemClock, hand_back, take_over
from channels.whatsapp import parts_for
from tests.support.browser import Visits
from tests.support.chat_page import ChatPage
from tests.support.conversations import all_bookings
from tests.support.databases import SqliteTemplate
from tests.support.echo_model import EchoModel
from tests.support.loopback import Loopback
from tests.support.web_desk import Desk, open_desk

ANA = StaffMember("us_ana", "Ana", Role.MANAGER)
# What the browser itself reports when a request fails.
LOST = r"Failed to load resource|ERR_"

Opening = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def opening(sqlite_databases: SqliteTemplate, tmp_path: Path, visits: Visits) -> Opening:
    @asynccontextmanager
    async def opened(model: Any, **settings: Any) -> AsyncIterator[Desk]:
        async with sqlite_databases.copied(tmp_path) as url, open_desk(url, model, **settings) as desk:
            try:
                yield desk
            finally:
                await visits.close()

    return opened


@pytest.fixture
def model() -> EchoModel:
    return EchoModel()


@pytest_asyncio.fixture(loop_scope="session")
async def desk(opening: Opening, model: EchoModel) -> AsyncIterator[Desk]:
    async with opening(model) as opened:
        yield opened


async def conversation_of(page: Page) -> str:
    """The id of the conversation that this browser is in."""
    found: str = await page.evaluate(
        """() => {
            for (const key of Object.keys(localStorage)) {
                const value = JSON.parse(localStorage.getItem(key) ?? "null");
                if (value?.conversation) return value.conversation;
            }
        }"""
    )
    return found


async def answered(chat: ChatPage, text: str) -> str:
    """What the agent says to it."""
    before = await chat.bubbles.count()
    await chat.say(text)
    await expect(chat.bubbles).to_have_count(before + 2, timeout=15_000)
    return await chat.bubbles.last.inner_text()


async def test_a_customer_books_moves_and_cancels(page: Page, opening: Opening) -> None:
    async with opening(None) as desk:
        chat = await ChatPage(page).open(desk.url)
        await answered(chat, "I'd like a haircut with Ana at Downtown tomorrow at 10am")
        assert "Shall I book it?" in await answered(chat, "Jane Doe")
        await answered(chat, "yes please")
        (booking,) = await all_bookings(desk.database)
        assert (booking.status, booking.customer.name) == (Status.CONFIRMED, "Jane Doe")
        assert booking.starts_at.isoformat() == "2026-11-24T15:00:00+00:00"

        await answered(chat, "Can I move it to Wednesday at 2pm?")
        await answered(chat, "yes")
        old, new = sorted(await all_bookings(desk.database), key=lambda each: each.starts_at)
        assert (old.status, new.status) == (Status.RESCHEDULED, Status.CONFIRMED)
        assert new.starts_at.isoformat() == "2026-11-25T19:00:00+00:00"

        await answered(chat, "Please cancel my appointment")
        await answered(chat, "yes")
        assert {each.status for each in await all_bookings(desk.database)} == {Status.RESCHEDULED, Status.CANCELLED}


async def test_a_reply_appears_once_and_survives_a_reload(page: Page, desk: Desk) -> None:
    chat = await ChatPage(page).open(desk.url)
    await expect(page).to_have_title("Bloom")
    await chat.say("Hello there")
    await chat.shows("You: Hello there", "Assistant: You said: Hello there")
    await page.reload()
    await chat.say("Again")
    await chat.shows("You: Hello there", "Assistant: You said: Hello there", "You: Again", "Assistant: You said: Again")


async def test_the_agent_is_seen_thinking_and_a_reload_meanwhile_loses_nothing(
    page: Page, desk: Desk, model: EchoModel
) -> None:
    model.may_answer.clear()
    chat = await ChatPage(page).open(desk.url)
    await chat.say("Is ten free?")
    await expect(chat.typing).to_be_visible()
    await page.reload()
    await chat.shows("You: Is ten free?")
    model.may_answer.set()
    await chat.shows("You: Is ten free?", "Assistant: You said: Is ten free?")
    await expect(chat.typing).to_have_count(0)
    assert len(model.requests) == 1


async def test_what_is_written_while_the_agent_thinks_is_answered_in_one(
    page: Page, desk: Desk, model: EchoModel
) -> None:
    model.may_answer.clear()
    chat = await ChatPage(page).open(desk.url)
    await chat.say("A haircut")
    await expect(chat.typing).to_be_visible()
    await chat.say("on Friday")
    await chat.shows("You: A haircut", "You: on Friday")
    await expect(page.locator(".queued")).to_have_count(0)
    model.may_answer.set()
    await chat.shows("You: A haircut", "You: on Friday", "Assistant: You said: A haircut / on Friday")


async def test_a_restart_of_the_server_is_bridged(page: Page, visits: Visits, desk: Desk) -> None:
    visits.allow(LOST)
    chat = await ChatPage(page).open(desk.url)
    await chat.say("Hi")
    await chat.shows("You: Hi", "Assistant: You said: Hi")
    await desk.server.kill()
    await chat.say("Still there?")
    await expect(chat.banner).to_have_text("Connection lost. Trying again…")
    await desk.server.start()
    await chat.shows("You: Hi", "Assistant: You said: Hi", "You: Still there?", "Assistant: You said: Still there?")
    await expect(chat.banner).to_be_empty()


async def test_a_connection_that_breaks_while_the_agent_thinks_loses_and_repeats_nothing(
    page: Page, visits: Visits, desk: Desk, model: EchoModel
) -> None:
    visits.allow(LOST)
    model.may_answer.clear()
    chat = await ChatPage(page).open(desk.url)
    await chat.say("Hello")
    await expect(chat.typing).to_be_visible()
    await desk.server.kill()
    await expect(chat.banner).to_have_text("Connection lost. Trying again…")
    model.may_answer.set()
    await desk.server.start()
    await chat.shows("You: Hello", "Assistant: You said: Hello")
    await chat.settled()
    assert len(model.requests) == 1


async def test_two_tabs_show_the_same_conversation(page: Page, visits: Visits, desk: Desk) -> None:
    one = await ChatPage(page).open(desk.url)
    await one.say("From the first")
    await one.shows("You: From the first", "Assistant: You said: From the first")
    two = await ChatPage(await visits.tab(page.context)).open(desk.url)
    await two.say("From the second")
    for chat in (one, two):
        await chat.shows(
            "You: From the first",
            "Assistant: You said: From the first",
            "You: From the second",
            "Assistant: You said: From the second",
        )


async def test_a_person_takes_over_and_hands_back(page: Page, desk: Desk) -> None:
    chat = await ChatPage(page).open(desk.url)
    await chat.say("Hi")
    await chat.shows("You: Hi", "Assistant: You said: Hi")
    conversation_id = await conversation_of(page)
    async with desk.database.writing() as uow:
        await take_over(uow, ANA, conversation_id)
        await answer_as_person(uow, ANA, conversation_id, "This is Ana.", sent_at=SystemClock().now(), split=parts_for)
    desk.product.runner.deliver(conversation_id)
    so_far = ["You: Hi", "Assistant: You said: Hi", "Team member: This is Ana."]
    await chat.shows(*so_far)
    await chat.say("Thanks!")
    await chat.settled()
    await chat.shows(*so_far, "You: Thanks!")
    await expect(chat.typing).to_have_count(0)
    async with desk.database.writing() as uow:
        await hand_back(uow, ANA, conversation_id)
    await chat.say("Bye")
    # It has read what was said while it was silent.
    await chat.shows(*so_far, "You: Thanks!", "You: Bye", "Assistant: You said: Thanks! / Bye")


async def test_an_expired_conversation_is_followed_by_a_new_one(page: Page, visits: Visits, desk: Desk) -> None:
    visits.allow("401")
    chat = await ChatPage(page).open(desk.url)
    await chat.say("Hi")
    await chat.shows("You: Hi", "Assistant: You said: Hi")
    await page.evaluate(
        """() => {
            for (const key of Object.keys(localStorage)) {
                const value = JSON.parse(localStorage.getItem(key) ?? "null");
                if (value?.token) localStorage.setItem(key, JSON.stringify({...value, token: "expired"}));
            }
        }"""
    )
    await page.reload()
    await chat.say("Are you still there?")
    await expect(chat.bubbles.last).to_have_text("Assistant: You said: Are you still there?")


class Shop:
    """A site of somebody else that carries the widget and shows the chat page in a frame."""

    def __init__(self) -> None:
        self.desk = ""
        self.server = Loopback(Starlette(routes=[Route("/", self._home)]))

    async def _home(self, _: Request) -> Response:
        return HTMLResponse(
            f'<!doctype html><title>A shop</title><link rel="icon" href="data:,">'
            f'<script src="{self.desk}/widget.js" async></script><frontdesk-chat inline></frontdesk-chat>'
            f'<iframe src="{self.desk}/chat"></iframe>'
        )


@pytest_asyncio.fixture(loop_scope="session")
async def shop() -> AsyncIterator[Shop]:
    opened = Shop()
    await opened.server.start()
    yield opened
    await opened.server.kill()


async def test_a_site_of_the_settings_carries_the_chat(
    page: Page, opening: Opening, model: EchoModel, shop: Shop
) -> None:
    async with opening(model, widget_origins=shop.server.url) as desk:
        shop.desk = desk.url
        await page.goto(shop.server.url)
        chat = ChatPage(page)
        await chat.say("Hello")
        await chat.shows("You: Hello", "Assistant: You said: Hello")
        await expect(page.frame_locator("iframe").get_by_role("textbox", name="Message")).to_be_visible()


async def test_no_other_site_does(page: Page, visits: Visits, opening: Opening, model: EchoModel, shop: Shop) -> None:
    visits.allow(rf"{LOST}|CORS policy|frame-ancestors")
    async with opening(model) as desk:
        shop.desk = desk.url
        await page.goto(shop.server.url)
        chat = ChatPage(page)
        await chat.say("Hello")
        await expect(chat.banner).to_have_text("Connection lost. Trying again…")
        await expect(page.frame_locator("iframe").get_by_role("textbox", name="Message")).to_have_count(0)
        assert model.requests == []
