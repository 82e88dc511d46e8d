"""The client against the stand-in, over HTTP on loopback, with everything that goes wrong in between."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from agent.carrier import (
    Accepted,
    CarrierUnavailable,
    Parcel,
    Recipient,
    Refused,
    Remedy,
    SendOutcome,
    Stage,
    TurnedAway,
    Unclear,
)
from agent.retrying import Retrier, RetryPolicy
from booking_core import SetClock
from channels.whatsapp import TwilioApi, open_twilio
from channels.whatsapp.stand_in import (
    ACCEPT_AND_CUT,
    ACCEPT_AND_DROP,
    ACCEPT_AND_FAIL,
    DROP,
    FAIL,
    UNAVAILABLE,
    Fault,
    TwilioStandIn,
    too_many_requests,
)
from channels.whatsapp.twilio_api import PAGE_SIZE
from tests.support.whatsapp_desk import ACCOUNT, JANE

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
TO_JANE = Recipient("whatsapp", "phone", JANE)
HELLO = Parcel(TO_JANE, "Hello – “Jane” 👋\nsee you & thanks", "og_1.1")


def client_of(twilio: TwilioStandIn, timeout: float = 10) -> httpx.AsyncClient:
    auth = (ACCOUNT.sid, ACCOUNT.auth_token)
    return httpx.AsyncClient(base_url=twilio.account.api_url, auth=auth, timeout=timeout, trust_env=False)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
async def twilio(clock: SetClock) -> AsyncIterator[TwilioStandIn]:
    async with TwilioStandIn(ACCOUNT, clock=clock) as stand_in:
        yield stand_in


@pytest.fixture
async def api(twilio: TwilioStandIn) -> AsyncIterator[TwilioApi]:
    """Which does not wait between attempts."""

    async def no_wait(seconds: float) -> None:
        pass

    async with TwilioApi(twilio.account, client_of(twilio), Retrier(RetryPolicy(attempts=3), sleep=no_wait)) as opened:
        yield opened


async def test_a_message_arrives_as_it_was_given(api: TwilioApi, twilio: TwilioStandIn) -> None:
    outcome = await api.send(HELLO)
    (message,) = twilio.messages
    assert isinstance(outcome, Accepted)
    assert (outcome.report.external_id, outcome.report.stage) == (message.sid, Stage.QUEUED)
    assert (message.to, message.sender) == (f"whatsapp:{JANE}", "whatsapp:+14155238886")
    assert message.body == HELLO.text
    assert message.status_callback == "https://desk.example.com/webhooks/twilio/status?outgoing=og_1.1"


async def test_a_customer_may_be_known_by_a_user_id_alone(api: TwilioApi, twilio: TwilioStandIn) -> None:
    await api.send(replace(HELLO, recipient=Recipient("whatsapp", "user_id", "US.13491208655302741918")))
    assert twilio.messages[0].to == "whatsapp:US.13491208655302741918"


async def test_the_client_that_ships_reaches_the_configured_address(twilio: TwilioStandIn) -> None:
    account = replace(twilio.account, sender="whatsapp:+14155238886", api_url=twilio.account.api_url + "/")
    async with open_twilio(account) as api:
        assert isinstance(await api.send(HELLO), Accepted)
        assert len(await api.sent_since(TO_JANE, NOW)) == 1


@dataclass(frozen=True)
class Case:
    id: str
    fault: Fault
    outcome: SendOutcome


CASES = (
    Case("the connection breaks before", DROP, Unclear()),
    Case("the connection breaks after", ACCEPT_AND_DROP, Unclear()),
    Case("the answer breaks off", ACCEPT_AND_CUT, Unclear()),
    Case("an error after", ACCEPT_AND_FAIL, Unclear()),
    Case("an error before", FAIL, Unclear()),
    Case("unavailable", UNAVAILABLE, Unclear()),
    Case("no answer in time at Twilio", Fault(status=504), Unclear()),
    Case("a timeout at Twilio", Fault(status=408), Unclear()),
    Case("too many requests", too_many_requests(), TurnedAway()),
    Case("too many requests, and a wait", too_many_requests(7), TurnedAway(7.0)),
    Case("a queue that is full", Fault(status=400, code=21611), TurnedAway()),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_what_became_of_a_send(api: TwilioApi, twilio: TwilioStandIn, case: Case) -> None:
    twilio.next_sends.append(case.fault)
    assert await api.send(HELLO) == case.outcome
    assert len(twilio.requests) == 1
    assert len(twilio.messages) == case.fault.accepts


@dataclass(frozen=True)
class Refusal:
    id: str
    parcel: Parcel
    code: str
    remedy: Remedy = Remedy.TELL_TEAM


def to(value: str) -> Parcel:
    return replace(HELLO, recipient=Recipient("whatsapp", "phone", value))


REFUSALS = (
    Refusal("an address that is none", to("+1"), "21211"),
    Refusal("our own number", to("+14155238886"), "63031"),
    Refusal("no text", replace(HELLO, text=" "), "21619"),
    Refusal("too much text", replace(HELLO, text="x" * 1601), "21617"),
    Refusal("too much text in emoji", replace(HELLO, text="👍" * 801), "21617"),
    Refusal("a customer who has opted out", to("+12125550999"), "21610", Remedy.RESPECT),
    Refusal("a number without WhatsApp", to("+12125550998"), "63024"),
)


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case.id)
async def test_what_twilio_refuses(api: TwilioApi, twilio: TwilioStandIn, case: Refusal) -> None:
    twilio.refused.update({"whatsapp:+12125550999": 21610, "whatsapp:+12125550998": 63024})
    outcome = await api.send(case.parcel)
    assert isinstance(outcome, Refused)
    assert (outcome.failure.code, outcome.failure.remedy) == (case.code, case.remedy)
    assert twilio.messages == []
    assert JANE not in outcome.failure.reason


async def test_wrong_credentials_are_a_refusal_that_says_what_to_check(twilio: TwilioStandIn) -> None:
    async with open_twilio(replace(twilio.account, auth_token="another")) as api:
        outcome = await api.send(HELLO)
        assert isinstance(outcome, Refused)
        assert "TWILIO_AUTH_TOKEN" in outcome.failure.reason
        with pytest.raises(CarrierUnavailable):
            await api.sent_since(TO_JANE, NOW)


async def test_a_redirect_is_never_followed(api: TwilioApi, twilio: TwilioStandIn) -> None:
    twilio.next_sends.append(Fault(status=307))
    assert isinstance(await api.send(HELLO), Refused)
    assert len(twilio.requests) == 1


async def test_when_nobody_listens_nothing_was_sent(api: TwilioApi, twilio: TwilioStandIn) -> None:
    async with open_twilio(replace(twilio.account, api_url="http://127.0.0.1:9")) as unreachable:
        assert await unreachable.send(HELLO) == TurnedAway()


async def test_an_answer_that_is_no_answer_leaves_the_outcome_open(api: TwilioApi, twilio: TwilioStandIn) -> None:
    twilio.next_sends.append(Fault(accepts=True, status=200))
    assert await api.send(HELLO) == Unclear()


async def test_a_send_that_takes_too_long_is_left_open(twilio: TwilioStandIn) -> None:
    twilio.next_sends.append(Fault(accepts=True, hold=asyncio.Event()))
    async with client_of(twilio, timeout=0.05) as client:
        assert await TwilioApi(twilio.account, client).send(HELLO) == Unclear()


async def test_the_list_has_what_was_sent_to_this_customer(api: TwilioApi, twilio: TwilioStandIn) -> None:
    for parcel in (HELLO, to("+12125550124"), replace(HELLO, text="Bye")):
        await api.send(parcel)
    copies = await api.sent_since(TO_JANE, NOW)
    assert [copy.text for copy in copies] == ["Bye", HELLO.text]
    assert [copy.report.external_id for copy in copies] == [twilio.messages[2].sid, twilio.messages[0].sid]


async def test_the_list_begins_where_it_was_asked_to(api: TwilioApi, clock: SetClock) -> None:
    for text in ("early", "late"):
        await api.send(replace(HELLO, text=text))
        clock.advance(timedelta(minutes=10))
    assert [copy.text for copy in await api.sent_since(TO_JANE, NOW + timedelta(minutes=5))] == ["late"]


async def test_the_list_says_what_became_of_each(api: TwilioApi, twilio: TwilioStandIn) -> None:
    await api.send(HELLO)
    twilio.messages[0].status, twilio.messages[0].error_code = "undelivered", 63018
    (copy,) = await api.sent_since(TO_JANE, NOW)
    assert copy.report.stage is Stage.FAILED
    assert copy.report.failure is not None
    assert copy.report.failure.code == "63018"


async def test_a_long_list_is_read_page_by_page(api: TwilioApi, twilio: TwilioStandIn, clock: SetClock) -> None:
    await api.send(HELLO)
    (first,) = twilio.messages
    twilio.messages.extend(replace(first, sid=f"SM{number}") for number in range(PAGE_SIZE * 2))
    assert len(await api.sent_since(TO_JANE, NOW)) == PAGE_SIZE * 2 + 1
    assert len(twilio.requests) == 1 + 3


async def test_pages_that_are_too_old_are_not_asked_for(api: TwilioApi, twilio: TwilioStandIn, clock: SetClock) -> None:
    await api.send(HELLO)
    (first,) = twilio.messages
    twilio.messages.extend(replace(first, sid=f"SM{number}") for number in range(PAGE_SIZE * 5))
    assert await api.sent_since(TO_JANE, NOW + timedelta(hours=1)) == []
    assert len(twilio.requests) == 1 + 1


@pytest.mark.parametrize("fault", [DROP, FAIL, UNAVAILABLE, too_many_requests()], ids=lambda fault: str(fault.status))
async def test_reading_the_list_is_tried_again(api: TwilioApi, twilio: TwilioStandIn, fault: Fault) -> None:
    await api.send(HELLO)
    twilio.next_lists.extend([fault, fault])
    assert len(await api.sent_since(TO_JANE, NOW)) == 1


async def test_a_list_that_stays_unreadable_is_said_to_be(api: TwilioApi, twilio: TwilioStandIn) -> None:
    twilio.next_lists.extend([UNAVAILABLE] * 3)
    with pytest.raises(CarrierUnavailable):
        await api.sent_since(TO_JANE, NOW)


@pytest.mark.parametrize(
    ("fields", "texts"),
    [
        ('"date_created": "Mon, 23 Nov 2026 14:00:00 +0000"', ["Hello"]),
        ('"date_created": "2026-11-23T14:00:00Z"', ["Hello"]),
        ('"date_created": "Mon, 23 Nov 2026 13:59:59 +0000"', []),
        ('"date_created": null', ["Hello"]),
        ('"price": "0.005"', ["Hello"]),
    ],
)
async def test_dates_are_read_in_every_format_and_missed_by_nobody(fields: str, texts: list[str]) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        picture = '{"sid": "MM1", "body": null, "date_created": "Sun, 22 Nov 2026 14:00:00 +0000"}'
        body = f'{{"messages": [{{"sid": "SM1", "body": "Hello", {fields}}}, {picture}]}}'
        return httpx.Response(200, text=body)

    client = httpx.AsyncClient(transport=httpx.MockTransport(answer), base_url="http://twilio")
    async with TwilioApi(ACCOUNT, client) as api:
        assert [copy.text for copy in await api.sent_since(TO_JANE, NOW)] == texts


@pytest.mark.parametrize(
    "body",
    [
        b"<html>",
        b"{}",
        b'{"messages": [{"body": "Hello"}]}',
        b'{"messages": [{"sid": "SM1", "date_created": "yesterday"}]}',
        b'{"messages": [], "next_page_uri": "https://evil.example.com/steal"}',
        b'{"messages": [], "next_page_uri": "//evil.example.com/steal"}',
    ],
    ids=["no JSON", "no list", "half a message", "no date", "another host", "another host without a scheme"],
)
async def test_a_list_that_makes_no_sense_is_not_believed(body: bytes) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=body)

    client = httpx.AsyncClient(transport=httpx.MockTransport(answer), base_url="http://twilio")
    async with TwilioApi(ACCOUNT, client) as api:
        with pytest.raises(CarrierUnavailable):
            await api.sent_since(TO_JANE, NOW)
