"""A real browser for tests, and pages that fail their test when something goes wrong in them."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Error, Page, async_playwright, expect

from tests.support.chromium import ARGUMENTS, find_chromium

LOST_CONNECTION = r"Failed to load resource|ERR_"
"""What a browser reports by itself when a request fails: for `Visits.allow`."""
PATIENCE_MS = 20_000
"""Long, because the machine may be busy with everything else that is tested."""

expect.set_options(timeout=PATIENCE_MS)


class Visits:
    """The pages a test opens. What they write to the console as an error fails the test, unless it is allowed."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._said: list[str] = []
        self._allowed: list[re.Pattern[str]] = []

    async def open(self, **context_options: Any) -> Page:
        """A visitor of their own: nothing stored, nothing shared with the others."""
        context = await self._browser.new_context(**{"locale": "en-US", **context_options})
        context.set_default_timeout(PATIENCE_MS)
        self._contexts.append(context)
        return await self.tab(context)

    async def tab(self, context: BrowserContext) -> Page:
        """Another tab of the same visitor."""
        page = await context.new_page()
        page.on("console", self._on_console)
        page.on("pageerror", self._on_error)
        return page

    def allow(self, pattern: str) -> None:
        """An error that this test brings about on purpose."""
        self._allowed.append(re.compile(pattern))

    def errors(self) -> list[str]:
        return [said for said in self._said if not any(allowed.search(said) for allowed in self._allowed)]

    async def close(self) -> None:
        """A server that a test stops should let its visitors go first, or they see it die."""
        while self._contexts:
            await self._contexts.pop().close()

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._said.append(f"{message.text} ({message.location.get('url', '')})")

    def _on_error(self, error: Error) -> None:
        self._said.append(f"uncaught: {error.message}")


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    chromium = find_chromium()
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(
            executable_path=chromium.binary,
            args=list(ARGUMENTS),
            env={**chromium.environment} or None,
        )
        yield started
        await started.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with launched() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def visits(browser: Browser) -> AsyncIterator[Visits]:
    opened = Visits(browser)
    yield opened
    await opened.close()
    errors = opened.errors()
    assert not errors, "\n".join(errors)


@pytest_asyncio.fixture(loop_scope="session")
async def page(visits: Visits) -> Page:
    return await visits.open(viewport={"width": 1280, "height": 800})
