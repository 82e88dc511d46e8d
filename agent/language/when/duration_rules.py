"""How long something takes: '30 minutes', 'an hour and a half', '1.5 hours', '2-3 hours'."""

import re

from agent.language.when.grammar import Rule
from agent.language.when.mention import DurationMention
from agent.language.when.part_rules import LENGTH, minutes_said
from agent.language.when.reading import Claim, Reading


def _add(reading: Reading, match: re.Match[str], minutes: int) -> Claim:
    start, end = reading.tokens.starts[match.start()], reading.tokens.ends[match.end() - 1]
    reading.durations.append(DurationMention(start, end, reading.tokens.text[start:end], minutes))
    return match.span()


def _length(reading: Reading, match: re.Match[str]) -> Claim:
    return _add(reading, match, minutes_said(reading, match))


def _letter(reading: Reading, match: re.Match[str]) -> Claim:
    return _add(reading, match, 60 * reading.tokens.values[match.start()])


DURATION_RULES = (
    Rule("unit", f"(?P<LENGTH> {LENGTH} ) dash? (?P<UNIT> unit ) (?P<HALF> and a half )?", _length),
    Rule("hletter", "number hletter", _letter),
)
