"""The bookings calendar in a browser with 2,000 bookings in its month: how long it takes to stand, and to change.

python -m bench.calendar_page
"""

import asyncio
import logging
import sys
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from playwright.async_api import Page, expect
from sqlalchemy import insert

from booking_core import CustomerDetails, bare
from booking_core.tables import BookingRow
from frontdesk.logs import set_up_logs
from tests.support.bookings import book
from tests.support.browser import Visits, launched
from tests.support.databases import MONDAY_MORNING, sqlite_url
from tests.support.staff_desk import StaffDesk, open_staff_desk

BOOKINGS = 2_000
DAYS = 28
FIRST = MONDAY_MORNING - timedelta(days=22)
STILL = "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"


def rows() -> list[dict[str, Any]]:
    """Completed ones occupy nobody, so that any number fits."""
    found = []
    for number in range(BOOKINGS):
        starts_at = FIRST + timedelta(days=number % DAYS, minutes=15 * (number // DAYS % 36))
        found.append(
            {
                "id": f"bk_bench_{number}",
                "status": "completed",
                "source": "manual",
                "service_id": "haircut",
                "location_id": "downtown",
                "provider_id": ("ana", "ben", "chloe")[number % 3],
                "starts_at": starts_at,
                "ends_at": starts_at + timedelta(minutes=30),
                "customer_name": f"Customer {number}",
                "created_by_kind": "staff",
                "created_by_id": "us_1",
                "created_by_name": "Alex",
                "created_at": FIRST - timedelta(days=1),
                "version": 1,
            }
        )
    return found


async def measured(desk: StaffDesk) -> list[str]:
    """Each in seconds, from asking to seeing."""
    async with desk.database.engine.connect() as connection:
        await connection.execution_options(frontdesk_writing=True)
        async with connection.begin():
            await connection.execute(insert(bare(BookingRow)), rows())
    page = await desk.open_page("/staff/scheduling/bookings?view=month")
    blocks, said = page.locator(".desk-event"), []

    async def timed(what: str, done: Awaitable[Any]) -> None:
        began = perf_counter()
        await done
        said.append(f"{perf_counter() - began:6.2f} s  {what}")

    await timed("the first month, from opening the page", shown(page, blocks.first))
    await page.reload()
    await timed("the month again, with its files at hand", shown(page, blocks.first))
    await page.keyboard.press("w")
    await timed("to the week, which is at hand", shown(page, page.get_by_text("9am", exact=True).first))
    await page.keyboard.press("m")
    await timed("back to the month", shown(page, page.get_by_text("more").first))
    booking = book(desk.database, "17:00", provider_id="ben", customer=CustomerDetails("Just Now"))
    await page.goto(f"{desk.url}/staff/scheduling/bookings?view=day&date=2026-11-24")
    await shown(page, blocks.first)
    await booking
    await timed("until a new booking is seen in a full day", expect(blocks.filter(has_text="Just Now")).to_be_visible())
    return said


async def shown(page: Page, something: Any) -> None:
    await expect(something).to_be_visible(timeout=60_000)
    await expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=60_000)
    await page.evaluate(STILL)


async def main() -> None:
    set_up_logs(level=logging.WARNING)
    with TemporaryDirectory() as folder:
        url = sqlite_url(Path(folder) / "desk.db")
        async with launched() as browser, open_staff_desk(url, Visits(browser)) as desk:
            lines = await measured(desk)
    sys.stdout.write("\n".join([f"{BOOKINGS} bookings in the month", *lines, ""]))


if __name__ == "__main__":
    asyncio.run(main())
