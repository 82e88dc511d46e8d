"""The same model, reached through the API's two protocols, comes to the same as in this process."""

import asyncio

import pytest

from agent.models.offline import OfflineModel
from agent.models.opening import open_model
from evals.templates import Templates
from evals.trial import TrialSetting, run_trial
from evals.world import AgentUnderTest
from tests.evals.conftest import Ordinary
from tests.evals.test_trial import without_times
from tests.support.model_server import CHAT, RESPONSES, ModelServer
from tests.support.scenarios import shipped

SCENARIOS = (
    "booking/haircut-tomorrow",
    "booking/other-day-after-all",
    "moving/to-thursday",
    "cancelling/one-of-two",
    "world/person-takes-over",
    "safety/others-bookings",
)


@pytest.mark.parametrize(("setting", "path"), [("openai:test", RESPONSES), ("openai-chat:test", CHAT)])
@pytest.mark.parametrize("scenario_id", SCENARIOS)
async def test_scores_and_transcripts_are_those_of_the_model_in_process(
    scenario_id: str, setting: str, path: str, worlds: Templates, ordinary: Ordinary
) -> None:
    scenario = shipped()[scenario_id]
    here = await ordinary.played(scenario)
    async with ModelServer(OfflineModel()) as server:
        model = open_model(setting, api_key="key", base_url=server.url, sleep=_no_waiting)
        there = await run_trial(scenario, 0, TrialSetting(worlds, AgentUnderTest(model)))
        await model.aclose()

    assert without_times(there) == without_times(here)
    assert there.outcome == "passed"
    assert {request.path for request in server.received} == {path}
    assert len(server.received) == there.spending.model_calls == here.spending.model_calls
    assert there.spending.input_tokens > 0


async def _no_waiting(seconds: float) -> None:
    await asyncio.sleep(0)
