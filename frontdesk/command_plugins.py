"""The commands that installed distributions add, found without importing them.

`importlib.metadata` finds the same, and takes longer than everything else that `frontdesk --help` does.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

GROUP = "frontdesk.commands"


@dataclass(frozen=True, slots=True)
class Plugin:
    name: str
    module: str
    attribute: str


def installed_plugins(path: Iterable[str] | None = None) -> Iterator[Plugin]:
    """In the order of `sys.path`, and of names within it."""
    for folder in sys.path if path is None else path:
        for file in sorted(Path(folder).glob("*.dist-info/entry_points.txt")):
            text = file.read_text(encoding="utf-8")
            if f"[{GROUP}]" in text:
                yield from _plugins(text)


def _plugins(text: str) -> Iterator[Plugin]:
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]")
        elif section == GROUP and "=" in line:
            name, _, target = (part.strip() for part in line.partition("="))
            module, _, attribute = target.partition(":")
            yield Plugin(name, module, attribute or "app")
