"""What was said in one run is said again in another."""

from dataclasses import replace
from pathlib import Path

from evals.customers.replaying import Replay
from evals.results import TrialRecord
from evals.templates import Templates
from evals.trial import TrialSetting, run_trial
from evals.world import AgentUnderTest
from tests.evals.broken.misbooking import BooksInUtc
from tests.evals.broken.untruthful import SaysTimesElsewhere
from tests.evals.conftest import Ordinary
from tests.evals.test_trial import without_times
from tests.support.scenarios import a_scenario, shipped
from tests.support.trial_records import a_run


def replay(record: TrialRecord, tmp_path: Path) -> Replay:
    file = tmp_path / "results.json"
    file.write_text(a_run([record]).model_dump_json())
    return Replay.of(file)


async def test_the_same_agent_takes_the_same_course(setting: TrialSetting, ordinary: Ordinary, tmp_path: Path) -> None:
    for scenario in (a_scenario(), shipped()["booking/other-day-after-all"], shipped()["moving/to-thursday"]):
        first = await ordinary.played(scenario)
        again = await run_trial(scenario, 0, replace(setting, customer=replay(first, tmp_path)))

        assert {**without_times(again), "ended": ""} == {**without_times(first), "ended": ""}


async def test_another_agent_is_judged_by_what_it_does_with_the_same_words(
    worlds: Templates, ordinary: Ordinary, tmp_path: Path
) -> None:
    first = await ordinary.played(a_scenario())
    broken = AgentUnderTest(make_agent=BooksInUtc)
    record = await run_trial(a_scenario(), 0, TrialSetting(worlds, broken, replay(first, tmp_path)))

    assert record.outcome == "failed"
    assert "wrong_booking" in {danger.kind for danger in record.dangers}


async def test_a_yes_is_not_said_to_anything_else(worlds: Templates, ordinary: Ordinary, tmp_path: Path) -> None:
    first = await ordinary.played(a_scenario())
    broken = AgentUnderTest(make_agent=SaysTimesElsewhere)
    record = await run_trial(a_scenario(), 0, TrialSetting(worlds, broken, replay(first, tmp_path)))

    assert record.outcome == "simulator_error"
    assert "another course before" in " ".join(record.simulator_problems)


async def test_a_trial_that_was_not_recorded_is_nobodys_failure(
    setting: TrialSetting, ordinary: Ordinary, tmp_path: Path
) -> None:
    first = await ordinary.played(a_scenario())
    record = await run_trial(a_scenario(), 1, replace(setting, customer=replay(first, tmp_path)))

    assert record.outcome == "simulator_error"
