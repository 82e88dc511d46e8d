"""One message of a customer, understood: what they want, of what, with whom, where, when, and who they are."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from agent.language.answers import Answer, answer_of
from agent.language.catalog import Catalog
from agent.language.composing import Heard, compose
from agent.language.contacts import Phone
from agent.language.context import NO_CONTEXT, Context
from agent.language.correcting import Detail, read_corrected
from agent.language.intents import Intent
from agent.language.mentions import Mention
from agent.language.notes import read_note
from agent.language.signals import read_signals
from agent.language.things import read_things
from agent.language.when import RelativeMention
from agent.language.wish import ANY, Wish
from agent.language.words import read_words


@dataclass(frozen=True, slots=True)
class Understanding:
    """`wishes` are never empty and stand in the order they were said; assent and refusal are wishes too.

    `phone` is E.164; `phone_is_incomplete` says that one was typed that lacks digits. `choice` counts from 1, or from
    the end as -1. `indifferent` is "I don't mind", said of whatever was asked. `stranger` is a person whom the customer
    wants to see and who is not in the catalog, `elsewhere` such a place, `unoffered` such a service; `impossible` is a
    day that no calendar has, as it was typed.
    """

    text: str
    wishes: tuple[Wish, ...]
    answer: Answer
    choice: int | None = None
    name: str | None = None
    name_is_of_other: bool = False
    phone: str | None = None
    phone_is_incomplete: bool = False
    email: str | None = None
    note: str | None = None
    indifferent: bool = False
    stranger: str | None = None
    elsewhere: str | None = None
    unoffered: str | None = None
    impossible: str | None = None
    mentions: tuple[Mention, ...] = ()
    pleasantries: tuple[Intent, ...] = ()
    corrects: Detail | None = None
    """Which detail of a booking is not right; what it should be may have been said, too."""

    @property
    def intent(self) -> Intent:
        return self.wishes[0].intent

    @property
    def main(self) -> Wish:
        """The wish that what was said belongs to: in "yes, tomorrow please" not the yes, but what follows it."""
        return next((wish for wish in self.wishes if wish.intent not in (Intent.AFFIRM, Intent.DENY)), self.wishes[0])

    @property
    def relatives(self) -> tuple[RelativeMention, ...]:
        return self.main.when.relatives

    @property
    def negated(self) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.negated)


def understand(text: str, now: dt.datetime, catalog: Catalog, context: Context | None = None) -> Understanding:
    """`now` is the wall clock of the business; `context` tells what was asked last."""
    context = context or NO_CONTEXT
    words = read_words(text)
    things = read_things(text, words, now, catalog, context)
    signals = read_signals(things.tokens)
    heard = Heard(text, words, things, signals, answer_of(words, deed=context.deed), context, now.date())
    choice, name = things.choice, things.name
    return Understanding(
        text,
        compose(heard),
        heard.answer,
        choice.index if choice else None,
        name.name if name else None,
        bool(name and name.for_other),
        _last_number(things.phones),
        any(phone.e164 is None for phone in things.phones[-1:]),
        things.emails[-1].address if things.emails else None,
        read_note(text),
        signals.indifferent,
        things.stranger,
        things.elsewhere,
        things.unoffered,
        things.impossible,
        things.mentions,
        signals.pleasantries,
        read_corrected(text),
    )


def as_json(understood: Understanding) -> dict[str, str | None]:
    """What `frontdesk understand` prints, null where unsaid. Services, places and people by id; any person is "any"."""
    wish = _told_wish(understood)
    return {
        "intent": understood.intent.value,
        "service": understood.main.service.id or wish.service.id,
        "location": wish.location.id,
        "provider": ANY if wish.provider.any else wish.provider.id,
        "date": wish.date.isoformat() if wish.date else None,
        "date_to": wish.date_to.isoformat() if wish.date_to else None,
        "time": f"{wish.time:%H:%M}" if wish.time else None,
        "time_to": f"{wish.time_to:%H:%M}" if wish.time_to else None,
        "part_of_day": wish.part_of_day.value if wish.part_of_day else None,
        "name": understood.name,
        "phone": understood.phone,
        "email": understood.email,
    }


def _told_wish(understood: Understanding) -> Wish:
    """The main wish; a question without a day gives way to the wish beside it that has one: "how much is it, and can I
    come on Friday?"."""
    main = understood.main
    if main.intent is not Intent.ASK_INFO or main.when:
        return main
    return next((wish for wish in understood.wishes if wish.when), main)


def _last_number(phones: Sequence[Phone]) -> str | None:
    return next((phone.e164 for phone in reversed(phones) if phone.e164), None)
