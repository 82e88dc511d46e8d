"""The tables of `docs/permissions.md`."""

import re
from collections.abc import Iterator
from pathlib import Path

from booking_core import Action, Kind

PAGE = Path(__file__).parents[2] / "docs/permissions.md"


def documented_permissions() -> dict[Action, frozenset[Kind]]:
    """The matrix of actions by role."""
    head, *rows = _table("## Actions by role")
    return {
        Action(row[0]): frozenset(Kind(kind) for kind, cell in zip(head[1:], row[1:], strict=True) if cell == "yes")
        for row in rows
    }


def documented_routes() -> dict[tuple[str, str], Action]:
    """By method and path, what one must be allowed to do."""
    return {_route(route): Action(action) for route, action in _table("## Routes\n")[1:]}


def routes_without_a_role() -> dict[tuple[str, str], str]:
    """By method and path, for whom."""
    rows = _table("## Routes that no role decides")[1:]
    return {_route(route): whom for route, whom in rows}


def _route(cell: str) -> tuple[str, str]:
    method, _, path = cell.strip("`").partition(" ")
    return method, path


def _table(heading: str) -> list[list[str]]:
    _, _, rest = PAGE.read_text("utf-8").partition(heading)
    return list(_rows(rest.partition("\n## ")[0]))


def _rows(section: str) -> Iterator[list[str]]:
    for line in section.splitlines():
        if line.startswith("|") and not re.fullmatch(r"[|-]+", line):
            yield [cell.strip() for cell in line.strip("|").split("|")]
