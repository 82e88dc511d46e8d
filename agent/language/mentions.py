"""Finding what a message names from the catalog: services, places and people, whole or in part, wanted or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from agent.language.catalog import Catalog, Kind
from agent.language.english.catalog import (
    AFTER_PLACE,
    BEFORE_PERSON,
    BEFORE_PLACE,
    BEFORE_SERVICE,
    BEFORE_VERB,
    BETWEEN_NOT_AND_NAME,
    DEGREES,
    JOINERS,
    NOT_NOT_THEM,
    NOT_THEM,
    PLACE_KINDS,
    TITLES,
)
from agent.language.english.ordinary import ORDINARY
from agent.language.names import NameIndex, Posting
from agent.language.stems import stem
from agent.language.words import SENTENCE_MARKS, Word

_LONGEST_MENTION = 12
_LONGEST_JOIN = 3
_LOOK_BACK = 8
_DOTTED_DEGREES = frozenset(f"{each[:-1]}.{each[-1]}" for each in DEGREES)


@dataclass(frozen=True, slots=True)
class Mention:
    """`ids` are the candidates, one when the words settle it. `start` and `end` are places in the text; `first` and
    `last` the words there, `last` excluded."""

    kind: Kind
    ids: tuple[str, ...]
    start: int
    end: int
    first: int
    last: int
    whole: bool
    """A whole name was said, not a part of one."""
    negated: bool = False


class _Message(NamedTuple):
    words: Sequence[Word]
    capitals: frozenset[int]


class _Hit(NamedTuple):
    postings: Sequence[Posting]
    last: int
    exact: bool


class _Match(NamedTuple):
    last: int
    places: dict[int, set[int]]
    """By number of the name: which of its tokens were said."""
    words: list[int]


def find_mentions(text: str, words: Sequence[Word], catalog: Catalog, expecting: Kind | None = None) -> list[Mention]:
    """In the order of the text; where two kinds claim the same words the longer claim wins.

    `expecting` is what was asked for last: a part of its name then needs no other sign that it is meant.
    """
    starts = _starts(words, catalog)
    if not starts:
        return []
    message = _Message(words, _capitals(text, words, starts))
    found = [
        mention
        for kind, index in catalog.indexes.items()
        for mention in _of_kind(message, starts, kind, index, kind is expecting)
    ]
    found.sort(key=lambda each: (each.last - each.first, each.kind is expecting, each.whole), reverse=True)
    kept: list[Mention] = []
    claimed: set[int] = set()
    for mention in found:
        place = range(mention.first, mention.last)
        if claimed.isdisjoint(place):
            kept.append(mention)
            claimed.update(place)
    return sorted(kept, key=lambda each: each.first)


def _starts(words: Sequence[Word], catalog: Catalog) -> list[int]:
    """Where a name may begin; most words of a message are ruled out here, at the price of a look into a set."""
    plains = [_comparable(word) for word in words]
    keys = catalog.keys
    return [
        at
        for at, plain in enumerate(plains)
        if stem(plain) in keys
        or (plain not in ORDINARY and plain.isalpha())
        or (at + 1 < len(plains) and stem(plain + plains[at + 1]) in keys)
        or (at + 2 < len(plains) and words[at + 1].plain == "-" and stem(plain + plains[at + 2]) in keys)
    ]


def _capitals(text: str, words: Sequence[Word], starts: Sequence[int]) -> frozenset[int]:
    """Words with a capital that neither shouting nor the start of a sentence explains."""
    if not any(char.islower() for char in text):
        return frozenset()
    return frozenset(
        at for at in starts if at and text[words[at].start].isupper() and words[at - 1].text not in SENTENCE_MARKS
    )


def _of_kind(message: _Message, starts: Sequence[int], kind: Kind, index: NameIndex, expected: bool) -> list[Mention]:
    words = message.words
    found: list[Mention] = []
    free_from = 0
    for at in starts:
        hit = _hit(words, at, index) if at >= free_from else None
        match = _grown(words, hit, at, index) if hit else None
        mention = _judged(message, match, kind, index, expected) if match else None
        if mention:
            found.append(mention)
            free_from = mention.last
    return found


def _hit(words: Sequence[Word], at: int, index: NameIndex) -> _Hit | None:
    """A word of some name, or two words that some name writes as one."""
    plain = _comparable(words[at])
    if not plain[:1].isalnum():
        return None
    after = at + 2 if at + 1 < len(words) and words[at + 1].plain in ("-", "'") else at + 1
    follows = _comparable(words[after]) if after < len(words) else ""
    if follows.isalpha() and plain.isalpha() and (joined := index.exactly(plain + follows)):
        return _Hit(joined, after + 1, True)
    if exact := index.exactly(plain):
        return _Hit(exact, at + 1, True)
    if near := index.nearly(plain):
        return _Hit(near, at + 1, False)
    if follows.isalpha() and plain.isalpha() and (near := index.nearly(plain + follows)):
        return _Hit(near, after + 1, False)
    return None


def _comparable(word: Word) -> str:
    return word.plain.removesuffix("'s").replace("'", "")


def _grown(words: Sequence[Word], hit: _Hit, at: int, index: NameIndex) -> _Match:
    """Takes in the words that follow for as long as some name has all of them."""
    places: dict[int, set[int]] = {}
    for posting in hit.postings:
        places.setdefault(posting.name, set()).update(posting.places)
    said, last = list(range(at, hit.last)), hit.last
    here = last
    while here < min(len(words), at + _LONGEST_MENTION) and here - last <= _LONGEST_JOIN:
        more = _hit(words, here, index)
        narrowed = _narrowed(places, more.postings) if more else {}
        if more and narrowed:
            places, said = narrowed, [*said, *range(here, more.last)]
            here = last = more.last
        elif words[here].text in JOINERS or words[here].plain == "":
            here += 1
        else:
            break
    return _Match(last, places, said)


def _narrowed(places: dict[int, set[int]], postings: Sequence[Posting]) -> dict[int, set[int]]:
    narrowed: dict[int, set[int]] = {}
    for name, more in postings:
        if name in places and not places[name].issuperset(more):
            narrowed.setdefault(name, set(places[name])).update(more)
    return narrowed


def _judged(message: _Message, match: _Match, kind: Kind, index: NameIndex, expected: bool) -> Mention | None:
    words = message.words
    core = {number: places & index.names[number].core for number, places in match.places.items()}
    whole = {number for number, said in core.items() if said == index.names[number].core}
    best = max((number in whole, len(said)) for number, said in core.items())
    numbers = [number for number, said in core.items() if (number in whole, len(said)) == best]
    first = match.words[0]
    says_last = any(max(index.names[number].core) in core[number] for number in numbers)
    if not (expected or says_last or best[1] > 1 or _is_telling(words, match)):
        return None
    if not _is_meant(message, match, kind, best, expected):
        return None
    last = match.last
    if kind is Kind.PROVIDER:
        while first and words[first - 1].text in TITLES | {"."}:
            first -= 1
        last = _past_degrees(words, last)
    if kind is Kind.LOCATION and last < len(words) and words[last].text in PLACE_KINDS:
        last += 1
    return Mention(
        kind,
        tuple(dict.fromkeys(index.ids[number] for number in numbers)),
        words[first].start,
        words[last - 1].end,
        first,
        last,
        best[0],
        _is_negated(words, first),
    )


def _past_degrees(words: Sequence[Word], last: int) -> int:
    """ "Mina Abazari, M.D.": with or without points."""
    at = last
    while at < len(words):
        if words[at].plain in DEGREES:
            at += 1
        elif "".join(word.plain for word in words[at : at + 3]) in _DOTTED_DEGREES:
            at += 3
        elif words[at].text in (",", "."):
            at += 1
            continue
        else:
            break
        last = at
    return last


def _is_telling(words: Sequence[Word], match: _Match) -> bool:
    """A word of no everyday use names something wherever it stands; else it takes the last word of the name: of a
    "teeth cleaning" the cleaning."""
    said = (_comparable(words[at]) for at in match.words)
    return any(each not in ORDINARY and not each.isdigit() for each in said)


def _is_meant(message: _Message, match: _Match, kind: Kind, best: tuple[bool, int], expected: bool) -> bool:
    """Words with another everyday use need a sign beside them that a name is meant."""
    words = message.words
    said = [_comparable(words[at]) for at in match.words]
    is_whole, core_said = best
    if core_said == 0 or all(each.isdigit() for each in said):
        return False
    if _is_telling(words, match) or expected or (is_whole and core_said > 1):
        return True
    before = words[match.words[0] - 1].text if match.words[0] else ""
    after = words[match.last].text if match.last < len(words) else ""
    alone = len(words) == len(match.words)
    match kind:
        case Kind.PROVIDER:
            return before in BEFORE_PERSON or alone or match.words[0] in message.capitals
        case Kind.LOCATION:
            return alone or (before in BEFORE_PLACE and is_whole) or after in AFTER_PLACE or len(said) > core_said
        case Kind.SERVICE:
            return alone or core_said > 1 or before in BEFORE_SERVICE or (is_whole and before not in BEFORE_VERB)


def _is_negated(words: Sequence[Word], first: int) -> bool:
    """Reads back from the name, over small words, to what may say that it is not wanted."""
    before: list[str] = []
    for word in reversed(words[max(0, first - _LOOK_BACK) : first]):
        if word.text in SENTENCE_MARKS or word.text == ",":
            break
        before.insert(0, word.text)
    while before:
        said = f" {' '.join(before)}"
        if said.endswith(NOT_NOT_THEM):
            return False
        if said.endswith(NOT_THEM):
            return True
        if before[-1] not in BETWEEN_NOT_AND_NAME:
            return False
        before.pop()
    return False
