"""`frontdesk eval import-sgd`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.commands.app import app
from evals.library import find_scenarios
from evals.results import RESULTS, read_results
from tests.support.sgd_dialogues import EVERY, ONCE, a_dialogue


def invoke(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(each) for each in arguments])
    return done.exit_code, done.output


@pytest.fixture
def dialogues(tmp_path: Path) -> Path:
    file = tmp_path / "dialogues.jsonl"
    file.write_text("\n".join(EVERY))
    return file


def test_dialogues_become_scenarios_that_hold_and_reach_their_goals(dialogues: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sgd"
    code, told = invoke("import-sgd", dialogues, "--output", folder)

    assert code == 0, told
    assert "3 scenarios" in told
    code, told = invoke("run", "--folder", folder, "--output", tmp_path / "out", "--jobs", 1)
    assert code == 0, told
    results = read_results(tmp_path / "out" / RESULTS)
    assert {record.scenario: record.outcome for record in results.records} == {
        "sgd/made-1-up": "passed",
        "sgd/made-2-up": "passed",
        "sgd/made-3-up": "passed",
    }
    said = " ".join(message.text for record in results.records for message in record.messages)
    assert "next Tuesday" in said
    assert "March 8th" in said


def test_no_more_are_made_than_are_wanted(dialogues: Path, tmp_path: Path) -> None:
    invoke("import-sgd", dialogues, "--output", tmp_path / "sgd", "--limit", 1)

    (scenario,) = find_scenarios("*", tmp_path / "sgd")
    assert scenario.id == "sgd/made-1-up"
    assert [each["name"] for each in scenario.business.overrides["providers"]] == ["Dr. Ivy Moss", "Pearl House"]


@pytest.mark.parametrize(
    ("line", "told"),
    [(ONCE[:-9], ":1: "), (a_dialogue(9, goal=("2019-03-05", "14:30"), business="bakery"), "no service is known")],
    ids=["a line that is cut off", "a business of another kind"],
)
def test_what_it_can_not_read_is_refused(line: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "other.jsonl"
    file.write_text(line)
    code, output = invoke("import-sgd", file, "--output", tmp_path / "sgd")

    assert code == 1
    assert told in output
