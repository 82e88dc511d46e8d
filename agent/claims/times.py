"""Holding every moment of a reply against the records: what was offered, what is booked."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from agent.claims.binding import Named, bound
from agent.claims.moments import Bound, Moment
from agent.claims.mood import conditional, negative
from agent.claims.names import Topic
from agent.claims.passages import Passage
from agent.claims.records import EVERYTHING, OFFERS, Record, Source, at_clock, of
from agent.claims.roles import Role, is_arrival, is_ending
from agent.claims.verdict import Claim, Untruth

_EARLY = timedelta(minutes=30)
_ORIGIN = re.compile(r"\bfrom(?: [\w',.-]+){0,6}\W*$")
_TARGET = re.compile(r"\W{0,3}(?:to|until now,? to)\b(?! \d)")
_ABOUT = 15
_MISMATCH = {
    Topic.PROVIDER: (Claim.PROVIDER, "nobody of that name has this time"),
    Topic.PLACE: (Claim.PLACE, "this time is at another place"),
    Topic.SERVICE: (Claim.SERVICE, "this time is for another service"),
}
_CANDIDATES = {
    Role.BOOKED: frozenset({Source.LIVE}),
    Role.MOVED: frozenset({Source.LIVE, Source.ENDED}),
    Role.ENDED: frozenset({Source.ENDED}),
    Role.HELD: frozenset({Source.HELD, Source.LIVE}),
    Role.OFFERED: OFFERS,
    Role.PLAIN: EVERYTHING,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A moment with its role and what the records say of it."""

    moment: Moment
    role: Role
    matching: tuple[Record, ...]


def match_all(
    roles: Sequence[tuple[Moment, Role]], known: Sequence[Record], passage: Passage, now: datetime
) -> list[Said]:
    return [Said(moment, role, _matching(moment, role, known, passage, now)) for moment, role in roles]


def _matching(
    moment: Moment, role: Role, known: Sequence[Record], passage: Passage, now: datetime
) -> tuple[Record, ...]:
    if role is Role.EXEMPT:
        return ()
    candidates = of(known, _sources(moment, role, passage, now))
    fits = _fits(moment, role, passage)
    return tuple(record for record in candidates if moment.on(record.start.date()) and fits(record))


def _sources(moment: Moment, role: Role, passage: Passage, now: datetime) -> frozenset[Source]:
    if role is Role.BOOKED and moment.days and any(day < now.date() for day in moment.days):
        return frozenset({Source.PAST, Source.ENDED, Source.LIVE})
    if role is Role.MOVED:
        return _sides_of_a_move(passage, moment)
    return _CANDIDATES[role]


def _sides_of_a_move(passage: Passage, moment: Moment) -> frozenset[Source]:
    """'From' and 'your' point at the old time, 'to' and 'now on' at the new one."""
    sentence = passage.sentences[moment.sentence]
    words = sentence.before(moment.start).replace(",", " ").split()
    for word in reversed(words[-6:]):
        if word in ("from", "of", "old", "original", "previous"):
            return frozenset({Source.ENDED})
        if word in ("your", "the", "than"):
            return frozenset({Source.ENDED, Source.LIVE})
        if word in ("to", "for", "now", "with"):
            return frozenset({Source.LIVE})
    return _CANDIDATES[Role.MOVED]


def _fits(moment: Moment, role: Role, passage: Passage) -> Callable[[Record], bool]:
    if not moment.clocks:
        return lambda record: True
    starts = at_clock(moment.clocks, moment.zone)
    if moment.bound is None:
        if is_ending(passage.sentences[moment.sentence], moment):
            return lambda record: starts(record) or _about_the_end(moment, record)
        if is_arrival(passage.sentences[moment.sentence], moment):
            return lambda record: starts(record) or _shortly_before(moment, record)
        return starts
    if moment.range:
        exact = role in (Role.BOOKED, Role.MOVED, Role.ENDED, Role.HELD)
        return lambda record: (starts(record) and _ends_fit(moment, record)) or (not exact and _inside(moment, record))
    return lambda record: _inside(moment, record)


def _shortly_before(moment: Moment, record: Record) -> bool:
    return any(
        timedelta() <= record.start - record.start.replace(hour=clock.hour, minute=clock.minute) <= _EARLY
        for clock in moment.clocks
    )


def _about_the_end(moment: Moment, record: Record) -> bool:
    if record.end is None:
        return False
    ends = _minutes(_clock(record.end))
    return any(abs(_minutes(clock) - ends) <= _ABOUT for clock in moment.clocks)


def _ends_fit(moment: Moment, record: Record) -> bool:
    return record.end is None or _clock(record.end) in moment.ends


