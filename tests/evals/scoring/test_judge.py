"""The optional judge, behind a real server that answers as a scripted model."""

import json
from decimal import Decimal

import pytest

from agent import ModelReply, Prices, Say, Usage
from agent.models.opening import open_model
from agent.models.scripted import ScriptedModel
from evals.customers.by_model import PlayedBy
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


async def test_what_it_takes_is_counted_apart_and_told_in_money(worlds: Templates) -> None:
    opinion = ModelReply(Say(json.dumps({"faults": [], "grade": 4})), Usage(500, 20))
    async with ModelServer(ScriptedModel(opinion)) as server:
        model = open_model("openai:judge", api_key="key", base_url=server.url)
        prices = Prices(Decimal(1_000_000), Decimal(0), Decimal(0))
        alone = await run_trial(a_scenario(), 0, TrialSetting(worlds))
        record = await run_trial(a_scenario(), 0, TrialSetting(worlds, judge=model, judge_prices=prices))
        await model.aclose()
    spent = record.spending

    assert (spent.judge_calls, spent.judge_input_tokens, spent.judge_output_tokens) == (1, 500, 20)
    assert spent.judge_cost == 500.0
    assert (spent.model_calls, spent.input_tokens) == (alone.spending.model_calls, alone.spending.input_tokens)
    assert (spent.cost, alone.spending.judge_cost) == (None, None)


async def test_nobody_is_asked_about_a_customer_who_broke_the_script(worlds: Templates) -> None:
    silent = {"heard": "", "wish": 1, "moments": [], "messages": [], "meaning": "other", "then": "disappear"}
    async with ModelServer(ScriptedModel(json.dumps(silent))) as server:
        model = open_model("openai:both", api_key="key", base_url=server.url)
        record = await run_trial(a_scenario(), 0, TrialSetting(worlds, customer=PlayedBy(model), judge=model))
        await model.aclose()

    assert record.outcome == "simulator_error"
    assert (record.spending.simulator_calls, record.spending.judge_calls) == (1, 0)


async def test_a_judge_without_an_answer_harms_nobody(worlds: Templates) -> None:
    record = await judged(worlds, "splendid")

    assert record.outcome == "passed"
    assert "no opinion" in record.scores[-1].problems[0]
