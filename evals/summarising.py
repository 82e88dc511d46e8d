"""From the records of a run to its summary."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import Literal

from evals.results import JUDGE, Spending, Summary, TrialRecord
from evals.scoring.pass_k import by_scenario, estimate_pass_k


def summarise(records: Sequence[TrialRecord], trials: int) -> Summary:
    passes = by_scenario(records)
    outcomes = Counter(record.outcome for record in records)
    estimates = {k: estimate for k in range(1, trials + 1) if (estimate := estimate_pass_k(passes, k)) is not None}
    return Summary(
        scenarios=len({record.scenario for record in records}),
        trials=len(records),
        passed=outcomes["passed"],
        failed=outcomes["failed"],
        simulator_errors=outcomes["simulator_error"],
        infrastructure_errors=outcomes["infrastructure_error"],
        dangers=dict(sorted(Counter(danger.kind for record in records for danger in record.dangers).items())),
        pass_k=estimates,
        mean=_mean([record.spending for record in records]),
    )


def _mean(spent: Sequence[Spending]) -> Spending:
    """Of each figure; numbers of things are rounded. Of models beside the measured one, where they took part."""
    count = max(len(spent), 1)

    def mean(name: str) -> float:
        return sum(getattr(each, name) or 0 for each in spent) / count

    whole = ("replies", "tool_calls", "model_calls", "input_tokens", "output_tokens", "cached_tokens")
    return Spending(
        **{name: round(mean(name)) for name in whole},
        **_mean_beside("simulator", spent),
        **_mean_beside("judge", spent),
        cost=_mean_cost(each.cost for each in spent),
        simulator_cost=_mean_cost(each.simulator_cost for each in spent),
        judge_cost=_mean_cost(each.judge_cost for each in spent),
        seconds=round(mean("seconds"), 4),
        model_seconds=round(mean("model_seconds"), 4),
    )


def _mean_beside(who: Literal["simulator", "judge"], spent: Sequence[Spending]) -> dict[str, int]:
    took = [model for each in spent if (model := each.of(who)).calls]
    names = ("calls", "input_tokens", "output_tokens")
    return {f"{who}_{name}": round(fmean(getattr(model, name) for model in took)) for name in names} if took else {}


def _mean_cost(costs: Iterable[float | None]) -> float | None:
    """Of those that are known."""
    known = [cost for cost in costs if cost is not None]
    return round(sum(known) / len(known), 6) if known else None


def mean_grade(records: Sequence[TrialRecord]) -> float | None:
    """The judge's, who decides nothing; None without one."""
    grades = [score.value for record in records for score in record.scores if score.name == JUDGE and score.value]
    return sum(grades) / len(grades) if grades else None
