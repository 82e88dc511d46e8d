"""Other names, numbers and addresses in place of real ones: the same for the same, wherever they stand.

They are given out in the order in which the real ones come, so that they tell nothing of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIVEN = _words(
    "Avery Blake Casey Devon Ellis Finley Gray Harper Indigo Jules Kendall Logan Marlow Noel Oakley Parker Quinn Reese"
    " Sage Tatum Umber Vale Wren Yael Zion Arden Briar Cleo Darcy Emery Farrow Greer Hollis"
)
FAMILY = _words(
    "Abbot Barlow Carver Dalton Easton Fenwick Garland Hadley Ingram Jarvis Keaton Lowell Mercer Norwood Osborn"
    " Prescott Radley Sutton Thorne Upton Verner Whitby Yardley Ashby Bexley Colby Denby Eldon Farley Goddard"
)
TITLES = frozenset(_words("dr doctor mr mrs ms miss mx prof sir madam de da del van von der la le di el al"))
CALENDAR = frozenset(_words("may april june august summer autumn sunday monday friday march will mark"))
"""Names that are words as well: only taken for names where they are written like one, and not beside a number."""
NOT_NAMES = frozenset(
    _words(
        "a an the not here sorry fine good great looking trying just going still also happy free available late ok okay"
        " booking calling writing interested afraid sure tomorrow today next this that it i my and or on at in for with"
        " monday tuesday wednesday thursday friday saturday sunday"
    )
)
INTRODUCED = re.compile(
    r"\b(?:(?i:my name is|name is|name's|name:|i am|i'm|i’m|this is|call me|name of|named|called|it's for"
    r"|for my \w+))[ ,]+([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NUMBER = re.compile(r"(?<![\w.])\+?\(?\d[\d ()./-]{5,}\d(?!\w)")
DATED = re.compile(r"^\d{4}-\d\d-\d\d|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|^\d{1,2} \d{4}$")
STREET = re.compile(
    r"\b\d+[a-z]? (?:[A-Z][\w'’.-]* ){1,3}(?:st|street|ave|avenue|road|rd|lane|ln|drive|blvd|boulevard|court|way|place"
    r"|square|terrace|close)\b\.?",
    re.IGNORECASE,
)
FEWEST_DIGITS, TELLING_DIGITS = 7, 7


@dataclass
class Pseudonyms:
    """`words` are the names of things, which stay as they are; `said` is all text that will be replaced in."""

    words: frozenset[str] = frozenset()
    said: str = ""
    _parts: dict[str, str] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)
    _emails: dict[str, str] = field(default_factory=dict)
    _places: dict[str, str] = field(default_factory=dict)

    def learn(self, names: Iterable[str | None], places: Iterable[str] = ()) -> None:
        """What is known to be personal, before any text is replaced."""
        for place in places:
            if place.strip():
                self.address(place)
        for name in names:
            for number, part in enumerate(_parts_of(name or "")):
                self._part(part, family=number > 0)

    def learn_introduced(self, texts: Iterable[str]) -> None:
        """Names that customers say of themselves or of others."""
        for text in texts:
            for name in INTRODUCED.findall(text):
                known = [part for part in _parts_of(name) if part.lower() not in NOT_NAMES | self.words]
                self.learn([" ".join(known)])

    def name(self, name: str) -> str:
        return self.text(name)

    def phone(self, number: str) -> str:
        digits = re.sub(r"\D", "", number)
        key = digits[-TELLING_DIGITS:]
        if key not in self._numbers:
            place = len(self._numbers)
            self._numbers[key] = f"+1{212 + place // 100}5550{100 + place % 100}"
        return self._numbers[key]

    def email(self, email: str) -> str:
        if email in self._emails.values():
            return email
        return self._emails.setdefault(email.lower(), f"person{len(self._emails) + 1}@example.org")

    def address(self, place: str) -> str:
        return self._places.setdefault(place.strip().lower(), f"{len(self._places) + 1} Example Street")

    def text(self, text: str) -> str:
        for place in sorted(self._places, key=len, reverse=True):
            text = re.sub(re.escape(place), self._places[place], text, flags=re.IGNORECASE)
        text = EMAIL.sub(lambda found: self.email(found.group()), text)
        text = STREET.sub(lambda found: self._street(found.group()), text)
        text = NUMBER.sub(lambda found: self._number(found.group()), text)
        if not self._parts:
            return text
        parts = "|".join(re.escape(part) for part in sorted(self._parts, key=len, reverse=True))
        return re.sub(rf"(?<![\w@])({parts})(?![\w@])", self._name, text, flags=re.IGNORECASE)

    def value(self, value: object) -> object:
        """In whatever is made of texts."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {key: self.value(each) for key, each in value.items()}
        return [self.value(each) for each in value] if isinstance(value, list | tuple) else value

    def _street(self, found: str) -> str:
        return found if found.endswith(" Example Street") else self.address(found)

    def _number(self, found: str) -> str:
        digits = re.sub(r"\D", "", found)
        dated = DATED.match(found.strip()) and not found.startswith("+")
        if len(digits) < FEWEST_DIGITS or dated or found in self._numbers.values():
            return found
        return self.phone(found)

    def _name(self, found: re.Match[str]) -> str:
        word = found.group()
        new = self._parts[word.lower()]
        if word.lower() in CALENDAR:
            beside = found.string[max(0, found.start() - 4) : found.end() + 4]
            if not word[0].isupper() or any(letter.isdigit() for letter in beside):
                return word
        return new.lower() if word.islower() else new.upper() if word.isupper() and len(word) > 1 else new

    def _part(self, part: str, *, family: bool) -> None:
        key = part.lower()
        if key in self._parts or key in self.words or key in {new.lower() for new in self._parts.values()}:
            return
        taken = set(self._parts.values())
        free = [each for each in self._pool(family) if each not in taken]
        self._parts[key] = free[0] if free else f"Person{len(taken)}"

    def _pool(self, family: bool) -> Sequence[str]:
        """Only names that nobody really has here."""
        said = set(re.findall(r"\w+", self.said.lower()))
        return [each for each in (FAMILY if family else GIVEN) if each.lower() not in said | self.words]


def _parts_of(name: str) -> list[str]:
    found = re.findall(r"[^\W\d_][\w'’-]*", name)
    return [part for part in found if len(part) > 1 and part.lower().strip(".") not in TITLES]
