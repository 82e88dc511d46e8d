"""One message of a customer, understood: what they want, of what, with whom, where, when, and who they are."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from agent.language.answers import Answer, answer_of
from agent.language.catalog import Catalog, Kind
from agent.language.choices import Choice, read_choice
from agent.language.composing import Heard, compose
from agent.language.contacts import Phone, read_emails, read_phones
from agent.language.context import NO_CONTEXT, Asked, Context
from agent.language.intents import Intent
from agent.language.mentions import Mention, find_mentions
from agent.language.notes import read_note
from agent.language.people import PersonName, Trust, read_elsewhere, read_name, read_stranger
from agent.language.signals import read_signals
from agent.language.spoken import CONTACT, LOCATION, NAME, PROVIDER, SERVICE, WHEN, Span, spoken
from agent.language.when import RelativeKind, RelativeMention, When, read_when
from agent.language.wish import ANY, Wish, without
from agent.language.words import Word, read_words

_MONTH_FIRST = frozenset(("US", "PH", "FM", "MH", "PW", "GU", "PR", "VI", "AS"))
_MOMENTS = (RelativeKind.SHIFT, RelativeKind.SAME_TIME, RelativeKind.SAME_DAY)
_SIGNS = {Kind.SERVICE: SERVICE, Kind.LOCATION: LOCATION, Kind.PROVIDER: PROVIDER}


@dataclass(frozen=True, slots=True)
class Understanding:
    """`wishes` are never empty and stand in the order they were said; assent and refusal are wishes too.

    `phone` is E.164; `phone_is_incomplete` says that one was typed that lacks digits. `choice` counts from 1, or from
    the end as -1. `indifferent` is "I don't mind", said of whatever was asked. `stranger` is a person whom the customer
    wants to see and who is not in the catalog, `elsewhere` such a place.
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
    mentions: tuple[Mention, ...] = ()
    pleasantries: tuple[Intent, ...] = ()

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
    phones, emails = read_phones(text, catalog.country), read_emails(text)
    contacts = [Span(CONTACT, each.start, each.end) for each in phones]
    contacts.extend(Span(CONTACT, each.start, each.end) for each in emails)
    mentions, name = _people_and_things(text, words, catalog, context, contacts)
    choice = read_choice(words, context.choices if context.asked is Asked.CHOICE else 0)
    when = _when(text, now, catalog, contacts, mentions, name, choice)
    tokens = spoken(text, words, [*contacts, *_signs(mentions, name, when)])
    signals = read_signals(tokens)
    taken = _spoken_for(words, mentions, name, when)
    elsewhere = read_elsewhere(text, words, taken)
    heard = Heard(
        text=text,
        words=words,
        tokens=tokens,
        signals=signals,
        answer=answer_of(words, deed=context.deed),
        context=context,
        mentions=mentions,
        when=when,
        anyone=signals.anyone or (signals.indifferent and context.asked is Asked.PROVIDER),
        today=now.date(),
        has_contact=bool(name or phones or emails),
        has_details=bool(
            name or contacts or choice or mentions or when or signals.indifferent or signals.anyone or elsewhere
        ),
    )
    return Understanding(
        text,
        compose(heard),
        heard.answer,
        choice.index if choice else None,
        name.name if name else None,
        bool(name and name.for_other),
        _last_phone(phones),
        any(phone.e164 is None for phone in phones[-1:]),
        emails[-1].address if emails else None,
        read_note(text),
        signals.indifferent,
        read_stranger(text, words, taken),
        elsewhere,
        tuple(mentions),
        signals.pleasantries,
    )


def as_json(understood: Understanding) -> dict[str, str | None]:
    """What `frontdesk understand` prints, null where unsaid. Services, places and people by id; any person is "any"."""
    wish = understood.main
    return {
        "intent": understood.intent.value,
        "service": wish.service.id,
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


def _people_and_things(
    text: str, words: Sequence[Word], catalog: Catalog, context: Context, contacts: Sequence[Span]
) -> tuple[list[Mention], PersonName | None]:
    """A provider's name may be the customer's own: "I'm Ana" is, and so is "Ana" when a name was asked for."""
    mentions = find_mentions(text, words, catalog, context.expecting)
    within_contacts = {place for span in contacts for place in range(span.start, span.end)}
    contacted = {at for at, word in enumerate(words) if word.start in within_contacts}
    things = {
        at for mention in mentions if mention.kind is not Kind.PROVIDER for at in range(mention.first, mention.last)
    }
    asked = context.asked is Asked.NAME
    name = read_name(text, words, taken=contacted | things, asked=asked)
    if name is None:
        return mentions, None
    clashing = [each for each in mentions if each.first < name.last and name.first < each.last]
    if not clashing:
        return mentions, name
    before = words[name.first - 1].text if name.first else ""
    if asked or name.trust >= Trust.CUE or (before in ("am", "is") and not name.for_other):
        return [each for each in mentions if each not in clashing], name
    return mentions, None


def _when(
    text: str,
    now: dt.datetime,
    catalog: Catalog,
    contacts: Sequence[Span],
    mentions: Sequence[Mention],
    name: PersonName | None,
    choice: Choice | None,
) -> When:
    """Numbers in addresses and telephone numbers, and people called May, are no dates."""
    hidden = [(span.start, span.end) for span in contacts]
    hidden.extend(
        (each.start, each.end)
        for each in mentions
        if each.kind is Kind.PROVIDER or any(char.isdigit() for char in text[each.start : each.end])
    )
    if name:
        hidden.append((name.start, name.end))
    when = read_when(_masked(text, hidden), now, day_first=catalog.country not in _MONTH_FIRST)
    return without(when, [(choice.start, choice.end)]) if choice else when


def _masked(text: str, hidden: Sequence[tuple[int, int]]) -> str:
    """The same places, with a mark for what is hidden."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(hidden):
        if start >= at:
            parts += [text[at:start], ";", " " * (end - start - 1)]
            at = end
    return "".join([*parts, text[at:]])


def _signs(mentions: Sequence[Mention], name: PersonName | None, when: When) -> list[Span]:
    signs = [Span(_SIGNS[each.kind], each.start, each.end) for each in mentions]
    signs.extend(Span(WHEN, each.start, each.end) for each in when.dates)
    signs.extend(Span(WHEN, each.start, each.end) for each in when.times if not each.bare)
    signs.extend(Span(WHEN, each.start, each.end) for each in when.relatives if each.kind in _MOMENTS)
    if name:
        signs.append(Span(NAME, name.start, name.end))
    return signs


def _last_phone(phones: Sequence[Phone]) -> str | None:
    return next((phone.e164 for phone in reversed(phones) if phone.e164), None)


def _spoken_for(
    words: Sequence[Word], mentions: Sequence[Mention], name: PersonName | None, when: When
) -> frozenset[int]:
    """Numbers of the words that are known to be something."""
    taken = {at for mention in mentions for at in range(mention.first, mention.last)}
    if name:
        taken.update(range(name.first, name.last))
    dated = {place for each in when.dates for place in range(each.start, each.end)}
    taken.update(at for at, word in enumerate(words) if word.start in dated)
    return frozenset(taken)
