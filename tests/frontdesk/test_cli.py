"""The command `frontdesk`: what it says, where, and with which exit code."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from frontdesk.cli import COMMANDS
from tests.frontdesk.conftest import Command, Process

DEMO = Path(__file__).parents[2] / "frontdesk/demo_business.yaml"
HEAVY = ("sqlalchemy", "pydantic", "fastapi", "openai", "booking_core", "agent", "rich", "frontdesk.settings")


def test_the_installed_command_and_the_module_are_the_same(process: Process, folder: Path) -> None:
    as_module = subprocess.run(
        [sys.executable, "-m", "frontdesk", "--help"], capture_output=True, text=True, check=True, cwd=folder
    )
    assert process("--help").stdout == as_module.stdout


def test_help_lists_every_command_and_imports_none_of_them(folder: Path) -> None:
    loaded = "import sys; sys.argv = ['frontdesk', '--help']\nfrom frontdesk.__main__ import main\ntry: main()\n"
    loaded += "finally: print('LOADED', *sys.modules)"
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, cwd=folder, check=True).stdout
    shown, _, modules = said.partition("LOADED")
    assert [name for name in COMMANDS if not re.search(rf"^  {name} ", shown, re.MULTILINE)] == []
    assert [name for name in HEAVY if name in modules.split()] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_of_its_own_that_begins_as_the_list_does(name: str, command: Command) -> None:
    shown = command(name, "--help")
    assert shown.exit_code == 0
    assert COMMANDS[name][1].rstrip(".") in " ".join(shown.stdout.split())


def test_without_a_command_the_list_is_shown_as_wrong_usage(command: Command) -> None:
    assert command().exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["srve"], "Did you mean 'serve'?"),
        (["import"], "Missing argument"),
        (["import", "a.yaml", "--purge"], "--purge"),
        (["db", "repair"], "No such command 'repair'"),
        (["serve", "--port", "high"], "--port"),
        (["serve", "--workers", "0"], "--workers"),
        (["serve", "--workers", "2"], "several processes need PostgreSQL"),
        (["understand", "hi", "--at", "noonish"], "noonish is not a date"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments: list[str], says: str, command: Command) -> None:
    ended = command(*arguments)
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert says in ended.stderr


@pytest.mark.parametrize(
    "arguments",
    [["import", str(DEMO)], ["db", "upgrade"], ["db", "backup", "x"], ["settings"], ["understand", "hi"], ["serve"]],
    ids=" ".join,
)
def test_wrong_settings_are_refused_by_every_command_that_needs_them(
    arguments: list[str], command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTDESK_MODLE", "offline")
    ended = command(*arguments)
    told = "frontdesk: FRONTDESK_MODLE in the environment is not a setting: did you mean FRONTDESK_MODEL?\n"
    assert (ended.exit_code, ended.stdout, ended.stderr) == (1, "", told)


def test_a_refusal_is_a_line_on_stderr_and_exit_code_1(process: Process) -> None:
    ended = process("import", "nowhere.yaml")
    assert ended.returncode == 1
    assert (ended.stdout, ended.stderr) == ("", "frontdesk: nowhere.yaml can't be read: No such file or directory\n")


def test_what_nobody_expected_is_a_line_too(folder: Path) -> None:
    broken = "import sys; sys.argv = ['frontdesk', 'settings']\nimport frontdesk.cli as cli\n"
    broken += "cli.COMMANDS = {'settings': ('no_such_module', '')}\nfrom frontdesk.__main__ import main\nmain()"
    ended = subprocess.run([sys.executable, "-c", broken], capture_output=True, text=True, cwd=folder, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith("frontdesk: unexpected ModuleNotFoundError: No module named 'no_such_module' (")
    assert ended.stderr.count("\n") == 1


def test_whoever_stops_reading_early_gets_no_traceback(folder: Path) -> None:
    command = Path(sys.executable).with_name("frontdesk")
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run([str(command), "--help"], stdout=write, stderr=subprocess.PIPE, cwd=folder, check=False)
    os.close(write)
    assert b"Traceback" not in ended.stderr


def test_every_module_of_a_command_has_an_app() -> None:
    assert [name for name, (module, _) in COMMANDS.items() if not hasattr(import_module(module), "app")] == []
