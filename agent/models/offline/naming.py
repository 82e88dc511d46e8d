"""For whom it is, where nobody asked: "a haircut tomorrow for Jane Doe"."""

import re

from agent.language.english.ordinary import ORDINARY
from agent.language.understanding import Understanding

_NAME = r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
_AFTER_A_WORD = re.compile(rf"\b(?:for|under|name) {_NAME}(?=[ ,.!?]*$|[,.;!?])")
_AT_THE_END = re.compile(rf"[,.] ?{_NAME}(?=[ .!]*$|[,;:]? ?(?i:tel|phone|mobile|cell|ph|email|e-mail|\+?\(?\d{{3}}))")


def name_for(heard: Understanding) -> str | None:
    """A capitalised name at the end of a phrase that is neither a thing, a place, a person here, nor a time."""
    if heard.text.isupper():
        return None
    taken = [(mention.start, mention.end) for mention in heard.mentions]
    for wish in heard.wishes:
        for when in (wish.when, wish.booked):
            taken += [(date.start, date.end) for date in when.dates]
            taken += [(time.start, time.end) for time in when.times]
    for reader in (_AFTER_A_WORD, _AT_THE_END):
        for found in reader.finditer(heard.text):
            if found[1] == heard.stranger:
                continue
            apart = all(end <= found.start(1) or start >= found.end(1) for start, end in taken)
            if apart and not any(word.lower() in ORDINARY for word in found[1].split()):
                return found[1]
    return None
