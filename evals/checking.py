"""Whether a scenario can be passed at all: its reference solution must reach its own end state."""

import json

from pydantic import ValidationError

from agent import ModelReply, ModelRequest, Say
from booking_core import BookingError
from evals.doings import CannotHappen
from evals.observing import Doings, observe
from evals.reference import ReferenceFails, solve
from evals.scenario import Scenario
from evals.scoring.end_state import score_end_state
from evals.scoring.evidence import Evidence
from evals.setting_up import set_up
from evals.templates import Templates
from evals.world import AgentUnderTest, open_world


class StillModel:
    """Stands where a model must be, and does nothing: in a reference solution nobody talks."""

    name = "still"

    async def answer(self, request: ModelRequest) -> ModelReply:
        text = json.dumps({"agrees": False}) if request.json_schema else "One moment, please."
        return ModelReply(Say(text), model=self.name)

    async def aclose(self) -> None:
        """Nothing to give back."""


async def check_scenario(scenario: Scenario, templates: Templates) -> list[str]:
    """What is wrong with the scenario itself; empty when it can be passed."""
    async with open_world(scenario, templates, AgentUnderTest(StillModel())) as world:
        try:
            await set_up(world)
            before = await observe(world)
            await solve(world)
        except (BookingError, CannotHappen, ReferenceFails, ValidationError, KeyError, StopIteration) as error:
            return [f"{scenario.id}: its reference solution does not go through: {error}"]
        evidence = Evidence(world, before, await observe(world), Doings((), (), ()), (), "")
        found = score_end_state(evidence)
    return [f"{scenario.id}: its reference solution does not reach its end state: {each}" for each in found.problems]
