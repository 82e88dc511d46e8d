"""Where a reply names a service, a place or a person of the business."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from agent.claims.facts import Facts, KnownPlace, KnownService

_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "doctor"})
_SEPARATOR = re.compile(r"[\s\-.,]+")
_COMMON_WORDS = frozenset(
    "will may mark grace hope faith joy art bill rose april june august summer dawn page chance max pat sue jack guy"
    " bob drew gene iris ivy pearl ruby amber ray skip rich frank ernest dean chase hunter sunny autumn star art long"
    " young best short park king day miles".split()
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
            if topic is not Topic.PROVIDER or match[1][0].isupper():
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
        words = [word for word in provider.split() if word.lower().rstrip(".") not in _TITLES]
        yield provider, Topic.PROVIDER, provider
        yield " ".join(words), Topic.PROVIDER, provider
        for word in words:
            if word.lower() not in _COMMON_WORDS:
                yield word, Topic.PROVIDER, provider


def _key(name: str) -> str:
    return _SEPARATOR.sub("", name).lower()