def _inside(moment: Moment, record: Record) -> bool:
    """Whether the record starts within the window that the words span."""
    clock = _clock(record.start)
    if moment.bound is Bound.FROM:
        return any(clock >= first for first in moment.clocks)
    if moment.bound is Bound.UNTIL:
        return any(clock <= last for last in moment.clocks)
    wide = any(_minutes(last) - _minutes(first) > _longest(record) for first in moment.clocks for last in moment.ends)
    return wide and any(first <= clock <= last for first in moment.clocks for last in moment.ends if first < last)


def matches_window(moment: Moment, record: Record) -> bool:
    """Whether the record starts on the day and in the part of it that the words span."""
    if not moment.on(record.start.date()):
        return False
    return not moment.clocks or (moment.bound is not None and _inside(moment, record))


def _longest(record: Record) -> int:
    """A window no longer than the visit itself is the visit, and has to fit exactly."""
    return int((record.end - record.start).total_seconds() // 60) if record.end is not None else 0


def _clock(moment: datetime) -> time:
    return moment.time().replace(tzinfo=None)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def untrue_times(said: Sequence[Said], known: Sequence[Record], passage: Passage, named: Named) -> Iterator[Untruth]:
    for one in said:
        if one.role is Role.EXEMPT or not _is_checked(one):
            continue
        quote = passage.quote(passage.sentences[one.moment.sentence])
        if not one.matching:
            kind, why = _no_match(one, known)
            yield Untruth(kind, quote, why)
        elif (slip := _misnamed(one, passage, named)) is not None:
            kind, why = _MISMATCH[slip]
            yield Untruth(kind, quote, why)


def untrue_surroundings(said: Sequence[Said], passage: Passage, named: Named) -> Iterator[Untruth]:
    """Of a reply about one booking, the only place and the only person it names are those of that booking, even in
    another sentence than the time."""
    booked = {record for one in said if one.role is Role.BOOKED and one.moment.clocks for record in one.matching}
    if len(booked) != 1 or any(one.role is not Role.BOOKED for one in said if one.moment.clocks):
        return
    record = booked.pop()
    for topic in (Topic.PLACE, Topic.PROVIDER):
        names = named.only(topic)
        if names is None or record.fits(topic, names):
            continue
        number = named.first(topic)
        sentence = passage.sentences[number]
        if not (sentence.question or negative(sentence.low) or conditional(sentence, sentence.end - 1)):
            kind, why = _MISMATCH[topic]
            yield Untruth(kind, passage.quote(sentence), why)


def _is_checked(one: Said) -> bool:
    moment = one.moment
    if not moment.clocks or moment.bound in (Bound.FROM, Bound.UNTIL) or (moment.bound and not moment.range):
        return one.role in (Role.BOOKED, Role.MOVED, Role.ENDED)
    return True


def _no_match(one: Said, known: Sequence[Record]) -> tuple[Claim, str]:
    moment = one.moment
    if moment.zone is not None and any(
        moment.on(record.start.date()) and at_clock(moment.clocks)(record) for record in known
    ):
        return Claim.ZONE, "the time is right, but not in that time zone"
    if one.role is Role.ENDED:
        live = [record for record in of(known, frozenset({Source.LIVE})) if moment.on(record.start.date())]
        if any(at_clock(moment.clocks)(record) for record in live if moment.clocks) or (live and not moment.clocks):
            return Claim.CANCELLED, "the booking at this time has not been cancelled"
        return Claim.BOOKING_TIME, "no booking at this time was cancelled"
    if one.role in (Role.BOOKED, Role.MOVED):
        return Claim.BOOKING_TIME, "the customer has no booking at this time"
    if one.role is Role.HELD:
        return Claim.HELD, "no slot at this time is held"
    return Claim.OFFER, "no tool result of this conversation shows this time"


def _misnamed(one: Said, passage: Passage, named: Named) -> Topic | None:
    """The first topic of which the words name something else than every matching record has."""
    sentence = passage.sentences[one.moment.sentence]
    matching = one.matching
    origin = _ORIGIN.search(sentence.before(one.moment.start)) or _TARGET.match(sentence.after(one.moment.end))
    if origin or (one.role is Role.MOVED and all(record.source is Source.ENDED for record in matching)):
        # In 'moved from ten with Ana to noon with Ben' the words do not say which name goes with the old time.
        return None
    for topic in Topic:
        names = bound(named, one.moment.sentence, sentence, one.moment.start, one.moment.end, topic)
        matching = tuple(record for record in matching if record.fits(topic, names))
        if not matching:
            return topic
    return None
