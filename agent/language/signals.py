"""Hearing in the phrases of a message what is wanted: one wish, or several in the order they were said."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from agent.language.english import catalog, courtesies, refusals, topics, wishes
from agent.language.english.word_list import word_list
from agent.language.intents import Intent, Topic
from agent.language.phrases import Found, Phrases
from agent.language.spoken import CONTACT, SERVICE, Token


class Signal(StrEnum):
    """What a phrase points to, before its surroundings decide what it means."""

    PERSON = "person"
    CANCEL = "cancel"
    CANNOT_COME = "cannot come"
    MOVE = "move"
    LIST = "list"
    ASK_TIMES = "ask times"
    BOOK = "book"
    WANT = "want"
    MINE = "mine"
    LATE = "late"
    BUSY = "busy"
    SYMPTOM = "symptom"
    TRAIT = "trait"
    ANYONE = "anyone"
    INDIFFERENT = "indifferent"
    GREET = "greet"
    THANKS = "thanks"
    GOODBYE = "goodbye"


@dataclass(frozen=True, slots=True)
class SpokenWish:
    """`start` and `end` are places in the text; `topics` belong to `ASK_INFO`."""

    intent: Intent
    start: int
    end: int
    topics: tuple[Topic, ...] = ()
    booked_until: int = 0
    """Up to here the text tells of what is booked already: "I have an appointment on Friday, can I move it ..."."""
    names_service: bool = False


@dataclass(frozen=True, slots=True)
class Signals:
    """What a whole message says: its wishes in order, and the pleasantries around them."""

    wishes: tuple[SpokenWish, ...]
    pleasantries: tuple[Intent, ...]
    anyone: bool
    """Any provider will do."""
    indifferent: bool
    """Any of whatever was asked will do."""
    refused: bool
    """Something was named that is not wanted: "I don't want to cancel"."""


_CLAUSE_ENDS = frozenset(
    (".", "!", "?", ";", ",", "and", "then", "but", "also", "plus", "so", "because", "&", "…", ":")
)
_PLEASANTRIES = {Signal.GREET: Intent.GREET, Signal.THANKS: Intent.THANKS, Signal.GOODBYE: Intent.GOODBYE}
_WAITING = (Signal.BUSY, Signal.SYMPTOM, Signal.MINE, Signal.LATE, Signal.CANNOT_COME)
"""Signals that only mean something together with others, the weightiest last."""

_LOOK_BACK = 5


def read_signals(tokens: Sequence[Token]) -> Signals:
    texts = [token.text for token in tokens]
    found = _phrases().find_all(texts)
    kept = [each for each in found if not _is_taken_back(texts, each) and not _is_no_booking(texts, each)]
    if CONTACT in texts and "?" not in texts:
        kept = [each for each in kept if each.label is not Topic.CONTACT]
    labels = [each.label for each in kept]
    return Signals(
        tuple(_merged(_clause_wishes(tokens, kept))),
        tuple(dict.fromkeys(intent for signal, intent in _PLEASANTRIES.items() if signal in labels)),
        Signal.ANYONE in labels,
        any(each.label is Signal.INDIFFERENT and _stands_alone(texts, each) for each in kept),
        any(_is_taken_back(texts, each) for each in found),
    )


def _stands_alone(texts: Sequence[str], found: Found[Signal | Topic]) -> bool:
    """ "Any" answers a question, "any slots" asks one."""
    before = texts[found.start - 1] if found.start else "."
    after = texts[found.end] if found.end < len(texts) else "."
    return (before in _CLAUSE_ENDS or before in _BEFORE_ANY) and (after in _CLAUSE_ENDS or after in _AFTER_ANY)


_BEFORE_ANY = word_list("ugh argh um uh oh hmm i it yes oh no really honestly just ok well with that")
_AFTER_ANY = word_list("for to when which who what as please thanks really at either you is")


@cache
def _phrases() -> Phrases[Signal | Topic]:
    return Phrases(
        {
            Signal.ANYONE: catalog.ANYONE,
            Signal.INDIFFERENT: catalog.INDIFFERENT,
            Topic.POLICY: topics.POLICY,
            Signal.PERSON: wishes.PERSON,
            Signal.CANCEL: wishes.CANCEL,
            Signal.CANNOT_COME: wishes.CANNOT_COME,
            Signal.MOVE: wishes.MOVE,
            Signal.LIST: wishes.LIST,
            Topic.HOURS: topics.HOURS,
            Topic.PRICES: topics.PRICES,
            Topic.DURATION: topics.DURATION,
            Signal.ASK_TIMES: wishes.ASK_TIMES,
            Topic.ADDRESS: topics.ADDRESS,
            Topic.CONTACT: topics.CONTACT,
            Topic.OTHER: topics.OTHER,
            Topic.PROVIDERS: topics.PROVIDERS,
            Topic.SERVICES: topics.SERVICES,
            Signal.BOOK: wishes.BOOK,
            Signal.WANT: wishes.WANT,
            Signal.MINE: wishes.MINE,
            Signal.GREET: courtesies.GREET,
            Signal.GOODBYE: courtesies.GOODBYE,
            Signal.THANKS: courtesies.THANKS,
            Signal.LATE: wishes.LATE,
            Signal.BUSY: wishes.BUSY,
            Signal.SYMPTOM: wishes.SYMPTOM,
            Signal.TRAIT: topics.TRAITS,
        }
    )


def _is_taken_back(texts: Sequence[str], found: Found[Signal | Topic]) -> bool:
    """ "I don't want to cancel"."""
    if found.label not in _REFUSABLE:
        return False
    before = texts[max(0, found.start - _LOOK_BACK) : found.start]
    for at in range(len(before) - 1, -1, -1):
        if before[at] in _CLAUSE_ENDS:
            before = before[at + 1 :]
            break
    return f" {' '.join(before)}".endswith(refusals.NOT_WANTED) and "why" not in before


_REFUSABLE = (Signal.CANCEL, Signal.MOVE, Signal.BOOK, Signal.WANT, Signal.PERSON)


def _is_no_booking(texts: Sequence[str], found: Found[Signal | Topic]) -> bool:
    """ "I need a minute" asks for no appointment."""
    return found.label is Signal.WANT and any(
        text in refusals.NOT_BOOKABLE for text in texts[found.end - 1 : found.end + 2]
    )


def _clause_wishes(
    tokens: Sequence[Token], found: Sequence[Found[Signal | Topic]]
) -> Iterable[SpokenWish | Found[Signal]]:
    """Each clause's wish, and between them the signals that only mean something together with others."""
    ahead = deque(found)
    for start, end in _clauses(tokens, found):
        within: list[Found[Signal | Topic]] = []
        while ahead and ahead[0].start < end:
            within.append(ahead.popleft())
        intent, asked = _clause_intent(within)
        if intent is not None:
            named = any(token.text == SERVICE for token in tokens[start:end])
            yield SpokenWish(intent, tokens[start].start, tokens[end - 1].end, asked, names_service=named)
        else:
            yield from (
                Found(each.label, tokens[start].start, tokens[end - 1].end)
                for each in within
                if isinstance(each.label, Signal)
            )


