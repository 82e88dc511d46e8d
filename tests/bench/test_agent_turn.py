import pytest

from bench.agent_turn_case import HISTORY, LAST_WORDS, STEPS, TurnModel
from bench.agent_turn_contenders import CONTENDERS
from tests.support.model_server import CHAT, RESPONSES, serve_model


@pytest.mark.parametrize(
    ("name", "path"),
    [("bare AsyncOpenAI loop", CHAT), ("ours, openai-chat", CHAT), ("ours, openai", RESPONSES)],
)
async def test_each_contender_takes_the_same_turn(name: str, path: str) -> None:
    async with serve_model(TurnModel()) as server, CONTENDERS[name](server.url) as turn:
        assert await turn() == LAST_WORDS
    assert [received.path for received in server.received] == [path] * 4
    last = server.received[-1].request
    assert last is not None
    assert len(last.messages) == len(HISTORY) + 2 * len(STEPS)
