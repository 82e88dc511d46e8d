from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evals.plan import Plan
from evals.results import RunResults, TrialRecord, read_results
from evals.running import PREVIOUS, RECORDS, Run, ScenariosWrong, carry_out, check
from tests.evals.test_trial import without_times
from tests.support.scenarios import a_scenario

PLAN = Plan((a_scenario(), a_scenario(id="tests/again", seed=3)), trials=2)


class Killed(BaseException):
    """As if the process had gone."""


@dataclass
class Watcher:
    ends_after: int = 1000
    seen: int = 0

    def __call__(self, record: TrialRecord, done: int, every: int) -> None:
        self.seen += 1
        if self.seen == self.ends_after:
            raise Killed


def told(results: RunResults) -> list[dict[str, Any]]:
    return [without_times(record) for record in results.records]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> RunResults:
    """Played at one go, in this process."""
    return carry_out(Run(PLAN, tmp_path_factory.mktemp("whole")), Watcher())


def test_a_run_that_was_killed_goes_on_where_it_stopped_and_comes_to_the_same(
    whole: RunResults, tmp_path: Path
) -> None:
    halves = Run(PLAN, tmp_path / "halves")
    with pytest.raises(Killed):
        carry_out(halves, Watcher(ends_after=2))
    with (tmp_path / "halves" / RECORDS).open("ab") as out:
        out.write(b'{"scenario": "tests/aga')
    rest = Watcher()
    resumed = carry_out(halves, rest)

    assert rest.seen == 2
    assert told(resumed) == told(whole)
    assert resumed.summary.model_dump(exclude={"mean"}) == whole.summary.model_dump(exclude={"mean"})
    assert told(read_results(halves.results_file)) == told(whole)


def test_several_processes_come_to_the_same_as_one(whole: RunResults, tmp_path: Path) -> None:
    together = carry_out(Run(PLAN, tmp_path, jobs=2), Watcher())

    assert told(together) == told(whole)


def test_a_run_that_is_over_is_not_gone_on_with_but_kept(tmp_path: Path) -> None:
    run = Run(Plan((a_scenario(),)), tmp_path)
    first = carry_out(run, Watcher())
    again = Watcher()
    carry_out(run, again)

    assert again.seen == 1
    assert told(read_results(tmp_path / PREVIOUS)) == told(first)


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_is_told_of_scenarios_that_can_not_be_passed(jobs: int, tmp_path: Path) -> None:
    wrong = a_scenario(id="tests/wrong", reference=[])
    watcher = Watcher()

    with pytest.raises(ScenariosWrong, match="tests/wrong: its reference solution does not reach"):
        carry_out(Run(Plan((a_scenario(), wrong)), tmp_path, jobs=jobs), watcher)
    assert watcher.seen == 0


def test_only_checking_tells_what_is_wrong_with_scenarios() -> None:
    wrong = a_scenario(id="tests/wrong", reference=[])
    (problem,) = check(Plan((a_scenario(), wrong)))

    assert problem.startswith("tests/wrong: its reference solution does not reach")
