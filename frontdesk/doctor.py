"""Is this installation well? Asks everything that it depends on, once, for real, and changes nothing."""

from collections.abc import AsyncIterator
from time import perf_counter

import httpx

from agent import CustomerMessage, ModelError, ModelRequest
from agent.models.opening import open_model
from agent.retrying import RetryPolicy
from booking_core import NewerDatabase, NotFound, check_database
from frontdesk.calendars_doctor import examined_calendars
from frontdesk.database import MIGRATIONS, DatabaseUnusable, is_there, opened_database, opened_engine, shown_url
from frontdesk.finding import Finding
from frontdesk.settings import Settings

MODEL_PATIENCE = RetryPolicy(attempts=1, attempt_seconds=60.0, total_seconds=60.0)
TWILIO_SECONDS = 15.0


async def findings(settings: Settings) -> AsyncIterator[Finding]:
    yield await _database(settings)
    yield await _model(settings)
    yield await _twilio(settings)
    yield await examined_calendars(settings)


async def _database(settings: Settings) -> Finding:
    where = shown_url(settings)
    if not is_there(settings):
        return Finding("database", False, f"there is none at {where} yet: run `frontdesk db upgrade`")
    try:
        async with opened_engine(settings) as engine:
            wrong = [line for check in await check_database(engine, MIGRATIONS) for line in check.wrong]
        if wrong:
            return Finding("database", False, "; ".join(wrong))
        async with opened_database(settings) as database, database.reading() as uow:
            business = (await uow.catalog()).business.name
    except NotFound as missing:
        return Finding("database", False, missing.message)
    except (DatabaseUnusable, NewerDatabase) as refused:
        return Finding("database", False, str(refused))
    return Finding("database", True, f"{where}, with {business}")


async def _model(settings: Settings) -> Finding:
    """One real answer, which costs a few tokens."""
    key = settings.openai_api_key
    began = perf_counter()
    try:
        model = open_model(
            settings.model,
            api_key=key.get_secret_value() if key else None,
            base_url=settings.openai_base_url,
            policy=MODEL_PATIENCE,
        )
        try:
            reply = await model.answer(ModelRequest("You greet in one word.", (CustomerMessage("Hello"),)))
        finally:
            await model.aclose()
    except ModelError as error:
        return Finding("model", False, f"{settings.model}: {error.message}")
    tokens = reply.usage.input_tokens + reply.usage.output_tokens
    return Finding("model", True, f"{settings.model} answered in {perf_counter() - began:.1f} s with {tokens} tokens")


async def _twilio(settings: Settings) -> Finding:
    sid, token = settings.twilio_account_sid, settings.twilio_auth_token
    if sid is None or token is None:
        return Finding("twilio", True, "WhatsApp is off")
    address = f"{settings.twilio_api_url}/2010-04-01/Accounts/{sid}.json"
    try:
        async with httpx.AsyncClient(timeout=TWILIO_SECONDS) as client:
            answer = await client.get(address, auth=(sid, token.get_secret_value()))
    except httpx.HTTPError as error:
        return Finding("twilio", False, f"{settings.twilio_api_url} can't be reached: {error or type(error).__name__}")
    if answer.status_code in (401, 403):
        return Finding("twilio", False, "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are not accepted")
    if answer.status_code != 200:
        return Finding("twilio", False, f"the account was answered with {answer.status_code}")
    status = _status(answer)
    return Finding("twilio", status == "active", f"the account is {status}")


def _status(answer: httpx.Response) -> str:
    try:
        found = answer.json()
    except ValueError:
        found = None
    return str(found.get("status", "unknown")) if isinstance(found, dict) else "unknown"
