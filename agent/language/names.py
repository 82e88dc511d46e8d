"""The names of things in a catalog, taken apart so that a part of one, or a misspelt one, finds its bearer."""

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from agent.language.english.catalog import DEGREES, PLACE_KINDS, SERVICE_KINDS, TITLES
from agent.language.english.ordinary import ORDINARY
from agent.language.stems import stem
from agent.language.words import read_words

_SHORTEST_MISSPELT = 4
_SHORTEST_MEANT = 3
_LONG = 8
_REMEMBERED = 4096


class Name(NamedTuple):
    """`core` are the places of the tokens that tell this name from others; the whole name is said when they are."""

    tokens: tuple[str, ...]
    core: frozenset[int]


class Posting(NamedTuple):
    """Some token stands at these places of that name."""

    name: int
    places: tuple[int, ...]


def service_names(name: str, aliases: Iterable[str] = ()) -> tuple[Name, ...]:
    return tuple(_name(text, SERVICE_KINDS) for text in (name, *aliases) if text.strip())


def place_names(name: str, address: str) -> tuple[Name, ...]:
    """A place is also known by each part of its address: the street, with or without its number, and the town."""
    parts = [_name(part, PLACE_KINDS) for part in address.split(",") if any(char.isalpha() for char in part)]
    streets = [Name(part.tokens, _without_digits(part)) for part in parts]
    return (_name(name, PLACE_KINDS), *streets)


def _without_digits(name: Name) -> frozenset[int]:
    return frozenset(place for place in name.core if not name.tokens[place][:1].isdigit()) or name.core


def provider_names(name: str) -> tuple[Name, ...]:
    """First and last name, each enough by itself; titles, degrees and what stands after a comma are left out."""
    whole = _name(name.split(",")[0], TITLES | DEGREES)
    people = [token for place, token in enumerate(whole.tokens) if place in whole.core]
    alone = [Name((token,), frozenset({0})) for token in people if len(token) > 1]
    return (Name(tuple(people), frozenset(range(len(people)))), *alone)


def plain_tokens(text: str) -> list[str]:
    """As they are compared: folded, without possessive and punctuation."""
    return [word.plain.removesuffix("'s").replace("'", "") for word in read_words(text) if word.plain[:1].isalnum()]


def _name(text: str, generic: frozenset[str]) -> Name:
    tokens = tuple(stem(token) for token in plain_tokens(text))
    kinds = {stem(word) for word in generic}
    core = frozenset(place for place, token in enumerate(tokens) if token not in kinds)
    return Name(tokens, core or frozenset(range(len(tokens))))


class NameIndex:
    """Finds names by any of their words, by two of them written as one, and by a word spelt nearly right."""

    def __init__(self, entries: Iterable[tuple[str, tuple[Name, ...], int | None]]) -> None:
        self.names: list[Name] = []
        self.ids: list[str] = []
        self.durations: dict[str, int] = {}
        self._postings: dict[str, list[Posting]] = {}
        for id_, names, duration in entries:
            if duration is not None:
                self.durations[id_] = duration
            for name in names:
                self._add(id_, name)
        self._spelt = [key for key in self._postings if len(key) >= _SHORTEST_MEANT and key.isalpha()]
        self._misspelt: dict[str, list[Posting]] = {}

    def _add(self, id_: str, name: Name) -> None:
        number = len(self.names)
        self.names.append(name)
        self.ids.append(id_)
        for place, token in enumerate(name.tokens):
            self._postings.setdefault(token, []).append(Posting(number, (place,)))
            if place and not token.isdigit():
                joined = stem(name.tokens[place - 1] + token)
                self._postings.setdefault(joined, []).append(Posting(number, (place - 1, place)))

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._postings)

    def exactly(self, plain: str) -> list[Posting] | None:
        return self._postings.get(stem(plain))

    def nearly(self, plain: str) -> list[Posting]:
        """For a word that is no ordinary one and has at least four letters; else nothing."""
        if len(plain) < _SHORTEST_MISSPELT or plain in ORDINARY or not plain.isalpha():
            return []
        known = self._misspelt.get(plain)
        if known is None:
            known = self._closest(plain)
            if len(self._misspelt) < _REMEMBERED:
                self._misspelt[plain] = known
        return known

    def _closest(self, plain: str) -> list[Posting]:
        for typed in dict.fromkeys((stem(plain), plain)):
            allowed = 2 if len(typed) >= _LONG - 1 else 1
            found = process.extract(typed, self._spelt, scorer=OSA.distance, score_cutoff=allowed, limit=None)
            close = [(distance, key) for key, distance, _ in found if _is_slip(typed, key, int(distance))]
            if close:
                least = min(distance for distance, _ in close)
                return [posting for distance, key in close if distance == least for posting in self._postings[key]]
        return []


def _is_slip(typed: str, meant: str, distance: int) -> bool:
    """A slip keeps the first letter; the shorter the word, the less may differ: of three letters one may be doubled,
    of four one swapped, doubled or dropped."""
    if typed[0] != meant[0] or (distance > 1 and len(meant) < _LONG):
        return False
    shorter = min(len(typed), len(meant))
    if shorter == _SHORTEST_MEANT:
        return len(typed) > len(meant) and set(typed) == set(meant)
    if shorter == _SHORTEST_MISSPELT:
        return sorted(typed) == sorted(meant) or len(typed) != len(meant)
    return True
