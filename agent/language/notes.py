"""What a customer wants the team to know: "note: ...", "just so you know ...", an allergy."""

import re

_CUE = re.compile(
    r"\b(?:please (?:make a )?note(?: that)?|(?:special )?notes?(?= ?[:\-])|note that|fyi|for your information|"
    r"just so you know|just to let you know|(?:just a )?heads[ -]?up|(?:please )?be aware(?: that)?|"
    r"(?:please )?let (?:them|her|him|the \w{1,20}) know(?: that)?|(?:please )?tell (?:them|her|him)(?: that)?|"
    r"special requests?(?= ?[:\-])|comments?(?= ?:))[ :,\-]*",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:allerg(?:y|ies|ic)|sensitive (?:skin|scalp|teeth)|wheelchair|pregnan(?:t|cy)|asthma(?:tic)?|diabet(?:ic|es)|"
    r"epilep(?:sy|tic)|intolerant|latex)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?\n;]")
_LONGEST = 500


def read_note(text: str) -> str | None:
    """After an announcement all that follows of the sentence; else the sentence that names a condition."""
    if (cue := _CUE.search(text)) and (note := _clean(_until_stop(text, cue.end()))):
        return note
    if condition := _CONDITION.search(text):
        start = max((stop.end() for stop in _STOP.finditer(text, 0, condition.start())), default=0)
        return _clean(text[start : condition.start()] + _until_stop(text, condition.start()))
    return None


def _until_stop(text: str, start: int) -> str:
    stop = _STOP.search(text, start)
    return text[start : stop.start() if stop else len(text)]


def _clean(note: str) -> str | None:
    return note.strip(" \t,:;-–—\"'")[:_LONGEST] or None
