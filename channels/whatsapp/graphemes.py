"""Where a text may be cut without tearing a character as people see it.

A conservative reading of Unicode's rules for grapheme clusters: it keeps some things together that might be parted,
which costs nothing when all that is wanted is a place to cut.
"""

import unicodedata

_JOINER = "\u200d"
_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_FLAGS = range(0x1F1E6, 0x1F200)
_HANGUL = ((0x1100, 0x1200), (0xA960, 0xA980), (0xAC00, 0xD800))
_HANGUL_TAIL = range(0x1160, 0x1200)
_VIRAMA = 9


def may_cut(text: str, at: int) -> bool:
    """Whether the text may be parted before its character number `at`."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before == "\r" and after == "\n":
        return False
    if _extends(after) or before == _JOINER or unicodedata.combining(before) == _VIRAMA:
        return False
    if _is_flag(before) and _is_flag(after):
        return _flags_before(text, at) % 2 == 0
    return not (ord(after) in _HANGUL_TAIL and any(low <= ord(before) < high for low, high in _HANGUL))


def _extends(character: str) -> bool:
    code = ord(character)
    return unicodedata.category(character) in ("Mn", "Mc", "Me") or (
        character in (_JOINER, "\u200c") or code in _TONES or code in _TAGS
    )


def _is_flag(character: str) -> bool:
    return ord(character) in _FLAGS


def _flags_before(text: str, at: int) -> int:
    """How many halves of flags stand in a row just before."""
    start = at
    while start > 0 and _is_flag(text[start - 1]):
        start -= 1
    return at - start
