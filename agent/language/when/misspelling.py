"""Long words typed with a slip: 'thursady', 'septembr', 'tomorrrow'. Only one reading away from the right spelling."""

import re
from functools import cache

from agent.language.when.vocabulary import WORDS, word_set

_SHORTEST, _LONGEST = 6, 11
_CORRECTED = frozenset({"weekday", "month", "part", "dayword", "tonight", "weekend"})
_REAL_WORDS = word_set("sundry sundae sunray mourning moaning augusta marching monkey friary evenings opening tonic")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")


@cache
def _by_one_letter_less() -> dict[str, list[str]]:
    """Each long word under itself and under all its spellings with a letter left out."""
    index: dict[str, list[str]] = {}
    for word, (kind, _) in WORDS.items():
        if kind in _CORRECTED and len(word) >= _SHORTEST:
            for key in _shortened(word):
                index.setdefault(key, []).append(word)
    return index


def _shortened(word: str) -> set[str]:
    return {word, *(word[:index] + word[index + 1 :] for index in range(len(word)))}


def corrected(word: str) -> str | None:
    """The vocabulary's word that is one slip away: a letter wrong, missing, doubled or swapped; the first is right."""
    plain = _DRAWN_OUT.sub(r"\1", word)
    if plain in WORDS and plain != word:
        return plain
    if not _SHORTEST <= len(plain) <= _LONGEST or plain in _REAL_WORDS:
        return None
    index = _by_one_letter_less()
    for key in _shortened(plain):
        for candidate in index.get(key, ()):
            if candidate[0] == plain[0] and _one_slip(plain, candidate):
                return candidate
    return None


def _one_slip(typed: str, word: str) -> bool:
    start = 0
    while start < min(len(typed), len(word)) and typed[start] == word[start]:
        start += 1
    typed, word = typed[start:], word[start:]
    if typed[2:] == word[2:] and typed[:2] == word[:2][::-1]:
        return True
    return typed[1:] == word[1:] or typed == word[1:] or typed[1:] == word
