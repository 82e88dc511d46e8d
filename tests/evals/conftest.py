"""Worlds for tests of the evals: one template a business for the whole run."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from evals.fingerprint import scenario_digest
from evals.results import TrialRecord
from evals.scenario import Scenario
from evals.templates import Templates, scratch_folder
from evals.trial import TrialSetting, run_trial


@dataclass
class Ordinary:
    """Trials by the ordinary agent, customer and model: played once, however many tests compare with them."""

    setting: TrialSetting
    records: dict[tuple[str, int], TrialRecord] = field(default_factory=dict)

    async def played(self, scenario: Scenario, trial: int = 0) -> TrialRecord:
        key = scenario_digest(scenario), trial
        if key not in self.records:
            self.records[key] = await run_trial(scenario, trial, self.setting)
        return self.records[key]


@pytest.fixture(scope="session")
def worlds() -> Iterator[Templates]:
    with scratch_folder() as folder:
        yield Templates(folder)


@pytest.fixture
def setting(worlds: Templates) -> TrialSetting:
    return TrialSetting(worlds)


@pytest.fixture(scope="session")
def ordinary(worlds: Templates) -> Ordinary:
    return Ordinary(TrialSetting(worlds))
