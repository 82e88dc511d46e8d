"""Text into tokens. A kind is one character, so that the grammar is regular expressions over strings of kinds."""

import re
from functools import cache, lru_cache

from agent.language.when.mention import PartOfDay
from agent.language.when.misspelling import corrected
from agent.language.when.vocabulary import HOUR, PARTS, WORDS, word_set

# Kinds that are no word of the vocabulary: what numbers are, what stands for words unknown, what was read already.
_NAMES = (
    *("other", "plural", "junk", "amount"),
    *("number", "bignum", "minutes", "compact", "military", "year"),
    *("clock", "dotclock", "meridiem", "ordinal", "fulldate", "slashdate"),
    *("date", "time", "duration"),
    *dict.fromkeys(kind for kind, _ in WORDS.values()),
)
# Private-use characters mean nothing to a regular expression.
KIND = {name: chr(0xE000 + number) for number, name in enumerate(dict.fromkeys(_NAMES))}

_NAME = re.compile(r"[a-z_]+")


def kinds_pattern(source: str) -> re.Pattern[str]:
    """Lower-case names are kinds, white space is nothing, all else is the syntax of `re`."""
    return re.compile("".join(_NAME.sub(lambda name: KIND[name[0]], source).split()))


def kinds(names: str) -> frozenset[str]:
    return frozenset(KIND[name] for name in names.split())


