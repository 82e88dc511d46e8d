"""The wizard for a new booking and the dialog of one, as somebody of the team uses them."""

import re
from typing import Any

from playwright.async_api import Locator, Page, expect

from booking_core import Booking, BookingFilter, Database, SystemActor, list_bookings
from tests.support.bookings import book
from tests.support.staff_desk import StaffDesk

BOOKINGS = "/staff/bookings"


async def all_of(database: Database) -> list[Booking]:
    async with database.reading() as uow:
        return await list_bookings(uow, SystemActor(), BookingFilter())


class Times:
    """The days and slots that both of them have."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.dialog = page.get_by_role("dialog")
        self.lost = self.dialog.get_by_role("alert")

    def slot(self, times: str, free: str = "") -> Locator:
        """The button of `9:00 - 9:30 AM`; its dash has thin spaces around it."""
        pattern = re.escape(times).replace(r"\ \-\ ", r"\s[–-]\s").replace(r"\ ", r"\s")
        return self.dialog.get_by_role("button", name=re.compile(rf"^{pattern}, .*{free}"))

    def day(self, date: str) -> Locator:
        """In the strip."""
        return self.dialog.get_by_role("group", name="Days").get_by_role("button", name=date)

    async def press(self, name: str) -> None:
        await self.dialog.get_by_role("button", name=name, exact=True).click()

    async def ask_why_not(self, clock: str) -> Locator:
        await self.press("A time is missing?")
        await self.dialog.get_by_label("Time", exact=True).fill(clock)
        await self.press("Why not?")
        return self.dialog.get_by_role("list", name=re.compile("provider by provider"))


class Wizard(Times):
    async def open(self) -> "Wizard":
        await self.page.get_by_role("button", name="New Booking").click()
        await self.at("Which service")
        return self

    async def at(self, heading: str) -> None:
        await expect(self.dialog.get_by_role("heading", name=re.compile(heading))).to_be_visible()

    async def choose(self, name: str) -> None:
        await self.dialog.get_by_role("radio", name=re.compile(name)).click()

    async def next(self) -> None:
        await self.press("Next")

    async def to_times(self, service: str = "Haircut", location: str = "Downtown") -> None:
        await self.choose(service)
        await self.choose(location)
        await self.next()
        await self.at("Which day")

    async def to_customer(self, slot: str = "10:00 - 10:30 AM", provider: str = "Ben Okafor") -> None:
        """A haircut at Downtown on Tuesday."""
        await self.to_times()
        await self.day("Tue, Nov 24").click()
        await self.slot(slot).click()
        await self.next()
        await self.at("With whom")
        await self.choose(provider)
        await self.next()
        await self.at("Who is it for")

    def field(self, label: str) -> Locator:
        return self.dialog.get_by_label(label, exact=label != "Name")

    async def create(self) -> None:
        await self.press("Create booking")


async def open_wizard(desk: StaffDesk, **options: Any) -> Wizard:
    return await Wizard(await desk.open_page(BOOKINGS, **options)).open()


async def open_booking(desk: StaffDesk, booking: Booking, **options: Any) -> Times:
    opened = Times(await desk.open_page(f"{BOOKINGS}?booking={booking.id}", **options))
    await expect(opened.dialog.get_by_role("region", name="History").get_by_role("listitem").first).to_be_visible()
    return opened


async def a_booking(desk: StaffDesk, start: str = "10:00", **fields: Any) -> Booking:
    """A haircut with Ana at Downtown for Dana, on Tuesday."""
    return await book(desk.database, start, **fields)
