import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from frontdesk.command_plugins import GROUP, Plugin, installed_plugins
from tests.frontdesk.conftest import Command

APP = '''
from frontdesk.command_app import command_app

app = command_app()


@app.command()
def greet(name: str) -> None:
    """Greet somebody."""
    print(f"Hello, {name}")
'''


@pytest.fixture
def greeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A distribution that adds a command, and one that adds nothing."""
    site = tmp_path / "site"
    (site / "greeting-1.0.dist-info").mkdir(parents=True)
    (site / "greeting-1.0.dist-info/entry_points.txt").write_text(
        "[console_scripts]\nhi = x:y\n\n[frontdesk.commands]\ngreet = greeting_of_a_test:app\n\n[more]\nx = y:z\n"
    )
    (site / "other-1.0.dist-info").mkdir()
    (site / "other-1.0.dist-info/entry_points.txt").write_text("[console_scripts]\nother = other:main\n")
    (site / "greeting_of_a_test.py").write_text(APP)
    monkeypatch.syspath_prepend(site)
    monkeypatch.delitem(sys.modules, "greeting_of_a_test", raising=False)
    return site


def test_only_what_is_added_to_our_group_is_found(greeting: Path) -> None:
    assert list(installed_plugins([str(greeting)])) == [Plugin("greet", "greeting_of_a_test", "app")]


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    assert list(installed_plugins([str(tmp_path / "nowhere")])) == []


def test_what_is_found_is_what_the_standard_library_finds() -> None:
    expected = {(each.name, each.value) for each in entry_points(group=GROUP)}
    assert {(each.name, f"{each.module}:{each.attribute}") for each in installed_plugins()} == expected


@pytest.mark.usefixtures("greeting")
def test_a_command_that_is_added_is_listed_without_being_imported(command: Command) -> None:
    shown = command("--help").stdout
    assert "greet" in shown
    assert "Added by greeting_of_a_test." in shown
    assert "greeting_of_a_test" not in sys.modules


@pytest.mark.usefixtures("greeting")
def test_a_command_that_is_added_can_be_called(command: Command) -> None:
    assert command("greet", "Ana").stdout == "Hello, Ana\n"
    assert "Did you mean 'greet'?" in command("gret").stderr
