"""The public door: what stands there is what others may use."""

import ast
import inspect
from pathlib import Path

import booking_core

PINNED = Path(__file__).with_name("exported_members.txt")


def test_everything_that_is_exported_exists_once_and_in_order() -> None:
    assert len(set(booking_core.__all__)) == len(booking_core.__all__)
    assert sorted(booking_core.__all__) == sorted(
        name
        for name in vars(booking_core)
        if not name.startswith("_") and not inspect.ismodule(getattr(booking_core, name))
    )


def test_the_door_holds_nothing_but_names() -> None:
    source = Path(inspect.getfile(booking_core)).read_text()
    docstring, *rest = ast.parse(source).body
    assert isinstance(docstring, ast.Expr)
    assert all(isinstance(node, ast.ImportFrom | ast.Assign) for node in rest)


def test_the_surface_changes_only_on_purpose() -> None:
    """What others build on is written down beside this test: add a name there with the name at the door."""
    assert PINNED.read_text().split() == sorted(booking_core.__all__)
