"""Putting together what was heard in one message: its wishes, each with what was said about it."""

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.language.answers import Answer, Opening, opening_of
from agent.language.catalog import Kind
from agent.language.context import Asked, Context
from agent.language.correcting import new_value_at, read_corrected
from agent.language.english.word_list import word_list
from agent.language.intents import Intent
from agent.language.signals import Signals, SpokenWish
from agent.language.things import Things
from agent.language.when import RelativeKind, When
from agent.language.wish import Wish, as_wanted, from_and_to, named, within
from agent.language.words import Word


@dataclass(frozen=True, slots=True)
class Heard:
    """All that was read from one message, not yet put together."""

    text: str
    words: Sequence[Word]
    things: Things
    signals: Signals
    answer: Answer
    context: Context
    today: dt.date

    @property
    def anyone(self) -> bool:
        """Any provider will do."""
        return self.signals.anyone or (self.signals.indifferent and self.context.asked is Asked.PROVIDER)

    @property
    def has_details(self) -> bool:
        return bool(self.things or self.signals.anyone or self.signals.indifferent)


_MOST_WISHES = 10
_ANSWERS = (Intent.AFFIRM, Intent.DENY)


def compose(heard: Heard) -> tuple[Wish, ...]:
    """In the order they were said, and never empty."""
    if (corrected := _corrected(heard)) is not None:
        return (corrected,)
    spoken = _spoken_wishes(heard)
    bearers = [wish for wish in spoken if wish.intent not in _ANSWERS]
    if not bearers:
        return tuple(_filled(heard, wish, 0, len(heard.text)) for wish in spoken)
    starts = [0, *(wish.start for wish in bearers[1:])]
    ends = [*starts[1:], len(heard.text)]
    filled = [
        part
        for wish, start, end in zip(bearers, starts, ends, strict=True)
        for part in _one_for_each_service(heard, _filled(heard, wish, start, end), start, end)
    ]
    said = [Wish(wish.intent) for wish in spoken if wish.intent in _ANSWERS]
    return (*said, *filled)


def _corrected(heard: Heard) -> Wish | None:
    """One's own details are to be put right: what is said before the new ones tells of which booking."""
    if read_corrected(heard.text) is None:
        return None
    if any(wish.intent in (Intent.CANCEL, Intent.ASK_PERSON) for wish in heard.signals.wishes):
        return None
    wish, until = _filled(heard, _whole(heard, Intent.GIVE_DETAILS), 0, len(heard.text)), new_value_at(heard.text)
    before = len(heard.text) if until is None else until
    booked = as_wanted(within(wish.when, 0, before))
    return replace(wish, when=within(wish.when, before, len(heard.text)), booked=booked)


def _spoken_wishes(heard: Heard) -> list[SpokenWish]:
    consenting = heard.context.asked is Asked.CONSENT
    opening = opening_of(heard.words)
    wishes = list(heard.signals.wishes[:_MOST_WISHES])
    if heard.answer is Answer.YES:
        merely_thanks = Intent.THANKS in heard.signals.pleasantries and opening is not None and opening.praise
        return [_whole(heard, Intent.THANKS if merely_thanks and not consenting else Intent.AFFIRM)]
    if wishes:
        return [*_answer_before(heard, wishes[0], opening), *wishes]
    if _takes_leave(heard) and not (opening and opening.plain):
        return [_whole(heard, _pleasantry(heard))]
    if opening and (opening.answer is Answer.NO or opening.plain or not heard.has_details):
        return _answered(heard, opening)
    if heard.has_details:
        return [_whole(heard, _detail_intent(heard))]
    return [_whole(heard, Intent.DENY if heard.signals.refused else _pleasantry(heard))]


_OTHER_TIMES = (RelativeKind.EARLIER, RelativeKind.LATER)
""" "Nothing earlier?" is no farewell."""


def _takes_leave(heard: Heard) -> bool:
    """ "That's all for today", "see you on Friday", "thanks for your help today": the day is no wish."""
    said = heard.signals.pleasantries
    if not heard.has_details:
        return Intent.GOODBYE in said
    other_time = any(each.kind in _OTHER_TIMES for each in heard.things.when.relatives)
    if heard.things.mentions or heard.anyone or heard.things.has_contact or other_time:
        return False
    today = not heard.things.when.times and len(heard.things.when.dates) == 1
    return Intent.GOODBYE in said or (Intent.THANKS in said and today and heard.things.when.date == heard.today)


