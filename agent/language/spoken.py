"""A message as the phrases of wishes see it: canonical words, with a sign for each thing that was recognised."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from agent.language.words import Word

SERVICE, PROVIDER, LOCATION, WHEN, CONTACT, NAME = (
    "<service>",
    "<provider>",
    "<location>",
    "<when>",
    "<contact>",
    "<name>",
)

_BETWEEN_WHENS = frozenset(("at", "on", "in", "the", "around", "from", "about", ",", "by", "-"))


class Span(NamedTuple):
    """A stretch of the text, in characters, and the sign that stands for it."""

    sign: str
    start: int
    end: int


class Token(NamedTuple):
    """`start` and `end` are places in the text."""

    text: str
    start: int
    end: int


def spoken(text: str, words: Sequence[Word], spans: Iterable[Span]) -> list[Token]:
    """Line breaks become full stops: they end a sentence as surely."""
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    tokens: list[Token] = []
    waiting = iter(ordered)
    span = next(waiting, None)
    for word in words:
        while span is not None and span.end <= word.start:
            span = next(waiting, None)
        if tokens and "\n" in text[tokens[-1].end : word.start]:
            tokens.append(Token(".", word.start, word.start))
        if span is not None and span.start <= word.start < span.end:
            if not tokens or tokens[-1].start != span.start or tokens[-1].text != span.sign:
                _add(tokens, Token(span.sign, span.start, span.end))
        else:
            tokens.append(Token(word.text, word.start, word.end))
    return tokens


def _add(tokens: list[Token], token: Token) -> None:
    """A date and the time beside it make one sign."""
    if token.text == WHEN:
        before = len(tokens)
        while before and tokens[before - 1].text in _BETWEEN_WHENS:
            before -= 1
        if before and tokens[before - 1].text == WHEN:
            start = tokens[before - 1].start
            del tokens[before - 1 :]
            tokens.append(Token(WHEN, start, token.end))
            return
    tokens.append(token)
