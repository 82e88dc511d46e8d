"""Rules of the code that only a look at the code can keep."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("booking_core", "tools", "prompts", "agent", "channels", "staff", "calendars", "frontdesk", "evals")
FILES = sorted(
    file for package in PACKAGES for file in (ROOT / package).rglob("*.py") if "migrations" not in file.parts
)
CORE = [file for file in FILES if file.is_relative_to(ROOT / "booking_core")]
BUILT_IN_ONE_PLACE = {"Settings", "create_engine", "create_async_engine", "AsyncOpenAI", "OpenAI", "Database", "Client"}


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


def calls(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """The names of what is called, and whether as a method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr, True
            elif isinstance(node.func, ast.Name):
                yield node.func.id, False


def at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """What runs when the module is imported: everything but the bodies of functions."""
    waiting: list[ast.AST] = [*tree.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        yield node
        waiting.extend(ast.iter_child_nodes(node))


def test_only_the_database_commits() -> None:
    committing = {named(file) for file in FILES if ("commit", True) in calls(ast.parse(file.read_text()))}
    assert committing == {"booking_core/database.py"}


@pytest.mark.parametrize("verb", ["select", "insert", "update", "delete"])
def test_statements_are_built_in_stores_only(verb: str) -> None:
    building = {named(file) for file in CORE if (verb, False) in calls(ast.parse(file.read_text()))}
    assert {name for name in building if not name.endswith("_store.py")} == set()


@pytest.mark.parametrize("file", FILES, ids=named)
def test_importing_a_module_builds_no_engine_settings_or_client(file: Path) -> None:
    built = {
        name
        for node in at_import(ast.parse(file.read_text()))
        if isinstance(node, ast.Call)
        for name in [node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")]
    }
    assert built & BUILT_IN_ONE_PLACE == set()


def test_nothing_in_the_core_sleeps() -> None:
    assert [named(file) for file in CORE if ("sleep", True) in calls(ast.parse(file.read_text()))] == []
