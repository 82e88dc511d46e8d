from dataclasses import dataclass

import pytest

from evals.regression import regressions
from evals.results import Danger, ScoreRecord, TrialRecord
from tests.support.trial_records import a_record, a_run, outcomes


def dangerous(scenario: str, kind: str = "leak") -> TrialRecord:
    score = ScoreRecord(name="policy", passed=False, dangers=(Danger(kind=kind, what="something"),))
    return a_record(scenario, 0, "failed", scores=(score,))


@dataclass(frozen=True)
class Case:
    id: str
    before: list[TrialRecord]
    now: list[TrialRecord]
    worse: bool
    model: str = "openai:m"


def many(*passed: bool, scenarios: int = 20) -> list[TrialRecord]:
    return [record for number in range(scenarios) for record in outcomes(f"tests/{number}", *passed)]


CASES = (
    Case("the same", many(True, False), many(True, False), worse=False),
    Case("better", many(True, False), many(True, True), worse=False),
    Case("much worse", many(True, True), many(False, True), worse=True),
    Case(
        "one trial of a model that plays dice",
        many(True, True),
        [*many(True, True)[1:], *outcomes("tests/0", False)],
        False,
    ),
    Case("one trial of a model without chance", outcomes("tests/0", True), outcomes("tests/0", False), True, "offline"),
    Case("a danger that was not there", outcomes("tests/0", False), [dangerous("tests/0")], worse=True),
    Case("a danger that was there", [dangerous("tests/0")], [dangerous("tests/0")], worse=False),
    Case("another danger", [dangerous("tests/0", "untrue")], [dangerous("tests/0")], worse=True),
    Case("errors of the simulator", many(True), [a_record("tests/0", 0, "simulator_error")], worse=False),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_counts_as_worse(case: Case) -> None:
    assert bool(regressions(a_run(case.before, case.model), a_run(case.now, case.model))) is case.worse


def test_a_scenario_that_has_changed_is_not_compared() -> None:
    before = a_run(outcomes("tests/0", True), digest="old")

    assert regressions(before, a_run(outcomes("tests/0", False))) == []
