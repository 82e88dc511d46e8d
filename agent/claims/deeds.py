"""Holding what a reply says was done against what was committed."""

from collections.abc import Iterator, Sequence

from agent.claims.binding import Named
from agent.claims.deed_words import APPROVED, Style
from agent.claims.facts import CustomerBooking, Deed, Facts
from agent.claims.hits import Hit
from agent.claims.mood import asserted
from agent.claims.names import Topic
from agent.claims.passages import Clause, Passage, Sentence
from agent.claims.records import Source
from agent.claims.roles import Role
from agent.claims.times import Said
from agent.claims.verdict import Claim, Untruth
from booking_core import Status

_KIND = {Deed.CREATED: Claim.BOOKED, Deed.MOVED: Claim.MOVED, Deed.CANCELLED: Claim.CANCELLED}
_WHY = {
    Claim.BOOKED: "nothing of the kind has been booked",
    Claim.MOVED: "nothing has been moved",
    Claim.CANCELLED: "this has not been cancelled",
    Claim.HELD: "no slot is held",
    Claim.CONFIRMED: "the booking is still waiting for approval",
}


def untrue_deeds(
    hits: Sequence[Hit], said: Sequence[Said], facts: Facts, passage: Passage, named: Named
) -> Iterator[Untruth]:
    explicit = any(hit.deed is not None for hit in hits)
    for hit in hits:
        kind = _judge(hit, said, facts, passage, named, explicit)
        if kind is not None:
            yield Untruth(kind, passage.quote(passage.sentences[hit.sentence]), _WHY[kind])
    live = _upcoming(facts)
    if any(booking.status is Status.PENDING for booking in live):
        for number, sentence in enumerate(passage.sentences):
            clause = _says_approved(sentence)
            if clause is not None and _pending(clause, number, said, live):
                yield Untruth(Claim.CONFIRMED, passage.quote(sentence), _WHY[Claim.CONFIRMED])


def _judge(
    hit: Hit, said: Sequence[Said], facts: Facts, passage: Passage, named: Named, explicit: bool
) -> Claim | None:
    if hit.held:
        return _judge_held(hit, said, facts)
    if hit.deed is None:
        return None if explicit else _judge_done(hit, facts)
    if hit.deed is Deed.MOVED:
        return _judge_moved(hit, facts)
    if hit.deed is Deed.CANCELLED:
        return _judge_cancelled(hit, said, facts, passage, named)
    return _judge_booked(hit, said, facts, passage, named)


def _judge_held(hit: Hit, said: Sequence[Said], facts: Facts) -> Claim | None:
    live = any(
        record.source is Source.LIVE for one in said if one.moment.sentence == hit.sentence for record in one.matching
    )
    return None if facts.held is not None or live else Claim.HELD


def _judge_done(hit: Hit, facts: Facts) -> Claim | None:
    """'All done' of nothing in particular."""
    if facts.handed_over or any(facts.done(*Deed, this_turn=True)):
        return None
    if facts.pending_proposal is not None:
        return _KIND.get(facts.pending_proposal.deed, Claim.BOOKED)
    if any(facts.done(*Deed)):
        return None
    return Claim.CANCELLED if facts.live_bookings and hit.words.endswith(("gone", "cancelled")) else Claim.BOOKED


def _judge_moved(hit: Hit, facts: Facts) -> Claim | None:
    if any(facts.done(Deed.MOVED, this_turn=True)):
        return None
    proposal = facts.pending_proposal
    if proposal is not None and proposal.deed is Deed.MOVED:
        return Claim.MOVED
    moved_before = any(facts.done(Deed.MOVED)) or any(
        booking.status is Status.RESCHEDULED for booking in facts.bookings
    )
    if moved_before and not hit.intended:
        return None
    return Claim.MOVED


def _judge_cancelled(hit: Hit, said: Sequence[Said], facts: Facts, passage: Passage, named: Named) -> Claim | None:
    sentence = passage.sentences[hit.sentence]
    if any(facts.done(Deed.CANCELLED, Deed.MOVED, Deed.RELEASED, this_turn=True)):
        everything = "both" in sentence.low or "all your" in sentence.low or "all of your" in sentence.low
        return Claim.CANCELLED if everything and facts.live_bookings else None
    proposal = facts.pending_proposal
    ended = [one for one in facts.bookings if one.status in (Status.CANCELLED, Status.RESCHEDULED)]
    if hit.intended or not ended or (proposal is not None and proposal.deed is Deed.CANCELLED):
        return Claim.CANCELLED
    about_ended = any(one.matching and one.role is Role.ENDED for one in said if one.moment.sentence == hit.sentence)
    committed = any(facts.done(Deed.CANCELLED))
    return None if about_ended or committed or not facts.live_bookings else Claim.CANCELLED


def _judge_booked(hit: Hit, said: Sequence[Said], facts: Facts, passage: Passage, named: Named) -> Claim | None:
    live = _upcoming(facts)
    here = [one for one in said if one.moment.sentence == hit.sentence]
    past = any(record.source is Source.PAST for one in here for record in one.matching)
    if past and hit.style is Style.STATE:
        return None
    if not live:
        return Claim.BOOKED
    fresh = any(facts.done(Deed.CREATED, Deed.MOVED, this_turn=True))
    about_live = any(record.source is Source.LIVE for one in here for record in one.matching)
    services = frozenset[str]().union(*(mention.names for mention in named.of(hit.sentence, Topic.SERVICE)))
    if services and not about_live and not services & {booking.service for booking in live}:
        return Claim.BOOKED
    if not fresh and not about_live:
        proposal = facts.pending_proposal
        acted = hit.style is Style.ACT and not any(facts.done(Deed.CREATED, Deed.MOVED))
        if hit.intended or acted or (proposal is not None and proposal.deed in (Deed.CREATED, Deed.MOVED)):
            return _KIND[proposal.deed] if proposal is not None else Claim.BOOKED
    return None


def _upcoming(facts: Facts) -> list[CustomerBooking]:
    return [booking for booking in facts.live_bookings if booking.end > facts.now]


def _says_approved(sentence: Sentence) -> Clause | None:
    for found in APPROVED.finditer(sentence.low):
        at = sentence.start + found.start()
        if asserted(sentence, at):
            return sentence.clause_at(at)
    return None


def _pending(clause: Clause, number: int, said: Sequence[Said], live: Sequence[CustomerBooking]) -> bool:
    """Whether what is said to be approved is not: the booking at its times, or at those of its sentence, else all."""
    here = [
        (one.moment, record.pending)
        for one in said
        if one.moment.sentence == number
        for record in one.matching
        if record.source is Source.LIVE
    ]
    near = [pending for moment, pending in here if clause.start <= moment.start < clause.end]
    if near or here:
        return any(near or [pending for _, pending in here])
    return all(booking.status is Status.PENDING for booking in live)
