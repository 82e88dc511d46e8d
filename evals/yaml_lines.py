"""YAML as plain values that remember on which line they stand, for messages that say where to look."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path: TypeAlias = tuple[str | int, ...]

_TRUTHS = {"true": True, "false": False}


class YamlRefused(Exception):
    """`line` counts from 1; None when the whole text is meant."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(f"line {line}: {message}" if line else message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class Document:
    """`lines` by the path of keys and positions that leads to a value."""

    value: Any
    lines: Mapping[Path, int]

    def line_of(self, path: Path) -> int | None:
        """Of the value, or of the closest thing around it that has a line."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return None


def read_yaml(text: str) -> Document:
    """Dates and times stay text. Raises `YamlRefused`, also for a key that stands there twice."""
    try:
        root = YAML(typ="safe", pure=True).compose(StringIO(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlRefused(f"this is not YAML: {error.problem}", mark.line + 1 if mark else None) from error
    except YAMLError as error:
        raise YamlRefused(f"this is not YAML: {error}") from error
    if root is None:
        raise YamlRefused("the file is empty")
    lines: dict[Path, int] = {}
    return Document(_value(root, (), lines), lines)


def _value(node: Node, path: Path, lines: dict[Path, int]) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, SequenceNode):
        return [_value(child, (*path, place), lines) for place, child in enumerate(node.value)]
    if isinstance(node, MappingNode):
        found: dict[str, Any] = {}
        for key, child in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, ScalarNode):
                raise YamlRefused("a key is a plain word", line)
            if key.value in found:
                raise YamlRefused(f"{key.value} stands here twice", line)
            lines[(*path, key.value)] = line
            found[key.value] = _value(child, (*path, key.value), lines)
        return found
    return _scalar(node)


def _scalar(node: Node) -> Any:
    kind = (node.tag or "").rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool":
        return _TRUTHS[node.value.lower()]
    if kind == "int":
        return int(node.value.replace("_", ""), 0)
    return float(node.value) if kind == "float" else node.value
