"""Which of the offered choices a reply picks: "the first one", "3", "B", "the later one"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from agent.language.english.word_list import word_list
from agent.language.phrases import Phrases
from agent.language.words import MARKS, Word

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_SMALL_WORDS = word_list(
    """the i will would like love want take choose pick go with for please thanks let us do that is it yes ok sure yeah
    one number no option choice slot time appointment book me in a an at on my to have prefer works fine good great
    perfect sounds of them those these say by best answer choose and thank you"""
)
"""A bare number or letter among words like these is a choice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`index` counts from 1, or from the end as -1; the words stand from `start` to `end` of the text."""

    index: int
    start: int
    end: int


def read_choice(words: Sequence[Word], offered: int) -> Choice | None:
    """`offered` is how many choices the customer has before them; none of the words then need to be explicit. Without
    any, only "the second one" and "option 2" are choices."""
    texts = [word.text for word in words]
    found = _explicit(offered > 0).find_all(texts)
    for each in found:
        if offered == 0 or abs(each.label) <= offered:
            return Choice(each.label, words[each.start].start, words[each.end - 1].end)
    return _bare(words, offered) if offered else None


def _bare(words: Sequence[Word], offered: int) -> Choice | None:
    picked: Choice | None = None
    for at, word in enumerate(words):
        index = _index(word, at, len(words))
        if index is not None and index <= offered:
            if picked is not None:
                return None
            picked = Choice(index, word.start, word.end)
        elif word.text not in _SMALL_WORDS and word.text not in MARKS:
            return None
    return picked


def _index(word: Word, at: int, count: int) -> int | None:
    text = word.plain
    digits = text.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    if digits.isdecimal() and len(digits) <= 2:
        return int(digits) or None
    if text in _ORDINALS:
        return _ORDINALS.index(text) + 1
    if text in _NUMBERS[1:] or (text == "one" and count == 1):
        return _NUMBERS.index(text) + 1
    if len(text) == 1 and "a" <= text <= "h" and (text != "a" or at == count - 1 or count == 1):
        return ord(text) - ord("a") + 1
    return None


@cache
def _explicit(offered: bool) -> Phrases[int]:
    kinds = "one/option/choice/ones/slot/time/appointment" if offered else "one/option/choice"
    phrases = {}
    for index, ordinal in enumerate(_ORDINALS, start=1):
        phrases[index] = f"{ordinal}/{_short(index)} {kinds} | {ordinal} of those/them/these"
        phrases[index] += f" | option/choice {index}/{_NUMBERS[index - 1]}/{chr(ord('a') + index - 1)}"
        if offered:
            phrases[index] += f" | the {ordinal} | {ordinal} please | number/no/slot/# {index}/{_NUMBERS[index - 1]}"
    phrases[1] += " | earlier/earliest/soonest/top/former one"
    last = f"last {kinds} | later/latest/latter/bottom/final one"
    if offered:
        phrases[1] += " | the earlier/earliest/soonest/top/former one/time/slot/option?"
        last += " | the last | the later/latest/latter/bottom/final one/time/slot/option?"
    return Phrases({-2: f"second to last {kinds}? | last but one | next to last {kinds}?", -1: last, **phrases})


def _short(index: int) -> str:
    return f"{index}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(index, 'th') }"
