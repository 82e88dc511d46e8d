"""The application as machines see it."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import structlog
from sqlalchemy import text
from structlog.testing import capture_logs

from booking_core import create_engine, missing_revisions
from frontdesk import create_app
from frontdesk.database import MIGRATIONS
from frontdesk.wiring import build_product
from tests.support.databases import MONDAY_MORNING, SqliteTemplate
from tests.support.echo_model import EchoModel
from tests.support.web_desk import Desk, open_desk, settings_of


@pytest.fixture
async def desk(sqlite_databases: SqliteTemplate, tmp_path: Path) -> AsyncIterator[Desk]:
    async with sqlite_databases.copied(tmp_path) as url, open_desk(url, EchoModel()) as opened:
        yield opened


async def test_it_says_that_it_lives_and_can_work(desk: Desk) -> None:
    for path in ("/health/live", "/health/ready"):
        response = await desk.client.get(path)
        assert (response.status_code, response.json()) == (200, {"status": "ok"})


async def test_its_start_makes_the_database_and_without_a_business_it_is_not_ready(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'var' / 'new.db'}"
    app = create_app(settings_of(url), model=EchoModel())
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk") as client,
    ):
        response = await client.get("/health/ready")
        assert (response.status_code, response.json()) == (503, {"status": "no_business"})
        assert (await client.get("/health/live")).status_code == 200
    engine = create_engine(url)
    assert await missing_revisions(engine, MIGRATIONS) == ()
    await engine.dispose()


async def test_a_database_that_does_not_answer_is_told(desk: Desk) -> None:
    async with desk.database.writing() as uow:
        await uow.session.execute(text("ALTER TABLE deployment RENAME TO lost"))
    response = await desk.client.get("/health/ready")
    assert (response.status_code, response.json()) == (503, {"status": "no_database"})


async def test_the_clock_starts_where_the_settings_say(desk: Desk) -> None:
    passed = desk.product.clock.now() - MONDAY_MORNING
    assert 0 <= passed.total_seconds() < 60


async def test_the_clock_goes_on_after_a_restart(desk: Desk) -> None:
    before = desk.product.clock.now()
    again = build_product(desk.product.settings, model=EchoModel())
    await again.prepare()
    assert 0 <= (again.clock.now() - before).total_seconds() < 60
    await again.close()


async def test_requests_are_counted_by_route_and_not_by_address(desk: Desk) -> None:
    visitor = await desk.visitor()
    await visitor.say("Hello")
    await desk.client.get(f"/nothing/{visitor.conversation_id}")
    counted = (await desk.client.get("/metrics")).text
    assert 'frontdesk_http_requests_total{method="POST",route="/api/chat/messages",status="200"} 1.0' in counted
    assert 'frontdesk_http_requests_total{method="GET",route="(none)",status="404"} 1.0' in counted
    assert visitor.conversation_id not in counted
    assert 'frontdesk_turns_total{state="answered"} 1.0' in counted
    assert "frontdesk_turn_seconds_count 1.0" in counted


async def test_the_log_of_requests_has_no_query_no_token_and_no_text(desk: Desk) -> None:
    visitor = await desk.visitor()
    structlog.reset_defaults()
    with capture_logs() as logged:
        await visitor.say("I have a rash")
        await desk.client.get("/api/chat/messages?access_token=secret", headers=visitor.headers)
    assert [(each["method"], each["path"], each["status"]) for each in logged] == [
        ("POST", "/api/chat/messages", 200),
        ("GET", "/api/chat/messages", 200),
    ]
    for secret in ("secret", "rash", visitor.token):
        assert secret not in str(logged)


async def test_every_response_carries_the_headers_that_keep_browsers_careful(desk: Desk) -> None:
    for path in ("/health/live", "/api/chat/messages", "/nothing"):
        headers = (await desk.client.get(path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"]
        assert "frame-ancestors" in headers["content-security-policy"]
        assert "strict-transport-security" not in headers


async def test_over_https_browsers_are_told_to_stay_there(sqlite_databases: SqliteTemplate, tmp_path: Path) -> None:
    async with (
        sqlite_databases.copied(tmp_path) as url,
        open_desk(url, EchoModel(), public_url="https://desk.example.com", clock=None) as desk,
    ):
        assert (await desk.client.get("/health/live")).headers["strict-transport-security"]


async def test_the_contract_of_the_routes_can_be_read(desk: Desk) -> None:
    contract = (await desk.client.get("/openapi.json")).json()
    assert {"/api/chat/conversations", "/api/chat/messages", "/api/chat/events", "/health/ready"} <= set(
        contract["paths"]
    )
    send = contract["paths"]["/api/chat/messages"]["post"]
    assert set(send["responses"]["200"]["content"]) == {"application/json", "text/event-stream"}
    assert send["security"] == [{"conversation": []}]
    assert contract["components"]["schemas"]["MessageBody"]["additionalProperties"] is False


async def test_the_contract_tells_how_errors_look(desk: Desk) -> None:
    contract = (await desk.client.get("/openapi.json")).json()
    refused = contract["paths"]["/api/chat/messages"]["post"]["responses"]["4XX"]
    assert refused["content"] == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    response = await desk.client.get("/api/chat/messages")
    known = contract["components"]["schemas"]["Problem"]["properties"]
    assert set(response.json()) <= set(known)
    assert "ValidationError" not in str(contract)


async def test_without_an_account_whatsapp_is_off(desk: Desk) -> None:
    response = await desk.client.post("/webhooks/twilio/whatsapp", data={"Body": "Hi"})
    assert response.status_code == 503
