"""Plays the demo, and checks on the way that what should happen does."""

import asyncio
import secrets
import signal
import tempfile
import time
from datetime import datetime
from pathlib import Path

from rich.console import Console

from booking_core import Booking, BookingFilter, Business, Change, Status, SystemActor, booking_history, list_bookings
from channels.whatsapp import WEBHOOK_PATH, TwilioAccount
from channels.whatsapp.form import Form
from channels.whatsapp.stand_in import TwilioMessage, TwilioStandIn, inbound_form
from frontdesk.database import opened_database
from frontdesk.demo.customer import LONGEST_TALK, NAME, NUMBER, OPENING, answer_to
from frontdesk.demo.server import demo_server
from frontdesk.demo.telling import Telling
from frontdesk.demo_business import load_demo_business
from frontdesk.settings import Settings

MORNING = datetime.fromisoformat("2026-11-23T09:00:00-05:00")
REPLY_SECONDS = 30.0
DELIVERY = ("sent", "delivered", "read")


class DemoFailed(Exception):
    """Something did not happen that should have."""


async def play(console: Console) -> None:
    """Raises `DemoFailed`, or `ServerFailed` when there was nobody to talk to. Ends its server when it is ended."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    telling = Telling(console)
    with tempfile.TemporaryDirectory(prefix="frontdesk-demo-") as name:
        folder = Path(name)
        async with TwilioStandIn(_account(), reports=DELIVERY) as twilio:
            settings = _settings(folder, twilio.account)
            business = await _business(settings)
            telling.step("Starting a server with a database of its own, and a stand-in for Twilio …")
            async with demo_server(folder, environment_of(settings)) as address:
                twilio.call(address)
                telling.step(f"Serving on {address}; it is {MORNING:%A %-d %B %Y, %H:%M} there.")
                telling.begin(business.name, f"{MORNING:%A %-d %B %Y}")
                answers = await Talk(twilio, telling, business.name).hold()
                booking, history = await what_came_of_it(settings)
            if len(twilio.messages) != answers:
                raise DemoFailed(f"{len(twilio.messages)} replies were sent where there should be {answers}")
    telling.booking(booking, business.currency)
    telling.calendar_event(booking)
    telling.history(history)
    telling.end(f"Done: {answers} signed messages delivered twice and answered once, one booking, one calendar event.")


class Talk:
    """One conversation over the signed webhook; each answer comes through the stand-in's API."""

    def __init__(self, twilio: TwilioStandIn, telling: Telling, business: str, patience: float = REPLY_SECONDS) -> None:
        self._twilio = twilio
        self._telling = telling
        self._business = business
        self._patience = patience

    async def hold(self) -> int:
        """How many answers there were. Raises `DemoFailed`."""
        for text in OPENING[:-1]:
            await self._write(text)
        reply = await self._say(OPENING[-1])
        for answers in range(2, LONGEST_TALK):
            line = answer_to(reply)
            if line is None:
                raise DemoFailed(f"the customer did not know what to say to: {reply}")
            reply = await self._say(line.said)
            if line.last:
                return answers
        raise DemoFailed(f"after {LONGEST_TALK} answers nothing had been booked")

    async def _say(self, text: str) -> str:
        """What is replied. The message is delivered twice, as it happens, and must be answered once."""
        before = len(self._twilio.messages)
        form = await self._write(text)
        began = time.monotonic()
        await self._deliver(form)
        try:
            messages = await self._twilio.wait_for(before + 1, self._patience)
        except TimeoutError as error:
            refused = f"; Twilio refused {self._twilio.refusals}" if self._twilio.refusals else ""
            raise DemoFailed(f"there was no answer to “{text}” in {self._patience:g} seconds{refused}") from error
        reply = messages[before]
        self._check(reply, len(messages) - before)
        self._telling.agent_said(self._business, reply.body, f"after {time.monotonic() - began:.1f} s")
        return reply.body

    async def _write(self, text: str) -> Form:
        form = inbound_form(self._twilio.account, NUMBER, text, name=NAME)
        took = await self._deliver(form)
        self._telling.customer_said(NAME, text, f"webhook 200 in {took * 1000:.0f} ms")
        return form

    async def _deliver(self, form: Form) -> float:
        began = time.monotonic()
        answer = await self._twilio.post(WEBHOOK_PATH, form)
        if answer.status_code != 200:
            raise DemoFailed(f"the webhook answered with {answer.status_code}: {answer.text}")
        return time.monotonic() - began

    def _check(self, reply: TwilioMessage, count: int) -> None:
        if count != 1:
            raise DemoFailed(f"{count} replies came where there should be one")
        if reply.to != f"whatsapp:{NUMBER}":
            raise DemoFailed(f"a reply went to {reply.to}")


def environment_of(settings: Settings) -> dict[str, str]:
    """The settings of the server, as its environment."""
    token, clock = settings.twilio_auth_token, settings.clock
    assert token is not None
    assert clock is not None
    return {
        "FRONTDESK_DATABASE_URL": settings.database_url,
        "FRONTDESK_CLOCK": clock.isoformat(),
        "FRONTDESK_TWILIO_API_URL": settings.twilio_api_url,
        "FRONTDESK_WHATSAPP_FROM": str(settings.whatsapp_from),
        "TWILIO_ACCOUNT_SID": str(settings.twilio_account_sid),
        "TWILIO_AUTH_TOKEN": token.get_secret_value(),
    }


def _account() -> TwilioAccount:
    """Made up afresh each time: it opens nothing."""
    return TwilioAccount(
        sid=f"AC{secrets.token_hex(16)}", auth_token=secrets.token_hex(16), sender="+14155238886", public_url=""
    )


def _settings(folder: Path, account: TwilioAccount) -> Settings:
    return Settings.model_validate(
        {
            "database_url": f"sqlite+aiosqlite:///{folder / 'demo.db'}",
            "clock": MORNING,
            "twilio_account_sid": account.sid,
            "twilio_auth_token": account.auth_token,
            "whatsapp_from": account.sender,
            "twilio_api_url": account.api_url,
        }
    )


async def _business(settings: Settings) -> Business:
    """The demo's, in a new database: without the weeks of work that a first start comes with."""
    async with opened_database(settings, upgrading=True) as database:
        await load_demo_business(database)
        async with database.reading() as uow:
            return (await uow.catalog()).business


async def what_came_of_it(settings: Settings) -> tuple[Booking, list[Change]]:
    """What stands in the database. Raises `DemoFailed` unless it is a booking with all that belongs to it."""
    async with opened_database(settings) as database, database.reading() as uow:
        bookings = await list_bookings(uow, SystemActor(), BookingFilter())
        if len(bookings) != 1:
            raise DemoFailed(f"there are {len(bookings)} bookings where there should be one")
        (booking,) = bookings
        history = await booking_history(uow, SystemActor(), booking.id)
    if booking.status is not Status.CONFIRMED:
        raise DemoFailed(f"the booking is {booking.status}, not confirmed")
    if booking.calendar_event is None or booking.calendar_event.title != f"{booking.service_name} - {NAME}":
        raise DemoFailed(f"the calendar event is not what it should be: {booking.calendar_event}")
    if not history or history[0].evidence is None:
        raise DemoFailed("the history does not say what the customer agreed to")
    return booking, history
