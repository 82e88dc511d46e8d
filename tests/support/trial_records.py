"""Records of trials that nobody played, for tests of what is made of them."""

from datetime import UTC, datetime
from typing import Any

from evals.results import RunResults, ScenarioFacts, TrialRecord
from evals.summarising import summarise

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def a_record(scenario: str = "tests/one", trial: int = 0, outcome: str = "passed", **fields: Any) -> TrialRecord:
    return TrialRecord.model_validate({"scenario": scenario, "trial": trial, "outcome": outcome, **fields})


def outcomes(scenario: str, *passed: bool) -> list[TrialRecord]:
    """One trial after the other."""
    return [a_record(scenario, trial, "passed" if each else "failed") for trial, each in enumerate(passed)]


def a_run(records: list[TrialRecord], model: str = "offline", digest: str = "same") -> RunResults:
    trials = max(record.trial for record in records) + 1
    ids = sorted({record.scenario for record in records})
    return RunResults(
        model=model,
        customer="rules",
        prompt_version="p",
        product_version="1",
        trials=trials,
        started_at=NOON,
        finished_at=NOON,
        scenarios=tuple(ScenarioFacts(id=each, purpose="", digest=digest) for each in ids),
        records=tuple(records),
        summary=summarise(records, trials),
    )
