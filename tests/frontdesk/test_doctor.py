"""`frontdesk doctor`."""

from base64 import b64encode
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import FastAPI, Header, Response
from pydantic import SecretStr

from agent.models.scripted import ScriptedModel
from booking_core import Database
from frontdesk.doctor import findings
from frontdesk.finding import Finding
from frontdesk.settings import Settings
from tests.frontdesk.conftest import Command
from tests.support.businesses import load_into
from tests.support.loopback import Loopback
from tests.support.model_faults import Status
from tests.support.model_server import ModelServer

DEMO = Path(__file__).parents[2] / "frontdesk/demo_business.yaml"
SID, TOKEN = "AC0123", "a token that is right"


async def found(settings: Settings) -> dict[str, Finding]:
    return {finding.name: finding async for finding in findings(settings)}


@pytest.fixture
async def settings(sqlite_database: Database) -> Settings:
    await load_into(sqlite_database)
    return Settings(database_url=str(sqlite_database.engine.url))


async def test_an_installation_that_is_well(settings: Settings) -> None:
    findings = await found(settings)
    assert all(finding.well for finding in findings.values())
    assert findings["database"].detail.endswith("with Bloom")
    assert findings["model"].detail.startswith("offline answered in ")
    assert findings["twilio"].detail == "WhatsApp is off"
    assert findings["calendars"].detail == "Google Calendar is off"


async def test_a_model_is_asked_for_real(settings: Settings) -> None:
    async with ModelServer(ScriptedModel("Hello.")) as server:
        asked = settings.model_copy(update={"model": "openai:gpt-x", "openai_base_url": server.url})
        finding = (await found(asked))["model"]
        assert finding.well
        assert finding.detail.startswith("openai:gpt-x answered in ")
        assert len(server.received) == 1


async def test_a_model_that_refuses_is_ill_and_is_asked_once(settings: Settings) -> None:
    async with ModelServer(ScriptedModel(Status(401))) as server:
        asked = settings.model_copy(
            update={
                "model": "openai-chat:gpt-x",
                "openai_base_url": server.url,
                "openai_api_key": SecretStr("sk-wrong"),
            }
        )
        finding = (await found(asked))["model"]
    assert not finding.well
    assert "sk-wrong" not in finding.detail


class Twilio:
    """Answers for one account as Twilio does, or as it is told."""

    def __init__(self, status: int = 200, body: str = '{"sid": "AC0123", "status": "active"}') -> None:
        self.app = FastAPI()
        self.app.get("/2010-04-01/Accounts/{sid}.json")(self.account)
        self._status, self._body = status, body

    async def account(self, sid: str, authorization: Annotated[str, Header()]) -> Response:
        expected = b64encode(f"{sid}:{TOKEN}".encode()).decode()
        if (sid, authorization) != (SID, f"Basic {expected}"):
            return Response('{"code": 20003}', 401, media_type="application/json")
        return Response(self._body, self._status, media_type="application/json")


async def asked_of(twilio: Twilio, settings: Settings, token: str = TOKEN) -> Finding:
    server = Loopback(twilio.app)
    await server.start()
    try:
        return (await found(with_twilio(settings, server.url, token)))["twilio"]
    finally:
        await server.kill()


def with_twilio(settings: Settings, url: str, token: str = TOKEN) -> Settings:
    return settings.model_copy(
        update={
            "twilio_account_sid": SID,
            "twilio_auth_token": SecretStr(token),
            "whatsapp_from": "+14155238886",
            "twilio_api_url": url,
        }
    )


async def test_an_account_that_is_active_is_well(settings: Settings) -> None:
    assert await asked_of(Twilio(), settings) == Finding("twilio", True, "the account is active")


async def test_a_token_that_is_not_accepted_is_told_without_showing_it(settings: Settings) -> None:
    finding = await asked_of(Twilio(), settings, token="a token that is wrong")
    assert finding == Finding("twilio", False, "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are not accepted")


@pytest.mark.parametrize(
    ("twilio", "detail"),
    [
        (Twilio(body='{"status": "suspended"}'), "the account is suspended"),
        (Twilio(body="<html>"), "the account is unknown"),
        (Twilio(status=503), "the account was answered with 503"),
    ],
    ids=["suspended", "not json", "out of order"],
)
async def test_an_account_that_can_not_be_used_is_ill(twilio: Twilio, detail: str, settings: Settings) -> None:
    assert await asked_of(twilio, settings) == Finding("twilio", False, detail)


async def test_a_twilio_that_can_not_be_reached_is_ill(settings: Settings) -> None:
    finding = (await found(with_twilio(settings, "http://127.0.0.1:1")))["twilio"]
    assert not finding.well
    assert finding.detail.startswith("http://127.0.0.1:1 can't be reached")


async def test_a_database_without_a_business_is_ill(sqlite_database: Database) -> None:
    finding = (await found(Settings(database_url=str(sqlite_database.engine.url))))["database"]
    assert (finding.well, "No business has been set up" in finding.detail) == (False, True)


def test_the_command_tells_all_that_it_found(command: Command) -> None:
    ended = command("doctor")
    assert ended.exit_code == 1
    assert [line[:8].strip() for line in ended.stdout.splitlines()] == ["ok", "FAILED", "ok", "ok", "ok"]
    assert ended.stderr == "frontdesk: something is wrong: database\n"
    command("import", str(DEMO))
    assert command("doctor").exit_code == 0


def test_wrong_settings_are_the_first_thing_it_finds(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDESK_RATE_LIMITS", "maybe")
    ended = command("doctor")
    assert ended.exit_code == 1
    assert ended.stdout == "FAILED  settings: FRONTDESK_RATE_LIMITS must be on or off\n"
