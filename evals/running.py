"""A run: every trial of a plan, kept as it comes, and the results of all of them."""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from booking_core import Clock, SystemClock
from evals.fingerprint import code_digest, scenario_digest
from evals.plan import Plan
from evals.pool import CHECK, Task, in_processes, in_this_process
from evals.record_file import Header, RecordFile
from evals.results import RESULTS, RunResults, ScenarioFacts, TrialRecord
from evals.scenario import Scenario
from evals.summarising import summarise
from prompts import load_prompts

RECORDS, PREVIOUS = "records.jsonl", "previous.json"
Watcher = Callable[[TrialRecord, int, int], None]
"""Told each record, how many trials are done, and how many there are."""


class ScenariosWrong(Exception):
    """Reference solutions that do not reach their end states: there is nothing to be measured with such scenarios."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Run:
    plan: Plan
    output: Path
    jobs: int = 1
    clock: Clock = field(default_factory=SystemClock)

    @property
    def results_file(self) -> Path:
        return self.output / RESULTS


def check(plan: Plan, jobs: int = 1) -> list[str]:
    """What is wrong with the scenarios themselves: reference solutions that do not reach their end states."""
    tasks = [(scenario, CHECK) for scenario in plan.scenarios]
    return sorted(record.error for record in _played(plan, tasks, jobs) if record.error)


def carry_out(run: Run, watcher: Watcher) -> RunResults:
    """Goes on with a run of the same plan that was ended half-way. Ctrl-C leaves what there is for the next time.

    Raises `ScenariosWrong`.
    """
    started = run.clock.now()
    header = header_of(run.plan)
    set_finished_aside(run.output)
    records = RecordFile(run.output / RECORDS, header)
    with closing(records):
        every = run.plan.keys
        left = [(scenario, trial) for scenario, trial in every if (scenario.id, trial) not in records.found]
        done = len(every) - len(left)
        for record in _checked_first(run, left):
            records.append(record)
            done += 1
            watcher(record, done, len(every))
        wanted = [records.found[scenario.id, trial] for scenario, trial in every]
    results = RunResults(
        model=header.model,
        customer=header.customer,
        agent=header.agent,
        judge=run.plan.judge,
        prompt_version=load_prompts().version,
        product_version=version("frontdesk"),
        code=header.code,
        trials=run.plan.trials,
        started_at=started,
        finished_at=run.clock.now(),
        scenarios=tuple(facts_of(scenario) for scenario in run.plan.scenarios),
        records=tuple(sorted(wanted, key=lambda record: record.key)),
        summary=summarise(wanted, run.plan.trials),
    )
    write_results(run.results_file, results)
    return results


def _checked_first(run: Run, tasks: Sequence[Task]) -> Iterator[TrialRecord]:
    """The trials; nothing of them is told before every reference solution is known to hold."""
    checks = [(scenario, CHECK) for scenario in {scenario.id: scenario for scenario, _ in tasks}.values()]
    unchecked, early, problems = len(checks), list[TrialRecord](), list[str]()
    with closing(_played(run.plan, [*checks, *tasks], run.jobs)) as records:
        for record in records:
            if record.trial != CHECK:
                early.append(record)
                if not unchecked:
                    yield from early
                    early.clear()
                continue
            unchecked -= 1
            problems += [record.error] if record.error else []
            if problems and not unchecked:
                raise ScenariosWrong(sorted(problems))
    yield from early


def _played(plan: Plan, tasks: Sequence[Task], jobs: int) -> Generator[TrialRecord, None, None]:
    jobs = min(jobs, len(tasks))
    return in_processes(plan, tasks, jobs) if jobs > 1 else in_this_process(plan, tasks)


def facts_of(scenario: Scenario) -> ScenarioFacts:
    return ScenarioFacts(
        id=scenario.id,
        purpose=scenario.purpose,
        tags=scenario.tags,
        digest=scenario_digest(scenario),
        expected=scenario.expect.model_dump(mode="json", exclude_unset=True),
        customer=scenario.customer.model_dump(mode="json", exclude_unset=True),
    )


def header_of(plan: Plan) -> Header:
    return Header(
        model=plan.model,
        customer=plan.customer,
        agent=plan.agent,
        judge=plan.judge,
        code=code_digest(),
        scenarios={scenario.id: scenario_digest(scenario) for scenario in plan.scenarios},
    )


def set_finished_aside(output: Path) -> None:
    """A run that is over is not gone on with: a new one begins, and the old results are kept as the previous ones."""
    finished = output / RESULTS
    if finished.exists():
        os.replace(finished, output / PREVIOUS)
        (output / RECORDS).unlink(missing_ok=True)


def write_results(file: Path, results: RunResults) -> None:
    """All of it or nothing."""
    draft = file.with_suffix(".draft")
    draft.write_text(results.model_dump_json(indent=1), encoding="utf-8")
    os.replace(draft, file)
