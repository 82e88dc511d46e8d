"""Cutting a message into words: folded, unabbreviated and with slips of the keyboard put right, where it is safe."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from agent.language.english.ordinary import ORDINARY
from agent.language.english.shorthand import KEYWORDS, LOST_APOSTROPHE, POSSESSIVE_OR_IS, SHORTHAND

_LONGEST_WORD = 32
_TOKEN = re.compile(
    r"[^\W\d_]{1,3}\d[^\W\d_]{0,3}(?!\w)|[^\W\d_]+(?:['’`´][^\W\d_]+)*|\d+(?:[.:/]\d+)*[^\W\d_]*|[^\w\s]|_", re.UNICODE
)
_APOSTROPHES = str.maketrans("’`´", "'''")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u20e3♀♂") | {chr(code) for code in range(0x1F3FB, 0x1F400)}
_STRETCHED = re.compile(r"(\w)\1{2,}")

SENTENCE_MARKS = frozenset(".!?;…")
MARKS = SENTENCE_MARKS | frozenset(",:()[]{}\"“”«»'‘’`´-–—/\\&+*_~#@$€£%=<>|^")


class Word(NamedTuple):
    """`text` is the canonical form; `plain` only folds case and accents. A contraction gives several words that share
    one place in the message; the first of them carries `plain`, the others have it empty."""

    text: str
    plain: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case, straight apostrophes, no accents."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered.translate(_APOSTROPHES))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def read_words(text: str) -> list[Word]:
    """Punctuation and emoji are words of their own, as one sign each; what cannot be seen is dropped."""
    words: list[Word] = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        if raw in _INVISIBLE:
            continue
        start, end = match.span()
        plain = fold(raw)
        first, *others = _canonical(plain) if len(plain) <= _LONGEST_WORD else (plain,)
        words.append(Word(first, plain, start, end))
        words.extend(Word(other, "", start, end) for other in others)
    return _with_pronouns(words)


def _with_pronouns(words: list[Word]) -> list[Word]:
    """`id like`, `ill take` and `its for` lost their apostrophe; `my id`, `feeling ill` and `its price` did not."""
    for at in range(len(words) - 2, -1, -1):
        word = words[at]
        if word.text in LOST_APOSTROPHE and word.plain:
            pronoun, verb, before = LOST_APOSTROPHE[word.text]
            if words[at + 1].text in before:
                words[at : at + 1] = [word._replace(text=pronoun), Word(verb, "", word.start, word.end)]
    return words


@lru_cache(maxsize=16384)
def _canonical(plain: str) -> tuple[str, ...]:
    if known := SHORTHAND.get(plain):
        return known
    if "'" in plain:
        return _opened(plain)
    if len(plain) < 3 or plain in ORDINARY or not plain.isalpha():
        return (plain,)
    stretched = _unstretched(plain)
    if known := SHORTHAND.get(stretched):
        return known
    return (stretched if stretched in ORDINARY else _respelt(stretched),)


def _opened(plain: str) -> tuple[str, ...]:
    """Contractions that follow a rule, and possessives."""
    stem, _, ending = plain.rpartition("'")
    match ending:
        case "s" if stem in POSSESSIVE_OR_IS:
            return (stem, "is")
        case "s":
            return (stem,)
        case "ll":
            return (stem, "will")
        case "d":
            return (stem, "would")
        case "re":
            return (stem, "are")
        case "ve":
            return (stem, "have")
        case _:
            return (plain,)


def _unstretched(plain: str) -> str:
    """`yesss` is yes and `goooood` is good."""
    if not _STRETCHED.search(plain):
        return plain
    twice = _STRETCHED.sub(r"\1\1", plain)
    return twice if twice in ORDINARY else _STRETCHED.sub(r"\1", plain)


def _respelt(plain: str) -> str:
    if len(plain) < 5:
        return plain
    slips = 1 if len(plain) < 8 else 2
    found = process.extractOne(plain, KEYWORDS, scorer=OSA.distance, score_cutoff=slips)
    if found is None or found[0][0] != plain[0] or abs(len(found[0]) - len(plain)) > 1:
        return plain
    return str(found[0])
