"""Facts that must, and that must not, have been said; matched as whole words, and numbers as whole numbers."""

import re
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal, InvalidOperation

from evals.customers.moments import days_in, tidy, times_in
from evals.expectation import Fact
from evals.results import ScoreRecord
from evals.scoring.evidence import Evidence

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|(?<![\d.,])\d+(?:\.\d+)?(?!\d)")


def score_words(evidence: Evidence) -> ScoreRecord:
    said = [row.text for row in evidence.doings.messages if row.role == "agent"]
    today = evidence.world.scenario.clock.astimezone(evidence.world.zone).date()
    expect = evidence.world.scenario.expect
    problems = [f"{told(fact)} should have been said" for fact in expect.said if not says(said, fact, today)]
    problems += [f"{told(fact)} should not have been said" for fact in expect.not_said if says(said, fact, today)]
    return ScoreRecord(name="words", passed=not problems, problems=tuple(problems))


def says(texts: Iterable[str], fact: Fact, today: date) -> bool:
    """Whether one of the texts has all that the fact names; of `words`, any one of them."""
    return any(_says(text, fact, today) for text in texts)


def _says(text: str, fact: Fact, today: date) -> bool:
    if fact.words is not None and not any(has_words(text, words) for words in fact.words):
        return False
    if fact.time is not None and time.fromisoformat(fact.time) not in [clock for _, clock in times_in(tidy(text))]:
        return False
    if fact.day is not None and fact.day not in [day for _, _, day in days_in(tidy(text), today)]:
        return False
    if fact.amount is not None and Decimal(fact.amount) not in amounts_in(text):
        return False
    return fact.pattern is None or re.search(fact.pattern, text, re.IGNORECASE) is not None


def has_words(text: str, words: str) -> bool:
    """As whole words, whatever the case, the spaces and the kind of quotes; `1` is not in `10`, nor in `1.5`."""
    spaced = r"\s+".join(re.escape(word) for word in plain(words).split())
    return re.search(rf"(?<![\w])(?<!\d[.,:]){spaced}(?![\w])(?![.,:]\d)", plain(text)) is not None


def plain(text: str) -> str:
    return text.casefold().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def amounts_in(text: str) -> set[Decimal]:
    found = set()
    for match in _NUMBER.finditer(text):
        try:
            found.add(Decimal(match[0].replace(",", "")))
        except InvalidOperation:
            continue
    return found


def told(fact: Fact) -> str:
    parts = {"time": fact.time, "day": fact.day, "amount": fact.amount, "pattern": fact.pattern}
    said = [f"{name} {value}" for name, value in parts.items() if value is not None]
    return " with ".join([*([" or ".join(map(repr, fact.words))] if fact.words else []), *said])
