"""Yes or no: what a reply to a read-back means. Only a clear, unconditional yes counts as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from agent.language.english import answers as english
from agent.language.english.word_list import word_list
from agent.language.phrases import Found, Phrases
from agent.language.words import Word, read_words


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


class Deed(StrEnum):
    """What the question proposed: "cancel it" is a yes to one of these and a no to another."""

    BOOK = "book"
    MOVE = "move"
    CANCEL = "cancel"


class _Part(StrEnum):
    STRONG_YES = "strong yes"
    WEAK_YES = "weak yes"
    DO_BOOK = "do book"
    DO_MOVE = "do move"
    DO_CANCEL = "do cancel"
    KEEP = "keep"
    NO = "no"
    LET_GO = "let go"
    FILLER = "filler"
    GOODBYE = "goodbye"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class AnswerLexicon:
    """The phrases of one language, as `Phrases` reads them; `joy` holds signs without meaning."""

    strong_yes: str
    weak_yes: str
    do_book: str
    do_move: str
    do_cancel: str
    keep: str
    no: str
    let_go: str
    filler: str
    goodbye: str
    doubt: str
    joy: str


LEXICONS = {
    "en": AnswerLexicon(
        strong_yes=english.STRONG_YES,
        weak_yes=english.WEAK_YES,
        do_book=english.DO_BOOK,
        do_move=english.DO_MOVE,
        do_cancel=english.DO_CANCEL,
        keep=english.KEEP,
        no=english.NO,
        let_go=english.LET_GO,
        filler=english.FILLER,
        goodbye=english.GOODBYE,
        doubt=english.DOUBT,
        joy=english.JOY,
    )
}
"""By language code, as the business names it. A language that is missing here answers `UNCLEAR` to everything."""

_LONGEST_YES = 30
_SILENT = frozenset(".,!;:-–—~*()\"“”'")
_YES_TO = {
    Deed.BOOK: frozenset({_Part.DO_BOOK}),
    Deed.MOVE: frozenset({_Part.DO_BOOK, _Part.DO_MOVE}),
    Deed.CANCEL: frozenset({_Part.DO_CANCEL}),
}
_NO_TO = {
    Deed.BOOK: frozenset({_Part.DO_CANCEL}),
    Deed.MOVE: frozenset({_Part.DO_CANCEL, _Part.KEEP}),
    Deed.CANCEL: frozenset({_Part.KEEP}),
}
_PLAIN_YES = word_list("yes yeah yep yup yea yah ya yess sure absolutely definitely certainly")
_PLAIN_NO = word_list("no nope nah nop naw nay n")
_PLAIN = _PLAIN_YES | _PLAIN_NO
_WEIGHTY = (_Part.NO, _Part.LET_GO, _Part.STRONG_YES, _Part.WEAK_YES)
_AFTER_A_PART = _SILENT | word_list("? and but so please thanks thank i can")
_DEEDS = frozenset({_Part.DO_BOOK, _Part.DO_MOVE, _Part.DO_CANCEL, _Part.KEEP})


def read_answer(text: str, *, language: str = "en", deed: Deed = Deed.BOOK) -> Answer:
    """`YES` only if the whole message is made of assent to `deed`; `NO` if it refuses; all else is `UNCLEAR`."""
    lexicon = LEXICONS.get(language)
    if lexicon is None:
        return Answer.UNCLEAR
    return answer_of(read_words(text), lexicon=lexicon, deed=deed)


def answer_of(words: Sequence[Word], *, lexicon: AnswerLexicon = LEXICONS["en"], deed: Deed = Deed.BOOK) -> Answer:
    """As `read_answer`, for a message that was cut into words already."""
    spoken = [word.text for word in words if word.text not in lexicon.joy]
    hesitates = _hesitates(spoken)
    spoken = [text for text in spoken if text not in _SILENT]
    if not spoken:
        return Answer.UNCLEAR
    found = _phrases(lexicon).find_all(spoken[:_LONGEST_YES])
    parts = [_meaning(each.label, deed) for each in found]
    whole = sum(each.end - each.start for each in found) == len(spoken)
    if _Part.LET_GO in parts and whole and not {_Part.STRONG_YES, _Part.DOUBT} & set(parts):
        return Answer.UNCLEAR if "?" in spoken else Answer.NO
    parts = [_Part.NO if part is _Part.LET_GO else part for part in parts]
    if _Part.NO in parts:
        said_yes = any(each.label is _Part.STRONG_YES for each in found) or (whole and _Part.STRONG_YES in parts)
        leads = _first_weight(parts) is _Part.NO if whole else _opens_with_no(words, lexicon)
        return Answer.NO if leads and not said_yes and "?" not in spoken[:2] else Answer.UNCLEAR
    if not whole or hesitates or _Part.DOUBT in parts or _Part.KEEP in parts:
        return Answer.UNCLEAR
    if _Part.STRONG_YES in parts:
        return Answer.YES
    return Answer.YES if _Part.WEAK_YES in parts and _Part.GOODBYE not in parts else Answer.UNCLEAR


@dataclass(frozen=True, slots=True)
class Opening:
    """The yes or no that a message begins with, whatever follows. `plain` if it can be nothing else ("yes", "sure",
    "no"), `praise` if it is no more than "great" or "perfect"."""

    answer: Answer
    plain: bool = False
    praise: bool = False


def opening_of(words: Sequence[Word], *, lexicon: AnswerLexicon = LEXICONS["en"]) -> Opening | None:
    spoken = [word.text for word in words if word.text not in lexicon.joy]
    found = _opening_parts(spoken, lexicon)
    weighty = [each for each in found if each.label in _WEIGHTY]
    if not weighty:
        return None
    first = next((each for each in weighty if each.label is _Part.LET_GO), weighty[0])
    if first.label in (_Part.NO, _Part.LET_GO):
        return Opening(Answer.NO, plain=spoken[first.start] in _PLAIN_NO)
    if any(each.label is _Part.DOUBT and each.start <= first.end for each in found):
        return None
    assents = [each for each in weighty if each.label not in (_Part.NO, _Part.LET_GO)]
    plain = any(each.label is _Part.STRONG_YES and spoken[each.start] in _PLAIN_YES for each in assents)
    praise = all(each.label is _Part.WEAK_YES and each.end - each.start == 1 for each in assents)
    return Opening(Answer.YES, plain, praise)


def _opening_parts(spoken: Sequence[str], lexicon: AnswerLexicon) -> list[Found[_Part]]:
    """The phrases of the lexicon with which a message begins, up to the first word that is none of theirs."""
    phrases = _phrases(lexicon)
    parts: list[Found[_Part]] = []
    at = 0
    while at < len(spoken):
        found = phrases.longest(spoken, at)
        if found is None:
            if spoken[at] not in _SILENT:
                break
            at += 1
            continue
        ends = found.end == len(spoken) or spoken[found.end] in _AFTER_A_PART or _lets_go(phrases, spoken, found.end)
        if found.label in _WEIGHTY and not ends and spoken[at] not in _PLAIN:
            break
        parts.append(found)
        at = found.end
    return parts


def _lets_go(phrases: Phrases[_Part], spoken: Sequence[str], at: int) -> bool:
    found = phrases.longest(spoken, at)
    return found is not None and found.label is _Part.LET_GO


@cache
def _phrases(lexicon: AnswerLexicon) -> Phrases[_Part]:
    return Phrases(
        {
            _Part.DOUBT: lexicon.doubt,
            _Part.LET_GO: lexicon.let_go,
            _Part.NO: lexicon.no,
            _Part.DO_CANCEL: lexicon.do_cancel,
            _Part.DO_MOVE: lexicon.do_move,
            _Part.DO_BOOK: lexicon.do_book,
            _Part.KEEP: lexicon.keep,
            _Part.STRONG_YES: lexicon.strong_yes,
            _Part.WEAK_YES: lexicon.weak_yes,
            _Part.GOODBYE: lexicon.goodbye,
            _Part.FILLER: lexicon.filler,
        }
    )


def _meaning(part: _Part, deed: Deed) -> _Part:
    if part in _YES_TO[deed]:
        return _Part.STRONG_YES
    if part in _NO_TO[deed]:
        return _Part.NO
    return _Part.DOUBT if part in _DEEDS else part


def _opens_with_no(words: Sequence[Word], lexicon: AnswerLexicon) -> bool:
    opening = opening_of(words, lexicon=lexicon)
    return opening is not None and opening.answer is Answer.NO


def _first_weight(parts: Sequence[_Part]) -> _Part | None:
    """The first part that says something: "thanks but no" refuses as much as "no thanks"."""
    return next((part for part in parts if part not in (_Part.FILLER, _Part.DOUBT, _Part.GOODBYE)), None)


def _hesitates(spoken: list[str]) -> bool:
    """A question is not a yes, and neither is one that trails off."""
    trails_off = any(spoken[at : at + 2] == [".", "."] for at in range(len(spoken) - 1))
    return "?" in spoken or "…" in spoken or trails_off
