"""One mapping of a business file, read key by key. Problems are collected, so that all of them are told at once."""

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from booking_core.business_file_yaml import Entries, Items, Kind, Node, Scalar
from booking_core.errors import BusinessFileRefused

MOST_SHOWN = 20
MOST_COLLECTED = 500
PRICE = re.compile(r"\d{1,10}(\.\d{1,2})?")
WHOLE_NUMBER = re.compile(r"[-+]?\d{1,12}")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]")


@dataclass(slots=True)
class Problems:
    found: set[tuple[int, str]] = field(default_factory=set)

    def add(self, line: int, message: str) -> None:
        """Reading goes on, unless there is no end to them."""
        self.found.add((line, message))
        if len(self.found) >= MOST_COLLECTED:
            self.refuse_if_any()

    def refuse_if_any(self) -> None:
        """Raises `BusinessFileRefused`: one problem a line, in the order of the file."""
        if not self.found:
            return
        (line, first), *others = sorted(self.found)
        more = [f"line {number}: {message}" for number, message in others[: MOST_SHOWN - 1]]
        if len(others) > len(more):
            more.append(f"and {len(others) - len(more)} more")
        raise BusinessFileRefused("\n".join([first, *more]), line=line)


class Fields:
    """Each reader gives the fallback when the key is absent or when it has told a problem."""

    def __init__(self, node: Entries, what: str, problems: Problems) -> None:
        self.what = what
        self.line = node.line
        self._problems = problems
        self._values: dict[str, Node] = {}
        self._lines: dict[str, int] = {}
        for key, value in node.pairs:
            self._take(key, value)

    @classmethod
    def of(cls, node: Node, what: str, problems: Problems) -> "Fields | None":
        """None, and a problem, when the node is not a mapping."""
        if isinstance(node, Entries):
            return cls(node, what, problems)
        problems.add(node.line, f"{what} is written as keys with values, not as {described(node)}")
        return None

    def _take(self, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            self.problem(key.line, f"a key is a word, not {described(key)}")
        elif key.text in self._lines:
            self.problem(key.line, f'"{key.text}" is given twice, first on line {self._lines[key.text]}: keep one')
        elif not (isinstance(value, Scalar) and value.kind is Kind.NOTHING):
            self._values[key.text] = value
            self._lines[key.text] = key.line
        else:
            self._lines[key.text] = key.line

    def expect(self, required: Sequence[str], optional: Sequence[str] = ()) -> None:
        """Tells of every key that is missing or unknown."""
        known = (*required, *optional)
        for key, line in self._lines.items():
            if key not in known:
                self.problem(line, f'unknown key "{key}": {suggestion(key, known)}')
        for key in required:
            if key not in self._values:
                empty = key in self._lines
                self.problem(self._lines.get(key, self.line), f'"{key}" is {"empty" if empty else "missing"}')

    def problem(self, line: int, message: str) -> None:
        self._problems.add(line, f"{self.what}: {message}")

    def has(self, key: str) -> bool:
        return key in self._values

    def line_of(self, key: str) -> int:
        return self._values[key].line if key in self._values else self.line

    def node(self, key: str) -> Node | None:
        return self._values.get(key)

    def scalar(self, key: str) -> Scalar | None:
        """As it is written, whatever YAML would make of it: for times and dates."""
        node = self._values.get(key)
        if node is None or isinstance(node, Scalar):
            return node
        self.problem(node.line, f'"{key}" is one value, not {described(node)}')
        return None

    def text(self, key: str, fallback: str = "", *, limit: int = 120, lines: bool = False) -> str:
        """White space is tidied; `lines` keeps line breaks."""
        found = self.scalar(key)
        return fallback if found is None else self._text(f'"{key}"', found, limit, lines=lines) or fallback

    def _text(self, key: str, found: Scalar, limit: int, *, lines: bool = False) -> str:
        if found.kind is not Kind.TEXT:
            self.problem(found.line, f"{key} is text, and {found.text} is not: put it in quotes")
            return ""
        tidy = "\n".join(" ".join(line.split()) for line in found.text.strip().split("\n"))
        tidy = tidy if lines else tidy.replace("\n", " ")
        if not tidy:
            self.problem(found.line, f"{key} is empty")
        elif len(tidy) > limit:
            self.problem(found.line, f"{key} is longer than {limit} characters")
        elif CONTROL.search(tidy):
            self.problem(found.line, f"{key} contains a control character: remove it")
        return tidy

    def texts(self, key: str, *, limit: int = 120, filled: bool = False) -> tuple[Scalar, ...]:
        """A list of texts, none of them twice; `filled` when it must not be empty."""
        found: dict[str, Scalar] = {}
        for node in self.items(key, filled=filled):
            if not isinstance(node, Scalar):
                self.problem(node.line, f'"{key}" is a list of words, not of {described(node)}')
                continue
            text = self._text(f'an entry of "{key}"', node, limit)
            if text in found:
                self.problem(node.line, f'"{key}" names "{text}" twice')
            elif text:
                found[text] = Scalar(node.line, text, plain=False)
        return tuple(found.values())

    def items(self, key: str, *, filled: bool = False) -> tuple[Node, ...]:
        node = self._values.get(key)
        if node is None:
            return ()
        if not isinstance(node, Items):
            self.problem(node.line, f'"{key}" is a list, not {described(node)}: write {_as_list(node)}')
            return ()
        if filled and not node.nodes:
            self.problem(node.line, f'"{key}" is an empty list: name at least one')
        return node.nodes

    def number(self, key: str, fallback: int, *, least: int, most: int) -> int:
        found = self.scalar(key)
        if found is None:
            return fallback
        if not (found.plain and WHOLE_NUMBER.fullmatch(found.text)):
            self.problem(found.line, f'"{key}" is a whole number without quotes, not {_shown(found)}')
            return fallback
        value = int(found.text)
        if not least <= value <= most:
            self.problem(found.line, f'"{key}" is {value}: it must be from {least} to {most}')
            return fallback
        return value

    def truth(self, key: str, fallback: bool) -> bool:
        found = self.scalar(key)
        if found is None:
            return fallback
        if found.kind is not Kind.TRUTH:
            self.problem(found.line, f'"{key}" is true or false, not {_shown(found)}')
            return fallback
        return found.text.lower() == "true"

    def price(self, key: str) -> Decimal | None:
        found = self.scalar(key)
        if found is None:
            return None
        if not (found.plain and PRICE.fullmatch(found.text)):
            self.problem(found.line, f'"{key}" is an amount such as 40 or 40.50, without quotes, not {_shown(found)}')
            return None
        return Decimal(found.text)

    def choice(self, key: str, fallback: str, choices: Collection[str], what: str) -> str:
        """One of a closed set; `what` names the set."""
        found = self.scalar(key)
        text = self.text(key, fallback)
        if found is not None and text not in choices and text:
            self.problem(found.line, f'"{text}" is not {what}: {suggestion(text, choices)}')
            return fallback
        return text

    def each(self, key: str, what: str, *, filled: bool = False) -> Iterator["Fields"]:
        """The entries of a list of mappings."""
        for node in self.items(key, filled=filled):
            fields = Fields.of(node, f"{self.what}: {what}", self._problems)
            if fields is not None:
                yield fields


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """What was probably meant, else all that there is when that is little."""
    names = sorted(known)
    folded = {name.casefold(): name for name in names}
    close = difflib.get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{folded[close[0]]}"?'
    if len(names) > MOST_SHOWN:
        return "check how it is written"
    return f"choose from {', '.join(names)}" if names else "there are none"


def described(node: Node) -> str:
    if isinstance(node, Scalar):
        return _shown(node)
    return "a list" if isinstance(node, Items) else "keys with values"


def _shown(found: Scalar) -> str:
    if not found.text.strip():
        return "nothing"
    short = found.text if len(found.text) <= 40 else f"{found.text[:40]}…"
    return short if found.plain else f'"{short}"'


def _as_list(node: Node) -> str:
    return f"[{node.text}]" if isinstance(node, Scalar) and len(node.text) <= 40 else 'each entry with a "-" before it'
