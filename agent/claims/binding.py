"""Which person, place and service a moment or an amount of a reply is said of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.claims.mood import is_fragment
from agent.claims.names import Mention, Topic, Vocabulary
from agent.claims.passages import Passage, Sentence

_BESIDE = re.compile(r"\s*(?:[-–—,(]|with|by)?\s*(?:with |dr\.? )?")


@dataclass(frozen=True, slots=True)
class Named:
    """The mentions of one reply, by sentence; offsets are those of the reply."""

    by_sentence: tuple[tuple[Mention, ...], ...]

    def of(self, sentence: int, topic: Topic) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.by_sentence[sentence] if mention.topic is topic)

    def all(self, topic: Topic) -> frozenset[str]:
        """Everything of this topic that the reply names anywhere."""
        return _any_of([mention for mentions in self.by_sentence for mention in mentions if mention.topic is topic])

    def first(self, topic: Topic) -> int:
        """The number of the first sentence that names one; the reply must name one."""
        return next(number for number in range(len(self.by_sentence)) if self.of(number, topic))

    def only(self, topic: Topic) -> frozenset[str] | None:
        """What the whole reply speaks of, when that is one thing; None when it names none or several."""
        names = {mention.names for mentions in self.by_sentence for mention in mentions if mention.topic is topic}
        return next(iter(names)) if len(names) == 1 else None


def read_names(passage: Passage, names: Vocabulary) -> Named:
    return Named(
        tuple(
            tuple(
                Mention(sentence.start + one.start, sentence.start + one.end, one.topic, one.names)
                for one in names.mentions(sentence.text)
            )
            for sentence in passage.sentences
        )
    )


def bound(named: Named, number: int, sentence: Sentence, at: int, end: int, topic: Topic) -> frozenset[str]:
    """The names that may be meant at this offset; empty when the sentence leaves it open."""
    mentions = named.of(number, topic)
    if not mentions:
        return frozenset()
    beside = next((mention for mention in mentions if mention.start >= at), None)
    if beside is not None and _BESIDE.fullmatch(sentence.low[end - sentence.start : beside.start - sentence.start]):
        return beside.names
    clause = sentence.clause_at(at)
    near = [mention for mention in mentions if clause.start <= mention.start < clause.end]
    if near:
        return _any_of(near)
    loose = is_fragment(clause)
    return _any_of([mention for mention in mentions if loose or is_fragment(sentence.clause_at(mention.start))])


def _any_of(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset[str]().union(*(mention.names for mention in mentions))