class Tokens:
    """Parallel lists; `kinds` is the sentence as the grammar sees it."""

    __slots__ = ("ends", "kinds", "starts", "text", "values", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.kinds = ""
        self.values: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def __len__(self) -> int:
        return len(self.words)


_LEXEME = r"""
    (?P<oclock>o\s?['’‘`´"“”.]?\s?clock\b)
    | (?P<meridiem>[ap]\.\s?m\b\.?)
    | (?P<word>(?:b4|l8r)\b|[^\W\d_]+(?:['’‘`´][^\W\d_]+)*|2(?:day|mor\w*|mrw|ni\w+|nyt|moz)\b)
    | (?=[\d+($£€₹¥])(?:
        (?P<iso>\d{4}(?P<iso_mark>[-/.])\d{1,2}(?P=iso_mark)\d{1,2}(?!\d))(?:t(?=\d\d:))?
        | (?P<full>\d{1,2}(?P<full_mark>[-/.])\d{1,2}(?P=full_mark)(?:\d{4}|\d{2})(?![-/.]?\d))
        | (?P<slash>\d{1,2}/\d{1,2}(?![/\d]|\s?[ap]\.?m\b))
        | (?P<clock>\d{1,2}[:;：]\d{2}(?!\d)(?::\d{2}(?!\d))?|\d{1,2}\s?:\s?\d{2}(?=\s?[ap]\.?m\b)|\d{1,2}h\d{2}(?!\d))
        | (?P<ordinal>\d{1,2}(?:st|nd|rd|th|\sth)\b)
        | (?P<phone>\+\d[\d\s().-]{6,}\d|\(\d{2,5}\)[\s.-]?\d[\d\s.-]{4,}\d|\d{5,}
            |(?!\d{1,2}(?:00|15|30|45)[-–]\d{1,2}(?:00|15|30|45)\b)\d{3,4}-\d{4}\b
            |(?:0\d{1,4}|\d{3,4})(?:[\s.-]\d{2,4}){2,}\b)
        | (?P<dotclock>\d{1,2}\.[0-5]\d(?![.\d]))
        | (?P<amount>[$£€₹¥]\s?\d[\d.,]*|\d+(?:,\d{3})+|\d+\.\d+|\d+\s?[%€£$])
        | (?P<digits>\d+)
      )
    | (?P<shortyear>['’]\d{2}\b)
    | (?P<mark>[^\w\s]|\n)
    """


@cache
def _lexeme() -> re.Pattern[str]:
    """Compiled when first needed, so that importing stays cheap."""
    return re.compile(_LEXEME, re.X)


# Addresses of the web and of mail are blanked beforehand: they hold numbers that are no times.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+", re.I)
_NUMERIC = kinds("number bignum minutes compact military year clock dotclock ordinal")
_SPELLED = kinds("hourword teenword tensword")
_BEFORE_MERIDIEM = _NUMERIC | _SPELLED | kinds("ish oclock")
_NO_PLURAL = word_set(
    "is was works does this thanks suits fits as us yes perhaps always has its pls plz thx looks sounds seems"
    " means plus less unless across gives goes miss business class press process thus pass kiss guess dress bless"
    " boss cross guys opens closes gets makes starts ends finishes comes whats thats hows lets ones yours hours"
    " ours mrs ms"
)
_OTHER, _PLURAL, _JUNK, _COMMA = KIND["other"], KIND["plural"], KIND["junk"], KIND["comma"]
_ORDINAL = KIND["ordinal"]
_NO_STREET_NAME = word_set("with please pls and near by in is works thanks ok then it my your")
_NUMBERING = kinds("chooser label street junk")
_PART = KIND["part"]
_BEFORE_PART = kinds("weekday weekdays dayword this the ordinal month weekend")
_LONGEST = 24
_UNKNOWN = kinds("other plural")
_LABEL, _MERIDIEM, _STREET = KIND["label"], KIND["meridiem"], KIND["street"]
_VOCABULARY = {word: (KIND[kind], value) for word, (kind, value) in WORDS.items()}
_VOCABULARY.update(am=(_MERIDIEM, 0), pm=(_MERIDIEM, 12), a=(KIND["a"], 0))
_GLUED_MERIDIEM = {"p": 12, "a": 0, "pn": 12, "mp": 12}
_TYPOGRAPHIC = str.maketrans("’‘`´", "''''")


@lru_cache(maxsize=8192)
def _word(word: str) -> tuple[str, int]:
    if known := _VOCABULARY.get(word):
        return known
    plain = word.translate(_TYPOGRAPHIC)
    stem, mark, _ = plain.partition("'")
    if known := _VOCABULARY.get(plain) or (_VOCABULARY.get(stem) if mark and len(stem) > 2 else None):
        return known
    if right := corrected(plain):
        return _VOCABULARY[right]
    if word.endswith("s") and len(word) > 3 and not mark and word not in _NO_PLURAL:
        return _PLURAL, 0
    return _OTHER, 0


@lru_cache(maxsize=8192)
def _special(group: str, raw: str) -> tuple[str, int]:
    """The kind of what is no word: a number by what it could be as a day, an hour or a clock (minutes of the day)."""
    if group == "mark":
        return _VOCABULARY.get(raw, (_COMMA, 0))
    if group == "meridiem":
        return _MERIDIEM, 12 if raw[0] == "p" else 0
    if group == "digits":
        return _digits(raw)
    if group == "shortyear":
        return KIND["year"], 2000 + int(raw[1:])
    if group in ("clock", "dotclock"):
        hour, minute = (int(part) for part in re.findall(r"\d+", raw)[:2])
        return (KIND[group], hour * HOUR + minute) if hour <= 24 and minute < HOUR else (_JUNK, 0)
    if group == "ordinal":
        day = int(raw[:2]) if raw[:2].isdecimal() else int(raw[0])
        return (KIND["ordinal"], day) if 1 <= day <= 31 else (_JUNK, 0)
    if group == "slash":
        one, other = raw.split("/")
        return KIND["slashdate"], int(one) * 100 + int(other)
    return KIND[_KIND_OF_GROUP[group]], 0


_KIND_OF_GROUP = {"oclock": "oclock", "iso": "fulldate", "full": "fulldate", "amount": "amount", "phone": "junk"}


def _digits(raw: str) -> tuple[str, int]:
    if len(raw) > 4:
        return _JUNK, 0
    value = int(raw)
    if len(raw) <= 2:
        if 1 <= value <= 12:
            return KIND["number"], value
        if value <= 31:
            return KIND["bignum"], value
        return (KIND["minutes"], value) if value < HOUR else (KIND["amount"], value)
    hour, minute = divmod(value, 100)
    if len(raw) == 4 and 1900 <= value < 2100:
        return KIND["year"], value
    if minute >= HOUR or hour > 24:
        return _JUNK, 0
    return KIND["military" if len(raw) == 4 else "compact"], hour * HOUR + minute


def _lowered(text: str) -> str:
    """Lower case without a change of length, web and mail addresses blanked, so that positions stay true."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    if "@" in lower or "://" in lower or "www." in lower:
        lower = _ADDRESS.sub(lambda address: " " * len(address[0]), lower)
    return lower


def tokenize(text: str) -> Tokens:
    tokens = Tokens(text)
    words, values, starts, ends = tokens.words, tokens.values, tokens.starts, tokens.ends
    found: list[str] = []
    previous, previous_end = "", -1
    for match in _lexeme().finditer(_lowered(text)):
        group, raw = match.lastgroup, match[0]
        start, end = match.span()
        if end - start > _LONGEST:
            # Nothing of ours is that long, and it shall not fill the caches.
            kind, value = _JUNK, 0
        elif group == "word":
            kind, value = _word(raw)
            if start == previous_end and previous in _NUMERIC:
                kind, value = _glued(found, raw, kind, value)
        else:
            kind, value = _special(group or "mark", raw)
            if kind in _NUMERIC and (previous == _LABEL or (start == previous_end and previous in _UNKNOWN)):
                kind = _JUNK
        if kind == _MERIDIEM and previous not in _BEFORE_MERIDIEM:
            kind, value = _part_of_day(value) if previous in _BEFORE_PART or value else (_OTHER, 0)
        elif kind == _STREET:
            _mark_address(found, words)
        words.append(raw)
        found.append(kind)
        values.append(value)
        starts.append(start)
        ends.append(end)
        previous, previous_end = kind, end
    tokens.kinds = "".join(found)
    return tokens


def _part_of_day(meridiem: int) -> tuple[str, int]:
    """'Saturday am', 'this pm'."""
    return _PART, PARTS.index(PartOfDay.AFTERNOON if meridiem else PartOfDay.MORNING)


def _glued(found: list[str], raw: str, kind: str, value: int) -> tuple[str, int]:
    """'3p' is three in the afternoon; '3x', '12b' and '#2a' are no hours."""
    if raw in _GLUED_MERIDIEM and (len(found) < 2 or found[-2] not in _NUMBERING):
        return _MERIDIEM, _GLUED_MERIDIEM[raw]
    if kind in _UNKNOWN:
        found[-1] = _JUNK
    return kind, value


def _mark_address(found: list[str], words: list[str]) -> None:
    """'12 Main St' is where something stands, '408 14th Street' too, and '5th Avenue' names where."""
    for back in range(1, min(4, len(found) + 1)):
        kind = found[-back]
        if kind in _NUMERIC:
            if kind == _ORDINAL and back > 1:
                return
            found[-back] = _JUNK
        elif kind not in _UNKNOWN or words[-back] in _NO_STREET_NAME:
            return
