"""A wish with everything that was said about it."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from agent.language.catalog import Kind
from agent.language.intents import Intent, Topic
from agent.language.mentions import Mention
from agent.language.when import DateKind, DateMention, PartOfDay, TimeMention, When

ANY = "any"

_NEAR = 20
_WHOSE = re.compile(r"\b(?:my|our|his|her) +$", re.IGNORECASE)
_APPOINTMENT = re.compile(
    r"(?:'s)? +(?:\w+ +)?(?:app(?:oin)?t\w*|booking|session|slot|class|one|reservation|visit)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Named:
    """What was said of one kind of thing: nothing, one, or words that fit several."""

    ids: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    any: bool = False
    """Any will do, but for the unwanted ones."""

    @property
    def id(self) -> str | None:
        return self.ids[0] if len(self.ids) == 1 else None

    @property
    def is_ambiguous(self) -> bool:
        return len(self.ids) > 1

    def __bool__(self) -> bool:
        return bool(self.ids or self.unwanted or self.any)


@dataclass(frozen=True, slots=True)
class Wish:
    """`when` is when the appointment shall be; `booked` what was said to tell which booking is meant: the Tuesday of
    "move my Tuesday appointment to Thursday"."""

    intent: Intent
    topics: tuple[Topic, ...] = ()
    service: Named = Named()
    location: Named = Named()
    provider: Named = Named()
    when: When = field(default_factory=When)
    booked: When = field(default_factory=When)

    @property
    def date(self) -> dt.date | None:
        return self.when.date

    @property
    def date_to(self) -> dt.date | None:
        return self.when.date_to

    @property
    def time(self) -> dt.time | None:
        return self.when.time

    @property
    def time_to(self) -> dt.time | None:
        return self.when.time_to

    @property
    def part_of_day(self) -> PartOfDay | None:
        return self.when.part


def named(mentions: Iterable[Mention], kind: Kind, *, any_: bool = False) -> Named:
    """Of several wanted ones the last counts, as people correct themselves forwards."""
    wanted: tuple[str, ...] = ()
    unwanted: list[str] = []
    for mention in mentions:
        if mention.kind is kind and mention.negated:
            unwanted.extend(mention.ids)
        elif mention.kind is kind:
            wanted = mention.ids
    return Named(wanted, tuple(dict.fromkeys(unwanted)), any_ and not wanted)


def within(when: When, start: int, end: int) -> When:
    """What stands in a part of the text."""
    return When(
        tuple(each for each in when.dates if start <= each.start < end),
        tuple(each for each in when.times if start <= each.start < end),
        tuple(each for each in when.relatives if start <= each.start < end),
        tuple(each for each in when.durations if start <= each.start < end),
    )


def without(when: When, spans: Sequence[tuple[int, int]]) -> When:
    """All but what overlaps these parts of the text."""

    def is_free(start: int, end: int) -> bool:
        return all(end <= span_start or start >= span_end for span_start, span_end in spans)

    return When(
        tuple(each for each in when.dates if is_free(each.start, each.end)),
        tuple(each for each in when.times if is_free(each.start, each.end)),
        tuple(each for each in when.relatives if is_free(each.start, each.end)),
        tuple(each for each in when.durations if is_free(each.start, each.end)),
    )


def as_wanted(when: When) -> When:
    """Where a day is only spoken of: "I can't make it tomorrow" tells which booking by the day that does not suit."""
    return replace(
        when,
        dates=tuple(replace(each, negated=False, replaced=False) for each in when.dates),
        times=tuple(replace(each, negated=False, replaced=False) for each in when.times),
    )


def from_and_to(when: When, text: str, booked_until: int) -> tuple[When, When]:
    """Of a move: when it shall be, and when it was to be. `booked_until` ends what was told of the booking itself."""

    def is_old(each: DateMention | TimeMention) -> bool:
        if each.replaced or each.negated or each.end <= booked_until:
            return True
        before, after = text[max(0, each.start - _NEAR) : each.start], text[each.end : each.end + _NEAR]
        return bool(_WHOSE.search(before) and _APPOINTMENT.match(after))

    wanted = replace(
        when,
        dates=tuple(_put_off_to(each) for each in when.dates if not is_old(each)),
        times=tuple(each for each in when.times if not is_old(each)),
    )
    old = When(tuple(each for each in when.dates if is_old(each)), tuple(each for each in when.times if is_old(each)))
    return wanted, as_wanted(old)


def _put_off_to(mention: DateMention) -> DateMention:
    """ "Till Monday" is Monday, for what is put off till then."""
    if mention.kind is DateKind.RANGE and mention.text.lower().startswith(("till", "until", "til ")):
        return replace(mention, kind=DateKind.DAY, first=mention.last)
    return mention
