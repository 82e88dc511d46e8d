"""Mere hours, and what makes a time of them: 'at 3', 'make it 4', 'afternoon 3', '3 or 4', '9-5', '3 tomorrow'."""

import re

from agent.language.when.clock_rules import ANCHOR, ANY_HOUR, NO_COUNT, OPENING, settle
from agent.language.when.grammar import Rule
from agent.language.when.halves import is_open
from agent.language.when.lookalikes import hour_is_other, runs_on
from agent.language.when.reading import Claim, Reading
from agent.language.when.tokens import KIND, kinds
from agent.language.when.vocabulary import HOUR, word_set

_OPENED = kinds("date part tonight")
_LONE_BESIDE = kinds("comma stop number hourword or and dash to the")
_BEFORE_HOUR = word_set("would rather say maybe perhaps prefer come is does try like do then so sorry")
_AFTER_HOUR = word_set(
    "work works sharp suits suit instead would exactly then doesn't doesnt isn't isnt won't wont wouldn't"
)
_WISHING = word_set("take have get book want got do need")
_ENDING = frozenset({"", ".", "?", "!", "\n", *word_set("please pls plz then instead thanks")})
_SHORT = 10
_FINE = word_set("fine good ok okay perfect great better best free available possible too not no taken")
_COURTESY = word_set(
    "yes yeah yep ok okay please pls plz no then so hi hello thanks um well actually perfect sure great good fine"
    " thank you alright cool hmm maybe sorry wait or make it"
)


def _hour(reading: Reading, match: re.Match[str]) -> Claim:
    hour, index = reading.value(match, "HOUR"), match.start("HOUR")
    if hour > 24 or hour_is_other(reading, index, match.end()):
        return None
    return settle(reading, index, index + 1, hour * HOUR, is_open(hour, reading.word(index)))


def _anchored_hour(reading: Reading, match: re.Match[str]) -> Claim:
    claim = _hour(reading, match)
    # 'For 3' may be three people.
    if claim and match[0][0] == KIND["for"]:
        reading.times[-1].bare = True
    return claim


def _worded_hour(reading: Reading, match: re.Match[str]) -> Claim:
    """'Make it 4', 'prefer 3', 'is 3 free': a word before the number that asks for a time."""
    before = match.start("HOUR") - 1
    word = reading.word(before)
    asked = word in _BEFORE_HOUR or (word == "it" and reading.word(before - 1) in ("make", "do", "say"))
    if not asked or runs_on(reading, match.end()):
        return None
    return _hour(reading, match) if word == "it" else _bare_hour(reading, match)


def _asked_hour(reading: Reading, match: re.Match[str]) -> Claim:
    """'Do you have 4?', 'I'll take the 10 please': at the end of a wish."""
    if reading.word(match.start()) not in _WISHING or reading.word(match.end()) not in _ENDING:
        return None
    return _bare_hour(reading, match)


def _hour_with_word(reading: Reading, match: re.Match[str]) -> Claim:
    after = reading.word(match.end("HOUR"))
    fine = after in ("is", "'s", "are") and reading.word(match.end("HOUR") + 1) in _FINE
    return _bare_hour(reading, match) if fine or after in _AFTER_HOUR else None


def _moved_to_hour(reading: Reading, match: re.Match[str]) -> Claim:
    moving = reading.word(match.start() - 1) == "up" or reading.moving < match.start()
    return _hour(reading, match) if moving else None


def _bare_hour(reading: Reading, match: re.Match[str]) -> Claim:
    claim = _hour(reading, match)
    if claim and reading.times[-1].j == match.end("HOUR"):
        reading.times[-1].bare = True
    return claim


def _two_hours(reading: Reading, match: re.Match[str]) -> Claim:
    """'9-5' needs no more to be two times; '9 to 5' wants a word or a day that opens it."""
    start, first, last = match.start(), reading.value(match, "HOUR"), reading.value(match, "LAST")
    if first == last or max(first, last) > 24:
        return None
    opened = reading.kind(start - 1) in _OPENED or reading.word(start - 1) in OPENING
    closed = reading.kind(match.end()) in _OPENED
    alone = (match["DASH"] or start == 0) and not runs_on(reading, match.end())
    if not (alone or opened or closed):
        return None
    for group, value in (("HOUR", first), ("LAST", last)):
        index = match.start(group)
        settle(reading, index, index + 1, value * HOUR, is_open(value, reading.word(index)))
    return match.span()


