"""What the README shows is run."""

import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import typer

from frontdesk.cli import app

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/permissions.md", "web/staff/README.md"]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_program_of_the_readme_books_in_a_conversation() -> None:
    (program,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    assert "Shall I book it?" in ran.stdout
    assert "You're booked: Haircut with Ana Silva at Main Street" in ran.stdout


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_linked_to_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for target in [*re.findall(r"\]\(([^)#:]+)\)", text), *re.findall(r'src="([^":]+)"', text)]:
        assert ((ROOT / page).parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_is_named_is_there(page: str) -> None:
    """With the options it is shown with; the programs of `python -m` are importable."""
    text = (ROOT / page).read_text("utf-8")
    root = typer.main.get_command(app)
    for line in re.findall(r"^    \.venv/bin/frontdesk (.+?)(?:  +|$)", text, re.MULTILINE):
        assert called(root, shlex.split(line, comments=True)) == [], line
    for module in re.findall(r"python -m ([\w.]+)", text):
        assert find_spec(module) is not None, module


def called(command: Any, words: list[str]) -> list[str]:
    """The options among the words that the command doesn't have."""
    while words and words[0] in getattr(command, "commands", {}):
        command, words = command.commands[words[0]], words[1:]
    assert not hasattr(command, "commands"), words
    known = {option for parameter in command.params for option in parameter.opts}
    return [word for word in words if word.startswith("--") and word not in known]


def test_pictures_are_small() -> None:
    for picture in (ROOT / "docs/images").glob("*.png"):
        assert picture.stat().st_size < 100_000, picture.name


def test_every_make_target_the_readme_names_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"make (\w+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
