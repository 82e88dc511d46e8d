"""The things that a message names: people, places, services, moments, numbers and addresses."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from agent.language.catalog import Catalog, Kind
from agent.language.choices import Choice, read_choice
from agent.language.contacts import Email, Phone, read_emails, read_phones
from agent.language.context import Asked, Context
from agent.language.correcting import Detail, new_value_at, read_corrected
from agent.language.mentions import Mention, find_mentions
from agent.language.people import PersonName, Trust, read_elsewhere, read_name, read_stranger
from agent.language.spoken import CONTACT, LOCATION, NAME, PROVIDER, SERVICE, WHEN, Span, Token, spoken
from agent.language.unoffered import read_unoffered
from agent.language.when import RelativeKind, When, read_when
from agent.language.when.impossible import read_impossible
from agent.language.wish import without
from agent.language.words import Word

_MONTH_FIRST = frozenset(("US", "PH", "FM", "MH", "PW", "GU", "PR", "VI", "AS"))
_SIGNS = {Kind.SERVICE: SERVICE, Kind.LOCATION: LOCATION, Kind.PROVIDER: PROVIDER}
_MOMENTS = (RelativeKind.SHIFT, RelativeKind.SAME_TIME, RelativeKind.SAME_DAY)


@dataclass(frozen=True, slots=True)
class Things:
    """`stranger` is a person, `elsewhere` a place and `unoffered` a service that are not in the catalog, `impossible` a
    day that is in no calendar; `tokens` is the message with a sign for each thing."""

    phones: tuple[Phone, ...]
    emails: tuple[Email, ...]
    mentions: tuple[Mention, ...]
    name: PersonName | None
    choice: Choice | None
    when: When
    stranger: str | None
    elsewhere: str | None
    unoffered: str | None
    impossible: str | None
    tokens: Sequence[Token]

    @property
    def has_contact(self) -> bool:
        return bool(self.name or self.phones or self.emails)

    def __bool__(self) -> bool:
        return bool(self.has_contact or self.choice or self.mentions or self.when or self.elsewhere)


def read_things(text: str, words: Sequence[Word], now: dt.datetime, catalog: Catalog, context: Context) -> Things:
    phones, emails = read_phones(text, catalog.country), read_emails(text)
    contacts = [Span(CONTACT, each.start, each.end) for each in phones]
    contacts.extend(Span(CONTACT, each.start, each.end) for each in emails)
    mentions, name = _people_and_things(text, words, catalog, context, contacts)
    choice = read_choice(words, context.choices if context.asked is Asked.CHOICE else 0)
    impossible = read_impossible(text, now.date())
    no_days = [(impossible.start, impossible.end)] if impossible else []
    when = without(_when(text, now, catalog, contacts, mentions, name, choice), no_days)
    taken = _spoken_for(words, mentions, name, when)
    return Things(
        phones,
        emails,
        tuple(mentions),
        name,
        choice,
        when,
        read_stranger(text, words, taken),
        read_elsewhere(text, words, taken),
        read_unoffered(text, words, taken, names_service=any(each.kind is Kind.SERVICE for each in mentions)),
        impossible.words if impossible else None,
        spoken(text, words, [*contacts, *_signs(mentions, name, when)]),
    )


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
    due_at = new_value_at(text) if read_corrected(text) is Detail.NAME else None
    name = read_name(text, words, taken=contacted | things, asked=asked, due_at=due_at)
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
