"""What got better and what got worse from one run to another, and whether that is more than noise."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from statistics import fmean
from typing import Literal

from evals.regression import new_dangers, regressions, same_scenarios
from evals.results import Part, RunResults, TrialRecord
from evals.scoring.paired import SURE, sign_test, swap_test

FIGURES = ("replies", "tool_calls", "model_calls", "input_tokens", "output_tokens", "cost", "seconds")
MOST_PROBLEMS = 3


class DangerChange(Part):
    scenario: str
    kind: str
    what: str


class ScenarioChange(Part):
    """`problems`: of the first trial that failed, in the run that did worse."""

    id: str
    change: Literal["better", "worse"]
    passed_before: int
    trials_before: int
    passed_now: int
    trials_now: int
    problems: tuple[str, ...] = ()


class PassChange(Part):
    """Of pass^1, over scenarios of both runs; `p` is that of `evals.scoring.paired.swap_test`."""

    before: float
    now: float
    p: float
    more_than_noise: bool


class FigureChange(Part):
    """The mean of a trial, over scenarios of both runs; `p` is that of the sign test over scenarios."""

    name: str
    before: float
    now: float
    p: float
    more_than_noise: bool


class Comparison(Part):
    """`changed` scenarios are other ones now, and are not compared. `regressions` make a comparison a refusal."""

    before: str
    now: str
    compared: int
    changed: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    only_now: tuple[str, ...] = ()
    new_dangers: tuple[DangerChange, ...] = ()
    gone_dangers: tuple[DangerChange, ...] = ()
    pass_1: PassChange | None = None
    scenarios: tuple[ScenarioChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    simulator_errors: tuple[int, int] = (0, 0)
    infrastructure_errors: tuple[int, int] = (0, 0)
    regressions: tuple[str, ...] = ()


def compare(before: RunResults, now: RunResults) -> Comparison:
    same = same_scenarios(before, now)
    old_ids, new_ids = ({each.id for each in run.scenarios} for run in (before, now))
    pairs = list(_pairs(before, now, same))
    return Comparison(
        before=_called(before),
        now=_called(now),
        compared=len(same),
        changed=tuple(sorted((old_ids & new_ids) - same)),
        only_before=tuple(sorted(old_ids - new_ids)),
        only_now=tuple(sorted(new_ids - old_ids)),
        new_dangers=tuple(_danger_changes(before, now, same)),
        gone_dangers=tuple(_danger_changes(now, before, same)),
        pass_1=_pass_change(pairs),
        scenarios=tuple(_scenario_changes(pairs)),
        figures=tuple(_figure_changes(pairs)),
        simulator_errors=(before.summary.simulator_errors, now.summary.simulator_errors),
        infrastructure_errors=(before.summary.infrastructure_errors, now.summary.infrastructure_errors),
        regressions=tuple(regressions(before, now)),
    )


Pair = tuple[str, Sequence[TrialRecord], Sequence[TrialRecord]]


def _called(run: RunResults) -> str:
    return f"{run.model}, {run.trials} trials, {run.finished_at:%Y-%m-%d %H:%M}"


def _pairs(before: RunResults, now: RunResults, same: set[str]) -> Iterator[Pair]:
    """The trials that say anything of the agent, of scenarios that have some in both runs."""
    for scenario in sorted(same):
        old, new = ([one for one in run.records if one.scenario == scenario and one.counts] for run in (before, now))
        if old and new:
            yield scenario, old, new


def _share(trials: Sequence[TrialRecord]) -> Fraction:
    return Fraction(_passed(trials), len(trials))


def _passed(trials: Sequence[TrialRecord]) -> int:
    return sum(one.outcome == "passed" for one in trials)


def _danger_changes(before: RunResults, now: RunResults, same: set[str]) -> Iterator[DangerChange]:
    for record, danger in new_dangers(before, now, same):
        yield DangerChange(scenario=record.scenario, kind=danger.kind, what=danger.what)


def _pass_change(pairs: Sequence[Pair]) -> PassChange | None:
    if not pairs:
        return None
    p = swap_test([_share(new) - _share(old) for _, old, new in pairs])
    return PassChange(
        before=float(fmean(_share(old) for _, old, _ in pairs)),
        now=float(fmean(_share(new) for _, _, new in pairs)),
        p=p,
        more_than_noise=p < SURE,
    )


def _scenario_changes(pairs: Sequence[Pair]) -> list[ScenarioChange]:
    """Worst first, then by id."""
    moved = [
        (_share(new) - _share(old), pair) for pair in pairs for _, old, new in [pair] if _share(new) != _share(old)
    ]
    return [
        _scenario_change(difference, pair) for difference, pair in sorted(moved, key=lambda one: (one[0], one[1][0]))
    ]


def _scenario_change(difference: Fraction, pair: Pair) -> ScenarioChange:
    scenario, old, new = pair
    failed = next((one for one in (new if difference < 0 else old) if one.outcome == "failed"), None)
    problems = [each for score in failed.scores for each in score.problems] if failed else []
    return ScenarioChange(
        id=scenario,
        change="worse" if difference < 0 else "better",
        passed_before=_passed(old),
        trials_before=len(old),
        passed_now=_passed(new),
        trials_now=len(new),
        problems=tuple(problems[:MOST_PROBLEMS]),
    )


def _figure_changes(pairs: Sequence[Pair]) -> Iterator[FigureChange]:
    for name in FIGURES:
        means = [(_mean(old, name), _mean(new, name)) for _, old, new in pairs]
        known = [(old, new) for old, new in means if old is not None and new is not None]
        if not known:
            continue
        p = sign_test([new - old for old, new in known])
        yield FigureChange(
            name=name,
            before=round(fmean(old for old, _ in known), 6),
            now=round(fmean(new for _, new in known), 6),
            p=p,
            more_than_noise=p < SURE,
        )


def _mean(trials: Sequence[TrialRecord], name: str) -> float | None:
    found = [float(value) for one in trials if (value := getattr(one.spending, name)) is not None]
    return fmean(found) if found else None
