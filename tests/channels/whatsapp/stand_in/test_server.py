"""The stand-in as Twilio's own client sees it, and anybody else."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request, Response
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from booking_core import SetClock
from channels.whatsapp.account import STATUS_PATH
from channels.whatsapp.form import read_form
from channels.whatsapp.signature import verified_form
from channels.whatsapp.stand_in import ACCEPT_AND_CUT, ACCEPT_AND_DROP, TwilioStandIn
from tests.support.loopback import Loopback
from tests.support.whatsapp_desk import ACCOUNT, JANE

TO, FROM = f"whatsapp:{JANE}", "whatsapp:+14155238886"
MESSAGES = f"/2010-04-01/Accounts/{ACCOUNT.sid}/Messages.json"
NOW = datetime(2026, 11, 23, 14, 0, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
async def twilio(clock: SetClock) -> AsyncIterator[TwilioStandIn]:
    async with TwilioStandIn(ACCOUNT, clock=clock) as stand_in:
        yield stand_in


@pytest.fixture
async def client(twilio: TwilioStandIn) -> AsyncIterator[httpx.AsyncClient]:
    auth = (ACCOUNT.sid, ACCOUNT.auth_token)
    async with httpx.AsyncClient(base_url=twilio.account.api_url, auth=auth, trust_env=False) as opened:
        yield opened


class Redirected(TwilioHttpClient):
    """Twilio's client with the host of the stand-in in place of Twilio's."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def request(self, method: str, url: str, *arguments: Any, **named: Any) -> Any:
        return super().request(method, url.replace("https://api.twilio.com", self._url), *arguments, **named)


def own_client(twilio: TwilioStandIn) -> Any:
    return Client(ACCOUNT.sid, ACCOUNT.auth_token, http_client=Redirected(twilio.account.api_url))


async def test_twilios_own_client_sends_and_lists(twilio: TwilioStandIn, clock: SetClock) -> None:
    messages = own_client(twilio).messages

    def send_and_list() -> Any:
        sent = [messages.create(to=TO, from_=FROM, body=f"message {number}") for number in range(3)]
        return sent, messages.list(to=TO, from_=FROM, page_size=2)

    sent, listed = await asyncio.to_thread(send_and_list)
    assert [message.sid for message in reversed(sent)] == [message.sid for message in listed]
    assert {message.status for message in sent} == {"queued"}
    assert listed[0].date_created == NOW
    assert listed[0].body == "message 2"


async def test_twilios_own_client_understands_a_refusal(twilio: TwilioStandIn) -> None:
    with pytest.raises(TwilioRestException) as refusal:
        await asyncio.to_thread(own_client(twilio).messages.create, to=TO, from_=FROM, body="x" * 1601)
    assert (refusal.value.status, refusal.value.code) == (400, 21617)
    assert twilio.refusals == [21617]


@dataclass(frozen=True)
class Refused:
    id: str
    fields: dict[str, str]
    code: int


REFUSED = (
    Refused("nobody to send to", {"To": ""}, 21604),
    Refused("nobody to send from", {"From": ""}, 21603),
    Refused("not our number", {"From": "whatsapp:+15550001111"}, 63007),
    Refused("not on WhatsApp", {"To": JANE}, 21910),
    Refused("no number", {"To": "whatsapp:jane"}, 21211),
    Refused("a number without a plus", {"To": "whatsapp:12125550123"}, 21211),
    Refused("to oneself", {"To": FROM}, 63031),
    Refused("no text", {"Body": ""}, 21619),
    Refused("nothing but space", {"Body": " \n"}, 21619),
    Refused("too long", {"Body": "x" * 1601}, 21617),
    Refused("reports to nowhere", {"StatusCallback": "desk"}, 21609),
)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.id)
async def test_what_twilio_would_refuse(client: httpx.AsyncClient, twilio: TwilioStandIn, case: Refused) -> None:
    answer = await client.post(MESSAGES, data={"To": TO, "From": FROM, "Body": "Hello", **case.fields})
    assert answer.status_code == 400
    assert answer.json()["code"] == case.code
    assert answer.json()["more_info"].endswith(f"/{case.code}")
    assert twilio.messages == []


