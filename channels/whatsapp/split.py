"""Parts of a message that Twilio takes: at most 1,600 characters each."""

import re
from collections.abc import Iterator

from channels.whatsapp.account import CHANNEL
from channels.whatsapp.graphemes import may_cut

LIMIT = 1600

_PARAGRAPH = re.compile(r"\s*\n[^\S\n]*\n\s*")
_LINE = re.compile(r"[^\S\n]*\n\s*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？])")
_WORD = re.compile(r"\s+")
_ADDRESS = re.compile(r"https?://\S+")
_NATURAL = (_PARAGRAPH, _LINE, _SENTENCE)


def parts_for(channel: str, text: str) -> tuple[str, ...]:
    """What has to be pushed to a customer of this channel: an `agent.Split`."""
    return split_message(text) if channel == CHANNEL else ()


def split_message(text: str, limit: int = LIMIT) -> tuple[str, ...]:
    """Cut where it hurts least: between paragraphs, lines, sentences or words, else between characters.

    Lengths are counted in UTF-16 units, the strictest way in which "1,600 characters" can be meant.
    """
    parts = []
    rest = text.strip()
    while rest:
        cut = _cut(rest, limit)
        part, rest = rest[:cut].rstrip(), rest[cut:].lstrip()
        if part:
            parts.append(part)
    return tuple(parts)


def length(text: str) -> int:
    """As Twilio counts: most emoji are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, limit: int) -> int:
    most = _characters_within(text, limit)
    if most >= len(text):
        return len(text)
    for boundary in _NATURAL:
        found = [end for end in _ends(boundary, text, most) if end >= most // 2]
        if found:
            return found[-1]
    words = [end for end in _ends(_WORD, text, most) if end > 0]
    return words[-1] if words else _cut_within_word(text, most)


def _characters_within(text: str, limit: int) -> int:
    """How many characters fit."""
    if len(text) <= limit and length(text) <= limit:
        return len(text)
    units = 0
    for number, character in enumerate(text):
        units += 2 if ord(character) > 0xFFFF else 1
        if units > limit:
            return number
    return len(text)


def _ends(boundary: re.Pattern[str], text: str, most: int) -> Iterator[int]:
    """Places to cut at which what comes before, less the space at its end, fits."""
    for match in boundary.finditer(text):
        if match.start() > most:
            return
        if len(text[: match.end()].rstrip()) <= most and may_cut(text, match.end()):
            yield match.end()


def _cut_within_word(text: str, most: int) -> int:
    """A word that is longer than a part. An address in it stays whole where it can."""
    for address in _ADDRESS.finditer(text, 0, most + len("https://")):
        if 0 < address.start() <= most < _end_of_word(text, address.start()):
            return address.start()
    for at in range(most, 0, -1):
        if may_cut(text, at):
            return at
    return most


def _end_of_word(text: str, start: int) -> int:
    space = _WORD.search(text, start)
    return space.start() if space else len(text)
