"""From the records of a run to its summary."""

from collections import Counter
from collections.abc import Sequence

from evals.results import Spending, Summary, TrialRecord
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
    """Of each figure; numbers of things are rounded."""
    count = max(len(spent), 1)

    def mean(name: str) -> float:
        return sum(getattr(each, name) or 0 for each in spent) / count

    whole = ("replies", "tool_calls", "model_calls", "input_tokens", "output_tokens", "cached_tokens")
    simulator = ("simulator_calls", "simulator_input_tokens", "simulator_output_tokens")
    known = [each.cost for each in spent if each.cost is not None]
    return Spending(
        **{name: round(mean(name)) for name in (*whole, *simulator)},
        cost=round(sum(known) / len(known), 6) if known else None,
        seconds=round(mean("seconds"), 4),
        model_seconds=round(mean("model_seconds"), 4),
    )
