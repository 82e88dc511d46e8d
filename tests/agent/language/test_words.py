import pytest

from agent.language.words import fold, read_words


def texts(message: str) -> list[str]:
    return [word.text for word in read_words(message)]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("I'd like to resched my appt tmrw pls!", "i would like to reschedule my appointment tomorrow please !"),
        ("dont", "do not"),
        ("can’t", "can not"),
        ("u r gr8", "you are great"),
        ("yesss pleaseeee", "yes please"),
        ("goooood", "good"),
        ("boook", "book"),
        ("a avialable apointmant", "a available appointment"),
        ("Ana's", "ana"),
        ("what's", "what is"),
        ("José", "jose"),
        ("hair-cut", "hair - cut"),
        ("2:30pm", "2:30pm"),
        ("$40", "$ 40"),
        ("👍🏽", "👍"),
        ("no\u200bthing", "no thing"),
    ],
)
def test_words_are_brought_to_their_usual_form(typed: str, read: str) -> None:
    assert texts(typed) == read.split()


@pytest.mark.parametrize(
    "ordinary", ["message", "but", "cancer", "locate", "brook", "quit", "house", "fright", "contact", "prince"]
)
def test_a_word_that_exists_is_no_misspelling(ordinary: str) -> None:
    assert texts(ordinary) == [ordinary]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("id like a trim", "i would like a trim"),
        ("my id is 7", "my id is 7"),
        ("ill take it", "i will take it"),
        ("i feel ill", "i feel ill"),
        ("its for bob", "it is for bob"),
        ("its price", "its price"),
    ],
)
def test_a_lost_apostrophe_is_found_where_the_next_word_shows_it(typed: str, read: str) -> None:
    assert texts(typed) == read.split()


def test_every_word_knows_its_place() -> None:
    message = "Hi, I'm José!"

    assert [message[word.start : word.end] for word in read_words(message) if word.plain] == [
        "Hi",
        ",",
        "I'm",
        "José",
        "!",
    ]


def test_folding_drops_case_accents_and_curly_apostrophes() -> None:
    assert fold("NÚÑEZ’s") == "nunez's"
