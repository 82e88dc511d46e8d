from collections.abc import Callable

import pytest

from agent.models.openai_chat import OpenAIChatModel
from agent.models.openai_client import open_client
from agent.models.openai_responses import OpenAIResponsesModel
from agent.retrying import RetryPolicy
from tests.support.model_server import ModelServer

OpenAIModel = OpenAIChatModel | OpenAIResponsesModel
Adapter = Callable[[ModelServer], OpenAIModel]


def chat_adapter(server: ModelServer) -> OpenAIChatModel:
    return OpenAIChatModel(open_client(api_key="key", base_url=server.url, policy=RetryPolicy()), "test")


def responses_adapter(server: ModelServer) -> OpenAIResponsesModel:
    return OpenAIResponsesModel(open_client(api_key="key", base_url=server.url, policy=RetryPolicy()), "test")


@pytest.fixture(params=[chat_adapter, responses_adapter], ids=["chat", "responses"])
def adapter(request: pytest.FixtureRequest) -> Adapter:
    """Each of the two protocols, without retries, pointed at a server."""
    chosen: Adapter = request.param
    return chosen
