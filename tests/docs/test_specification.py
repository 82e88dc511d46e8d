"""Every sentence of the specification is built somewhere and shown by a test."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/specification.md").read_text("utf-8")
PROMISED = 101
"""Sentences: whoever takes one away has to say so here."""


@dataclass(frozen=True)
class Row:
    sentence: str
    files: tuple[str, ...]
    tests: tuple[str, ...]


def rows() -> list[Row]:
    found = []
    for line in PAGE.splitlines():
        if line.startswith("| ") and not line.startswith("| sentence "):
            sentence, built, shown = (cell.strip() for cell in line.strip("|").split("|"))
            found.append(Row(sentence, *(tuple(re.findall(r"`([^`]+)`", cell)) for cell in (built, shown))))
    return found


ROWS = rows()
TESTS = sorted(set(re.findall(r"`(tests/[^`]+::[^`]+)`", PAGE)))


@cache
def names_in(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, functions))


def test_no_sentence_is_missing() -> None:
    assert len(ROWS) == PROMISED


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.sentence[:60])
def test_every_sentence_is_built_and_shown(row: Row) -> None:
    assert row.files
    assert row.tests
    for path in row.files:
        assert (ROOT / path).is_file(), path
    for test in row.tests:
        assert "::" in test, test


@pytest.mark.parametrize("test", TESTS)
def test_every_test_that_is_named_is_there(test: str) -> None:
    path, _, name = test.partition("::")
    assert (ROOT / path).is_file()
    assert name in names_in(path)
