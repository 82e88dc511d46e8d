"""`frontdesk eval run`, in this process and as somebody types it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.commands.app import app
from evals.results import RESULTS, read_results

ONE = "booking/haircut-tomorrow"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "out"


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["run", "--jobs", "1", *arguments])
    return done.exit_code, done.output


def test_it_tells_how_it_went_and_where_the_results_are(output: Path) -> None:
    code, told = run("--scenarios", ONE, "--trials", "2", "--output", str(output), "--show")

    assert code == 0
    assert "1 scenarios, 2 trials with offline: 2 passed" in " ".join(told.split())
    assert "pass^2 1.000" in told
    assert "Shall I book it?" in told
    results = read_results(output / RESULTS)
    assert [record.outcome for record in results.records] == ["passed", "passed"]


def test_it_ends_with_1_when_something_is_worse_than_in_the_baseline(output: Path, tmp_path: Path) -> None:
    broken = "tests.evals.commands.silent_agent:SilentAgent"
    run("--scenarios", ONE, "--output", str(output))
    code, told = run(
        *("--scenarios", ONE, "--output", str(tmp_path / "worse"), "--agent", broken),
        *("--baseline", str(output / RESULTS)),
    )

    assert code == 1
    assert f"{ONE}: passed before, and fails now in trials 0" in " ".join(told.split())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--scenarios", "no/such"), "no scenario in"),
        (("--customer", "nobody:at_all"), "there is no customer called 'nobody:at_all'"),
        (("--customer", "openai:gpt", "--scenarios", ONE), "OPENAI_API_KEY"),
        (("--agent", "agent:Nobody"), "there is no agent called 'agent:Nobody'"),
        (("--model", "openai:gpt", "--scenarios", ONE), "OPENAI_API_KEY"),
        (("--baseline", "/nowhere.json"), "`frontdesk eval run` writes one"),
        (("--judge", "offline", "--scenarios", ONE), "'offline' can't judge: expected openai:NAME"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_can_not_be_done_is_refused_clearly(
    arguments: tuple[str, ...], told: str, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    code, said = run(*arguments, "--output", str(output))

    assert code == 1
    assert told in " ".join(said.split())
