"""A customer who says again what was said in an earlier run, as long as the conversation takes the same course."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from evals.customers.protocol import (
    Casting,
    Customer,
    CustomerBroke,
    Leaves,
    Line,
    Meant,
    Move,
    View,
    Waits,
    Why,
    Writes,
)
from evals.customers.reading import read_reply
from evals.results import MessageRecord, TrialRecord, read_results
from evals.wish import Wish


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of the recording, and what the customer had been told before it."""

    texts: tuple[str, ...]
    meant: Meant
    after: str


@dataclass
class ReplayingCustomer:
    """Implements `evals.customers.protocol.Customer`. A yes is only said to what it was a yes to."""

    turns: Sequence[Said]
    wishes: Sequence[Wish] = ()
    _said: int = field(default=0)

    async def next(self, view: View) -> Move:
        """Raises `CustomerBroke`."""
        if self._said >= len(self.turns):
            return Leaves(Why.LEFT)
        turn = self.turns[self._said]
        if self._said and not view.new:
            return Waits()
        if turn.meant is Meant.YES and _question(_told(view.new), view.now) != _question(turn.after, view.now):
            raise CustomerBroke(f"the conversation has taken another course before {' / '.join(turn.texts)!r}")
        self._said += 1
        return Writes(turn.texts, turn.meant, Why.LEFT if self._said == len(self.turns) else None)


@dataclass(frozen=True)
class Replay:
    """Makes customers of the trials of an earlier run. Raises `ResultsRefused` when there is none in the file."""

    records: Mapping[tuple[str, int], TrialRecord]

    @classmethod
    def of(cls, file: Path) -> "Replay":
        return cls({record.key: record for record in read_results(file).records})

    def __call__(self, casting: Casting) -> Customer:
        record = self.records.get((casting.scenario.id, casting.seed))
        turns = tuple(_turns(record.messages)) if record else ()
        return ReplayingCustomer(turns) if turns else NobodyRecorded()


class NobodyRecorded:
    """In place of a customer whose trial is not in the recording."""

    wishes: Sequence[Wish] = ()

    async def next(self, view: View) -> Move:
        """Raises `CustomerBroke`."""
        raise CustomerBroke("the recording has no such trial")


def _turns(messages: Sequence[MessageRecord]) -> list[Said]:
    """What was said before the trial began has no number."""
    turns: dict[int, Said] = {}
    told: list[str] = []
    for message in messages:
        if message.role != "customer":
            told.append(message.text)
        elif message.turn in turns:
            before = turns[message.turn]
            turns[message.turn] = Said((*before.texts, message.text), before.meant, before.after)
        elif message.turn:
            turns[message.turn] = Said((message.text,), Meant(message.meant or "untold"), "\n".join(told))
            told = []
    return list(turns.values())


def _told(new: Sequence[Line]) -> str:
    return "\n".join(line.text for line in new)


def _question(text: str, now: datetime) -> tuple[str, tuple[datetime, ...]] | None:
    asked = read_reply(text, now.date()).read_back
    return None if asked is None else (asked.text, asked.moments)
