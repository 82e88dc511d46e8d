"""YAML as a tree in which everything knows its line, with nothing decided yet about types.

Small on purpose: no tags, no second document, and limits that keep a hostile file from costing more than its size.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import NoReturn, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from ruamel.yaml.reader import ReaderError

from booking_core.errors import BusinessFileRefused

BYTE_LIMIT = 1 << 20
NODE_LIMIT = 100_000
DEPTH_LIMIT = 16


class Kind(Enum):
    """What YAML 1.2 makes of a scalar."""

    TEXT = auto()
    NUMBER = auto()
    TRUTH = auto()
    NOTHING = auto()


_KINDS = (
    (Kind.NOTHING, re.compile(r"|~|null|Null|NULL")),
    (Kind.TRUTH, re.compile(r"true|True|TRUE|false|False|FALSE")),
    (Kind.NUMBER, re.compile(r"[-+]?(\d+|\d+\.\d*|\.\d+)([eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+")),
    (Kind.NUMBER, re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")),
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """`plain` when it stands without quotes."""

    line: int
    text: str
    plain: bool = True
    size: int = 1

    @property
    def kind(self) -> Kind:
        if not self.plain:
            return Kind.TEXT
        return next((kind for kind, pattern in _KINDS if pattern.fullmatch(self.text)), Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Items:
    line: int
    nodes: tuple["Node", ...]
    size: int


@dataclass(frozen=True, slots=True)
class Entries:
    """Keys may come twice here: whoever reads them says so."""

    line: int
    pairs: tuple[tuple["Node", "Node"], ...]
    size: int


Node: TypeAlias = Scalar | Items | Entries


def read_yaml(source: str | bytes) -> Node:
    """Raises `BusinessFileRefused`."""
    text = _decoded(source)
    reader = _TreeReader(iter(YAML(typ="safe", pure=True).parse(text)))
    try:
        return reader.document()
    except MarkedYAMLError as error:
        raise BusinessFileRefused(_syntax(error), line=_line_of(error)) from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise BusinessFileRefused("a control character: remove it", line=line) from error
    except YAMLError as error:
        raise BusinessFileRefused(f"this is not YAML: {error}") from error


def _decoded(source: str | bytes) -> str:
    raw = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    if len(raw) > BYTE_LIMIT:
        raise BusinessFileRefused(f"the file is larger than {BYTE_LIMIT >> 20} MiB, the most that is read")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BusinessFileRefused("this is not UTF-8 text: save the file as UTF-8", line=line) from error


def _syntax(error: MarkedYAMLError) -> str:
    problem = error.problem or "something is wrong here"
    if "'\\t'" in problem:
        return "a tab where YAML expects spaces: indent with spaces"
    context = f" {error.context}" if error.context else ""
    return f"this is not YAML: {problem}{context}"


def _line_of(error: MarkedYAMLError) -> int | None:
    """Of what is still open, the line it begins on: that is where to look."""
    still_open = "end of stream" in (error.problem or "") or "a flow " in (error.context or "")
    marks = (error.context_mark, error.problem_mark) if still_open else (error.problem_mark, error.context_mark)
    found = next((mark for mark in marks if mark), None)
    return None if found is None else int(found.line) + 1


class _TreeReader:
    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._anchors: dict[str, Node] = {}
        self._total = 0

    def document(self) -> Node:
        next(self._events)
        if not isinstance(next(self._events), DocumentStartEvent):
            raise BusinessFileRefused("the file is empty")
        root = self._node(next(self._events), depth=0)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, StreamEndEvent):
            self._refuse(after, "a second document begins here: one file describes one business")
        return root

    def _node(self, event: Event, depth: int) -> Node:
        if isinstance(event, AliasEvent):
            return self._aliased(event)
        if depth > DEPTH_LIMIT:
            self._refuse(event, "this is nested too deeply")
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
            self._refuse(event, f"tags like {event.tag} are not read here: leave it out")
        line: int = event.start_mark.line + 1
        node: Node
        if isinstance(event, ScalarEvent):
            node = Scalar(line, str(event.value), plain=event.style is None)
        elif isinstance(event, SequenceStartEvent):
            nodes = tuple(self._children(depth))
            node = Items(line, nodes, 1 + sum(child.size for child in nodes))
        elif isinstance(event, MappingStartEvent):
            children = self._children(depth)
            pairs = tuple(zip(children, children, strict=True))
            node = Entries(line, pairs, 1 + sum(key.size + value.size for key, value in pairs))
        else:
            raise TypeError(f"YAML gave an unexpected {type(event).__name__}")
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _children(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if not isinstance(event, NodeEvent):
                return
            self._count(event, 1)
            yield self._node(event, depth + 1)

    def _aliased(self, event: AliasEvent) -> Node:
        """An anchor is known once its node is complete, so that nothing can contain itself."""
        found = self._anchors.get(str(event.anchor))
        if found is None:
            self._refuse(event, f"*{event.anchor} refers to an anchor that is not defined above")
        self._count(event, found.size)
        return found

    def _count(self, event: Event, size: int) -> None:
        self._total += size
        if self._total > NODE_LIMIT:
            self._refuse(event, f"the file has more than {NODE_LIMIT:,} entries, aliases counted out")

    def _refuse(self, event: Event, message: str) -> NoReturn:
        raise BusinessFileRefused(message, line=event.start_mark.line + 1)
