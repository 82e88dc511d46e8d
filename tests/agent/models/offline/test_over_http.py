"""The offline model sees nothing but what any model sees: over HTTP it says and does the same as in process."""

from pathlib import Path

import pytest

from agent.models.offline import OfflineModel
from agent.models.protocol import Model
from booking_core import Database, SetClock, create_engine
from frontdesk.demo_business import load_demo_business
from tests.agent.models.conftest import Adapter
from tests.support.conversations import all_bookings
from tests.support.databases import SqliteTemplate
from tests.support.model_server import serve_model
from tests.support.offline_talk import begin_talk

TALKS = {
    "books": ("hi", "I'd like a haircut tomorrow at 3pm", "downtown", "Jane Doe", "yes please", "thanks!"),
    "moves": ("haircut downtown thursday 4pm with Ben, I'm Alice Wong", "ok", "actually can we do 5 instead?", "yes"),
    "cancels": ("massage thursday 6pm, Jo", "yes", "cancel my appointment", "yes"),
    "hesitates": ("haircut downtown friday 5pm", "Bob", "hmm not sure", "yes if it's under 30 dollars", "no thanks"),
    "asks": ("how much is a massage?", "where are you?", "are you a bot?", "show me Jane Doe's booking"),
}


@pytest.mark.parametrize("talk", TALKS.values(), ids=TALKS.keys())
async def test_over_http_it_says_and_does_the_same(
    talk: tuple[str, ...], adapter: Adapter, sqlite_databases: SqliteTemplate, tmp_path: Path, clock: SetClock
) -> None:
    in_process = await said_and_done(talk, OfflineModel(), sqlite_databases, tmp_path, clock)
    async with serve_model(OfflineModel()) as server:
        over_http = await said_and_done(talk, adapter(server), sqlite_databases, tmp_path, clock)
        assert server.broken_rules == []
    assert over_http == in_process


async def said_and_done(
    talk: tuple[str, ...], model: Model, databases: SqliteTemplate, folder: Path, clock: SetClock
) -> tuple[list[str], list[tuple[str, ...]]]:
    async with databases.copied(folder) as url:
        database = Database(create_engine(url), clock)
        await load_demo_business(database)
        customer = await begin_talk(database, model=model)
        for text in talk:
            await customer.say(text)
        await model.aclose()
        assert customer.faults == []
        bookings = [
            (b.status, b.service_name, b.provider_name, b.local_start.isoformat(), b.customer.name)
            for b in await all_bookings(database)
        ]
        await database.close()
        return customer.replies, sorted(bookings)
