"""Where a reply asserts that something was booked, moved, cancelled, held or done."""

import re
from dataclasses import dataclass

from agent.claims.deed_words import (
    CANCELLED_IN_THE_NEGATIVE,
    DEED_OF_STEM,
    DEED_WORDS,
    FUTURE_DEED,
    ONGOING_DEED,
    Style,
)
from agent.claims.facts import Deed
from agent.claims.mood import asked, asserted, conditional, denied
from agent.claims.names import Topic, Vocabulary
from agent.claims.passages import Passage, Sentence

_DETAILS = re.compile(
    r"\b(?:phone|mobile|numbers?|e-?mail|names?|details|contact|address|information|profile|file|spelling)\b"
)
_NOT_A_MOVE = re.compile(r"\b(?:prices?|hours|polic(?:y|ies)|mind|premises|plans|menu|website|new (?:location|home))\b")
_BOOKABLE = re.compile(
    r"\b(?:appointments?|bookings?|reservations?|visits?|sessions?|slots?|spots?|it|that|this|that's|it's|both|one|time"
    r"|consultations?)\b"
)
IN_GENERAL = re.compile(
    r"^(?:(?!\b(?:both|all|these|those|your|the|two|three)\b).)*"
    r"\b(?:appointments|bookings|visits|sessions|reservations|cancel+ations|ž+ visits|ž+s)\b"
    r"(?:(?!\b(?:both|all|these|your)\b).)*$"
)
"""Appointments as such, and none of the customer's: 'appointments are cancelled by chat'."""
_OWN = re.compile(r"\b(?:you|your|yours|i've|i have|we've|we have)\b")
_OTHERS_SUBJECT = re.compile(
    r"\b(?:we're|we are|he's|she's|he is|she is|they're|they are|(?:days?|week|weekend|morning|afternoon|evening"
    r"|calendar"
    r"|diary|schedule|slots|times|others?|month|team|stylists?|everyone)(?:'s| is| are| has been| have been))"
    r"(?: \w+){0,2}\W*$"
)
_TAKEN = re.compile(
    r"\b(?:already|unfortunately|sorry|afraid|someone|somebody|else|another (?:client|customer|patient|person|guest)"
    r"|just (?:been|got|gotten)|meantime|meanwhile|sadly|apologi[sz]e|apologies)\b"
)
_CANCELLATION = re.compile(r"\bcancel+ation\b[^,;]*$")
_SLOT_SUBJECT = re.compile(
    r"\b(?:slot|time|that|it|one|spot|(?:a|p)\.?m\.?|\d|noon|midnight)(?:'s| is| was| has| got"
    r"|'s been)?(?: \w+){0,3}\W*$"
)
_FOR_A_WHILE = re.compile(
    r"\bfor (?:the next |a |about |up to |another )?(?:few |couple of |\w+ )?(?:minutes?|moments?|bit|while)\b"
    r"|\bwhile (?:you|we|i)\b"
    r"|\btemporar\w+|\buntil (?:you|\d)|\bmeanwhile\b|\bfor now\b"
)
_RESERVED = re.compile(r"\b(?:reserved|secured|blocked|booked)\b")
_STATE_BEFORE = re.compile(
    r"(?:\b(?:is|are|was|were|am)|'s|'re|\b(?:have|see|has|'ve got|your|the) (?:an?|your|the|one|two|three|you"
    r"|\d)\b[^.!?]{0,60})"
    r"(?: \w+)?\s*$"
)
HELD_WORDS = re.compile(
    r"\b(?:i'm|i am|we're|we are) (?:\w+ )?(?:holding|keeping|saving|blocking)\b(?! an eye| you posted| track)"
    r"|\b(?:held|on hold|set aside|blocked off)\b"
    r"|\bkept (?=.{0,20}(?:for you|until|free|aside|open|reserved))"
    r"|\bis kept\b|\bsaved (?:.{0,30}(?:slot|spot|seat|place))"
    r"|\b(?:slot|spot|time|place)(?:'s| is) (?:\w+ )?saved\b"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """`deed` None says 'done' of whatever was asked. `held` says that it is a hold that is claimed."""

    sentence: int
    at: int
    end: int
    deed: Deed | None
    style: Style
    words: str
    held: bool = False
    intended: bool = False


def find_hits(passage: Passage, names: Vocabulary, *, awaiting_yes: bool = False) -> tuple[Hit, ...]:
    """`awaiting_yes` says that a read-back goes out with the reply, and asks."""
    open_question = awaiting_yes or "?" in passage.text or bool(_REQUEST.search(passage.low))
    found: list[Hit] = []
    for number, sentence in enumerate(passage.sentences):
        if not sentence.bare:
            found.extend(_in_sentence(number, sentence, names, open_question))
    return tuple(found)


_REQUEST = re.compile(
    r"\b(?:please (?:reply|confirm|say|tell|share|send|provide|give|let)|reply (?:with )?\W?yes|say yes|just need"
    r"|let me know"
    r"|i need|need your|what name|your name)\b"
)


def _in_sentence(number: int, sentence: Sentence, names: Vocabulary, open_question: bool) -> list[Hit]:
    found: list[Hit] = []
    taken: list[tuple[int, int]] = []
    held = _held(number, sentence)
    if held is not None:
        found.append(held)
        taken.append((held.at, held.end))
    for words in DEED_WORDS:
        for match in words.pattern.finditer(sentence.low):
            at, end = sentence.start + _content(match), sentence.start + match.end()
            if any(at < other_end and other_at < end for other_at, other_end in taken):
                continue
            if not asserted(sentence, at, future=words.future) or _harmless(words.deed, sentence, at, end, names):
                continue
            hold = words.deed is Deed.CREATED and bool(_RESERVED.search(match[0]) and _FOR_A_WHILE.search(sentence.low))
            taken.append((at, end))
            style = Style.STATE if _STATE_BEFORE.search(sentence.before(at)) else words.style
            found.append(Hit(number, at, end, words.deed, style, match[0], held=hold))
    for match in CANCELLED_IN_THE_NEGATIVE.finditer(sentence.low):
        at = sentence.start + match.start()
        clause = sentence.clause_at(at)
        if not (denied(clause, at) or asked(sentence, clause) or conditional(sentence, at)):
            found.append(Hit(number, at, at + len(match[0]), Deed.CANCELLED, Style.STATE, match[0]))
    found.extend(_underway(number, sentence, open_question))
    return found


def _content(match: re.Match[str]) -> int:
    """Where the words begin that matter: some patterns take in the punctuation before them."""
    text = match[0]
    return match.start() + len(text) - len(text.lstrip(" .,;:!\"'-—("))


def _held(number: int, sentence: Sentence) -> Hit | None:
    for match in HELD_WORDS.finditer(sentence.low):
        at = sentence.start + match.start()
        if asserted(sentence, at):
            return Hit(number, at, sentence.start + match.end(), Deed.CREATED, Style.STATE, match[0], held=True)
    return None


def _underway(number: int, sentence: Sentence, open_question: bool) -> list[Hit]:
    found: list[Hit] = []
    for pattern, certain in ((ONGOING_DEED, r"\bnow\b|right away|as we speak"), (FUTURE_DEED, "")):
        for match in pattern.finditer(sentence.low):
            at = sentence.start + match.start("verb")
            clause = sentence.clause_at(at)
            immediate = bool(certain and re.search(certain, sentence.low))
            if (open_question and not immediate) or denied(clause, at) or asked(sentence, clause):
                continue
            if conditional(sentence, at):
                continue
            deed = next(deed for stem, deed in DEED_OF_STEM if match["verb"].startswith(stem))
            found.append(Hit(number, at, sentence.start + match.end(), deed, Style.ACT, match[0], intended=True))
    return found


def _harmless(deed: Deed | None, sentence: Sentence, at: int, end: int, names: Vocabulary) -> bool:
    """Whether the words speak of something else than the customer's booking."""
    clause = sentence.clause_at(at)
    left = clause.low[: at - clause.start]
    if IN_GENERAL.search(left):
        return True
    if deed is Deed.CREATED:
        return (
            bool(_CANCELLATION.search(left))
            or _taken_by_others(sentence, left, at, names)
            or (sentence.low[at - sentence.start :].startswith("confirmed") and bool(_DETAILS.search(left)))
        )
    if deed is Deed.MOVED:
        return bool(_NOT_A_MOVE.search(clause.low) or _DETAILS.search(clause.low))
    if deed is Deed.CANCELLED:
        removed = re.match(r"remov|delet|drop|withdr|scrap|undo", sentence.low[at - sentence.start :])
        if not removed:
            return False
        named = any(mention.topic is Topic.SERVICE for mention in names.mentions(sentence.text))
        return bool(_DETAILS.search(clause.low)) or not (named or _BOOKABLE.search(sentence.low))
    return False


def _taken_by_others(sentence: Sentence, left: str, at: int, names: Vocabulary) -> bool:
    clause = sentence.clause_at(at)
    if _OWN.search(left) or re.match(r".{0,40}\bfor you\b", sentence.low[at - sentence.start :]):
        return False
    if _OTHERS_SUBJECT.search(left):
        return True
    if _SLOT_SUBJECT.search(left) and _TAKEN.search(sentence.low):
        return True
    original = sentence.text[clause.start - sentence.start : at - sentence.start]
    providers = [mention for mention in names.mentions(original) if mention.topic is Topic.PROVIDER]
    return bool(providers) and bool(re.fullmatch(r"(?:'s| is)(?: \w+)*\s*", original[providers[-1].end :]))
