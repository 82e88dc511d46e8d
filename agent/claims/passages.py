"""A reply as lines, sentences and clauses. Every offset is one of the reply as it was written."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from agent.claims.names import Topic, Vocabulary

SERVICE_MASK = "ž"
NAME_MASK = "ň"
_SAME_LENGTH = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "`": " ",
        "\u00b4": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\u200b": " ",
        "\u200d": " ",
        "\ufe0f": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2015": "—",
        "\u2212": "-",
        "\uff1a": ":",
        "\t": " ",
        "\r": " ",
        "*": " ",
        "_": " ",
        "~": " ",
        "|": ",",
        "→": "-",
        "➡": "-",
        "…": ".",
    }
)
_SPEAKING = re.compile(
    r"\b(?!(?:am|pm|noon|midnight|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|\w{2,6}day|jan|feb|mar|apr|may|jun|jul|aug|sept?"
    r"|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|with|at|and|or|on|the|of"
    r"|to|date|day|time|when|where|who|service|location|place|price|provider|stylist|morning|afternoon|evening|st|nd|rd|th)\b)"
    r"(?!ž|ň)[a-z]"
)
_BLANK = " ;.\n"
_LONGEST_SENTENCE = 600
_UPPER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_PICTURE = re.compile("[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]")
_KEYCAP = re.compile(r"\d[ ]?\u20e3")
_BULLET = re.compile(r"^[ >]*(?:[-•·◦‣▪●–—]+|#{1,6}|\d{1,2}[.)](?=\s)|\(\d{1,2}\)|[a-d]\))?[ ]*", re.MULTILINE)
_SENTENCE_END = re.compile(r"\n+|[.!?]+[\"')]*(?=\s|$)")
_TITLE = re.compile(r"\b(?:dr|mr|mrs|ms|prof)$|(?<![\w'.])[a-hj-z]$")
_ABBREVIATION = re.compile(
    r"(?:\b(?:co|inc|ltd|st|ave|rd|approx|vs|e\.g|i\.e|etc|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?"
    r"|wed|thurs?|thu"
    r"|fri|sat|sun)|ň|\d ?[ap]\.m|\b[ap]\.m)$"
)
_CLAUSE_END = re.compile(
    r"(?<!day)(?<!\bmon)(?<!\btue)(?<!\bwed)(?<!\bthu)(?<!\bfri)(?<!\bsat)(?<!\bsun),(?!\d{3}\b| ?20\d\d)"
    r"|(?<=day),(?! ?(?:the )?\d| ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|;|:(?!\d)|—|\s-+\s|[()]"
    r"|\b(?:but|because|although|though|whereas|however|so(?= (?:i|we|you|it|your|that|the|there|would|shall|how)\b))\b"
    r"|\b(?:and|as|since)(?= (?:i|we|you|it|your|you're|you've|i've|i'll|we've|we'll|it's|it'll|the|there|there's|both"
    r"|she|he|they|her|his|that's|dr\.?|\w+ (?:is|has|can|could|will|also))\b)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """`low` is the text in lower case, of the same length, with names masked."""

    start: int
    end: int
    low: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """`listed` is said of an item of a list, `header` of a line that what follows belongs to, `bare` of one that holds
    nothing but names, days, times and labels."""

    start: int
    end: int
    text: str
    low: str
    clauses: tuple[Clause, ...]
    question: bool = False
    listed: bool = False
    header: bool = False
    opens_line: bool = True
    bare: bool = False

    def clause_at(self, at: int) -> Clause:
        """The clause in which this offset of the reply stands."""
        starts = [clause.start for clause in self.clauses]
        return self.clauses[max(0, bisect_right(starts, at) - 1)]

    def before(self, at: int) -> str:
        """What stands between the beginning of the sentence and this offset of the reply."""
        return self.low[: at - self.start]

    def after(self, at: int) -> str:
        return self.low[at - self.start :]


@dataclass(frozen=True, slots=True)
class Passage:
    """The whole reply."""

    original: str
    text: str
    low: str
    sentences: tuple[Sentence, ...] = field(default=())

    def quote(self, sentence: Sentence) -> str:
        return self.original[sentence.start : sentence.end].strip()


def read_passage(reply: str, names: Vocabulary) -> Passage:
    text = _KEYCAP.sub(lambda found: " " * len(found[0]), reply)
    text = _PICTURE.sub(";", text.translate(_SAME_LENGTH))
    bullets = {found.end() for found in _BULLET.finditer(text) if found[0].strip() and "#" not in found[0]}
    headings = {found.end() for found in _BULLET.finditer(text) if "#" in found[0]}
    text = _BULLET.sub(lambda found: " " * len(found[0]), text)
    low = _masked(text, names).translate(_UPPER)
    sentences: list[Sentence] = []
    line_start = 0
    for start, end in _spans(text, low):
        fresh_line = "\n" in low[line_start:start] or start == 0
        line_start = end
        first = start + len(low[start:end]) - len(low[start:end].lstrip(" ;"))
        stripped = low[start:end].rstrip(" ;")
        opening = range(start, first + 1)
        sentences.append(
            Sentence(
                start=start,
                end=end,
                text=text[start:end],
                low=low[start:end],
                clauses=_clauses(low, start, end),
                question=low[start:end].rstrip("\"') ;").endswith("?"),
                listed=any(position in bullets for position in opening),
                header=stripped.endswith(":") or any(position in headings for position in opening),
                opens_line=fresh_line,
                bare=not _SPEAKING.search(low, start, end),
            )
        )
    return Passage(reply, text, low, tuple(sentences))


def _masked(text: str, names: Vocabulary) -> str:
    """Names are no words: 'Full Groom' is not full, May is no month, and 12 Main St no time."""
    pieces: list[str] = []
    done = 0
    for mention in names.mentions(text):
        mask = SERVICE_MASK if mention.topic is Topic.SERVICE else NAME_MASK
        pieces += text[done : mention.start], mask * (mention.end - mention.start)
        done = mention.end
    return "".join((*pieces, text[done:]))


def _spans(text: str, low: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _SENTENCE_END.finditer(low):
        mark = found[0]
        if mark == "." and _is_abbreviation(text, low, found.start()):
            continue
        end = found.start() if mark[0] == "\n" else found.end()
        spans.extend(_pieces(low, start, end))
        start = found.end()
    spans.extend(_pieces(low, start, len(low)))
    return spans


def _pieces(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is longer than any sentence is cut, so that the time it takes to read grows with the length alone."""
    while end - start > _LONGEST_SENTENCE:
        cut = low.rfind(" ", start, start + _LONGEST_SENTENCE)
        cut = cut if cut > start else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut
    if low[start:end].strip(_BLANK):
        yield start, end


def _is_abbreviation(text: str, low: str, stop: int) -> bool:
    if _TITLE.search(low, max(0, stop - 5), stop):
        return True
    following = text[stop + 1 : stop + 3].strip()
    return not following[:1].isupper() and bool(_ABBREVIATION.search(low, max(0, stop - 6), stop))


def _clauses(low: str, start: int, end: int) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    begin = start
    for found in _CLAUSE_END.finditer(low, start, end):
        cut = found.start() if found[0][0].isalpha() else found.end()
        if low[begin:cut].strip(" ,;:-—()"):
            clauses.append(Clause(begin, cut, low[begin:cut]))
            begin = cut
    if begin < end:
        clauses.append(Clause(begin, end, low[begin:end]))
    return tuple(clauses)