def _answer_before(heard: Heard, first: SpokenWish, opening: Opening | None) -> list[SpokenWish]:
    """A yes or no that means something beside the wish that follows it."""
    if opening is None:
        return []
    consenting = heard.context.asked is Asked.CONSENT
    if opening.answer is Answer.NO and (consenting or first.intent is Intent.BOOK):
        return [_whole(heard, Intent.DENY)]
    if opening.answer is Answer.YES and opening.plain and (consenting or first.intent is Intent.ASK_INFO):
        return [_whole(heard, Intent.AFFIRM)]
    return []


def _answered(heard: Heard, opening: Opening) -> list[SpokenWish]:
    answer = _whole(heard, Intent.AFFIRM if opening.answer is Answer.YES else Intent.DENY)
    if opening.answer is Answer.YES and not opening.plain and heard.signals.pleasantries:
        answer = _whole(heard, _pleasantry(heard))
    return [answer, _whole(heard, Intent.GIVE_DETAILS)] if heard.has_details else [answer]


_QUESTION_WORDS = word_list("is are do does did what which why how who has")


def _detail_intent(heard: Heard) -> Intent:
    """Naming a service, unasked, is asking for it."""
    names_service = any(mention.kind is Kind.SERVICE and not mention.negated for mention in heard.things.mentions)
    if not names_service or heard.context.asked is Asked.SERVICE:
        return Intent.GIVE_DETAILS
    return Intent.ASK_INFO if heard.things.tokens[0].text in _QUESTION_WORDS else Intent.BOOK


def _pleasantry(heard: Heard) -> Intent:
    said = heard.signals.pleasantries
    if heard.context.asked is Asked.MORE and Intent.GOODBYE in said:
        return Intent.DENY
    return next((each for each in (Intent.GOODBYE, Intent.THANKS, Intent.GREET) if each in said), Intent.NONE)


def _whole(heard: Heard, intent: Intent) -> SpokenWish:
    return SpokenWish(intent, 0, len(heard.text))


_ABOUT_ANY_DAY = (Intent.CANCEL, Intent.LIST_BOOKINGS)
_QUESTIONS = (Intent.ASK_AVAILABILITY, Intent.ASK_INFO)
_PLEASANTRIES = (Intent.GREET, Intent.THANKS, Intent.GOODBYE)


def _filled(heard: Heard, wish: SpokenWish, start: int, end: int) -> Wish:
    mentions = [mention for mention in heard.things.mentions if start <= mention.start < end]
    if wish.intent in _PLEASANTRIES:
        return Wish(wish.intent)
    when, booked = within(heard.things.when, start, end), When()
    if wish.intent is Intent.RESCHEDULE:
        when, booked = from_and_to(when, heard.text, wish.booked_until)
    elif wish.intent in _ABOUT_ANY_DAY or (wish.intent in _QUESTIONS and not when.date and not when.time):
        when = as_wanted(when)
    return Wish(
        wish.intent,
        wish.topics,
        named(mentions, Kind.SERVICE),
        named(mentions, Kind.LOCATION),
        named(mentions, Kind.PROVIDER, any_=heard.anyone),
        when,
        booked,
    )


def _one_for_each_service(heard: Heard, wish: Wish, start: int, end: int) -> list[Wish]:
    """ "A haircut and a massage on Friday" are two appointments."""
    if wish.intent is not Intent.BOOK:
        return [wish]
    services = [
        mention
        for mention in heard.things.mentions
        if mention.kind is Kind.SERVICE and not mention.negated and start <= mention.start < end
    ]
    joined = len(services) > 1 and all(
        _is_list(heard.text[before.end : after.start]) for before, after in itertools.pairwise(services)
    )
    if not joined:
        return [wish]
    return [replace(wish, service=replace(wish.service, ids=mention.ids)) for mention in services]


def _is_list(between: str) -> bool:
    """Nothing but "and" stands between them, perhaps with an article."""
    words = between.lower().replace(",", " and ").replace("&", " and ").replace("+", " and ").split()
    return "and" in words and all(word in ("and", "a", "an", "also", "then", "the", "some", "plus") for word in words)
