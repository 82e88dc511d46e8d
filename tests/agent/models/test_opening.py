import subprocess
import sys

import pytest

from agent.messages import Say
from agent.models.opening import open_model
from agent.models.protocol import ModelRejected
from tests.support.model_requests import a_request
from tests.support.model_server import CHAT, RESPONSES, serve_script


@pytest.mark.parametrize(("setting", "path"), [("openai:gpt-x", RESPONSES), ("openai-chat:gpt-x", CHAT)])
async def test_the_setting_chooses_the_protocol(setting: str, path: str) -> None:
    async with serve_script("Hello") as server:
        model = open_model(setting, api_key="key", base_url=server.url)
        assert model.name == setting
        assert (await model.answer(a_request())).answer == Say("Hello")
        await model.aclose()
    assert (server.received[0].path, server.received[0].json["model"]) == (path, "gpt-x")


async def test_a_name_may_contain_colons_and_slashes() -> None:
    async with serve_script("Hello") as server:
        model = open_model("openai-chat:org/llama3:8b", base_url=server.url)
        await model.answer(a_request())
        await model.aclose()
    assert server.received[0].json["model"] == "org/llama3:8b"


async def test_a_server_without_a_key_is_never_sent_the_key_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-openai")
    async with serve_script("Hello") as server:
        model = open_model("openai-chat:llama", base_url=server.url)
        await model.answer(a_request())
        await model.aclose()
    assert "sk-of-openai" not in server.received[0].headers["authorization"]


@pytest.mark.parametrize("setting", ["", "gpt-x", "openai", "openai:", "openai-chat: ", "anthropic:x", "Offline"])
def test_an_unknown_setting_is_refused_with_what_is_expected(setting: str) -> None:
    with pytest.raises(ModelRejected, match="expected offline, openai:NAME or openai-chat:NAME"):
        open_model(setting, api_key="key")


@pytest.mark.parametrize("setting", ["openai:gpt-x", "openai-chat:gpt-x"])
def test_openai_without_a_key_is_refused(setting: str) -> None:
    with pytest.raises(ModelRejected, match="OPENAI_API_KEY"):
        open_model(setting)


def test_nothing_of_openai_is_imported_before_it_is_asked_for() -> None:
    code = "import sys, agent.models.opening, agent.models.scripted; sys.exit('openai' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
