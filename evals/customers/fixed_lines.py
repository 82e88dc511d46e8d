"""A customer who says what stands in the scenario, line by line, whatever they are answered."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from evals.customers.protocol import Leaves, Meant, Move, View, Why, Writes
from evals.wish import Wish


@dataclass
class FixedLinesCustomer:
    """Implements `evals.customers.protocol.Customer`."""

    lines: Sequence[str | tuple[str, ...]]
    wishes: Sequence[Wish] = ()
    _said: int = field(default=0)

    async def next(self, view: View) -> Move:
        if self._said >= len(self.lines):
            return Leaves(Why.LEFT)
        line = self.lines[self._said]
        self._said += 1
        texts = (line,) if isinstance(line, str) else line
        return Writes(texts, Meant.UNTOLD, Why.LEFT if self._said == len(self.lines) else None)
