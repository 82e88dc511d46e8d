"""Pictures of the staff app with a well booked salon in it.

    python -m tests.browser.staff.pictures FOLDER [PATH ...]

Each at desktop and phone size, in light and dark. Without paths: the pages that are named below. `{booking}` and
`{conversation}` stand for what Dana has booked and said, `new-booking` for the second step of the wizard.
"""

import asyncio
import itertools
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Page

from booking_core import BookingFilter, Source, list_bookings
from tests.support.booking_dialogs import Wizard
from tests.support.bookings import ADMIN
from tests.support.browser import Visits, launched
from tests.support.busy_salon import fill
from tests.support.databases import MONDAY_MORNING, sqlite_url
from tests.support.staff_desk import DESKTOP, PHONE, StaffDesk, open_staff_desk, settled
from tests.support.talked_salon import talk

WIZARD = "new-booking"
PAGES = (
    "sign-in",
    "scheduling/bookings",
    "scheduling/bookings?view=month",
    "scheduling/bookings?view=day",
    "scheduling/bookings?view=list",
    "bookings",
    "scheduling/services",
    "scheduling/locations",
    "scheduling/providers",
    "scheduling/providers/ana",
    "scheduling/providers/chloe?show=dates",
    "scheduling/providers/chloe?show=off",
    "review",
    "inbox",
    "inbox/{conversation}",
    "bookings?booking={booking}",
    WIZARD,
    "settings",
    "settings/team",
    "settings/api-keys",
    "settings/account",
)
ZONE = {"timezone_id": "America/New_York"}
SIZES = {"desktop": DESKTOP, "phone": PHONE}


async def take(folder: Path, paths: list[str]) -> list[str]:
    """Gives what went wrong in the pages."""
    with TemporaryDirectory() as place:
        url = sqlite_url(Path(place) / "desk.db")
        async with launched() as browser, open_staff_desk(url, Visits(browser)) as desk:
            await talk(desk.database, desk.clock)
            await fill(desk.database, MONDAY_MORNING.date(), days=[*range(-8, 13)], by_agent=False)
            member, ids = await desk.member(), await danas(desk)
            for path, (size, viewport), scheme in itertools.product(paths, SIZES.items(), ("light", "dark")):
                page = await desk.visits.open(viewport=viewport, color_scheme=scheme, reduced_motion="reduce", **ZONE)
                if path != "sign-in":
                    await desk.sign_in(page, member)
                await go(page, f"{desk.url}/staff/", path.format(**ids))
                name = re.sub("[^a-z0-9]+", "-", path).strip("-")
                await page.screenshot(path=folder / f"{name}-{size}-{scheme}.png")
                await page.context.close()
            return desk.visits.errors()


async def danas(desk: StaffDesk) -> dict[str, str]:
    async with desk.database.reading() as uow:
        found = await list_bookings(uow, ADMIN, BookingFilter(source=Source.AI_AGENT))
    (booking,) = [each for each in found if each.customer.name == "Dana Reed"]
    return {"booking": booking.id, "conversation": booking.conversation_id or ""}


async def go(page: Page, app: str, path: str) -> None:
    await page.goto(app + ("scheduling/bookings" if path == WIZARD else path))
    await settled(page)
    if path == WIZARD:
        wizard = await Wizard(page).open()
        await wizard.to_times()
        await wizard.dialog.get_by_role("button", name=re.compile("providers? free")).nth(2).click()
        await settled(page)


if __name__ == "__main__":
    errors = asyncio.run(take(Path(sys.argv[1]), sys.argv[2:] or list(PAGES)))
    sys.exit("\n".join(errors))
