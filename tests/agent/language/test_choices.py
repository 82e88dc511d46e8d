import pytest

from agent.language.choices import read_choice
from agent.language.words import read_words


def chosen(text: str, offered: int) -> int | None:
    choice = read_choice(read_words(text), offered)
    return choice.index if choice else None


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("the first one", 1),
        ("first", 1),
        ("the 2nd", 2),
        ("2nd one please", 2),
        ("3", 3),
        ("3 please", 3),
        ("number 3", 3),
        ("#2", 2),
        ("option 2", 2),
        ("option b", 2),
        ("B", 2),
        ("a", 1),
        ("b)", 2),
        ("I'll take the third", 3),
        ("two", 2),
        ("the last one", -1),
        ("the later one", -1),
        ("later one", -1),
        ("the earlier one", 1),
        ("the earliest", 1),
        ("second to last", -2),
        ("let's go with the second slot", 2),
    ],
)
def test_one_of_four_is_picked(text: str, index: int) -> None:
    assert chosen(text, 4) == index


@pytest.mark.parametrize(
    "text", ["5", "the 9th", "3pm", "friday", "2 haircuts", "1 or 2", "I have 2 kids", "at 10:30", "yes", ""]
)
def test_what_picks_none_of_four(text: str) -> None:
    assert chosen(text, 4) is None


def test_without_an_offer_only_explicit_choices_count() -> None:
    assert chosen("the second one", 0) == 2
    assert chosen("option 3", 0) == 3
    assert chosen("the 2nd", 0) is None
    assert chosen("3", 0) is None
    assert chosen("it's my first time", 0) is None
