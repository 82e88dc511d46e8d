"""Prices and durations: each that a reply states is one that the facts know, of the service it is said of."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from agent.claims.binding import Named
from agent.claims.facts import Facts, KnownService
from agent.claims.names import Mention, Topic
from agent.claims.passages import Passage, Sentence
from agent.claims.verdict import Claim, Untruth

_SYMBOLS = {"$": "USD AUD CAD NZD SGD HKD MXN", "£": "GBP", "€": "EUR", "¥": "JPY CNY", "₹": "INR"}
_WORDS = {"dollar": "USD AUD CAD NZD SGD HKD", "buck": "USD AUD CAD", "pound": "GBP", "quid": "GBP", "euro": "EUR"}
PRICE = re.compile(
    r"(?P<symbol>[$£€¥₹])\s?(?P<amount>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"|(?<![\d.:])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?) ?(?P<unit>dollars?|bucks?|pounds?|quid|euros?"
    r"|usd|gbp|eur|aud|cad|nzd|chf|sek|nok|dkk|pln|inr|sgd|hkd|mxn|brl|zar|jpy|aed|£|€)(?!\w)"
)
_TOTAL = re.compile(r"\b(?:total|together|both|altogether|combined|in all|sum)\b")
_ELSEWHERE = re.compile(r"\b(?:you (?:mentioned|said|asked|paid)|voucher|gift card|budget|tip|parking|fee for)\b")
_NUMBERS = {
    "half an": "30m",
    "a": "1",
    "an": "1",
    "one": "1",
    "two": "2",
    "three": "3",
    "ten": "10",
    "fifteen": "15",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "forty-five": "45",
    "sixty": "60",
    "ninety": "90",
}
_DURATION = re.compile(
    r"\b(?P<number>\d+(?:\.5)?|half an|an?|one|two|three|ten|fifteen|twenty|thirty|forty(?:-five)?|sixty"
    r"|ninety)(?P<half>(?: and a)? half)?"
    r"[ -]?(?P<unit>hours?|hrs?|hr|h|minutes?|mins?|min)\b(?P<tail> and a half| (?:and )?\d+ ?(?:minutes?|mins?))?"
)
_LASTING = re.compile(r"\b(?:takes?|taking|lasts?|lasting|duration|long|runs?|length|allow)\b")
_NOT_LASTING = re.compile(
    r"\b(?:before|early|earlier|in advance|notice|ahead|prior|within|ago|late|next|policy|hold|held|arrive|walk"
    r"|drive)\b"
)


def untrue_amounts(facts: Facts, passage: Passage, named: Named) -> Iterator[Untruth]:
    for number, sentence in enumerate(passage.sentences):
        for found in PRICE.finditer(sentence.low):
            if not _ELSEWHERE.search(sentence.low) and not _price_known(found, number, sentence, facts, named):
                yield Untruth(Claim.PRICE, passage.quote(sentence), "no price in the facts is this one")
        for found in _DURATION.finditer(sentence.low):
            if not _duration_known(found, number, sentence, facts, named):
                yield Untruth(Claim.DURATION, passage.quote(sentence), "it does not take this long")


def _price_known(found: re.Match[str], number: int, sentence: Sentence, facts: Facts, named: Named) -> bool:
    if facts.currency not in _currencies(found):
        return False
    amount = Decimal((found["amount"] or found["number"]).replace(",", ""))
    if amount in facts.amounts:
        return True
    service = _service_of(found, number, sentence, facts, named)
    known = {one.price for one in facts.services if one.price is not None and (not service or one.name in service)}
    known |= {one.price for one in facts.bookings if one.price is not None and (not service or one.service in service)}
    proposal = facts.pending_proposal
    if proposal is not None and proposal.price is not None and (not service or proposal.service in service):
        known.add(proposal.price)
    if amount in known:
        return True
    return bool(_TOTAL.search(sentence.low)) and amount in _sums(facts, named)


def _currencies(found: re.Match[str]) -> str:
    if symbol := found["symbol"]:
        return _SYMBOLS[symbol]
    unit = found["unit"]
    return _SYMBOLS.get(unit) or _WORDS.get(unit.rstrip("s"), unit.upper())


def _sums(facts: Facts, named: Named) -> set[Decimal]:
    """What the services named in the reply cost together."""
    spoken = named.all(Topic.SERVICE)
    prices = [one.price for one in facts.services if one.price is not None and one.name in spoken]
    return {sum(some, Decimal()) for count in (2, 3) for some in combinations(prices, count)}


def _service_of(found: re.Match[str], number: int, sentence: Sentence, facts: Facts, named: Named) -> frozenset[str]:
    """The service that is priced: 'for a …' after it, else the one before it, else what the reply is about."""
    mentions = named.of(number, Topic.SERVICE)
    at = sentence.start + found.start()
    following = next((one for one in mentions if one.start >= at), None)
    if following is not None and _is_for(sentence, found, following):
        return following.names
    before = [one for one in mentions if one.start < at]
    if before:
        return before[-1].names
    if following is not None and sentence.clause_at(at) == sentence.clause_at(following.start):
        return following.names
    return named.only(Topic.SERVICE) or _subject(facts)


def _is_for(sentence: Sentence, found: re.Match[str], following: Mention) -> bool:
    between = sentence.low[found.end() : following.start - sentence.start]
    return bool(re.fullmatch(r"\s*(?:for|per)? ?(?:an?|the|your|one|each)? ?", between))


def _subject(facts: Facts) -> frozenset[str]:
    """What the turn is about when the reply does not say."""
    if facts.pending_proposal is not None:
        return frozenset({facts.pending_proposal.service})
    fresh = [facts.booking(one.booking_id) for one in facts.committed if one.this_turn]
    return frozenset(booking.service for booking in fresh if booking is not None)


def _duration_known(found: re.Match[str], number: int, sentence: Sentence, facts: Facts, named: Named) -> bool:
    clause = sentence.clause_at(sentence.start + found.start())
    mentions = named.of(number, Topic.SERVICE)
    lasting = _LASTING.search(clause.low) or _right_after_a_price(sentence, found)
    if _NOT_LASTING.search(clause.low) or not (lasting or (mentions and clause.low.strip(" ()").startswith(found[0]))):
        return True
    minutes = _minutes(found)
    if minutes in facts.minutes:
        return True
    at = sentence.start + found.start()
    before = [one for one in mentions if one.start < at]
    service = before[-1].names if before else named.only(Topic.SERVICE) or _subject(facts)
    return any(minutes == one.minutes for one in _of_names(facts, service))


def _of_names(facts: Facts, names: frozenset[str]) -> list[KnownService]:
    return [one for one in facts.services if not names or one.name in names]


def _right_after_a_price(sentence: Sentence, found: re.Match[str]) -> bool:
    return bool(re.search(r"[$£€]\d[\d.]*(?:,| for| \(|/| per)? ?$", sentence.low[: found.start()]))


def _minutes(found: re.Match[str]) -> int:
    number = found["number"]
    if number == "half an":
        return 30
    value = float(_NUMBERS.get(number, number))
    hours = found["unit"].startswith("h")
    total = value * 60 if hours else value
    if found["half"] or (found["tail"] or "").endswith("half"):
        total += 30
    elif found["tail"] and (extra := re.search(r"\d+", found["tail"])):
        total += int(extra[0])
    return round(total)
