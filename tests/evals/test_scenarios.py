"""Every scenario that comes with the product."""

import pytest

from evals.checking import check_scenario
from evals.library import SCENARIOS
from evals.scenario import Scenario
from evals.templates import Templates
from tests.support.scenarios import shipped

EVERY = tuple(shipped().values())


@pytest.mark.parametrize("scenario", EVERY, ids=[scenario.id for scenario in EVERY])
async def test_the_reference_solution_reaches_its_end_state(scenario: Scenario, worlds: Templates) -> None:
    assert await check_scenario(scenario, worlds) == []


def test_the_id_of_a_scenario_begins_with_its_folder() -> None:
    folders = {folder.name for folder in SCENARIOS.iterdir() if folder.is_dir()}

    assert {scenario.area for scenario in EVERY} <= folders
