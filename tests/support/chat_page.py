"""The chat in a browser as its tests speak of it."""

from playwright.async_api import Locator, Page, expect

# Evaluated as it is: Playwright's own waiting for a condition needs `eval`, which the policy of the page forbids.
SETTLED = """new Promise(done => {
    const look = () => Object.keys(localStorage).some(key => key.includes("|out|")) ? setTimeout(look, 20) : done();
    look();
})"""


class ChatPage:
    """One page with one `<frontdesk-chat>` on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.input = page.get_by_role("textbox", name="Message")
        self.bubbles = page.locator(".log .bubble")
        self.draft = page.locator(".draft:not([hidden])")
        self.typing = page.locator(".typing:not([hidden])")
        self.banner = page.locator(".banner")
        self.metas = page.locator(".meta")
        self.chips = page.locator(".chips button")

    async def open(self, url: str) -> "ChatPage":
        await self.page.goto(f"{url}/chat")
        await expect(self.input).to_be_visible()
        return self

    async def say(self, text: str) -> None:
        await self.input.fill(text)
        await self.input.press("Enter")

    async def shows(self, *lines: str) -> None:
        """Exactly these lines, each once, in this order: `You: …`, `Assistant: …`, `Team member: …`."""
        await expect(self.bubbles).to_have_text(list(lines))

    async def settled(self) -> None:
        """Every message has been answered, as far as this browser knows."""
        await self.page.evaluate(SETTLED)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)
