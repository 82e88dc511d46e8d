"""Finding set phrases in a list of words, in one pass, whatever the number of phrases."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

Label = TypeVar("Label")

ANY_WORDS = "*"
"""In a phrase: up to three words of any kind, none of them the end of a sentence."""

_GAP = 3
_ENDS = frozenset(".!?;…\n")


class Found(NamedTuple, Generic[Label]):
    """`label` stands for the words from `start` up to `end`."""

    label: Label
    start: int
    end: int


class _Node(Generic[Label]):
    __slots__ = ("label", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node[Label]] = {}
        self.label: Label | None = None


class Phrases(Generic[Label]):
    """Phrases by label, parted by `|` or a line break. `book/reserve it/that? please?` has alternatives and optional words.

    Where two labels share a phrase the earlier one keeps it.
    """

    def __init__(self, lines: Mapping[Label, str]) -> None:
        self._root: _Node[Label] = _Node()
        for label, text in lines.items():
            for phrase in text.replace("\n", "|").split("|"):
                self._add(label, phrase.split())

    def _add(self, label: Label, pattern: Sequence[str]) -> None:
        nodes = [self._root]
        for element in pattern:
            grown = [node.next.setdefault(word, _Node()) for word in element.rstrip("?").split("/") for node in nodes]
            nodes = [*nodes, *grown] if element.endswith("?") and element != "?" else grown
        for node in nodes:
            if node is not self._root and node.label is None:
                node.label = label

    def longest(self, words: Sequence[str], at: int) -> Found[Label] | None:
        """The longest phrase that begins at this word."""
        best: Found[Label] | None = None
        open_paths = [(self._root, at)]
        while open_paths:
            node, here = open_paths.pop()
            if node.label is not None and (best is None or here > best.end):
                best = Found(node.label, at, here)
            if here >= len(words):
                continue
            if step := node.next.get(words[here]):
                open_paths.append((step, here + 1))
            if gap := node.next.get(ANY_WORDS):
                open_paths.extend((gap, end) for end in _gap_ends(words, here))
        return best

    def find_all(self, words: Sequence[str]) -> list[Found[Label]]:
        """From left to right, the longest first, no word used twice."""
        found: list[Found[Label]] = []
        at = 0
        first_words = self._root.next
        while at < len(words):
            match = self.longest(words, at) if words[at] in first_words else None
            if match is None:
                at += 1
            else:
                found.append(match)
                at = match.end
        return found


def _gap_ends(words: Sequence[str], here: int) -> Iterable[int]:
    for end in range(here, min(here + _GAP, len(words)) + 1):
        yield end
        if end < len(words) and words[end] in _ENDS:
            return
