"""Too much at once, by visitor and by address; and whoever is asked to be let through."""

from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from channels.refusals import RateLimited
from channels.webchat.limits import ChatLimit
from tests.support.databases import SqliteTemplate
from tests.support.echo_model import EchoModel
from tests.support.web_desk import Desk, open_desk

HERE = "127.0.0.1"


def exhaust(desk: Desk, limit: ChatLimit, caller: str) -> None:
    with suppress(RateLimited):
        while True:
            desk.limits.count(limit, caller)


def assert_limited(response: httpx.Response) -> None:
    assert (response.status_code, response.json()["code"]) == (429, "rate_limited")
    assert int(response.headers["retry-after"]) >= 1


async def test_a_visitor_who_writes_too_much_is_asked_to_wait(sqlite_desk: Desk, model: EchoModel) -> None:
    jane, ben = await sqlite_desk.visitor(), await sqlite_desk.visitor()
    exhaust(sqlite_desk, ChatLimit.MESSAGES_OF_VISITOR, jane.conversation_id)
    assert_limited(await jane.post("Hello"))
    assert await jane.transcript() == []
    assert await ben.say("Hello") == ["You said: Hello"]
    assert len(model.requests) == 1


@pytest.mark.parametrize(
    ("limit", "method", "path", "body"),
    [
        pytest.param(ChatLimit.STARTS_FROM_ADDRESS, "POST", "conversations", {}, id="conversations"),
        pytest.param(
            ChatLimit.MESSAGES_FROM_ADDRESS, "POST", "messages", {"text": "Hi", "client_message_id": "1"}, id="messages"
        ),
        pytest.param(ChatLimit.READS_FROM_ADDRESS, "GET", "messages", None, id="the transcript"),
        pytest.param(ChatLimit.READS_FROM_ADDRESS, "GET", "events", None, id="events"),
    ],
)
async def test_an_address_has_its_limit(limit: ChatLimit, method: str, path: str, body: Any, sqlite_desk: Desk) -> None:
    visitor = await sqlite_desk.visitor()
    exhaust(sqlite_desk, limit, HERE)
    response = await sqlite_desk.client.request(method, f"/api/chat/{path}", json=body, headers=visitor.headers)
    assert_limited(response)


async def test_a_header_does_not_make_one_somebody_else(sqlite_desk: Desk) -> None:
    exhaust(sqlite_desk, ChatLimit.STARTS_FROM_ADDRESS, HERE)
    headers = {"X-Forwarded-For": "198.51.100.1", "Forwarded": "for=198.51.100.1"}
    assert_limited(await sqlite_desk.client.post("/api/chat/conversations", json={}, headers=headers))


@pytest.fixture
async def behind_proxy(sqlite_databases: SqliteTemplate, tmp_path: Path, model: EchoModel) -> AsyncIterator[Desk]:
    async with (
        sqlite_databases.copied(tmp_path) as url,
        open_desk(url, model, trusted_proxies="127.0.0.0/8") as opened,
    ):
        yield opened


async def test_behind_a_proxy_each_client_counts_for_itself(behind_proxy: Desk) -> None:
    exhaust(behind_proxy, ChatLimit.STARTS_FROM_ADDRESS, "198.51.100.1")
    for address, status in (("198.51.100.1", 429), ("198.51.100.2", 201)):
        response = await behind_proxy.client.post(
            "/api/chat/conversations", json={}, headers={"X-Forwarded-For": address}
        )
        assert response.status_code == status


async def test_limits_can_be_switched_off(sqlite_databases: SqliteTemplate, tmp_path: Path, model: EchoModel) -> None:
    async with sqlite_databases.copied(tmp_path) as url, open_desk(url, model, rate_limits="off") as desk:
        for limit in ChatLimit:
            for _ in range(limit.value.burst + 10):
                desk.limits.count(limit, HERE)
