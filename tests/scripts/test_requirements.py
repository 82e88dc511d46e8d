"""The pinned requirements, and the Makefile that installs them."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def pins(name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / "requirements" / name).read_text()))


def names(requirements: list[str]) -> set[str]:
    found = (re.match(r"[A-Za-z0-9._-]+", requirement) for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in found if match}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_requirement_is_pinned_with_hashes(lock: Path) -> None:
    blocks = re.split(r"\n(?=\S)", lock.read_text().strip())
    assert [block for block in blocks if not PINNED.match(block) or "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_says_where_it_was_made(lock: Path) -> None:
    said = re.findall(r"https?:|file:|index|find-links|/\w+/", lock.read_text())
    assert said == []


def test_what_the_project_asks_for_is_pinned() -> None:
    assert names(PROJECT["dependencies"]) - pins("run.txt").keys() == set()
    assert names(PROJECT["optional-dependencies"]["dev"]) - pins("dev.txt").keys() == set()


def test_what_runs_is_what_was_tested() -> None:
    tested = pins("dev.txt")
    assert {name: version for name, version in pins("run.txt").items() if tested.get(name) != version} == {}


@pytest.mark.parametrize("target", ["run", "test", "demo", "check", "bench"])
def test_every_target_sets_up_what_it_needs(target: str) -> None:
    planned = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert planned.index("scripts/set_up.py") < planned.index(".venv/bin/")


def test_an_old_python_is_refused_in_words(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    ended = subprocess.run(["make", "run", f"PYTHON={old}"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert f"Python 3.11 or newer is needed, and {old} is not" in ended.stderr


def test_the_port_can_be_chosen() -> None:
    planned = subprocess.run(["make", "-n", "run", "PORT=9123"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "--port 9123" in planned.stdout
