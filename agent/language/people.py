"""Finding a person's name in what they type: "I'm Jane Doe", "it's for Bob", or nothing but "jane"."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from agent.language.english.catalog import BEFORE_PLACE, TITLES
from agent.language.english.given_names import (
    EVERYDAY_LAST_NAMES,
    GIVEN_NAMES,
    HINTS,
    LAST_NAME_CUES,
    NAME_CUES,
    NO_NAMES,
    PARTICLES,
    RELATIONS,
)
from agent.language.english.ordinary import ORDINARY
from agent.language.english.shorthand import SHORTHAND
from agent.language.english.word_list import word_list
from agent.language.phrases import Phrases
from agent.language.words import MARKS, Word

_MOST_PARTS = 4
_MOST_ALONE = 3
_MOST_SKIPPED = 4
_BEFORE_A_NAME = TITLES | frozenset(".:-\"'“”‘’")


class Trust(IntEnum):
    """How sure it is that a name comes next: it was hinted at, announced, or asked for."""

    HINT = 1
    CUE = 2
    ASKED = 3


@dataclass(frozen=True, slots=True)
class PersonName:
    """`start` and `end` are places in the text, `first` and `last` the words there, `last` excluded."""

    name: str
    start: int
    end: int
    first: int
    last: int
    trust: Trust
    for_other: bool = False
    """Said of somebody the appointment is for, who may not be the one who writes."""


class _Cue(IntEnum):
    LAST_NAME = 1
    NAME = 2
    HINT = 3


@cache
def _cues() -> Phrases[_Cue]:
    return Phrases({_Cue.LAST_NAME: LAST_NAME_CUES, _Cue.NAME: NAME_CUES, _Cue.HINT: HINTS})


class _Reader:
    """One message: its words, and which of them are spoken for by something else."""

    def __init__(self, text: str, words: Sequence[Word], taken: Collection[int]) -> None:
        self.text, self.words, self.taken = text, words, taken
        letters = [char for char in text if char.isalpha()]
        self.shouted = len(letters) > 1 and not any(char.islower() for char in letters)

    def raw(self, at: int) -> str:
        return self.text[self.words[at].start : self.words[at].end]

    def is_capital(self, at: int) -> bool:
        return not self.shouted and at < len(self.words) and self.raw(at)[:1].isupper()

    def is_ordinary(self, at: int) -> bool:
        plain = self.words[at].plain.removesuffix("'s")
        return plain in ORDINARY or plain in SHORTHAND

    def ends_at(self, at: int) -> bool:
        """Nothing follows that could belong to what stands before."""
        return at >= len(self.words) or self.words[at].text in MARKS or self.words[at].text in ("and", "here")

    def may_begin(self, at: int, trust: Trust) -> bool:
        if not self._is_letters(at):
            return False
        plain = self.words[at].plain
        given = plain in GIVEN_NAMES
        if trust >= Trust.CUE:
            return given or not self.is_ordinary(at) or (self.is_capital(at) and plain in EVERYDAY_LAST_NAMES)
        if self.is_ordinary(at):
            return given and self.is_capital(at) and (self.ends_at(at + 1) or self.is_capital(at + 1))
        return given or self.is_capital(at)

    def may_continue(self, at: int, first: int) -> bool:
        if not self._is_letters(at):
            return False
        plain = self.words[at].plain
        if (
            plain in PARTICLES
            and at + 1 < len(self.words)
            and self._is_letters(at + 1)
            and not self.is_ordinary(at + 1)
        ):
            return True
        if self.is_ordinary(at):
            if plain in EVERYDAY_LAST_NAMES:
                return self.is_capital(at) or self.ends_at(at + 1)
            return self._is_last_name(at, first)
        return self.is_capital(at) or not self.is_capital(first)

    def _is_last_name(self, at: int, first: int) -> bool:
        """An everyday word with a capital ends a name: "Arjun Pal", "Ada Price"."""
        beside = self.text[self.words[at - 1].end : self.words[at].start] == " "
        ends = not self.is_capital(at + 1)
        return (
            beside and ends and self.is_capital(first) and self.is_capital(at) and self.words[at].plain not in NO_NAMES
        )

    def _is_letters(self, at: int) -> bool:
        word = self.words[at] if at < len(self.words) else None
        return (
            word is not None
            and at not in self.taken
            and bool(word.plain)
            and word.plain.replace("'", "").isalpha()
            and word.plain not in TITLES
        )

    def take(self, at: int, trust: Trust, for_other: bool = False) -> PersonName | None:
        """The name that begins at this word, if one does."""
        skipped = 0
        while skipped < _MOST_SKIPPED and at < len(self.words) and self.words[at].text in _BEFORE_A_NAME:
            at, skipped = at + 1, skipped + 1
        if at >= len(self.words) or not self.may_begin(at, trust):
            return None
        last = at + 1
        while last < len(self.words) and last - at < _MOST_PARTS * 2:
            hyphened = self._is_hyphen(last) or (self._is_hyphen(last - 1) and self._is_letters(last))
            if not (hyphened or self._is_initial_dot(last) or self.may_continue(last, at)):
                break
            last += 1
        while self.words[last - 1].text in "-.":
            last -= 1
        start, end = self.words[at].start, self.words[last - 1].end
        return PersonName(as_name(self.text[start:end]), start, end, at, last, trust, for_other)

    def _is_hyphen(self, at: int) -> bool:
        return (
            0 < at < len(self.words) - 1
            and self.words[at].text == "-"
            and self.words[at - 1].end == self.words[at].start
            and self.words[at].end == self.words[at + 1].start
        )

    def _is_initial_dot(self, at: int) -> bool:
        return self.words[at].text == "." and len(self.words[at - 1].plain) == 1 and at + 1 < len(self.words)


def read_name(
    text: str, words: Sequence[Word], *, taken: Collection[int] = (), asked: bool = False, due_at: int | None = None
) -> PersonName | None:
    """`taken` are numbers of words that are something else for certain; the last of several names counts, an announced
    one before one that is only hinted at. `asked` says that the question was for a name, `due_at` that one has to stand
    at this place of the text."""
    reader = _Reader(text, words, taken)
    first = next((at for at, word in enumerate(words) if due_at is not None and word.start >= due_at), None)
    if first is not None and (due := reader.take(first, Trust.ASKED)):
        return due
    found = [
        *_after_cues(reader, Trust.ASKED if asked else Trust.HINT),
        *_beside_relations(reader),
        *_introduced(reader),
    ]
    if found:
        most = max(each.trust for each in found)
        return [each for each in found if each.trust == most][-1]
    return _alone(reader, asked)


def read_stranger(text: str, words: Sequence[Word], taken: Collection[int]) -> str | None:
    """Whom the customer wants to see, when it is nobody that is known: "with Bob", "Dr. Grant"."""
    reader = _Reader(text, words, taken)
    for at, word in enumerate(words[:-1]):
        announced = word.text in ("with", "see", "called", "named") or word.text in TITLES
        titled = word.text in TITLES and reader.is_capital(at + 1)
        if announced and (person := reader.take(at + 1, Trust.CUE if titled else Trust.HINT)):
            return person.name
    return None


def read_elsewhere(text: str, words: Sequence[Word], taken: Collection[int]) -> str | None:
    """A place that is nowhere in the catalog: "in San Jose". It takes capitals to be one."""
    reader = _Reader(text, words, taken)
    for at, word in enumerate(words[:-1]):
        if word.text in BEFORE_PLACE and reader.is_capital(at + 1) and (place := reader.take(at + 1, Trust.HINT)):
            return place.name
    return None


def as_name(typed: str) -> str:
    """Names keep their own capitals; those typed without any, or with nothing else, get them."""
    parts = " ".join(typed.split())
    if not (parts.islower() or (parts.isupper() and len(parts) > 2)):
        return parts
    words = [word if word in PARTICLES and at else _capital(word) for at, word in enumerate(parts.lower().split(" "))]
    return " ".join(words)


def _capital(word: str) -> str:
    if word.startswith("mc") and len(word) > 3:
        return "Mc" + _capital(word[2:])
    for sign in ("-", "'", "’"):
        if sign in word:
            return sign.join(
                _capital(part) if len(part) > 1 or not at else part for at, part in enumerate(word.split(sign))
            )
    return word[:1].upper() + word[1:]


def _after_cues(reader: _Reader, hint: Trust) -> list[PersonName]:
    spoken = [word.text for word in reader.words]
    found: list[PersonName] = []
    for cue in _cues().find_all(spoken):
        phrase = spoken[cue.start : cue.end]
        for_other = phrase[-1] == "for" or phrase[0] in ("her", "his", "their")
        match cue.label:
            case _Cue.LAST_NAME:
                last_name = reader.take(cue.end, Trust.CUE)
                if last_name and found:
                    found[-1] = _joined(found[-1], last_name)
                elif last_name:
                    found.append(last_name)
            case _Cue.NAME:
                bare = phrase == ["under"] or phrase[:2] == ["name", "to"]
                name = reader.take(cue.end, hint if bare else Trust.CUE)
                if name:
                    found.append(name)
            case _Cue.HINT:
                name = reader.take(cue.end, hint, for_other)
                if name:
                    found.append(name)
    return found


def _joined(first: PersonName, last: PersonName) -> PersonName:
    return PersonName(
        f"{first.name} {last.name}", first.start, last.end, first.first, last.last, first.trust, first.for_other
    )


def _beside_relations(reader: _Reader) -> list[PersonName]:
    """ "For my son Tim": whose appointment it is."""
    found = []
    for at, word in enumerate(reader.words[:-1]):
        if word.text in RELATIONS and at and reader.words[at - 1].text in ("my", "our"):
            after = at + 2 if reader.words[at + 1].text == "," else at + 1
            trust = Trust.CUE if reader.is_capital(after) else Trust.HINT
            if name := reader.take(after, trust, for_other=True):
                found.append(name)
    return found


def _introduced(reader: _Reader) -> list[PersonName]:
    """ "Jane here", at the start of a sentence."""
    for at, word in enumerate(reader.words):
        if word.text == "here" and at:
            for first in range(max(0, at - _MOST_ALONE), at):
                name = reader.take(first, Trust.HINT)
                if name and name.last == at and (first == 0 or reader.ends_at(first) or _greets(reader, first - 1)):
                    return [name]
    return []


def _greets(reader: _Reader, at: int) -> bool:
    return reader.words[at].text in MARKS or reader.words[at].text in ("hi", "hello", "hey", "morning", "afternoon")


_BESIDE_A_NAME = word_list("yes yeah yep sure ok hi hello hey please thanks thank you it its is that would be my name")


def _alone(reader: _Reader, asked: bool) -> PersonName | None:
    """A message that holds a name and nothing else, but for what was taken out of it before."""
    beside = _BESIDE_A_NAME if asked else frozenset()
    said = [
        at
        for at, word in enumerate(reader.words)
        if word.text[:1].isalnum() and at not in reader.taken and word.text not in beside
    ]
    if not said or len(said) > _MOST_ALONE + asked or said[-1] - said[0] > 2 * _MOST_PARTS:
        return None
    name = reader.take(said[0], Trust.ASKED if asked else Trust.HINT)
    if name is None or (name.last <= said[-1] and not (asked and reader.words[name.last].text == ",")):
        return None
    if name.last <= said[-1]:
        return _turned(reader, name)
    return name if asked or reader.words[name.first].plain in GIVEN_NAMES or reader.taken else None


def _turned(reader: _Reader, last_name: PersonName) -> PersonName | None:
    """ "Doe, Jane": the last name stands first."""
    first = reader.take(last_name.last + 1, Trust.ASKED)
    if first is None:
        return None
    name = f"{first.name} {last_name.name}"
    return PersonName(name, last_name.start, first.end, last_name.first, first.last, Trust.ASKED)
