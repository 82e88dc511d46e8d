"""Rules over kinds of tokens, tried in order."""

import re
from collections.abc import Callable
from functools import cached_property

from agent.language.when.reading import Claim, Reading
from agent.language.when.tokens import KIND, kinds_pattern

_REMEMBERED = 4096

Build = Callable[[Reading, re.Match[str]], Claim]


class Rule:
    """A pattern over kinds and what to make of it. Without one of the kinds in `needs` the pattern cannot match."""

    def __init__(self, needs: str | tuple[str, ...], source: str, build: Build) -> None:
        self.needs = tuple(KIND[need] for need in ((needs,) if isinstance(needs, str) else needs))
        self.source = source
        self.build = build

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a text first needs it, so that importing stays cheap."""
        return kinds_pattern(self.source)


class Grammar:
    """Rules in the order in which they are tried; what one of them claims, those after it see as `consumed`."""

    def __init__(self, consumed: str, *rules: Rule) -> None:
        self._consumed = KIND[consumed]
        self._rules = rules
        self._needed = frozenset(need for rule in rules for need in rule.needs)
        self._chosen: dict[frozenset[str], tuple[Rule, ...]] = {}

    def _rules_for(self, kinds: str) -> tuple[Rule, ...]:
        """Those that can match at all. Few sets of kinds make up most of what people write, so they are remembered."""
        present = self._needed.intersection(kinds)
        chosen = self._chosen.get(present)
        if chosen is None:
            possible = present | {self._consumed}
            chosen = tuple(rule for rule in self._rules if not possible.isdisjoint(rule.needs))
            if len(self._chosen) < _REMEMBERED:
                self._chosen[present] = chosen
        return chosen

    def read(self, reading: Reading) -> None:
        for rule in self._rules_for(reading.kinds):
            if match := rule.pattern.search(reading.kinds):
                reading.kinds = self._applied(rule, reading, match)

    def _applied(self, rule: Rule, reading: Reading, match: re.Match[str]) -> str:
        """The kinds that are left once a rule has been tried from its first match on."""
        kinds, done = reading.kinds, 0
        pieces: list[str] = []
        found: re.Match[str] | None = match
        while found:
            claimed = rule.build(reading, found)
            position = found.start() + 1
            if claimed:
                start, end = claimed
                pieces += kinds[done:start], self._consumed * (end - start)
                done = end
                position = max(end, position)
            found = rule.pattern.search(kinds, position)
        return "".join(pieces) + kinds[done:] if done else kinds
