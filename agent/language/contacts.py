"""Phone numbers and email addresses as people type them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers

_FEWEST_DIGITS = 7
_MOST_DIGITS = 15
_MOST_CANDIDATES = 8

_NUMBER = re.compile(r"(?<![\w.:/$£€])\+?\(?\d(?:[ \u00a0().\-–]{0,3}\d){6,17}(?![\w:/%])")
_DATE = re.compile(r"(?:19|20)\d\d[-. ]\d{1,2}[-. ]\d{1,2}|\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d")
_LOCAL = re.compile(r"\d{3}[-. ]\d{4}")
_EMAIL = re.compile(r"[^\W_][\w.%+'-]{0,63}@(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_]{2,24}(?![\w@])")
_SPOKEN_EMAIL = re.compile(
    r"\b([a-z0-9][\w.+-]{0,40}) ?(?:\(at\)|\[at\]| at ) ?([a-z0-9-]{1,40}) ?(?:\(dot\)|\[dot\]| dot ) ?([a-z]{2,10})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phone:
    """`e164` is None when digits are missing: a local number without its area code."""

    e164: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Email:
    address: str
    start: int
    end: int


def read_phones(text: str, country: str) -> tuple[Phone, ...]:
    """Numbers without a country code are read as of `country` (ISO 3166, two letters)."""
    found: list[Phone] = []
    for match in _NUMBER.finditer(text):
        if len(found) == _MOST_CANDIDATES:
            break
        if phone := _phone(match, country):
            found.append(phone)
    return tuple(found)


def read_emails(text: str) -> tuple[Email, ...]:
    if "@" in text:
        found = tuple(Email(_tidy(match.group()), match.start(), match.end()) for match in _EMAIL.finditer(text))
        if found:
            return found
    if "dot" not in text.lower():
        return ()
    return tuple(
        Email(_tidy(f"{match[1]}@{match[2]}.{match[3]}"), match.start(), match.end())
        for match in _SPOKEN_EMAIL.finditer(text)
    )


def _tidy(address: str) -> str:
    """The part before the sign is kept as typed: it may matter there; capitals throughout are only shouting."""
    if address.isupper():
        return address.lower()
    name, _, domain = address.rpartition("@")
    return f"{name}@{domain.lower()}"


def _phone(match: re.Match[str], country: str) -> Phone | None:
    for start, end in _windows(match.group()):
        typed = match.group()[start:end]
        if _DATE.fullmatch(typed):
            return None
        if e164 := _e164(typed, country):
            return Phone(e164, match.start() + start, match.start() + end)
    if _LOCAL.fullmatch(match.group()):
        return Phone(None, match.start(), match.end())
    return None


def _windows(typed: str) -> Iterator[tuple[int, int]]:
    """All of it first; then without the groups at the end or the start, which may be an hour or a house number."""
    starts = [0, *(gap.end() for gap in re.finditer(r" +", typed))]
    ends = [*(gap.start() for gap in re.finditer(r" +", typed)), len(typed)]
    spans = [(start, end) for start in starts for end in ends if start < end]
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        digits = sum(char.isdigit() for char in typed[start:end])
        if _FEWEST_DIGITS <= digits <= _MOST_DIGITS + 2:
            yield start, end


def _e164(typed: str, country: str) -> str | None:
    international = "+" + typed[2:] if typed.startswith("00") else typed
    try:
        number = phonenumbers.parse(international, country)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
