"""A run whose processes are killed without warning, by the system or by a power cut."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from evals.library import find_scenarios
from evals.plan import Plan
from evals.results import RESULTS, RunResults, TrialRecord, read_results
from evals.running import RECORDS, Run, carry_out
from tests.evals.test_trial import without_times

ONE = "booking/haircut-tomorrow"
RUN = [sys.executable, "-m", "frontdesk", "eval", "run", "--scenarios", ONE, "--trials", "20"]


def told(results: RunResults) -> list[object]:
    return [without_times(record) for record in results.records]


def test_a_run_that_was_killed_and_resumed_comes_to_the_same_as_one_that_was_not(tmp_path: Path) -> None:
    halves, whole = tmp_path / "halves", Run(Plan(find_scenarios(ONE), trials=20), tmp_path / "whole")
    command = [*RUN, "--jobs", "2", "--output"]
    with subprocess.Popen([*command, str(halves)], stderr=subprocess.PIPE, text=True, start_new_session=True) as first:
        assert first.stderr is not None
        progress = first.stderr.readline()
        os.killpg(first.pid, signal.SIGKILL)
    killed = (halves / RECORDS).read_bytes().count(b"\n") - 1
    resumed = subprocess.run([*command, str(halves)], capture_output=True, text=True, check=True)

    assert first.returncode == -signal.SIGKILL
    assert "of 20 trials" in progress
    assert 0 < killed < 20
    assert int(resumed.stderr.split(" of 20 trials")[0]) > killed
    assert told(read_results(halves / RESULTS)) == told(carry_out(whole, _watch))


def _watch(record: TrialRecord, done: int, every: int) -> None:
    """Nobody looks."""
