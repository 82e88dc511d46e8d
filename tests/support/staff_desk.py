"""The staff app in a browser: the demo salon behind a real server, and people of its team who are signed in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import Page, ViewportSize, expect
from pydantic import SecretStr

from booking_core import Database, Role, SetClock, SystemActor
from frontdesk.app import app_of
from frontdesk.demo_business import load_demo_business
from frontdesk.settings import Settings
from frontdesk.wiring import build_product
from staff.members import NewMember, TeamMember, add_member
from staff.passwords import Passwords
from staff.sessions import open_session
from staff.signed_in import COOKIE
from tests.support.browser import Visits
from tests.support.databases import MONDAY_MORNING
from tests.support.loopback import Loopback
from tests.support.team_desk import QUICK, SECRET

AXE = Path(__file__).parents[1] / "browser/node_modules/axe-core/axe.min.js"
DESKTOP, PHONE = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=844)
PASSWORD = "a password that only tests have"
ELSEWHERE = "Asia/Kolkata"
"""The zone of the browser: what the salon's clocks read has nothing to do with it."""
LOOKS: tuple[tuple[ViewportSize, Literal["light", "dark"]], ...] = ((PHONE, "dark"), (DESKTOP, "light"))
SERIOUS = ("serious", "critical")
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
STILL = """Promise.all(document.getAnimations()
    .filter(each => each.effect.getTiming().iterations !== Infinity)
    .map(each => each.finished.catch(() => null)))"""


@dataclass
class StaffDesk:
    """`clock` is the product's and the machine's; it stands still on Monday morning."""

    database: Database
    server: Loopback
    clock: SetClock
    visits: Visits

    @property
    def url(self) -> str:
        return self.server.url

    async def member(
        self, role: Role = Role.ADMIN, name: str = "Alex Morgan", provider_id: str | None = None
    ) -> TeamMember:
        password = await Passwords(QUICK).hashed(PASSWORD)
        email = f"{name.split()[0].lower()}@bloom.example"
        async with self.database.writing() as uow:
            new = NewMember(email, name, role, password, provider_id)
            return await add_member(uow, SystemActor(), new, self.clock.now())

    async def open_page(self, path: str = "/staff/", member: TeamMember | None = None, **context: Any) -> Page:
        """A browser of its own in which the member is signed in; an administrator unless one is named."""
        page = await self.visits.open(**{"viewport": DESKTOP, "timezone_id": ELSEWHERE, **context})
        await self.sign_in(page, member or await self.member())
        await page.goto(f"{self.url}{path}")
        return page

    async def sign_in(self, page: Page, member: TeamMember) -> None:
        """Without the page for it."""
        async with self.database.writing() as uow:
            session = await open_session(uow, member, self.clock.now())
        await page.context.add_cookies([{"name": COOKIE, "value": session.token, "url": self.url, "httpOnly": True}])


@asynccontextmanager
async def open_staff_desk(database_url: str, visits: Visits, **more: Any) -> AsyncIterator[StaffDesk]:
    clock = SetClock(MONDAY_MORNING)
    settings = Settings(database_url=database_url, secret_key=SecretStr(SECRET), clock=MONDAY_MORNING, **more)
    product = build_product(settings, system_clock=clock)
    app = app_of(product)
    app.state.team_door = replace(app.state.team_door, passwords=Passwords(QUICK))
    server = Loopback(app, websockets=True)
    async with product.running():
        await load_demo_business(product.database)
        await server.start()
        try:
            yield StaffDesk(product.database, server, clock, visits)
        finally:
            await visits.close()
            await server.kill()


async def accessible_and_fits(page: Page) -> None:
    """On a phone in the dark, and then at a desk in light."""
    for size, scheme in LOOKS:
        await page.set_viewport_size(size)
        await page.emulate_media(color_scheme=scheme)
        await page.evaluate(DRAWN)
        await no_serious_violations(page)
        await nothing_scrolls_sideways(page)


async def no_serious_violations(page: Page) -> None:
    """Of what axe knows about accessibility."""
    await settled(page)
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await page.evaluate("axe.run({resultTypes: ['violations']}).then(result => result.violations)")
    told = [
        f"{each['id']}: {[node['html'][:200] for node in each['nodes'][:3]]}"
        for each in found
        if each["impact"] in SERIOUS
    ]
    assert not told, "\n".join(told)


async def settled(page: Page) -> None:
    """What was asked for has come, and nothing moves any more."""
    await page.wait_for_load_state("networkidle")
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    await page.evaluate(STILL)


async def nothing_scrolls_sideways(page: Page) -> None:
    wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


async def shows_heading(page: Page, title: str) -> None:
    await expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
