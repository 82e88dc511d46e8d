import base64
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tests.support.browser import Visits
from tests.support.chat_page import ChatPage
from tests.support.chat_stub import Answer, ChatStub
from tests.support.loopback import Loopback

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
DOC = Path(__file__).parents[2] / "docs/chat-widget.md"
UNKIND_STYLE = "* { color: red !important; font: 40px cursive } div, dialog { visibility: hidden }"


def foreign_site(desk: str) -> Starlette:
    """A page of somebody else: its own style, its own shortcuts, and a strict content security policy."""

    async def home(request: Request) -> Response:
        attributes = request.query_params.get("with", "")
        policy = (
            f"default-src 'none'; script-src {desk} 'nonce-own'; style-src 'nonce-own'; connect-src {desk};"
            " require-trusted-types-for 'script'"
        )
        body = (
            '<!doctype html><html lang="en"><head><title>A site</title>'
            '<meta name="viewport" content="width=device-width">'
            f'<style nonce="own">{UNKIND_STYLE}</style><script src="{desk}/widget.js" async></script></head><body>'
            '<main tabindex="-1"><h1>A site of its own</h1></main>'
            '<script nonce="own">document.title = "0"; onkeydown = () => document.title += "k"</script>'
            f"<frontdesk-chat {attributes}></frontdesk-chat></body></html>"
        )
        return HTMLResponse(body, headers={"Content-Security-Policy": policy})

    return Starlette(routes=[Route("/", home)])


@pytest_asyncio.fixture(loop_scope="session")
async def site(served: Loopback) -> AsyncIterator[Loopback]:
    server = Loopback(foreign_site(served.url))
    await server.start()
    yield server
    await server.kill()


@pytest.fixture
def chat(page: Page, visits: Visits) -> ChatPage:
    # The page's own favicon, which its policy forbids.
    visits.allow("favicon")
    return ChatPage(page)


async def test_the_bubble_opens_a_chat_with_the_server_its_script_came_from(
    chat: ChatPage, stub: ChatStub, site: Loopback
) -> None:
    await chat.page.goto(f"{site.url}/?with=title='Bloom Salon'")
    await expect(chat.input).to_be_hidden()
    await chat.button("Open chat").click()
    await expect(chat.page.get_by_role("dialog", name="Bloom Salon")).to_be_visible()
    await chat.say("Hi")
    await chat.shows("You: Hi", "Assistant: You said: Hi")


async def test_the_style_of_the_page_stays_outside(chat: ChatPage, stub: ChatStub, site: Loopback) -> None:
    await chat.page.goto(f"{site.url}/?with=open accent='%23b14aed'")
    await chat.say("Hi")
    colour, family, size = await chat.bubbles.first.evaluate(
        "bubble => { const style = getComputedStyle(bubble); return [style.color, style.fontFamily, style.fontSize] }"
    )
    assert colour == "rgb(255, 255, 255)"
    assert "cursive" not in family
    assert size == "15px"


async def test_what_is_typed_is_no_shortcut_of_the_page(chat: ChatPage, stub: ChatStub, site: Loopback) -> None:
    await chat.page.goto(f"{site.url}/?with=open")
    await chat.input.press_sequentially("quick")
    assert await chat.page.title() == "0"
    await chat.page.locator("main").press("a")
    assert await chat.page.title() == "0k"


