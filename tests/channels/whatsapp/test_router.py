"""The webhooks over HTTP on loopback."""

import asyncio
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from fastapi import FastAPI

from agent import StoredMessage, TurnState, transcript
from booking_core import (
    Conversation,
    Database,
    Role,
    StaffMember,
    SystemActor,
    SystemClock,
    conversations_of_contact,
    find_contacts,
    take_over,
)
from channels.whatsapp import STATUS_PATH, WEBHOOK_PATH, WhatsApp, whatsapp_router
from channels.whatsapp.form import Form
from channels.whatsapp.router import LONGEST_BODY
from channels.whatsapp.signature import signed_headers
from channels.whatsapp.stand_in import inbound_form, new_sid
from frontdesk.problems import handle_problems
from tests.support.conversations import Chat
from tests.support.whatsapp_desk import ACCOUNT, JANE, Desk, Doorbell

HELLO = inbound_form(ACCOUNT, JANE, "Hello")


async def only_conversation(database: Database) -> Conversation:
    (found,) = await all_conversations(database)
    return found


async def all_conversations(database: Database) -> list[Conversation]:
    async with database.reading() as uow:
        contacts = await find_contacts(uow, SystemActor(), "")
        return [
            found for contact in contacts for found in await conversations_of_contact(uow, SystemActor(), contact.id)
        ]


async def said(database: Database) -> list[StoredMessage]:
    async with database.reading() as uow:
        return await transcript(uow, (await only_conversation(database)).id)


async def test_a_message_is_stored_acknowledged_and_its_conversation_woken(desk: Desk) -> None:
    answer = await desk.twilio.write(JANE, "A haircut tomorrow, please", name="Jane Doe")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/xml")
    assert answer.text.endswith("<Response/>")

    found = await only_conversation(desk.database)
    assert found.channel == "whatsapp"
    assert (found.contact.name, found.contact.verified_phone) == ("Jane Doe", JANE)
    (message,) = await said(desk.database)
    assert (message.role, message.text) == ("customer", "A haircut tomorrow, please")
    assert desk.doorbell.woken == [(found.id, 1.5)]


async def test_a_repeated_delivery_changes_nothing(sqlite_desk: Desk) -> None:
    form = inbound_form(sqlite_desk.account, JANE, "Hello")
    for _ in range(3):
        answer = await sqlite_desk.twilio.post(WEBHOOK_PATH, form)
        assert answer.status_code == 200
    assert len(await said(sqlite_desk.database)) == 1
    assert len(sqlite_desk.doorbell.woken) == 1


async def test_a_delivery_repeated_at_the_same_time_changes_nothing(desk: Desk) -> None:
    form = inbound_form(desk.account, JANE, "Hello")
    answers = await asyncio.gather(*(desk.twilio.post(WEBHOOK_PATH, form) for _ in range(6)))
    assert [answer.status_code for answer in answers] == [200] * 6
    assert len(await said(desk.database)) == 1
    assert len(desk.doorbell.woken) == 1


async def test_first_messages_that_come_at_once_share_a_conversation(desk: Desk) -> None:
    answers = await asyncio.gather(*(desk.twilio.write(JANE, f"message {number}") for number in range(6)))
    assert [answer.status_code for answer in answers] == [200] * 6
    messages = await said(desk.database)
    assert sorted(message.text for message in messages) == [f"message {number}" for number in range(6)]
    assert [message.position for message in messages] == [1, 2, 3, 4, 5, 6]


async def test_each_customer_has_their_own_conversation(sqlite_desk: Desk) -> None:
    await sqlite_desk.twilio.write(JANE, "Hello")
    await sqlite_desk.twilio.write("+12125550124", "Hello")
    await sqlite_desk.twilio.write("US.13491208655302741918", "Hello", name="Somebody")
    phones = {found.contact.verified_phone for found in await all_conversations(sqlite_desk.database)}
    assert phones == {JANE, "+12125550124", None}


async def test_a_name_that_is_known_is_not_overwritten(sqlite_desk: Desk) -> None:
    await sqlite_desk.twilio.write(JANE, "Hello", name="Jane Doe")
    await sqlite_desk.twilio.write(JANE, "Hello again", name="xx_jane_xx")
    assert (await only_conversation(sqlite_desk.database)).contact.name == "Jane Doe"


