import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.whatsapp.split import LIMIT, length, parts_for, split_message

TEXTS = st.text(alphabet=st.sampled_from("ab .!?\n\r\t,“”。👍🏽é\u0301\u200d👩🇩🇪https://x"), max_size=400)


@dataclass(frozen=True)
class Case:
    id: str
    text: str
    limit: int
    parts: tuple[str, ...]


CASES = (
    Case("short texts stay whole", "Hello there.", 20, ("Hello there.",)),
    Case("exactly the limit stays whole", "abcde", 5, ("abcde",)),
    Case("nothing is no part", "", 20, ()),
    Case("space is no part", " \n\t ", 20, ()),
    Case("space around is left out", "  Hello  \n", 20, ("Hello",)),
    Case("between paragraphs", "One two.\n\nThree four.\nFive.", 20, ("One two.\n\n".strip(), "Three four.\nFive.")),
    Case("between lines", "- at nine o'clock\n- at ten o'clock", 20, ("- at nine o'clock", "- at ten o'clock")),
    Case("between sentences", "It is free. Shall I book it?", 20, ("It is free.", "Shall I book it?")),
    Case("after closing quotes", "He said “no.” And then left", 16, ("He said “no.”", "And then left")),
    Case("between words", "one two three four five", 10, ("one two", "three four", "five")),
    Case("a late word rather than an early sentence", "Hi. one two three four", 16, ("Hi. one two", "three four")),
    Case("between characters where nothing else is left", "abcdefghij", 4, ("abcd", "efgh", "ij")),
    Case(
        "after the full stop of scripts without spaces",
        "今日はいい天気。明日は雨です",
        10,
        ("今日はいい天気。", "明日は雨です"),
    ),
    Case(
        "an address stays whole",
        "see this: https://example.com/abc now",
        26,
        ("see this:", "https://example.com/abc", "now"),
    ),
    Case(
        "an address glued to text stays whole",
        "(map:https://example.com/abc)",
        26,
        ("(map:", "https://example.com/abc)"),
    ),
    Case("an address longer than a part is cut", "https://example.com/abc", 12, ("https://exam", "ple.com/abc")),
    Case("emoji count two", "👍👍👍", 4, ("👍👍", "👍")),
    Case("a tone stays with its hand", "ab👍🏽", 5, ("ab", "👍🏽")),
    Case("a family stays together", "ab👩‍👩‍👧", 8, ("ab", "👩‍👩‍👧")),
    Case("flags stay whole", "🇩🇪🇫🇷", 6, ("🇩🇪", "🇫🇷")),
    Case("accents stay on their letter", "abe\u0301", 3, ("ab", "e\u0301")),
    Case("syllables stay whole", "ab\u1112\u1161\u11ab", 4, ("ab", "\u1112\u1161\u11ab")),
    Case("a conjunct stays whole", "ab\u0915\u094d\u0937", 4, ("ab", "\u0915\u094d\u0937")),
    Case("what can't be kept together is cut all the same", "e" + "\u0301" * 5, 3, ("e\u0301\u0301", "\u0301" * 3)),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_messages_are_cut_where_it_hurts_least(case: Case) -> None:
    assert split_message(case.text, case.limit) == case.parts


@given(text=TEXTS, limit=st.integers(4, 60))
def test_nothing_but_space_is_lost_and_every_part_fits(text: str, limit: int) -> None:
    parts = split_message(text, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part and part == part.strip() and length(part) <= limit for part in parts)


@given(text=TEXTS)
def test_a_part_never_begins_inside_a_character(text: str) -> None:
    for part in split_message(text, 40)[1:]:
        begins_inside = unicodedata.category(part[0]) in ("Mn", "Me", "Mc") or part[0] == "\u200d"
        assert not begins_inside or text.lstrip().count(part[0]) > 20


@given(text=TEXTS)
def test_what_fits_is_sent_as_it_is(text: str) -> None:
    assert split_message(text) == ((text.strip(),) if text.strip() else ())


def test_long_replies_become_parts_of_what_twilio_takes() -> None:
    text = "\n\n".join(f"Paragraph {number}. " + "A sentence of some length. " * 12 for number in range(20))
    parts = split_message(text)
    assert all(len(part) <= LIMIT for part in parts)
    assert all(part.startswith("Paragraph") for part in parts)


def test_only_whatsapp_has_parts_to_push() -> None:
    assert parts_for("whatsapp", "Hello") == ("Hello",)
    assert parts_for("web", "Hello") == ()
