"""`frontdesk eval compare`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.commands.app import app
from evals.results import RESULTS, Danger, ScoreRecord, TrialRecord
from evals.running import write_results
from tests.support.trial_records import a_record, a_run, outcomes


def compare(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["compare", *arguments])
    return done.exit_code, done.output


def written(folder: Path, name: str, *records: TrialRecord, model: str = "openai:m") -> str:
    file = folder / name / RESULTS
    file.parent.mkdir()
    write_results(file, a_run(list(records), model))
    return str(file)


def a_leak() -> TrialRecord:
    score = ScoreRecord(name="policy", passed=False, dangers=(Danger(kind="leak", what="told [red]Nora's[/] number"),))
    return a_record("tests/one", 0, "failed", scores=(score,))


def test_it_tells_new_dangers_first_and_ends_with_1(tmp_path: Path) -> None:
    before = written(tmp_path, "before", *outcomes("tests/one", True), *outcomes("tests/two", False))
    now = written(tmp_path, "now", a_leak(), *outcomes("tests/two", True))
    code, told = compare(before, now)

    assert code == 1
    assert told.index("New dangers") < told.index("Worse") < told.index("Better")
    assert "told [red]Nora's[/] number" in told
    assert "pass^1 over 2 scenarios: 0.500 -> 0.500 (+0.000), p = 1: no more than noise" in told


def test_what_looks_like_the_name_of_an_emoji_stays_as_it_is(tmp_path: Path) -> None:
    file = written(tmp_path, "one", *outcomes("tests/one", True), model="openai:x:latest")

    assert "openai:x:latest" in compare(file, file)[1]


def test_noise_alone_is_no_refusal(tmp_path: Path) -> None:
    before = written(tmp_path, "before", *outcomes("tests/one", True, True))
    now = written(tmp_path, "now", *outcomes("tests/one", True, False))

    assert compare(before, now)[0] == 0


def test_folders_are_understood_and_json_has_all_of_it(tmp_path: Path) -> None:
    before = Path(written(tmp_path, "before", *outcomes("tests/one", True), model="offline")).parent
    now = Path(written(tmp_path, "now", *outcomes("tests/one", False), model="offline")).parent
    done = CliRunner().invoke(app, ["compare", str(before), str(now), "--json"])
    found = json.loads(done.stdout)

    assert done.exit_code == 1
    assert found["scenarios"][0]["change"] == "worse"
    assert found["regressions"] == ["tests/one: passed before, and fails now in trials 0"]


@pytest.mark.parametrize("text", ["", "{}", '{"version": 99}'])
def test_a_file_that_is_not_of_a_run_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(text)
    code, told = compare(str(file), str(file))

    assert code == 1
    assert "can't be read as results" in told