def _clauses(tokens: Sequence[Token], found: Sequence[Found[Signal | Topic]]) -> Iterable[tuple[int, int]]:
    """Cut at stops and conjunctions, but never inside a phrase."""
    inside = {at for each in found for at in range(each.start + 1, each.end)}
    start = 0
    for at, token in enumerate(tokens):
        if token.text in _CLAUSE_ENDS and at not in inside:
            if at > start:
                yield start, at
            start = at + 1
    if start < len(tokens):
        yield start, len(tokens)


def _clause_intent(found: Sequence[Found[Signal | Topic]]) -> tuple[Intent | None, tuple[Topic, ...]]:
    labels = [each.label for each in found]
    topics_said = dict.fromkeys(label for label in labels if isinstance(label, Topic))
    asked = tuple(sorted(topics_said, key=lambda topic: topic is Topic.OTHER))
    first = next((label for label in labels if label in _DECIDING or isinstance(label, Topic)), None)
    if Signal.PERSON in labels:
        return Intent.ASK_PERSON, ()
    if Topic.POLICY in asked:
        return Intent.ASK_INFO, asked
    if Signal.MOVE in labels:
        return Intent.RESCHEDULE, ()
    if Signal.CANCEL in labels:
        return Intent.CANCEL, ()
    if isinstance(first, Topic) or (asked and first in _VAGUE):
        return Intent.ASK_INFO, asked
    if Signal.CANNOT_COME in labels:
        return (Intent.RESCHEDULE, ()) if any(each in labels for each in _NEW_TIME) else (None, ())
    if Signal.LIST in labels:
        return Intent.LIST_BOOKINGS, ()
    if first in (Signal.BOOK, Signal.WANT) and Signal.MINE not in labels[:1]:
        return Intent.BOOK, ()
    if Signal.ASK_TIMES in labels:
        return Intent.ASK_AVAILABILITY, ()
    return (Intent.ASK_INFO, (Topic.OTHER,)) if Signal.TRAIT in labels else (None, ())