async def test_a_button_needs_no_quiet_time(sqlite_desk: Desk) -> None:
    await sqlite_desk.twilio.write(JANE, "Yes", ButtonPayload="yes:pr_1", ButtonText="Yes", MessageType="button")
    ((_, quiet),) = sqlite_desk.doorbell.woken
    assert quiet == 0


async def test_a_voice_message_is_told_to_the_agent(sqlite_desk: Desk) -> None:
    voice = {"NumMedia": "1", "MediaContentType0": "audio/ogg", "MediaUrl0": "https://api.twilio.com/x"}
    await sqlite_desk.twilio.write(JANE, "", MessageType="audio", **voice)
    (message,) = await said(sqlite_desk.database)
    assert message.text == "[voice message]"


async def test_parameters_nobody_knows_blank_and_repeated_ones_are_fine(sqlite_desk: Desk) -> None:
    form = inbound_form(sqlite_desk.account, JANE, " Hello  there ")
    form = Form([*form.pairs(), ("Blank", ""), ("ChannelMetadata", "{}"), ("Twice", "b"), ("Twice", "a")])
    assert (await sqlite_desk.twilio.post(WEBHOOK_PATH, form)).status_code == 200
    assert len(await said(sqlite_desk.database)) == 1


async def deliver(
    desk: Desk, form: Form, path: str = WEBHOOK_PATH, *, signed: Form | None = None, **signing: Any
) -> httpx.Response:
    """`signing` may name another `url`, `token` or `algorithm`; `signed` is what was signed instead."""
    url = signing.pop("url", desk.account.public(path))
    token = signing.pop("token", desk.account.auth_token)
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "x-forwarded-host": "elsewhere.example.com",
        "x-forwarded-proto": "https",
        **signed_headers(token, url, signed or form, **signing),
    }
    return await desk.client.post(path, content=urlencode(form.pairs()), headers=headers)


async def test_the_newer_signature_is_accepted(sqlite_desk: Desk) -> None:
    assert (await deliver(sqlite_desk, HELLO, algorithm="HMAC_SHA256")).status_code == 200
    assert len(await said(sqlite_desk.database)) == 1


async def check_refused(desk: Desk, answer: httpx.Response, status: int, code: str) -> None:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == code
    assert await all_conversations(desk.database) == []
    assert desk.doorbell.woken == []


@dataclass(frozen=True)
class Forgery:
    id: str
    signing: dict[str, Any]


FORGERIES = (
    Forgery("another token", {"token": "guessed"}),
    Forgery("the address that a proxy tells of", {"url": "https://elsewhere.example.com" + WEBHOOK_PATH}),
    Forgery("another text", {"signed": inbound_form(ACCOUNT, JANE, "Cancel everything")}),
    Forgery("another route", {"url": "http://127.0.0.1" + STATUS_PATH}),
)


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda each: each.id)
async def test_what_twilio_did_not_sign_is_refused(sqlite_desk: Desk, forgery: Forgery) -> None:
    answer = await deliver(sqlite_desk, HELLO, **forgery.signing)
    await check_refused(sqlite_desk, answer, 403, "forbidden")


@pytest.mark.parametrize("path", [WEBHOOK_PATH, STATUS_PATH])
async def test_an_unsigned_request_is_refused(sqlite_desk: Desk, path: str) -> None:
    answer = await sqlite_desk.client.post(path, data=dict(HELLO))
    await check_refused(sqlite_desk, answer, 403, "forbidden")


@pytest.mark.parametrize("sid", ["AC" + "9" * 32, ""], ids=["another", "none"])
async def test_a_message_of_another_account_is_refused(sqlite_desk: Desk, sid: str) -> None:
    answer = await deliver(sqlite_desk, inbound_form(ACCOUNT, JANE, "Hello", AccountSid=sid))
    await check_refused(sqlite_desk, answer, 403, "forbidden")


@pytest.mark.parametrize("path", [WEBHOOK_PATH, STATUS_PATH])
async def test_a_body_that_is_too_large_is_refused(sqlite_desk: Desk, path: str) -> None:
    huge = inbound_form(ACCOUNT, JANE, "x" * LONGEST_BODY)
    await check_refused(sqlite_desk, await deliver(sqlite_desk, huge, path), 413, "too_large")


async def test_a_body_that_does_not_say_how_large_it_is_is_bounded_too(sqlite_desk: Desk) -> None:
    async def endless() -> Any:
        for _ in range(100):
            yield b"x" * 1024

    answer = await sqlite_desk.client.post(WEBHOOK_PATH, content=endless())
    await check_refused(sqlite_desk, answer, 413, "too_large")


