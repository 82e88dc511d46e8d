"""`frontdesk eval view`."""

from pathlib import Path

from typer.testing import CliRunner

from evals.commands.app import app
from evals.report.page import REPORT
from evals.results import RESULTS
from evals.running import write_results
from tests.support.trial_records import a_run, outcomes


def view(file: Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["view", str(file), "--no-open"])
    return done.exit_code, done.output.strip()


def test_it_makes_the_page_where_it_is_missing_and_prints_where_it_is(tmp_path: Path) -> None:
    write_results(tmp_path / RESULTS, a_run(outcomes("tests/one", True)))

    assert view(tmp_path) == (0, str(tmp_path / REPORT))
    assert "tests/one" in (tmp_path / REPORT).read_text()


def test_the_page_of_results_of_another_name_stands_beside_them(tmp_path: Path) -> None:
    file = tmp_path / "main.json"
    write_results(file, a_run(outcomes("tests/one", True)))

    assert view(file) == (0, str(tmp_path / "main.html"))


def test_a_page_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    write_results(tmp_path / RESULTS, a_run(outcomes("tests/one", True)))
    view(tmp_path)
    (tmp_path / REPORT).write_text("as it was")

    assert view(tmp_path / RESULTS)[0] == 0
    assert (tmp_path / REPORT).read_text() == "as it was"


def test_without_results_it_says_so(tmp_path: Path) -> None:
    code, told = view(tmp_path)

    assert code == 1
    assert "can't be read as results" in told
