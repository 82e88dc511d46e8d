"""What a customer makes of a reply: what they are asked, offered, read back and told. Nothing but its text is used."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from evals.customers import reply_patterns as patterns
from evals.customers.heard import Asked, Deed
from evals.customers.moments import days_in, moments_in, tidy


@dataclass(frozen=True, slots=True)
class ReadBackHeard:
    """What the customer is asked to agree to: the sentence, and the moments in it."""

    deed: Deed
    text: str
    moments: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """`offers` are by the local clock of the place. `done` is what the reply says was done, `own` when
    the customer's bookings are said to be, `denied` what is said not to be free."""

    text: str
    asked: tuple[Asked, ...] = ()
    offers: tuple[datetime, ...] = ()
    read_back: ReadBackHeard | None = None
    done: tuple[Deed, ...] = ()
    nothing_free: bool = False
    too_late: bool = False
    handed_over: bool = False
    own: tuple[datetime, ...] = ()
    denied: tuple[datetime, ...] = ()


def read_reply(text: str, today: date) -> Reading:
    """`today` by the business's clock."""
    read_back = _read_back(text, today)
    rest = text.replace(read_back.text, " ") if read_back else text
    sentences = list(_sentences(rest))
    asked = _asked(sentences)
    offers = _offers(sentences, today)
    if offers and not {Asked.CHOICE, Asked.NAME} & set(asked) and any("?" in sentence for sentence in sentences):
        asked = (*asked, Asked.CHOICE)
    return Reading(
        text=text,
        asked=asked,
        offers=() if read_back else offers,
        read_back=read_back,
        done=_done(sentences),
        nothing_free=any(patterns.NOTHING_FREE.search(sentence) for sentence in sentences),
        too_late=any(patterns.TOO_LATE.search(sentence) for sentence in sentences),
        handed_over=any(patterns.HANDED_OVER.search(sentence) and "?" not in sentence for sentence in sentences),
        own=tuple(_own(sentences, today)),
        denied=tuple(moment for each in sentences if _denies(each) for moment in _moments(each, today)),
    )


def _sentences(text: str) -> Iterator[str]:
    for part in patterns.SENTENCE_END.split(tidy(text)):
        if part and part.strip():
            yield part.strip()


def _read_back(text: str, today: date) -> ReadBackHeard | None:
    every = list(patterns.READ_BACK.finditer(text))
    if not every:
        return None
    found = every[-1]
    verb = (found["verb"] or found["verb2"] or found["verb3"]).lower()
    deed = Deed.MOVE if verb in ("move", "reschedule") else Deed(verb)
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("?", found.end())
    sentence = text[start : end + 1 if end >= 0 else len(text)]
    told = [moment for each in moments_in(sentence, today) if (moment := each.moment()) is not None]
    return ReadBackHeard(deed, sentence, tuple(told))


def _asked(sentences: Sequence[str]) -> tuple[Asked, ...]:
    found: list[Asked] = []
    for sentence in sentences:
        if "?" not in sentence and not patterns.REQUEST.search(sentence):
            continue
        first = [asked for asked, pattern in patterns.ASKS if pattern.search(sentence)]
        if Asked.BOOKING in first or Asked.PERSON in first:
            first = [asked for asked in first if asked in (Asked.BOOKING, Asked.PERSON)]
        found.extend(first or [Asked.YES_OR_NO])
    return tuple(dict.fromkeys(found))


def _offers(sentences: Sequence[str], today: date) -> tuple[datetime, ...]:
    """Times that stand in sentences which offer, and in the lines of a list below one."""
    found: list[datetime] = []
    listing = False
    day: date | None = None
    for sentence in sentences:
        item = patterns.LIST_ITEM.match(sentence) is not None
        offering = bool(patterns.OFFERING.search(sentence)) and not patterns.NOT_OFFERING.search(sentence)
        told = moments_in(sentence, today)
        if told and (offering or (item and listing)):
            found.extend(moment for each in told if (moment := each.moment(day)) is not None)
        listing = (item and listing) or (sentence.endswith(":") and (offering or not told) and not _is_own(sentence))
        named = days_in(sentence, today)
        day = named[-1][2] if named else day
    return tuple(dict.fromkeys(found))


def _own(sentences: Sequence[str], today: date) -> Iterator[datetime]:
    """In sentences about what is booked, and in the lines of a list below one."""
    listing = False
    for sentence in sentences:
        item = patterns.LIST_ITEM.match(sentence) is not None
        about = patterns.OWN_BOOKING.search(sentence) is not None or bool(_done([sentence]))
        negated = patterns.NEGATED.search(sentence) is not None or "?" in sentence
        if (about or (item and listing)) and not negated and not _is_deed_of_the_past(sentence):
            yield from _moments(sentence, today)
        listing = (item and listing) or (about and sentence.endswith(":"))


def _is_deed_of_the_past(sentence: str) -> bool:
    """What was cancelled or moved is booked no more."""
    return bool({Deed.CANCEL, Deed.MOVE, Deed.CORRECT} & set(_done([sentence])))


def _denies(sentence: str) -> bool:
    return patterns.DENIED.search(sentence) is not None and "?" not in sentence


def _moments(sentence: str, today: date) -> list[datetime]:
    return [moment for each in moments_in(sentence, today) if (moment := each.moment()) is not None]


def _is_own(sentence: str) -> bool:
    return patterns.OWN_LIST.search(sentence) is not None


def _done(sentences: Sequence[str]) -> tuple[Deed, ...]:
    found: list[Deed] = []
    for sentence in sentences:
        if "?" in sentence or patterns.NEGATED.search(sentence):
            continue
        for deed, pattern in patterns.DONE:
            match = pattern.search(sentence)
            if match and not patterns.CONDITION.search(sentence[: match.start()]):
                found.append(deed)
    return tuple(dict.fromkeys(found))
