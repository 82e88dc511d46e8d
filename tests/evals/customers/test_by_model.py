"""The customer played by a model, behind a real server that answers as a scripted model."""

import json
from decimal import Decimal
from typing import Any

import pytest

from agent import Prices
from agent.messages import AgentMessage, CustomerMessage, ModelReply, ModelRequest, Say, Usage
from agent.models.opening import open_model
from agent.models.scripted import ScriptedModel, Step
from evals.customers.by_model import PlayedBy
from evals.customers.protocol import Casting
from evals.customers.script import script_of
from evals.library import business_file
from evals.results import TrialRecord
from evals.scenario import Scenario
from evals.templates import Templates
from evals.trial import TrialSetting, run_trial
from tests.support.model_server import ModelServer
from tests.support.scenarios import a_scenario, shipped

USAGE = Usage(900, 40, 800)


def writes(*messages: str, then: str = "go_on", **fields: Any) -> ModelReply:
    usual = {"heard": "", "wish": 1, "moments": [], "messages": list(messages), "meaning": "other", "then": then}
    return ModelReply(Say(json.dumps({**usual, **fields})), USAGE, "player")


PRICES = Prices(Decimal(1_000_000), Decimal(1_000_000), Decimal(10_000_000))
OPENING = writes("a haircut downtown on 24 November at 3pm please")
NAME = writes("Jane Doe")
YES = writes("yes please", meaning="yes")
BYE = writes("thanks, bye", then="done")


async def played(
    worlds: Templates, *steps: Step, scenario: Scenario | None = None, setting: str = "openai:player"
) -> tuple[TrialRecord, list[ModelRequest]]:
    script = ScriptedModel(*steps)
    async with ModelServer(script) as server:
        model = open_model(setting, api_key="key", base_url=server.url)
        playing = TrialSetting(worlds, customer=PlayedBy(model), customer_prices=PRICES)
        record = await run_trial(scenario or a_scenario(), 0, playing)
        await model.aclose()
    return record, script.requests


@pytest.mark.parametrize("setting", ["openai:player", "openai-chat:player"])
async def test_it_is_heard_like_any_customer_and_its_tokens_are_counted_apart(setting: str, worlds: Templates) -> None:
    record, requests = await played(worlds, OPENING, NAME, YES, BYE, setting=setting)

    assert (record.outcome, record.ended) == ("passed", "done")
    assert record.spending.simulator_calls == 4
    assert (record.spending.simulator_input_tokens, record.spending.simulator_output_tokens) == (3600, 160)
    assert record.spending.input_tokens != 3600
    assert (record.spending.simulator_cost, record.spending.cost) == (5200.0, None)
    assert [type(message) for message in requests[1].messages[:3]] == [CustomerMessage, AgentMessage, CustomerMessage]
    assert all(request.tools == () for request in requests)


BROKEN = {
    "agrees to another time": ((writes("a haircut downtown on 24 November at 4pm"), NAME, YES, BYE), "another time"),
    "says yes to nothing": ((writes("yes", meaning="yes"), writes(then="left")), "had been asked nothing"),
    "is done before it is": ((OPENING, BYE), "nobody had said so"),
    "falls silent": ((OPENING, writes(then="disappear")), "went silent"),
    "gives a number of its own": ((writes("a haircut, I'm on 212 555 0188"), BYE), "a number that it does not know"),
    "answers without the form": (("hello!", "hello?"), "not of the form"),
    "writes nothing twice": ((writes(), writes("  ")), "writes nothing"),
    "wants what is not there": ((writes("hi", wish=2), writes("hi", wish=3)), "can't be number 3"),
}


@pytest.mark.parametrize(("steps", "told"), BROKEN.values(), ids=BROKEN)
async def test_one_that_breaks_its_script_is_the_simulators_error(
    steps: tuple[Step, ...], told: str, worlds: Templates
) -> None:
    record, _ = await played(worlds, *steps)

    assert record.outcome == "simulator_error"
    assert told in " ".join(record.simulator_problems)


async def test_an_answer_out_of_form_is_asked_for_once_more(worlds: Templates) -> None:
    record, requests = await played(worlds, "hello!", OPENING, NAME, YES, BYE)

    assert record.outcome == "passed"
    assert "not of the form" in str(requests[1].messages[-1])


async def test_a_change_of_mind_is_a_wish_of_its_own_and_may_not_be_forgotten(worlds: Templates) -> None:
    change = [{"at": "read_back", "change": {"when": {"day": "2026-11-25", "at": "11:00"}}}]
    customer = {**a_scenario().customer.model_dump(exclude_unset=True), "behaviour": change}
    scenario = a_scenario(
        customer=customer,
        expect={"bookings": [{"service": "haircut", "start": "2026-11-25 11:00"}]},
        reference=[{"book": {"service": "haircut", "location": "downtown", "start": "2026-11-25 11:00", "name": "J"}}],
    )
    changes = writes("no, Wednesday 25 November at 11am please", meaning="no", moments=[1])
    kept, _ = await played(worlds, OPENING, NAME, changes, YES, BYE, scenario=scenario)
    forgotten, _ = await played(worlds, OPENING, NAME, YES, BYE, BYE, scenario=scenario)

    assert kept.outcome == "passed"
    assert forgotten.outcome == "simulator_error"
    assert "never did what stands as moment 1" in " ".join(forgotten.simulator_problems)


async def test_fixed_lines_are_said_as_they_stand(worlds: Templates) -> None:
    record, requests = await played(worlds, scenario=a_scenario(customer={"lines": ["hi"]}, expect={}, reference=[]))

    assert (record.outcome, requests) == ("passed", [])


@pytest.mark.parametrize("scenario", shipped().values(), ids=lambda scenario: scenario.id)
def test_every_scenario_can_be_told_to_a_player(scenario: Scenario) -> None:
    told = script_of(Casting(scenario, business_file(scenario.business), 0))

    assert "$" not in told
    assert all(value in told for value in scenario.customer.knows.model_dump().values() if value)