async def test_the_keyboard_is_enough(chat: ChatPage, stub: ChatStub, site: Loopback) -> None:
    page = chat.page
    await page.goto(site.url)
    await expect(chat.button("Open chat")).to_be_visible()
    await page.keyboard.press("Tab")
    await expect(chat.button("Open chat")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(chat.input).to_be_focused()
    await page.keyboard.type("Line one")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("line two")
    await page.keyboard.press("Enter")
    await expect(chat.bubbles).to_have_count(2)
    await expect(chat.input).to_be_focused()
    assert stub.texts("customer") == ["Line one\nline two"]
    await chat.button("More options").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    question = page.get_by_role("alertdialog")
    await expect(question.get_by_role("button", name="Keep this one")).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(question.get_by_role("button", name="Start over")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(question).to_be_hidden()
    await expect(chat.button("More options")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(chat.input).to_be_hidden()
    await expect(chat.button("Open chat")).to_be_focused()


async def test_news_is_counted_while_the_chat_is_closed(chat: ChatPage, stub: ChatStub, site: Loopback) -> None:
    await chat.page.goto(f"{site.url}/?with=open")
    await chat.say("Hi")
    await chat.shows("You: Hi", "Assistant: You said: Hi")
    await chat.input.press("Escape")
    stub.say("One more thing")
    await expect(chat.button("Open chat, 1 new message")).to_be_visible()
    await chat.page.reload()
    await chat.button("Close chat").first.click()
    stub.say("And another")
    await chat.button("Open chat, 1 new message").click()
    await expect(chat.bubbles).to_have_count(4)


async def test_a_phone_shows_nothing_but_the_open_chat(visits: Visits, stub: ChatStub, site: Loopback) -> None:
    visits.allow("favicon")
    page = await visits.open(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    await page.goto(site.url)
    chat = ChatPage(page)
    await chat.button("Open chat").tap()
    box = await page.get_by_role("dialog").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    # The on-screen keyboard would hide what was just opened.
    await expect(chat.input).not_to_be_focused()
    assert float((await chat.input.evaluate("input => getComputedStyle(input).fontSize")).removesuffix("px")) >= 16
    await chat.button("Close chat").first.tap()
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_a_known_visitor_is_not_shown_the_conversation_of_another(
    chat: ChatPage, stub: ChatStub, site: Loopback
) -> None:
    await chat.page.goto(f"{site.url}/?with=open identity={token_of('ann')}")
    await chat.say("I am Ann")
    await expect(chat.bubbles).to_have_count(2)
    assert stub.conversation.identity == token_of("ann")
    element = chat.page.locator("frontdesk-chat")
    await element.evaluate("(chat, token) => chat.setAttribute('identity', token)", token_of("bob"))
    await expect(chat.bubbles).to_have_count(0)
    await element.evaluate("(chat, token) => chat.setAttribute('identity', token)", token_of("ann"))
    await chat.shows("You: I am Ann", "Assistant: You said: I am Ann")


def token_of(subject: str) -> str:
    """Shaped like a signed token; nobody here checks the signature."""
    claims = base64.urlsafe_b64encode(json.dumps({"sub": subject}).encode()).decode().rstrip("=")
    return f"head.{claims}.signature"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["desktop", "phone"])
async def test_axe_finds_nothing_serious(
    scheme: str, size: tuple[int, int], visits: Visits, stub: ChatStub, served: Loopback
) -> None:
    page = await visits.open(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce"
    )
    stub.answers = [Answer(("Shall I book it?\n- Haircut\n- https://bloom.example",), quick_replies=("Yes", "No"))]
    chat = await ChatPage(page).open(served.url)
    assert await violations(page) == []
    await chat.say("Tuesday at ten " + "please " * 260)
    await expect(chat.chips).to_have_count(2)
    stub.say("This is Ana.")
    await chat.input.fill("a" * 2_001)
    await chat.button("More options").click()
    assert await violations(page) == []
    await chat.button("Start over").click()
    assert await violations(page) == []


async def violations(page: Page) -> list[dict[str, Any]]:
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text())
    found = await page.evaluate("axe.run().then(result => result.violations)")
    return [{"id": one["id"], "where": [node["html"] for node in one["nodes"]]} for one in found]


async def test_every_attribute_is_documented(page: Page, stub: ChatStub, served: Loopback) -> None:
    await ChatPage(page).open(served.url)
    attributes = await page.evaluate("customElements.get('frontdesk-chat').observedAttributes")
    documented = re.findall(r"^\| `(\w+)` \|", DOC.read_text(), re.MULTILINE)
    assert sorted(documented) == sorted(attributes)
