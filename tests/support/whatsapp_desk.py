"""The routes of WhatsApp behind a real server on loopback, with a stand-in for Twilio at the other end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import httpx
from fastapi import FastAPI

from booking_core import Database, SystemClock
from channels.whatsapp import TwilioAccount, WhatsApp, whatsapp_router
from channels.whatsapp.stand_in import TwilioStandIn
from frontdesk.problems import handle_problems
from tests.support.businesses import load_into
from tests.support.loopback import Loopback

ACCOUNT = TwilioAccount(
    sid="AC" + "0" * 32,
    auth_token="a-token-of-tests",
    sender="+14155238886",
    public_url="https://desk.example.com",
)
JANE = "+12125550123"


@dataclass
class Doorbell:
    """Whom the routes have woken."""

    woken: list[tuple[str, float]] = field(default_factory=list)
    delivering: list[str] = field(default_factory=list)

    def wake(self, conversation_id: str, quiet: float) -> None:
        self.woken.append((conversation_id, quiet))

    def deliver(self, conversation_id: str) -> None:
        self.delivering.append(conversation_id)


@dataclass
class Desk:
    """`account` has the addresses of this server and of the stand-in; `client` is anybody on the internet."""

    url: str
    database: Database
    account: TwilioAccount
    doorbell: Doorbell
    twilio: TwilioStandIn
    client: httpx.AsyncClient


@asynccontextmanager
async def open_desk(database: Database) -> AsyncIterator[Desk]:
    """Of a salon that customers can book at."""
    await load_into(database)
    doorbell = Doorbell()
    app = FastAPI()
    handle_problems(app)
    server = Loopback(app)
    await server.start()
    # Which address it has is known only now.
    account = replace(ACCOUNT, public_url=server.url)
    app.include_router(whatsapp_router(WhatsApp(database, account, SystemClock(), doorbell.wake, doorbell.deliver)))
    try:
        async with TwilioStandIn(account) as twilio, httpx.AsyncClient(base_url=server.url, trust_env=False) as client:
            yield Desk(server.url, database, twilio.account, doorbell, twilio, client)
    finally:
        await server.kill()
