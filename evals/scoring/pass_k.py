"""pass^k, the chance that k trials of a scenario in a row all pass, with an interval that knows trials of one scenario
are alike.

The interval is Wilson's, with the number of scenarios in place of the number of trials, raised to what the spread
between scenarios allows (the effective sample size). Resampling scenarios would give no width at all where every one
passes, which is just where the question is how sure that is.
"""

from collections.abc import Mapping, Sequence
from math import comb, sqrt
from statistics import fmean

from evals.results import Estimate, TrialRecord

Z = 1.959964


def pass_hat_k(passed: int, trials: int, k: int) -> float:
    """Unbiased, from `passed` of `trials`; k is at most the number of trials."""
    if not 1 <= k <= trials:
        raise ValueError("k is at least 1 and at most the number of trials")
    return comb(passed, k) / comb(trials, k)


def by_scenario(records: Sequence[TrialRecord]) -> dict[str, list[bool]]:
    """Whether each trial passed that says anything of the agent; scenarios without any are left out."""
    found: dict[str, list[bool]] = {}
    for record in records:
        if record.counts:
            found.setdefault(record.scenario, []).append(record.outcome == "passed")
    return found


def estimate_pass_k(passes: Mapping[str, Sequence[bool]], k: int) -> Estimate | None:
    """Over the scenarios that have k trials; None when none has."""
    values = [pass_hat_k(sum(trials), len(trials), k) for trials in passes.values() if len(trials) >= k]
    return interval(values) if values else None


def interval(values: Sequence[float]) -> Estimate:
    """The mean of shares, one a scenario, with its 95 % bounds."""
    count, mean = len(values), fmean(values)
    spread = sum((value - mean) ** 2 for value in values) / max(count - 1, 1)
    size = float(count)
    if spread > 0:
        size = max(size, mean * (1 - mean) * count / spread)
    centre = (mean + Z * Z / (2 * size)) / (1 + Z * Z / size)
    half = Z * sqrt(mean * (1 - mean) / size + Z * Z / (4 * size * size)) / (1 + Z * Z / size)
    return Estimate(value=mean, low=max(0.0, min(mean, centre - half)), high=min(1.0, max(mean, centre + half)))
