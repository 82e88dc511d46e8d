"""A service that is asked for and is none of the catalog's: "book a pedicure", "do you do waxing?"."""

from collections.abc import Collection, Sequence
from functools import cache

from agent.language.english.given_names import GIVEN_NAMES
from agent.language.english.ordinary import ORDINARY
from agent.language.english.shorthand import SHORTHAND
from agent.language.english.trades import ARTICLES, ASKING_FOR, NEVER_OFFERED, TRADES
from agent.language.phrases import Phrases
from agent.language.words import MARKS, Word

_SHORTEST = 5
_MOST_WORDS = 3
_LONGEST = 40


def read_unoffered(text: str, words: Sequence[Word], taken: Collection[int], *, names_service: bool) -> str | None:
    """As it was typed. `taken` are the numbers of the words that are known to be something; with a service of the
    catalog in the message (`names_service`) only the name of another one counts."""
    for at, word in enumerate(words):
        if at not in taken and word.plain.removesuffix("'s") in TRADES and not _beside_service(words, at, taken):
            return _typed(text, words, at, taken)
    if names_service:
        return None
    texts = [word.text for word in words]
    for cue in _cues().find_all(texts):
        at = cue.end
        while at < len(words) and words[at].text in ARTICLES:
            at += 1
        if at < len(words) and at > cue.start and _is_unknown(text, words, at, taken):
            return _typed(text, words, at, taken)
    return None


@cache
def _cues() -> Phrases[bool]:
    return Phrases({True: ASKING_FOR})


def _beside_service(words: Sequence[Word], at: int, taken: Collection[int]) -> bool:
    """The "gel" of a "gel manicure", where there are manicures."""
    return at + 1 in taken or (at > 0 and at - 1 in taken and words[at - 1].text not in ("and", ","))


def _is_unknown(text: str, words: Sequence[Word], at: int, taken: Collection[int]) -> bool:
    word = words[at]
    plain = word.plain
    if at in taken or len(plain) < _SHORTEST or not plain.isalpha() or text[word.start].isupper():
        return False
    known = plain in ORDINARY or plain in NEVER_OFFERED or plain in SHORTHAND or plain in GIVEN_NAMES
    return not known and word.text == plain


def _typed(text: str, words: Sequence[Word], at: int, taken: Collection[int]) -> str:
    """With the word after it where that belongs to it: "brow lamination"."""
    last = at
    while last + 1 < len(words) and last + 1 - at < _MOST_WORDS and last + 1 not in taken:
        plain = words[last + 1].plain
        if not plain.isalpha() or plain in MARKS or plain in ORDINARY:
            break
        last += 1
    return " ".join(text[words[at].start : words[last].end].split())[:_LONGEST].lower()
