"""What a turn costs the database: a round trip for each statement, on PostgreSQL."""

from collections import Counter

import pytest

from agent import Agent
from agent.models.offline import OfflineModel
from booking_core import Database
from prompts import load_prompts
from tests.support.bookings import Statements
from tests.support.businesses import load_into
from tests.support.conversations import open_chat, reply_of

MOST = 58
"""Of a turn that lists free slots, in two calls of the model and one of a tool, without what frames a transaction."""


@pytest.fixture
async def statements(database: Database) -> Counter[str]:
    """Those of the second turn: the first has loaded what stays loaded."""
    await load_into(database)
    chat = await open_chat(database)
    agent = Agent(model=OfflineModel(), prompts=load_prompts())
    await chat.write("Hello")
    await agent.run_turn(database, chat.conversation_id)
    await chat.write("I'd like a haircut tomorrow at Downtown")
    counted = Statements(database)
    outcome = await agent.run_turn(database, chat.conversation_id)
    assert "9:00" in reply_of(outcome)
    return Counter(sent for sent in counted.sent if not sent.startswith("BEGIN"))


async def test_a_turn_that_lists_slots_takes_few_statements(statements: Counter[str]) -> None:
    assert statements.total() <= MOST, statements.most_common()