async def test_a_parameter_nobody_knows_is_passed_over(client: httpx.AsyncClient) -> None:
    answer = await client.post(MESSAGES, data={"To": TO, "From": FROM, "Body": "Hello", "Fancy": "yes"})
    assert answer.status_code == 201
    shown = answer.json()
    assert (shown["status"], shown["direction"], shown["date_sent"]) == ("queued", "outbound-api", None)
    assert shown["date_created"] == "Mon, 23 Nov 2026 14:00:00 +0000"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", MESSAGES.replace("AC0", "AC1"), 404),
        ("GET", "/2010-04-01/Accounts", 404),
        ("DELETE", MESSAGES, 405),
        ("GET", MESSAGES.replace("/Messages", ""), 200),
    ],
)
async def test_there_is_one_account_and_its_messages(
    client: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    assert (await client.request(method, path)).status_code == status


@pytest.mark.parametrize("auth", [("", ""), (ACCOUNT.sid, "guessed"), ("AC1", ACCOUNT.auth_token)])
async def test_credentials_are_checked(client: httpx.AsyncClient, auth: tuple[str, str]) -> None:
    answer = await client.post(MESSAGES, data={"To": TO, "From": FROM, "Body": "Hello"}, auth=auth)
    assert (answer.status_code, answer.json()["code"]) == (401, 20003)


async def listed(client: httpx.AsyncClient, **query: str) -> list[str]:
    answer = await client.get(MESSAGES, params=query)
    return [message["body"] for message in answer.json()["messages"]]


async def test_the_list_is_filtered_as_twilios_is(
    client: httpx.AsyncClient, twilio: TwilioStandIn, clock: SetClock
) -> None:
    for body in ("Sunday", "Monday", "Tuesday", "still queued"):
        await client.post(MESSAGES, data={"To": TO, "From": FROM, "Body": body})
    for number, message in enumerate(twilio.messages[:3]):
        message.status, message.created_at = "delivered", NOW + timedelta(days=number - 1)
    assert await listed(client) == ["still queued", "Tuesday", "Monday", "Sunday"]
    assert await listed(client, To="whatsapp:+12125550999") == []
    assert await listed(client, From=TO) == []
    assert await listed(client, DateSent="2026-11-23") == ["Monday"]
    assert await listed(client, **{"DateSent>": "2026-11-23"}) == ["Tuesday", "Monday"]
    assert await listed(client, **{"DateSent<": "2026-11-23"}) == ["Monday", "Sunday"]
    assert await listed(client, **{"DateSent>": "2026-11-23T15:00:00+00:00"}) == ["Tuesday"]
    assert await listed(client, **{"DateSent<": "2026-11-23T13:00:00+00:00"}) == ["Sunday"]


async def test_the_list_comes_in_pages_that_lead_to_each_other(
    client: httpx.AsyncClient, twilio: TwilioStandIn
) -> None:
    for number in range(5):
        await client.post(MESSAGES, data={"To": TO, "From": FROM, "Body": str(number)})
    seen: list[str] = []
    page: str | None = MESSAGES + "?PageSize=2"
    while page:
        shown = (await client.get(page)).json()
        seen += [message["body"] for message in shown["messages"]]
        page = shown["next_page_uri"]
    assert seen == ["4", "3", "2", "1", "0"]


@pytest.mark.parametrize("query", ["PageSize=0", "PageSize=1001", "PageSize=many", "Page=-1"])
async def test_a_page_that_there_can_not_be_is_refused(client: httpx.AsyncClient, query: str) -> None:
    assert (await client.get(f"{MESSAGES}?{query}")).status_code == 400


async def test_faults_are_used_up_one_a_request(client: httpx.AsyncClient, twilio: TwilioStandIn) -> None:
    twilio.next_sends.extend([ACCEPT_AND_DROP, None, ACCEPT_AND_CUT])
    fields = {"To": TO, "From": FROM, "Body": "Hello"}
    with pytest.raises(httpx.RemoteProtocolError):
        await client.post(MESSAGES, data=fields)
    assert (await client.post(MESSAGES, data=fields)).status_code == 201
    with pytest.raises(httpx.RemoteProtocolError):
        await client.post(MESSAGES, data=fields)
    assert len(twilio.messages) == 3


async def test_waiting_for_messages(client: httpx.AsyncClient, twilio: TwilioStandIn) -> None:
    waiting = asyncio.create_task(twilio.wait_for(1))
    await client.post(MESSAGES, data={"To": TO, "From": FROM, "Body": "Hello"})
    assert [message.body for message in await waiting] == ["Hello"]
    with pytest.raises(TimeoutError):
        await twilio.wait_for(2, seconds=0.01)


async def test_reports_are_signed_for_the_address_that_came_with_the_message() -> None:
    reports: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
    app = FastAPI()
    server = Loopback(app)
    await server.start()
    account = replace(ACCOUNT, public_url=server.url)

    @app.post(STATUS_PATH)
    async def report(request: Request) -> Response:
        body = await request.body()
        form = verified_form(account, STATUS_PATH, request.url.query, request.headers, body)
        await reports.put((form["MessageStatus"], form.get("ErrorCode", "")))
        return Response(status_code=204)

    try:
        async with TwilioStandIn(account, reports=("sent", "delivered")) as twilio:
            auth = (ACCOUNT.sid, ACCOUNT.auth_token)
            async with httpx.AsyncClient(base_url=twilio.account.api_url, auth=auth, trust_env=False) as client:
                callback = account.public(STATUS_PATH, "outgoing=og_1.1")
                fields = {"To": TO, "From": FROM, "Body": "Hello", "StatusCallback": callback}
                await client.post(MESSAGES, data=fields)
            assert [await reports.get(), await reports.get()] == [("sent", ""), ("delivered", "")]
            await twilio.report(twilio.messages[0], "undelivered", 63016)
            assert await reports.get() == ("undelivered", "63016")
    finally:
        await server.kill()


async def test_what_was_received_can_be_looked_at(client: httpx.AsyncClient, twilio: TwilioStandIn) -> None:
    await client.post(MESSAGES, data={"To": TO, "From": FROM, "Body": "Hello"})
    assert read_form(twilio.requests[0].body)["Body"] == "Hello"
