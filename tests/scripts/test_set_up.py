"""What `make` does before anything else."""

import fcntl
import json
import stat
import sys
from pathlib import Path

import pytest

from scripts.set_up import Environment, SetUpFailed, machine_has_node, one_at_a_time


def program(file: Path, script: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return file


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """With a Python that only writes down what it was asked."""
    made = Environment(tmp_path / "venv", requirements=tmp_path)
    program(made.python, 'echo "$@" >> "$(dirname "$0")/../asked"; [ ! -e "$(dirname "$0")/../broken" ]')
    return made


def asked(environment: Environment) -> list[str]:
    file = environment.folder / "asked"
    return file.read_text().splitlines() if file.exists() else []


def test_what_is_wanted_is_installed_once(environment: Environment) -> None:
    environment.install("run.txt", "one", "--require-hashes", "-r", "run.txt")
    environment.install("run.txt", "one", "--require-hashes", "-r", "run.txt")
    (line,) = asked(environment)
    assert line.startswith("-m pip install")
    assert line.endswith("--require-hashes -r run.txt")


def test_what_is_wanted_anew_is_installed_again(environment: Environment) -> None:
    environment.install("run.txt", "one")
    environment.install("run.txt", "two")
    assert len(asked(environment)) == 2


def test_what_comes_with_something_else_is_not_installed_after_it(environment: Environment, tmp_path: Path) -> None:
    for name in ("run.txt", "dev.txt"):
        (tmp_path / name).write_text(name)
    environment.install_locked("dev.txt", also=("run.txt",))
    environment.install_locked("run.txt")
    assert len(asked(environment)) == 1


def test_what_failed_is_tried_again(environment: Environment) -> None:
    (environment.folder / "broken").touch()
    with pytest.raises(SetUpFailed, match="pip install"):
        environment.install("run.txt", "one")
    (environment.folder / "broken").unlink()
    environment.install("run.txt", "one")
    assert len(asked(environment)) == 2


def test_notes_that_were_cut_short_are_as_good_as_none(environment: Environment) -> None:
    environment.install("run.txt", "one")
    notes = environment.folder / ".set-up.json"
    assert json.loads(notes.read_text()) == {"run.txt": "one"}
    notes.write_text('{"run.txt": "o')
    environment.install("run.txt", "one")
    assert len(asked(environment)) == 2


def test_an_environment_that_is_sound_is_kept(environment: Environment) -> None:
    environment.make()
    assert [line.split()[0] for line in asked(environment)] == ["-c"]


def test_an_environment_that_is_broken_is_made_again(environment: Environment) -> None:
    (environment.folder / "broken").touch()
    environment.make()
    assert not (environment.folder / "broken").exists()
    assert environment.python.resolve() == Path(sys.executable).resolve()


@pytest.mark.parametrize(
    ("version", "with_npm", "expected"),
    [("v24.1.0", True, True), ("v22.0.0", True, True), ("v20.9.0", True, False), ("v24.1.0", False, False)],
    ids=["newer", "oldest", "too old", "without npm"],
)
def test_a_node_of_the_machine_is_used_when_it_is_new_enough(
    version: str, with_npm: bool, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "node", f"echo {version}")
    if with_npm:
        program(tmp_path / "npm", "")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert machine_has_node() is expected


def test_a_machine_without_node_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert machine_has_node() is False


def test_set_up_waits_for_its_turn(tmp_path: Path) -> None:
    (tmp_path / "lock").touch()
    with (tmp_path / "lock").open() as other:
        with one_at_a_time(tmp_path / "lock"), pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
