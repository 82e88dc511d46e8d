"""What people type, without what only does harm: control characters, and text that nobody can see."""

import unicodedata

_LINES = "\r\n\t"
_HARMFUL = frozenset({"Cc", "Cs"})
# Format characters join emoji and scripts, so they are kept; alone they show nothing.
_UNSEEN = frozenset({"Cf", "Mn", "Zs"})


def one_line(text: str) -> str:
    """On one line, with single spaces; empty when nothing in it can be seen."""
    tidy = " ".join(_harmless(text.translate(_AS_SPACE)).split())
    return tidy if any(unicodedata.category(character) not in _UNSEEN for character in tidy) else ""


def whole_lines(text: str) -> str:
    """With its line breaks."""
    return _harmless(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def folded(text: str) -> str:
    """For searching: without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _harmless(text: str) -> str:
    return "".join(c for c in text if c in _LINES or unicodedata.category(c) not in _HARMFUL)


_AS_SPACE = {ord(character): " " for character in _LINES}
