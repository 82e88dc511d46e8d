"""Where a reply names a service, a place or a person of the business."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from agent.claims.facts import Facts, KnownPlace, KnownService

_TITLES = re.compile(r"doctor|dr|mr|mrs|ms|prof")
_SEPARATOR = re.compile(r"[\s\-.,]+")
_PART = re.compile(r"[^\W\d_]{2,}")
_OF_A_DATE = re.compile(
    r"(?:(?<![:\d])\d{1,2}(?:st|nd|rd|th)?(?: of)?|\b(?:in|of|early|late|mid|since|until|during)) $", re.IGNORECASE
)
_OPENS = re.compile(r"(?:^|[.!?:;\n,]\s*)\W*$")
_AS_SUBJECT = re.compile(
    r"(?:'s)?[ ,](?:is|has|can|could|does|usually|also|will|would|and|or|on|at|was|isn't|can't|has)\b|'s\b|\W*(?:$"
    r"|[),])"
)
_COMMON_WORDS = re.compile(
    r"will|may|mark|grace|hope|faith|joy|art|bill|rose|april|june|august|summer|dawn|page|chance|max|pat|sue|jack"
    r"|guy|bob|drew|gene|iris|ivy|pearl|ruby|amber|ray|skip|rich|frank|ernest|dean|chase|hunter|sunny|autumn|star"
    r"|long|young|best|short|park|king|day|miles"
)


class Topic(StrEnum):
    SERVICE = "service"
    PLACE = "place"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Mention:
    """`names` are all that the words may mean: a first name can be that of two people."""

    start: int
    end: int
    topic: Topic
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`meanings` is by name in lower case without spaces and hyphens."""

    pattern: re.Pattern[str]
    meanings: dict[str, tuple[Topic, frozenset[str]]]

    def mentions(self, text: str) -> tuple[Mention, ...]:
        found: list[Mention] = []
        for match in self.pattern.finditer(text):
            topic, names = self.meanings[_key(match[1])]
            if topic is not Topic.PROVIDER or _is_name(text, match):
                found.append(Mention(match.start(1), match.end(1), topic, names))
        return tuple(found)

    def knows(self, topic: Topic, name: str) -> bool:
        meaning = self.meanings.get(_key(name))
        return meaning is not None and meaning[0] is topic


def vocabulary(facts: Facts) -> Vocabulary:
    return _vocabulary(facts.services, facts.places, facts.providers)


@lru_cache(maxsize=64)
def _vocabulary(
    services: tuple[KnownService, ...], places: tuple[KnownPlace, ...], providers: tuple[str, ...]
) -> Vocabulary:
    surfaces: dict[str, tuple[Topic, set[str]]] = {}
    patterns: set[str] = set()
    for surface, topic, canonical in _surfaces(services, places, providers):
        key = _key(surface)
        if not key:
            continue
        known = surfaces.setdefault(key, (topic, set()))
        if known[0] is topic:
            known[1].add(canonical)
        words = [re.escape(word) for word in _SEPARATOR.split(surface) if word]
        patterns.add(r"[\s\-.,]*".join(words))
    longest_first = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
    source = "|".join(longest_first) or r"(?!)"
    return Vocabulary(
        re.compile(rf"(?<!\w)({source})(?:e?s)?(?!\w)", re.IGNORECASE),
        {key: (topic, frozenset(names)) for key, (topic, names) in surfaces.items()},
    )


def _surfaces(
    services: tuple[KnownService, ...], places: tuple[KnownPlace, ...], providers: tuple[str, ...]
) -> Iterator[tuple[str, Topic, str]]:
    for service in services:
        for name in (service.name, *service.aliases):
            yield name, Topic.SERVICE, service.name
    for place in places:
        for name in (place.name, place.address):
            yield name, Topic.PLACE, place.name
    for provider in providers:
        words = [word for word in provider.split() if not _TITLES.fullmatch(word.lower().rstrip("."))]
        yield provider, Topic.PROVIDER, provider
        yield " ".join(words), Topic.PROVIDER, provider
        for word in words:
            yield word, Topic.PROVIDER, provider
            for part in _PART.findall(word):
                if part != word:
                    yield part, Topic.PROVIDER, provider


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether it is a person: names that are ordinary words count only where the word would stand in lower case."""
    if not match[1][0].isupper():
        return False
    if not _COMMON_WORDS.fullmatch(match[1].lower()):
        return True
    left, right = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 16]
    if _OF_A_DATE.search(left) or re.match(r" \d{1,2}\b(?!:)", right):
        return False
    return bool(_AS_SUBJECT.match(right)) or not _OPENS.search(left)


def _key(name: str) -> str:
    return _SEPARATOR.sub("", name).lower()
