"""Trials in several processes. A process that dies costs the trial it was at, and is replaced."""

import asyncio
import multiprocessing
import queue
import signal
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from typing import Any

from evals.checking import check_scenario
from evals.logging_apart import quiet
from evals.plan import Plan, setting_of
from evals.results import TrialRecord
from evals.scenario import Scenario
from evals.templates import Templates, scratch_folder
from evals.trial import TrialSetting, run_trial

LOOK_SECONDS = 1.0
CHECK = -1
"""In place of a trial's number: only the reference solution is looked at."""
Task = tuple[Scenario, int]


def in_this_process(plan: Plan, tasks: Sequence[Task]) -> Generator[TrialRecord, None, None]:
    """One after the other."""
    with scratch_folder() as folder, asyncio.Runner() as runner, quiet():
        templates = Templates(folder)
        setting = setting_of(plan, templates)
        try:
            for task in tasks:
                yield runner.run(carry_out(task, setting))
        finally:
            runner.run(setting.aclose())


def in_processes(plan: Plan, tasks: Sequence[Task], jobs: int) -> Generator[TrialRecord, None, None]:
    """In the order in which they come; end the iteration to end the processes."""
    pool = _Pool(plan, tasks, jobs)
    try:
        yield from pool.records()
    finally:
        pool.end()


async def carry_out(task: Task, setting: TrialSetting) -> TrialRecord:
    scenario, trial = task
    if trial != CHECK:
        return await run_trial(scenario, trial, setting)
    problems = await check_scenario(scenario, setting.templates)
    outcome = "infrastructure_error" if problems else "passed"
    return TrialRecord.model_validate(
        {"scenario": scenario.id, "trial": CHECK, "outcome": outcome, "error": "\n".join(problems) or None}
    )


@dataclass
class _Worker:
    process: BaseProcess
    at: int | None = None


@dataclass
class _Pool:
    plan: Plan
    tasks: Sequence[Task]
    jobs: int
    workers: dict[int, _Worker] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Not forked: whoever starts the run may have threads.
        self.context: Any = multiprocessing.get_context("spawn")
        self.waiting = self.context.Queue()
        self.done = self.context.Queue()
        for number in range(len(self.tasks)):
            self.waiting.put(number)
        for _ in range(self.jobs):
            self.waiting.put(None)
        for number in range(self.jobs):
            self.start(number)

    def start(self, number: int) -> None:
        process = self.context.Process(
            target=_work, args=(number, self.plan, list(self.tasks), self.waiting, self.done), daemon=True
        )
        process.start()
        self.workers[number] = _Worker(process)

    def records(self) -> Iterator[TrialRecord]:
        left = len(self.tasks)
        while left:
            try:
                number, at, record = self.done.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                for lost in self._lost():
                    left -= 1
                    yield lost
                continue
            self.workers[number].at = at
            if record is not None:
                self.workers[number].at = None
                left -= 1
                yield record

    def _lost(self) -> Iterator[TrialRecord]:
        for number, worker in list(self.workers.items()):
            if worker.process.is_alive() or not self.done.empty():
                continue
            if worker.at is None and worker.process.exitcode == 0:
                continue
            if worker.at is None:
                raise RuntimeError(f"a process of the run ended with {worker.process.exitcode} before it could begin")
            scenario, trial = self.tasks[worker.at]
            error = f"the process that played it ended with {worker.process.exitcode}"
            self.start(number)
            yield TrialRecord(scenario=scenario.id, trial=trial, outcome="infrastructure_error", error=error)

    def end(self) -> None:
        for worker in self.workers.values():
            worker.process.terminate()
        for worker in self.workers.values():
            worker.process.join()
        for each in (self.waiting, self.done):
            each.cancel_join_thread()
            each.close()


def _work(number: int, plan: Plan, tasks: Sequence[Task], waiting: Any, done: Any) -> None:
    # Ctrl-C is for the run, which then ends its processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def taken() -> Iterator[Task]:
        while (at := waiting.get()) is not None:
            done.put((number, at, None))
            yield tasks[at]

    with scratch_folder() as folder, asyncio.Runner() as runner, quiet():
        templates = Templates(folder)
        setting = setting_of(plan, templates)
        for task in taken():
            done.put((number, None, runner.run(carry_out(task, setting))))
        runner.run(setting.aclose())
