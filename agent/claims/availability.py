"""Claims that something is free without saying at what time."""

import re
from collections.abc import Iterator, Sequence

from agent.claims.binding import Named
from agent.claims.moments import Moment
from agent.claims.mood import asked, conditional, negative
from agent.claims.names import Topic
from agent.claims.passages import Clause, Passage, Sentence
from agent.claims.records import OFFERS, Record, of
from agent.claims.roles import HOURS, Role
from agent.claims.times import matches_window
from agent.claims.verdict import Claim, Untruth

_HAVING = re.compile(
    r"\b(?:have|has|got|there's|there is|there are|see|'ve got|shows?)\b(?: [\w-]+){0,5}? (?:availability|openings?"
    r"|space"
    r"|(?:free|open|available) \w+|slots?|spots?|room|times? (?:free|open|available)|\w+ (?:free|available))\b"
)
_FREE_TIME = re.compile(r"\b(?:availability|openings?|slots?|spots?|space|room|times?|appointments)\b")
_BEING = re.compile(
    r"(?:\b(?:is|are|am)|'s|'re|'m)(?: \w+){0,2}? (?:free|available|wide open)\b(?! of charge| to (?:ask|call|message"
    r"|help)|-| parking)"
    r"|\b(?:can|could)(?: also)? (?:do|see you|fit you in|take you|squeeze you in|offer you)\b"
)
_NOT_OURS = re.compile(
    r"\b(?:you're|you are|are you|when you|parking|wi-?fi|coffee|cancell?ing|cancell?ation|consultation is free"
    r"|question)\b"
)


def untrue_availability(
    roles: Sequence[tuple[Moment, Role]], known: Sequence[Record], passage: Passage, named: Named
) -> Iterator[Untruth]:
    offers = of(known, OFFERS)
    by_sentence: dict[int, list[tuple[Moment, Role]]] = {}
    for moment, role in roles:
        by_sentence.setdefault(moment.sentence, []).append((moment, role))
    for number, sentence in enumerate(passage.sentences):
        here = by_sentence.get(number, [])
        if any(not _is_free(sentence, clause, number, here, offers, named) for clause in sentence.clauses):
            yield Untruth(
                Claim.AVAILABLE,
                passage.quote(sentence),
                "no tool result of this conversation shows a free time like that",
            )


def _is_free(
    sentence: Sentence,
    clause: Clause,
    number: int,
    here: Sequence[tuple[Moment, Role]],
    offers: Sequence[Record],
    named: Named,
) -> bool:
    having = _HAVING.search(clause.low)
    found = having or _BEING.search(clause.low)
    if found is None or negative(clause.low) or _NOT_OURS.search(clause.low) or HOURS.search(clause.low):
        return True
    if asked(sentence, clause) or conditional(sentence, clause.start + found.start(), trailing=False):
        return True
    inside = [(moment, role) for moment, role in here if clause.start <= moment.start < clause.end]
    if any(role is Role.EXEMPT for _, role in inside):
        return True
    if any(moment.clocks and (moment.bound is None or moment.range) for moment, _ in inside):
        return True
    people = [one for one in named.of(number, Topic.PROVIDER) if clause.start <= one.start < clause.end]
    names = frozenset[str]().union(*(one.names for one in people))
    fitting = [record for record in offers if record.fits(Topic.PROVIDER, names)]
    if not inside:
        told = having is not None and _FREE_TIME.search(found[0])
        return not (told or (people and "free" in found[0])) or bool(fitting)
    return all(any(matches_window(moment, record) for record in fitting) for moment, _ in inside)
