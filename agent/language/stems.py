"""Bringing the forms of a word together, well enough to compare what is typed with the names in a catalog."""

from functools import lru_cache

from agent.language.english.catalog import SAME_WORD, STREETS

_SHORTEST = 3
_ENDINGS = ("ing", "ed")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """`nails` and `nail` have one stem, and so have `trimming`, `trimmed` and `trim`."""
    singular = _usual(_singular(_usual(word)))
    for ending in _ENDINGS:
        if singular.endswith(ending) and len(singular) - len(ending) >= _SHORTEST:
            bare = singular[: -len(ending)]
            doubled = bare[-1] == bare[-2] and bare[-1] not in "lsz"
            return _without_e(bare[:-1] if doubled else bare)
    return _without_e(singular)


def _usual(word: str) -> str:
    return SAME_WORD.get(word) or STREETS.get(word) or word


def _singular(word: str) -> str:
    if len(word) <= _SHORTEST or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def _without_e(word: str) -> str:
    """`shave` and `shaving`, `massage` and `massaging`."""
    return word[:-1] if len(word) > _SHORTEST + 1 and word.endswith("e") else word
