"""The hub of `frontdesk serve`, with processes of their own."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from booking_core import SetClock, SystemActor, SystemClock
from staff.api_keys import create_api_key
from tests.support.businesses import load_into
from tests.support.databases import MONDAY_MORNING, PostgresTemplate, SqliteTemplate, opened
from tests.support.hub_desk import talk_to
from tests.support.served_process import ServedProcess, serve_process
from tests.support.team_bodies import a_booking
from tests.support.team_desk import SECRET

HUB = "/hubs/bookings"
NORMALLY = 1000


@dataclass
class Salon:
    """Bloom's database, and a key to it."""

    url: str
    key: str
    folder: Path

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}

    @asynccontextmanager
    async def serving(self, name: str) -> AsyncIterator[ServedProcess]:
        folder = self.folder / name
        folder.mkdir()
        served = serve_process(
            folder,
            "--port",
            "0",
            FRONTDESK_DATABASE_URL=self.url,
            FRONTDESK_SECRET_KEY=SECRET,
            FRONTDESK_CLOCK=MONDAY_MORNING.isoformat(),
        )
        async with served as process:
            yield process

    def client_of(self, process: ServedProcess) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=process.url, headers=self.headers, trust_env=False, timeout=30)


@asynccontextmanager
async def salon_at(url: str, folder: Path) -> AsyncIterator[Salon]:
    async with opened(url, SetClock(MONDAY_MORNING)) as database:
        await load_into(database)
        async with database.writing() as uow:
            _, key = await create_api_key(uow, SystemActor(), "Website", SystemClock().now())
    yield Salon(url, key, folder)


def hub_of(process: ServedProcess, **query: str) -> str:
    return str(httpx.URL(process.url.replace("http", "ws", 1) + HUB, params=query))


async def made(client: httpx.AsyncClient, path: str, body: Any, **headers: str) -> Any:
    response = await client.post(path, json=body, headers=headers)
    assert response.status_code in (200, 201), response.text
    return response.json()


@pytest.mark.postgres
async def test_what_happens_in_one_process_arrives_through_the_other(
    postgres_databases: PostgresTemplate, tmp_path: Path
) -> None:
    async with (
        postgres_databases.copied(tmp_path) as url,
        salon_at(url, tmp_path) as salon,
        salon.serving("one") as one,
        salon.serving("two") as two,
    ):
        await asyncio.gather(one.ready(), two.ready())
        async with salon.client_of(one) as client:
            token = (await made(client, f"{HUB}/negotiate?negotiateVersion=1", {}))["connectionToken"]
            async with talk_to(hub_of(two, id=token)) as talk:
                await talk.shake_hands()
                booked = await made(client, "/api/bookings", a_booking())
                assert await talk.hear_call("BookingCreated") == {"seq": 1, "booking": booked}
                visitor = await made(client, "/api/chat/conversations", {})
                said = {"text": "Hello", "client_message_id": "1"}
                await made(client, "/api/chat/messages", said, Authorization=f"Bearer {visitor['token']}")
                told = await talk.hear_call("ConversationUpdated")
                assert told == {"conversation_id": visitor["conversation_id"]}


async def test_a_stop_asks_everybody_to_come_back_and_logs_no_key(
    sqlite_databases: SqliteTemplate, tmp_path: Path
) -> None:
    async with (
        sqlite_databases.copied(tmp_path) as url,
        salon_at(url, tmp_path) as salon,
        salon.serving("one") as process,
    ):
        await process.ready()
        async with talk_to(hub_of(process, access_token=salon.key)) as talk:
            await talk.shake_hands()
            process.signal(signal.SIGTERM)
            assert await talk.hear() == {"type": 7, "allowReconnect": True}
            assert await talk.ended() == NORMALLY
        code, log = await process.ended()
    assert code in (0, -signal.SIGTERM)
    assert HUB in log
    assert salon.key not in log
    assert '"level": "error"' not in log