_NEW_TIME = (Signal.ASK_TIMES, Signal.BOOK, Signal.WANT)
_VAGUE = (Signal.WANT, Signal.ASK_TIMES, Signal.LIST)
_DECIDING = (Signal.BOOK, Signal.WANT, Signal.ASK_TIMES, Signal.LIST)


def _merged(parts: Iterable[SpokenWish | Found[Signal]]) -> list[SpokenWish]:
    """Clauses that speak of one wish become one."""
    merged: list[SpokenWish] = []
    waiting: Found[Signal] | None = None
    for part in parts:
        if isinstance(part, Found):
            if part.label in _WAITING and (waiting is None or _weight(part) > _weight(waiting)):
                waiting = part
            continue
        wish = part
        if waiting is not None and waiting.label in (Signal.CANNOT_COME, Signal.LATE) and wish.intent in _ANOTHER_TIME:
            wish = replace(wish, intent=Intent.RESCHEDULE)
        if waiting is not None and wish.intent in (Intent.RESCHEDULE, Intent.CANCEL):
            wish, waiting = replace(wish, start=waiting.start, booked_until=waiting.end), None
        if not merged or not _continues(merged[-1], wish):
            merged.append(wish)
        else:
            merged[-1] = _together(merged[-1], wish)
    if not merged and waiting is not None and waiting.label in _ALONE:
        merged.append(SpokenWish(_ALONE[waiting.label], waiting.start, waiting.end))
    return merged


_ANOTHER_TIME = (Intent.BOOK, Intent.ASK_AVAILABILITY)
_SAME_WISH = {
    (Intent.ASK_AVAILABILITY, Intent.BOOK): Intent.BOOK,
    (Intent.BOOK, Intent.ASK_AVAILABILITY): Intent.BOOK,
    (Intent.RESCHEDULE, Intent.ASK_AVAILABILITY): Intent.RESCHEDULE,
    (Intent.ASK_AVAILABILITY, Intent.RESCHEDULE): Intent.RESCHEDULE,
}


def _continues(before: SpokenWish, wish: SpokenWish) -> bool:
    if before.intent is Intent.RESCHEDULE and wish.intent is Intent.BOOK:
        return not wish.names_service
    return before.intent is wish.intent or (before.intent, wish.intent) in _SAME_WISH


def _together(before: SpokenWish, wish: SpokenWish) -> SpokenWish:
    intent = _SAME_WISH.get((before.intent, wish.intent), before.intent)
    asked = tuple(dict.fromkeys((*before.topics, *wish.topics)))
    booked_until = max(before.booked_until, wish.booked_until)
    return SpokenWish(intent, before.start, wish.end, asked, booked_until, before.names_service or wish.names_service)


def _weight(waiting: Found[Signal]) -> int:
    return _WAITING.index(waiting.label)


_ALONE = {
    Signal.CANNOT_COME: Intent.CANCEL,
    Signal.LATE: Intent.ASK_PERSON,
    Signal.MINE: Intent.LIST_BOOKINGS,
    Signal.SYMPTOM: Intent.BOOK,
}
"""Who cannot come cancels, who comes late has the team told, who suffers wants to come; who only says that there is an
appointment wants to hear of it."""
