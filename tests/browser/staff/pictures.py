"""Pictures of the staff app with a well booked salon in it.

    python -m tests.browser.staff.pictures FOLDER [PATH ...]

Each at desktop and phone size, in light and dark. Without paths: the pages that are named below.
"""

import asyncio
import itertools
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.browser import Visits, launched
from tests.support.busy_salon import fill
from tests.support.databases import MONDAY_MORNING, sqlite_url
from tests.support.staff_desk import DESKTOP, PHONE, open_staff_desk, settled

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
    "settings",
    "settings/team",
    "settings/api-keys",
    "settings/account",
)
SIZES = {"desktop": DESKTOP, "phone": PHONE}


async def take(folder: Path, paths: list[str]) -> list[str]:
    """Gives what went wrong in the pages."""
    with TemporaryDirectory() as place:
        url = sqlite_url(Path(place) / "desk.db")
        async with launched() as browser, open_staff_desk(url, Visits(browser)) as desk:
            await fill(desk.database, MONDAY_MORNING.date(), days=[*range(-8, 13)])
            member = await desk.member()
            for path, (size, viewport), scheme in itertools.product(paths, SIZES.items(), ("light", "dark")):
                page = await desk.visits.open(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
                if path != "sign-in":
                    await desk.sign_in(page, member)
                await page.goto(f"{desk.url}/staff/{path}")
                await settled(page)
                await page.screenshot(path=folder / f"{re.sub('[^a-z0-9]+', '-', path)}-{size}-{scheme}.png")
                await page.context.close()
            return desk.visits.errors()


if __name__ == "__main__":
    errors = asyncio.run(take(Path(sys.argv[1]), sys.argv[2:] or list(PAGES)))
    sys.exit("\n".join(errors))
