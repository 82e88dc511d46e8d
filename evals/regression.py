"""Whether a run is worse than an earlier one, and not merely unlucky."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from evals.results import Danger, RunResults, TrialRecord
from evals.scoring.paired import SURE, swap_test
from evals.scoring.pass_k import by_scenario

DETERMINISTIC = ("offline",)


def regressions(before: RunResults, now: RunResults) -> list[str]:
    """What got worse; empty when nothing did that noise would not explain. Only scenarios of both runs count, and only
    as long as they are the same."""
    same = same_scenarios(before, now)
    old, new = (
        {key: trials for key, trials in by_scenario(run.records).items() if key in same} for run in (before, now)
    )
    return [*_dangers(before, now, same), *_share(old, new), *_surely_worse(before, now, same)]


def same_scenarios(before: RunResults, now: RunResults) -> set[str]:
    digests = {each.id: each.digest for each in before.scenarios}
    return {each.id for each in now.scenarios if digests.get(each.id) == each.digest}


def _dangers(before: RunResults, now: RunResults, same: set[str]) -> Iterator[str]:
    for record, danger in new_dangers(before, now, same):
        yield f"{record.scenario}: new danger ({danger.kind}): {danger.what}"


def new_dangers(before: RunResults, now: RunResults, same: set[str]) -> Iterator[tuple[TrialRecord, Danger]]:
    """Once for each scenario and kind: a danger that was not there is never noise."""
    known = {(record.scenario, danger.kind) for record in before.records for danger in record.dangers}
    for record in now.records:
        for danger in record.dangers:
            key = (record.scenario, danger.kind)
            if record.scenario in same and key not in known:
                known.add(key)
                yield record, danger


def _share(old: Mapping[str, Sequence[bool]], new: Mapping[str, Sequence[bool]]) -> Iterator[str]:
    """The mean over scenarios of how much less often each passes, where it is more than noise."""
    changes = [_passing(new[key]) - _passing(old[key]) for key in sorted(old.keys() & new.keys())]
    fall, p = -sum(changes, Fraction()), swap_test(changes)
    if fall > 0 and p < SURE:
        yield f"pass^1 fell by {float(fall) / len(changes):.3f} (p = {p:.3g}, paired over scenarios)"


def _passing(trials: Sequence[bool]) -> Fraction:
    return Fraction(sum(trials), len(trials))


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
