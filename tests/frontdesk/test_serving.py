"""`frontdesk serve` as whoever runs it sees it."""

import asyncio
import json
import signal
import socket
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest

from frontdesk.serving import UNREAD_SECONDS, bound_socket
from tests.support.databases import PostgresTemplate
from tests.support.served_process import ServedProcess, serve_process
from tests.support.web_desk import Visitor

FREE_PORT = ("--port", "0")


def client_of(served: ServedProcess) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=served.url, trust_env=False, timeout=30)


async def visitor_of(client: httpx.AsyncClient) -> Visitor:
    return Visitor(client, **(await client.post("/api/chat/conversations", json={})).json())


async def test_a_first_start_has_all_it_needs_and_a_stop_waits_for_nobody_who_only_listens(tmp_path: Path) -> None:
    async with serve_process(tmp_path, "--demo", *FREE_PORT) as served:
        await served.ready()
        async with client_of(served) as client:
            assert (await client.get("/health/ready")).json() == {"status": "ok"}
            visitor = await visitor_of(client)
            assert await visitor.say("Hello")
            async with visitor.listening() as events:
                served.signal(signal.SIGTERM)
                assert [event async for event in events] == []
        code, err = await served.ended()
    assert code in (0, -signal.SIGTERM)
    log = [json.loads(line) for line in err.splitlines()]
    assert {event["level"] for event in log} == {"info"}, err
    assert visitor.token not in err
    assert {file.name for file in (tmp_path / "var").iterdir()} >= {"frontdesk.db", "secret_key"}

    # What there was is there again; and interrupting is as good a way to end.
    async with serve_process(tmp_path, "--demo", *FREE_PORT) as served:
        await served.ready()
        async with client_of(served) as client:
            again = Visitor(client, visitor.conversation_id, visitor.token)
            assert [item["role"] for item in await again.transcript()] == ["customer", "agent"]
        served.signal(signal.SIGINT)
        code, err = await served.ended()
    assert code == 0
    assert "Traceback" not in err


def test_what_a_client_does_not_read_is_not_kept_for_good() -> None:
    bound = bound_socket("127.0.0.1", 0)
    with bound:
        assert bound.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == UNREAD_SECONDS * 1000


async def test_several_processes_need_postgresql(tmp_path: Path) -> None:
    async with serve_process(tmp_path, "--workers", "2") as served:
        code, err = await served.ended()
    assert code == 2
    assert "PostgreSQL" in err
    assert not (tmp_path / "var").exists()


async def test_without_a_business_it_says_what_to_do_and_serves(tmp_path: Path) -> None:
    address = "http://desk.example.com"
    async with serve_process(tmp_path, *FREE_PORT, FRONTDESK_PUBLIC_URL=address) as served:
        await served.ready()
        assert served.lines == [f"chat: {address}/chat"]
        served.signal(signal.SIGTERM)
        _, err = await served.ended()
    assert "frontdesk import FILE" in err


async def test_an_address_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        async with serve_process(tmp_path, "--port", str(taken.getsockname()[1])) as served:
            code, err = await served.ended()
    assert code == 1
    assert "can't serve on 127.0.0.1 port" in err
    assert "Address already in use; choose another with --host and --port\n" in err
    assert "Traceback" not in err


async def test_a_wrong_setting_is_told(tmp_path: Path) -> None:
    async with serve_process(tmp_path, FRONTDESK_MODEL="gpt") as served:
        code, err = await served.ended()
    assert code == 1
    assert "FRONTDESK_MODEL" in err


@pytest.mark.postgres
async def test_two_processes_serve_one_desk(postgres_databases: PostgresTemplate, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(postgres_databases.copied(tmp_path))
        served = await stack.enter_async_context(
            serve_process(tmp_path, "--demo", "--workers", "2", *FREE_PORT, FRONTDESK_DATABASE_URL=url)
        )
        await served.ready()
        clients = [await stack.enter_async_context(client_of(served)) for _ in range(6)]
        visitor = await visitor_of(clients[0])
        streams = [Visitor(client, visitor.conversation_id, visitor.token) for client in clients]
        listening = [await stack.enter_async_context(each.listening()) for each in streams]
        assert await visitor.say("Hello")
        async with asyncio.timeout(20):
            for heard in listening:
                assert [(await anext(heard)).data["role"] for _ in range(2)] == ["customer", "agent"]
        served.signal(signal.SIGTERM)
        code, err = await served.ended()
    assert code == 0
    assert "Traceback" not in err
