"""A run told in the terminal: dangers first, then what failed, then the shares with their intervals."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from evals.report.page import REPORT
from evals.results import RESULTS, Estimate, RunResults, TrialRecord
from evals.summarising import mean_grade


def tell_record(console: Console, record: TrialRecord) -> None:
    """A trial with its transcript."""
    console.print(
        f"\n{record.scenario}, trial {record.trial}: {record.outcome}, ended: {record.ended}", highlight=False
    )
    for message in record.messages:
        for call in message.calls:
            console.print(
                f"    {call.tool} {call.arguments} -> {'done' if call.done else 'not done'}",
                markup=False,
                soft_wrap=True,
            )
        console.print(f"  {message.role:>8}  {message.text}", markup=False, highlight=False, soft_wrap=True)
    for problem in _problems(record):
        console.print(f"  - {escape(problem)}", soft_wrap=True)


def tell_results(console: Console, results: RunResults, output: Path) -> None:
    summary = results.summary
    _tell_group(console, "DANGEROUS", [record for record in results.records if record.dangers], _dangers)
    failed = [record for record in results.records if record.outcome == "failed" and not record.dangers]
    _tell_group(console, "Failed", failed)
    _tell_group(console, "Errors of the simulated customer (not the agent's)", _of(results, "simulator_error"))
    _tell_group(console, "Broken trials", _of(results, "infrastructure_error"))
    console.print(
        f"\n{summary.scenarios} scenarios, {summary.trials} trials with {results.model}: {summary.passed} passed,"
        f" {summary.failed} failed, {summary.simulator_errors} simulator errors, {summary.infrastructure_errors} broken"
    )
    for k, estimate in summary.pass_k.items():
        if k in (1, 2, 4, 8) or k == max(summary.pass_k):
            console.print(f"pass^{k} {_told(estimate)}")
    console.print("dangers: " + (", ".join(f"{kind} {count}" for kind, count in summary.dangers.items()) or "none"))
    mean = summary.mean
    console.print(
        f"a trial: {mean.replies} replies, {mean.tool_calls} tool calls, {mean.of('agent')}, {mean.seconds:.2f} s"
    )
    for who, model in (("played customer", mean.of("simulator")), ("judge", mean.of("judge"))):
        if model.calls:
            console.print(f"the {who}, apart from that: {model}")
    if grade := mean_grade(results.records):
        console.print(f"the judge's grade, which decides nothing: {grade:.1f} of 5")
    console.print(f"results: {output / RESULTS}", soft_wrap=True)
    console.print(f"report: {output / REPORT}", soft_wrap=True)


def _of(results: RunResults, outcome: str) -> list[TrialRecord]:
    return [record for record in results.records if record.outcome == outcome]


def _told(estimate: Estimate) -> str:
    return f"{estimate.value:.3f} (95 % interval {estimate.low:.3f} to {estimate.high:.3f})"


def _problems(record: TrialRecord) -> list[str]:
    found = [problem for score in record.scores if score.gates for problem in score.problems]
    return [*([record.error] if record.error else []), *record.simulator_problems, *found]


def _dangers(record: TrialRecord) -> list[str]:
    return [f"{danger.kind}: {danger.what}" for danger in record.dangers]


def _tell_group(
    console: Console,
    title: str,
    records: Sequence[TrialRecord],
    problems: Callable[[TrialRecord], list[str]] = _problems,
) -> None:
    if not records:
        return
    console.print(f"\n{title}:", style="bold")
    by_scenario: dict[str, list[TrialRecord]] = defaultdict(list)
    for record in records:
        by_scenario[record.scenario].append(record)
    for scenario, found in sorted(by_scenario.items()):
        trials = ", ".join(str(record.trial) for record in found)
        console.print(f"  {scenario} (trials {trials})", highlight=False)
        for problem in problems(found[0])[:4]:
            console.print(f"    - {escape(problem)}", highlight=False, soft_wrap=True)
