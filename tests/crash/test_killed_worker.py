"""`frontdesk serve --workers 2` on PostgreSQL, with DBOS: one worker is killed in the middle of a turn."""

import asyncio
import os
import signal
from pathlib import Path

import httpx
import pytest
from sqlalchemy import update

from agent import ModelReply, ModelRequest
from agent.tables import ConversationLeaseRow
from booking_core import Database, SetClock, SystemClock, bare, create_engine
from tests.support.businesses import load_into
from tests.support.crashing import DEADLINE, SECRET, SERVER_DIED
from tests.support.crashing_model import BOOK, YES, PlannedModel
from tests.support.crashing_outcome import outcome_of
from tests.support.databases import MONDAY_MORNING, PostgresTemplate
from tests.support.model_server import ModelServer
from tests.support.process_tree import connected_descendant
from tests.support.served_process import ServedProcess, serve_process
from tests.support.web_desk import Visitor

pytestmark = pytest.mark.postgres
NEVER_SEEN = "no message of ours"
"""Whoever has seen no message of ours gets them all."""


class PensiveModel(PlannedModel):
    """Thinks for ever when it is first asked what comes after a tool."""

    def __init__(self) -> None:
        self.thinking = asyncio.Event()
        self._asked = 0

    async def answer(self, request: ModelRequest) -> ModelReply:
        self._asked += 1
        if self._asked == 2:
            self.thinking.set()
            await asyncio.Event().wait()
        return await super().answer(request)


def settings_of(database_url: str, server: ModelServer) -> dict[str, str]:
    return {
        "FRONTDESK_DATABASE_URL": database_url,
        "FRONTDESK_SECRET_KEY": SECRET,
        "FRONTDESK_CLOCK": MONDAY_MORNING.isoformat(),
        "FRONTDESK_MODEL": "openai-chat:planned",
        "OPENAI_API_KEY": "a key",
        "OPENAI_BASE_URL": server.url,
    }


def client_of(served: ServedProcess) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=served.url, trust_env=False, timeout=DEADLINE)


async def killed_in_a_turn(served: ServedProcess, model: PensiveModel, server: ModelServer) -> Visitor:
    """The visitor over whose message a worker died."""
    async with client_of(served) as client:
        visitor = Visitor(client, **(await client.post("/api/chat/conversations", json={})).json())
        sending = asyncio.create_task(visitor.post(BOOK, "m1"))
        async with asyncio.timeout(DEADLINE):
            await model.thinking.wait()
        os.kill(connected_descendant(served.pid, httpx.URL(server.url).port or 0), signal.SIGKILL)
        with pytest.raises(SERVER_DIED):
            await sending
    return visitor


async def its_claim_lapses(database: Database) -> None:
    """As it does by itself after a while."""
    async with database.writing() as uow:
        await uow.session.execute(update(bare(ConversationLeaseRow)).values(until=SystemClock().now()))


async def test_the_other_one_answers_and_nothing_is_done_or_said_twice(
    postgres_databases: PostgresTemplate, tmp_path: Path
) -> None:
    model = PensiveModel()
    async with postgres_databases.copied(tmp_path) as url, ModelServer(model) as server:
        database = Database(create_engine(url), SetClock(MONDAY_MORNING))
        await load_into(database)
        settings = settings_of(url, server)
        async with serve_process(tmp_path, "--workers", "2", "--port", "0", **settings) as served:
            await served.ready()
            visitor = await killed_in_a_turn(served, model, server)
            await its_claim_lapses(database)
            async with client_of(served) as client:
                back = Visitor(client, visitor.conversation_id, visitor.token)
                async with asyncio.timeout(DEADLINE), back.listening(NEVER_SEEN) as events:
                    told = [await anext(events) for _ in range(2)]
                (reply,) = (await back.post(BOOK, "m1")).json()["replies"]
                assert [event.data["id"] for event in told][1] == reply["id"]
                assert len(await back.say(YES)) == 1
            served.signal(signal.SIGTERM)
            await served.ended()
        outcome = await outcome_of(database)
        await database.close()
    outcome.assert_each_answered_once((BOOK, YES))
    assert len(outcome.live) == 1
    assert outcome.events == ["created"]
    assert outcome.used == ["find_slots", "book", "book"]
