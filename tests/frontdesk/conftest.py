"""An installation of its own for each test: an empty folder, and none of this machine's settings."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from frontdesk.cli import app
from frontdesk.settings import NAMES

COMMAND = Path(sys.executable).with_name("frontdesk")
Command = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command is called."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def command(folder: Path) -> Command:
    """Calls `frontdesk` within this process, which is quick."""

    def call(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, arguments, input=stdin, prog_name="frontdesk")

    return call


@pytest.fixture
def process(folder: Path) -> Process:
    """Calls the command that is installed, as a shell would."""

    def call(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run([str(COMMAND), *arguments], input=stdin, capture_output=True, text=True, check=False)

    return call
