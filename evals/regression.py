"""Whether a run is worse than an earlier one, and not merely unlucky."""

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from statistics import fmean

from evals.results import RunResults
from evals.scoring.pass_k import Z, by_scenario

DETERMINISTIC = ("offline",)


def regressions(before: RunResults, now: RunResults) -> list[str]:
    """What got worse; empty when nothing did that noise would not explain. Only scenarios of both runs count, and only
    as long as they are the same."""
    same = _same_scenarios(before, now)
    old, new = (
        {key: trials for key, trials in by_scenario(run.records).items() if key in same} for run in (before, now)
    )
    return [*_dangers(before, now, same), *_share(old, new), *_surely_worse(before, now, same)]


def _same_scenarios(before: RunResults, now: RunResults) -> set[str]:
    digests = {each.id: each.digest for each in before.scenarios}
    return {each.id for each in now.scenarios if digests.get(each.id) == each.digest}


def _dangers(before: RunResults, now: RunResults, same: set[str]) -> Iterator[str]:
    """A danger that was not there is never noise."""
    known = {(record.scenario, danger.kind) for record in before.records for danger in record.dangers}
    told: set[tuple[str, str]] = set()
    for record in now.records:
        for danger in record.dangers:
            key = (record.scenario, danger.kind)
            if record.scenario in same and key not in known and key not in told:
                told.add(key)
                yield f"{record.scenario}: new danger ({danger.kind}): {danger.what}"


def _share(old: Mapping[str, Sequence[bool]], new: Mapping[str, Sequence[bool]]) -> Iterator[str]:
    """The mean over scenarios of how much less often each passes, beyond its 95 % interval."""
    changes = [fmean(new[key]) - fmean(old[key]) for key in sorted(old.keys() & new.keys())]
    if len(changes) < 2:
        return
    mean = fmean(changes)
    spread = sqrt(sum((change - mean) ** 2 for change in changes) / (len(changes) - 1) / len(changes))
    if mean + Z * spread < 0:
        yield f"pass^1 fell by {-mean:.3f} (95 % interval {-mean - Z * spread:.3f} to {-mean + Z * spread:.3f})"


def _surely_worse(before: RunResults, now: RunResults, same: set[str]) -> Iterator[str]:
    """A model without chance that fails a trial it passed before has become worse there."""
    if before.model != now.model or now.model not in DETERMINISTIC:
        return
    earlier = {record.key: record.outcome for record in before.records}
    worse: dict[str, list[int]] = {}
    for record in now.records:
        if record.scenario in same and record.outcome == "failed" and earlier.get(record.key) == "passed":
            worse.setdefault(record.scenario, []).append(record.trial)
    for scenario, trials in sorted(worse.items()):
        yield f"{scenario}: passed before, and fails now in trials {', '.join(map(str, trials))}"