@pytest.mark.parametrize("path", [WEBHOOK_PATH, STATUS_PATH])
async def test_without_an_account_whatsapp_is_off(sqlite_database: Database, path: str) -> None:
    doorbell = Doorbell()
    app = FastAPI()
    handle_problems(app)
    app.include_router(whatsapp_router(WhatsApp(sqlite_database, None, SystemClock(), doorbell.wake, doorbell.deliver)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk") as client:
        answer = await client.post(path, data=dict(HELLO))
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")


@pytest.mark.parametrize(
    "fields",
    [{"From": "+12125550123"}, {"MessageSid": "", "SmsMessageSid": "", "SmsSid": ""}, {"MessageType": "system"}],
    ids=["no WhatsApp", "no id", "a notice of the system"],
)
async def test_what_no_customer_wrote_is_acknowledged_and_left_aside(sqlite_desk: Desk, fields: dict[str, str]) -> None:
    answer = await sqlite_desk.twilio.write(JANE, "Hello", **fields)
    assert answer.status_code == 200
    assert await all_conversations(sqlite_desk.database) == []
    assert sqlite_desk.doorbell.woken == []


async def test_stop_is_confirmed_once_and_needs_no_turn(desk: Desk) -> None:
    form = inbound_form(desk.account, JANE, "STOP")
    for _ in range(2):
        await desk.twilio.post(WEBHOOK_PATH, form)
    found = await only_conversation(desk.database)
    assert found.contact.proactive_opt_out
    asked, confirmed = await said(desk.database)
    assert (asked.text, confirmed.role) == ("STOP", "agent")
    assert "START" in confirmed.text
    assert desk.doorbell.woken == []
    assert desk.doorbell.delivering == [found.id]


async def test_after_stop_the_customer_is_answered_all_the_same(sqlite_desk: Desk) -> None:
    await sqlite_desk.twilio.write(JANE, "STOP")
    await sqlite_desk.twilio.write(JANE, "Is Ana in tomorrow?")
    found = await only_conversation(sqlite_desk.database)
    assert sqlite_desk.doorbell.woken == [(found.id, 1.5)]
    outcome = await Chat(sqlite_desk.database, found.id).run("Yes, she is.")
    assert outcome.state is TurnState.ANSWERED
    assert found.contact.proactive_opt_out


async def test_start_opts_in_again(sqlite_desk: Desk) -> None:
    await sqlite_desk.twilio.write(JANE, "STOP")
    await sqlite_desk.twilio.write(JANE, "Start")
    assert not (await only_conversation(sqlite_desk.database)).contact.proactive_opt_out
    assert "STOP" in (await said(sqlite_desk.database))[-1].text


async def test_start_from_somebody_who_never_opted_out_is_a_greeting(sqlite_desk: Desk) -> None:
    await sqlite_desk.twilio.write(JANE, "start")
    assert len(sqlite_desk.doorbell.woken) == 1
    assert [message.role for message in await said(sqlite_desk.database)] == ["customer"]


async def test_cancel_is_a_wish_and_no_opt_out(sqlite_desk: Desk) -> None:
    await sqlite_desk.twilio.write(JANE, "CANCEL")
    found = await only_conversation(sqlite_desk.database)
    assert not found.contact.proactive_opt_out
    assert sqlite_desk.doorbell.woken == [(found.id, 1.5)]


async def test_stop_is_kept_for_the_person_who_has_the_conversation(sqlite_desk: Desk) -> None:
    await sqlite_desk.twilio.write(JANE, "Hello")
    found = await only_conversation(sqlite_desk.database)
    async with sqlite_desk.database.writing() as uow:
        await take_over(uow, StaffMember("u1", "Mia", Role.MANAGER), found.id)
    await sqlite_desk.twilio.write(JANE, "STOP")
    assert (await only_conversation(sqlite_desk.database)).contact.proactive_opt_out
    assert [message.text for message in await said(sqlite_desk.database)] == ["Hello", "STOP"]


async def test_a_report_about_an_unknown_message_is_acknowledged(sqlite_desk: Desk) -> None:
    fields = [("MessageSid", new_sid()), ("MessageStatus", "read"), ("AccountSid", ACCOUNT.sid)]
    answer = await deliver(sqlite_desk, Form(fields), STATUS_PATH)
    assert (answer.status_code, answer.content) == (204, b"")
    assert sqlite_desk.doorbell.delivering == []
