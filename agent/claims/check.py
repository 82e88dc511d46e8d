"""The gate: one reply, all facts, one verdict."""

from collections.abc import Iterator

from agent.claims.amounts import untrue_amounts
from agent.claims.availability import untrue_availability
from agent.claims.binding import read_names
from agent.claims.deeds import untrue_deeds
from agent.claims.doings import untrue_doings
from agent.claims.facts import Facts
from agent.claims.hits import find_hits
from agent.claims.moments import Moments, read_moments
from agent.claims.names import Vocabulary, vocabulary
from agent.claims.passages import Passage, read_passage
from agent.claims.promises import untrue_promises
from agent.claims.records import records
from agent.claims.roles import roles_of
from agent.claims.strangers import strangers
from agent.claims.times import match_all, untrue_surroundings, untrue_times
from agent.claims.verdict import Claim, Untruth, Verdict
from agent.claims.zones import known_zones


def check_reply(reply: str, facts: Facts) -> Verdict:
    """Whether everything the reply states is true of these facts. In doubt it is not."""
    names = vocabulary(facts)
    passage = read_passage(reply, names)
    return Verdict(tuple(dict.fromkeys(_untruths(passage, facts, names))))


def _untruths(passage: Passage, facts: Facts, names: Vocabulary) -> Iterator[Untruth]:
    named = read_names(passage, names)
    local_now = facts.now.astimezone(facts.zone)
    moments = read_moments(passage, local_now, known_zones(facts))
    hits = find_hits(passage, names, awaiting_yes=facts.pending_proposal is not None)
    roles = roles_of(passage, moments.items, hits)
    known = records(facts)
    said = match_all(roles, known, passage, local_now)
    deeds = tuple(untrue_deeds(hits, said, facts, passage, named))
    yield from deeds
    yield from _slips(moments, passage)
    # A sentence that claims what was never done has no right time.
    accused = {untruth.quote for untruth in deeds}
    yield from (one for one in untrue_times(said, known, passage, named) if one.quote not in accused)
    yield from untrue_surroundings(said, passage, named)
    yield from untrue_availability(roles, known, passage, named)
    yield from untrue_amounts(facts, passage, named)
    yield from strangers(facts, passage, names)
    yield from untrue_doings(passage, facts, hits, roles)
    yield from untrue_promises(facts, passage, names)


def _slips(moments: Moments, passage: Passage) -> Iterator[Untruth]:
    for slip in moments.slips:
        why = f"{slip.day.isoformat()} is a {slip.day:%A}"
        yield Untruth(Claim.WEEKDAY, passage.quote(passage.sentences[slip.sentence]), why)
