"""The optional judge, behind a real server that answers as a scripted model."""

import json

import pytest

from agent.models.opening import open_model
from agent.models.scripted import ScriptedModel
from evals.results import TrialRecord
from evals.scenario import Scenario
from evals.templates import Templates
from evals.trial import TrialSetting, run_trial
from tests.support.model_server import ModelServer
from tests.support.scenarios import a_scenario


async def judged(worlds: Templates, answer: str, scenario: Scenario | None = None) -> TrialRecord:
    async with ModelServer(ScriptedModel(answer)) as server:
        model = open_model("openai:judge", api_key="key", base_url=server.url)
        record = await run_trial(scenario or a_scenario(), 0, TrialSetting(worlds, judge=model))
        await model.aclose()
    return record


async def test_nobody_is_asked_unless_somebody_wants_it(setting: TrialSetting) -> None:
    record = await run_trial(a_scenario(), 0, setting)

    assert "judge" not in {score.name for score in record.scores}


@pytest.mark.parametrize("grade", [1, 5])
async def test_its_opinion_stands_beside_the_scores_and_decides_nothing(grade: int, worlds: Templates) -> None:
    opinion = json.dumps({"faults": ["It asks twice."], "grade": grade})
    good = await judged(worlds, opinion)
    bad = await judged(worlds, opinion, a_scenario(expect={"bookings": []}, reference=[]))

    assert (good.outcome, bad.outcome) == ("passed", "failed")
    assert (good.scores[-1].name, good.scores[-1].value) == ("judge", float(grade))
    assert good.scores[-1].problems == ("It asks twice.",)
    assert not good.scores[-1].gates


async def test_a_judge_without_an_answer_harms_nobody(worlds: Templates) -> None:
    record = await judged(worlds, "splendid")

    assert record.outcome == "passed"
    assert "no opinion" in record.scores[-1].problems[0]
