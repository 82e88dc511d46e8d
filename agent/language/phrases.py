"""Finding set phrases in a list of words, in one pass, whatever the number of phrases."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

Label = TypeVar("Label")

ANY_WORDS = "*"
"""In a phrase: up to three words of any kind, none of them the end of a sentence."""

_GAP = 3
_ENDS = frozenset(".!?;…\n")
_UNKNOWN = "\0"
_MOST_STATES = 20_000


class Found(NamedTuple, Generic[Label]):
    """`label` stands for the words from `start` up to `end`."""

    label: Label
    start: int
    end: int


class _Step(NamedTuple):
    """One element of a phrase: any of these words (None: any word at all), which may be missing if `optional`."""

    words: frozenset[str] | None
    optional: bool

    def takes(self, word: str) -> bool:
        return word not in _ENDS if self.words is None else word in self.words


class _State(Generic[Label]):
    """How far into which phrases one is; `moves` fills up as messages are read."""

    __slots__ = ("label", "moves", "places")

    def __init__(self, places: frozenset[tuple[int, int]], label: Label | None) -> None:
        self.places = places
        self.label = label
        self.moves: dict[str, _State[Label] | None] = {}


class Phrases(Generic[Label]):
    """Phrases by label, parted by `|` or a line break; `a/b` are alternatives, `a?` may be missing, `*` is a gap.

    Where two labels share a phrase the earlier one keeps it.
    """

    def __init__(self, lines: Mapping[Label, str]) -> None:
        self._phrases: list[tuple[Label, tuple[_Step, ...]]] = [
            (label, tuple(_steps(phrase.split())))
            for label, text in lines.items()
            for phrase in text.replace("\n", "|").split("|")
            if phrase.strip()
        ]
        self._vocabulary = {word for _, steps in self._phrases for step in steps for word in step.words or ()} | _ENDS
        self._states: dict[frozenset[tuple[int, int]], _State[Label]] = {}
        self._start = self._state((number, 0) for number in range(len(self._phrases)))

    def find_all(self, words: Sequence[str]) -> list[Found[Label]]:
        """From left to right, the longest first, no word used twice."""
        found: list[Found[Label]] = []
        at = 0
        while at < len(words):
            match = self.longest(words, at)
            if match is None:
                at += 1
            else:
                found.append(match)
                at = match.end
        return found

    def longest(self, words: Sequence[str], at: int) -> Found[Label] | None:
        """The longest phrase that begins at this word."""
        best: Found[Label] | None = None
        state = self._start
        for here in range(at, len(words)):
            word = words[here] if words[here] in self._vocabulary else _UNKNOWN
            moved = state.moves[word] if word in state.moves else self._move(state, word)
            if moved is None:
                break
            state = moved
            if state.label is not None:
                best = Found(state.label, at, here + 1)
        return best

    def _move(self, state: _State[Label], word: str) -> _State[Label] | None:
        moved = [
            (number, place + 1)
            for number, place in state.places
            if self._steps_of(number)[place : place + 1] and self._steps_of(number)[place].takes(word)
        ]
        if len(self._states) >= _MOST_STATES:
            self._states = {self._start.places: self._start}
            self._start.moves.clear()
        state.moves[word] = self._state(moved) if moved else None
        return state.moves[word]

    def _steps_of(self, number: int) -> tuple[_Step, ...]:
        return self._phrases[number][1]

    def _state(self, places: Iterable[tuple[int, int]]) -> _State[Label]:
        reached: set[tuple[int, int]] = set()
        ended: list[int] = []
        for number, first in places:
            place, steps = first, self._steps_of(number)
            reached.add((number, place))
            while place < len(steps) and steps[place].optional:
                place += 1
                reached.add((number, place))
            if place == len(steps) and first:
                ended.append(number)
        key = frozenset(reached)
        if key not in self._states:
            self._states[key] = _State(key, self._phrases[min(ended)][0] if ended else None)
        return self._states[key]


def _steps(pattern: Sequence[str]) -> Iterable[_Step]:
    for element in pattern:
        if element == ANY_WORDS:
            yield from [_Step(None, True)] * _GAP
        else:
            optional = element.endswith("?") and element != "?"
            yield _Step(frozenset((element[:-1] if optional else element).split("/")), optional)