def _lone_number(reading: Reading, match: re.Match[str]) -> Claim:
    """A message that is nothing but an hour, with or without a please."""
    index = match.start("HOUR")
    if reading.dates or len(reading.tokens) > _SHORT or not all(draft.bare for draft in reading.times):
        return None
    for at, word in enumerate(reading.tokens.words):
        if at != index and reading.tokens.kinds[at] not in _LONE_BESIDE and word not in _COURTESY:
            return None
    return _bare_hour(reading, match)


_HOURS = ("number", "bignum", "hourword")
_SPAN = "dash | to | till | through"
_MORE = "or | and"
_TO_PART = "(?: in | at | on )? (?: the | this | that | date )* (?: early | mid | late )? (?: part | tonight )"
_BOUNDED = f"at? the? (?: latest | earliest ) | (?: {_MORE} ) (?: later | earlier | after | before ) | onwards"
_NEXT_HOUR = Rule(
    "time",
    f"time (?: comma? (?: {_MORE} ) | {_SPAN} | comma (?= {ANY_HOUR} (?: comma | {_MORE} ) ) ) (?: around | at )?"
    f" (?P<HOUR> {ANY_HOUR} ) {NO_COUNT}",
    _hour,
)
_LONGEST_LIST = 4
HOUR_RULES = (
    Rule(("meridiem", "oclock", "ish"), f"(?P<HOUR> {ANY_HOUR} ) (?= dash? ish | oclock | meridiem )", _hour),
    Rule(
        ("part", "tonight", "eve"),
        f"(?: part | tonight | eve ) comma? (?: at | around | by ){{0,2}} (?P<HOUR> {ANY_HOUR} ) {NO_COUNT}",
        _hour,
    ),
    Rule(("part", "tonight"), f"(?P<HOUR> {ANY_HOUR} ) (?= {_TO_PART} )", _hour),
    Rule(_HOURS, f"(?: {ANCHOR} ) (?P<HOUR> {ANY_HOUR} ) {NO_COUNT}", _anchored_hour),
    Rule("date", f"date (?P<HOUR> {ANY_HOUR} ) {NO_COUNT}", _anchored_hour),
    Rule("date", f"date comma (?P<HOUR> {ANY_HOUR} ) (?= stop | comma | $ )", _anchored_hour),
    Rule("date", f"(?P<HOUR> {ANY_HOUR} ) on? (?= date )", _anchored_hour),
    Rule(_HOURS, f"(?: other | this ) (?P<HOUR> {ANY_HOUR} ) {NO_COUNT}", _worded_hour),
    Rule(_HOURS, f"(?P<HOUR> {ANY_HOUR} ) (?= other )", _hour_with_word),
    Rule(_HOURS, f"other the? (?P<HOUR> {ANY_HOUR} ) (?= stop | $ | other )", _asked_hour),
    Rule(_HOURS, f"(?P<HOUR> {ANY_HOUR} ) (?= {_BOUNDED} )", _hour),
    Rule("to", f"to (?P<HOUR> {ANY_HOUR} ) {NO_COUNT}", _moved_to_hour),
    Rule(
        ("dash", "to", "till"),
        f"(?P<HOUR> {ANY_HOUR} ) (?: (?P<DASH> dash ) | to | till ) (?P<LAST> {ANY_HOUR} ) {NO_COUNT} (?! dash )",
        _two_hours,
    ),
    Rule(
        "time",
        f"(?P<HOUR> {ANY_HOUR} ) (?= (?: comma {ANY_HOUR} ){{0,6}} (?: comma? or | {_SPAN} ) time )",
        _hour,
    ),
    Rule("time", f"time comma (?P<HOUR> {ANY_HOUR} ) (?= stop | $ )", _hour),
    *(_NEXT_HOUR for _ in range(_LONGEST_LIST)),
    Rule(_HOURS, f"(?P<HOUR> {ANY_HOUR} )", _lone_number),
)
