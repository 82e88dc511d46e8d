"""A run that is ended in the middle: by Ctrl-C, and without warning by the system or a power cut."""

import signal
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from evals.commands.app import app
from evals.plan import Plan
from evals.results import RESULTS, RunResults, TrialRecord, read_results
from evals.running import RECORDS, Run, carry_out
from tests.evals.test_trial import without_times
from tests.support.scenarios import shipped

ONE, TRIALS = "booking/haircut-tomorrow", 12
RUN = ["run", "--scenarios", ONE, "--trials", str(TRIALS)]


def ended_by(which: signal.Signals, jobs: int, output: Path) -> tuple[int, str]:
    """As soon as it has told of its progress: how it ended, and what it said then."""
    command = [sys.executable, "-m", "frontdesk", "eval", *RUN, "--jobs", str(jobs), "--output", str(output)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        assert f"of {TRIALS} trials" in run.stderr.readline()
        run.send_signal(which)
        said = run.stderr.read()
    return run.returncode, said


def kept(output: Path) -> int:
    return (output / RECORDS).read_bytes().count(b"\n") - 1


def told(results: RunResults) -> list[object]:
    return [without_times(record) for record in results.records]


def test_a_run_that_was_ended_twice_goes_on_and_comes_to_the_same_as_one_that_was_not(tmp_path: Path) -> None:
    halves, whole = tmp_path / "halves", Run(Plan((shipped()[ONE],), trials=TRIALS), tmp_path / "whole")
    code, said = ended_by(signal.SIGINT, 2, halves)

    assert code == 1
    assert "the same command goes on from here" in said
    assert "Traceback" not in said
    after_ctrl_c = kept(halves)
    assert 0 < after_ctrl_c < TRIALS

    code, _ = ended_by(signal.SIGKILL, 1, halves)
    killed = kept(halves)
    assert code == -signal.SIGKILL
    assert after_ctrl_c < killed < TRIALS

    resumed = CliRunner().invoke(app, [*RUN, "--jobs", "1", "--output", str(halves)])
    assert resumed.exit_code == 0
    assert int(resumed.stderr.split(f" of {TRIALS} trials")[0]) > killed
    assert told(read_results(halves / RESULTS)) == told(carry_out(whole, _watch))


def _watch(record: TrialRecord, done: int, every: int) -> None:
    """Nobody looks."""
