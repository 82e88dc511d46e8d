import pytest

from agent.language.people import PersonName, as_name, read_name, read_stranger
from agent.language.words import read_words


def name_in(text: str, *, asked: bool = False) -> str | None:
    found = read_name(text, read_words(text), asked=asked)
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I'm Jane Doe", "Jane Doe"),
        ("no, the name is Arjun Pal please", "Arjun Pal"),
        ("it's arjun pal", "Arjun Pal"),
        ("I'm Meeta Gosh", "Meeta Gosh"),
        ("My name is Jane Thanks", "Jane"),
        ("im jane doe", "Jane Doe"),
        ("my name is jane", "Jane"),
        ("My name's Kate", "Kate"),
        ("MY NAME IS JANE DOE", "Jane Doe"),
        ("name: Bob Marley", "Bob Marley"),
        ("my name is Jane Brown and I need a cut", "Jane Brown"),
        ("this is Jane here", "Jane"),
        ("hi jane here", "Jane"),
        ("hello, this is Dr. Alan Grant", "Alan Grant"),
        ("it's for Bob", "Bob"),
        ("for my son Tim", "Tim"),
        ("for my wife, Ann-Marie Lopez", "Ann-Marie Lopez"),
        ("put it under Smith", "Smith"),
        ("under the name of John Park", "John Park"),
        ("first name Jane last name Doe", "Jane Doe"),
        ("I am Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("my name is bob o'neil", "Bob O'Neil"),
        ("i'm priya raman", "Priya Raman"),
        ("call me Al", "Al"),
        ("change the name to Robert Smith", "Robert Smith"),
        ("im jane and i need a haircut", "Jane"),
        ("im sarah can i book", "Sarah"),
        ("Regards, Jane Doe", "Jane Doe"),
        ("JANE DOE", "Jane Doe"),
        ("jane", "Jane"),
        ("it's Bob, no sorry it's Rob", "Rob"),
    ],
)
def test_a_name_is_found_behind_its_announcement(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "I'm looking for a doctor",
        "im running late",
        "I'm Allergic to latex",
        "im allergic",
        "I'm free Friday",
        "this is urgent",
        "This is great",
        "it's for tomorrow",
        "it's for two people",
        "call me back",
        "call me tomorrow",
        "I am a new patient",
        "for my dog",
        "for my wife",
        "will you be open",
        "I'm not sure",
        "my name is on the list",
        "under 40 dollars",
        "zebediah",
        "haircut please",
        "asdf qwer",
        "Thanks AI",
    ],
)
def test_what_is_no_name_is_not_taken_for_one(text: str) -> None:
    assert name_in(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane", "Jane"),
        ("zebediah", "Zebediah"),
        ("its zebediah quux", "Zebediah Quux"),
        ("sure, it's Jane Doe", "Jane Doe"),
        ("Doe, Jane", "Jane Doe"),
        ("Jane Doe please", "Jane Doe"),
        ("Yes please, Bob", "Bob"),
        ("Will", "Will"),
        ("mary-jane mcdonald", "Mary-Jane McDonald"),
        ("José Núñez", "José Núñez"),
        ("Jane D.", "Jane D"),
        ("Nguyen Van Anh", "Nguyen Van Anh"),
        ("maria del carmen lopez", "Maria del Carmen Lopez"),
        ("李 小龙", "李 小龙"),
        ("Ольга Иванова", "Ольга Иванова"),
    ],
)
def test_the_answer_to_what_is_your_name(text: str, name: str) -> None:
    assert name_in(text, asked=True) == name


@pytest.mark.parametrize(
    "text", ["no", "what for?", "why do you need that", "never mind", "can I book for two", "yes", "tomorrow", "12"]
)
def test_not_every_answer_to_that_is_a_name(text: str) -> None:
    assert name_in(text, asked=True) is None


def test_words_that_are_something_else_are_left_alone() -> None:
    text = "grace"

    assert read_name(text, read_words(text), taken={0}) is None


def test_it_is_known_whether_the_name_is_of_another() -> None:
    def found(text: str) -> PersonName | None:
        return read_name(text, read_words(text))

    mine, other = found("I'm Bob"), found("it's for my brother Bob")

    assert [each.for_other for each in (mine, other) if each] == [False, True]


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("can I book with Bob", "Bob"),
        ("I want to see Dr. Richard Young", "Richard Young"),
        ("is dr. house available", None),
        ("with a friend", None),
        ("see you tomorrow", None),
    ],
)
def test_whom_one_wants_to_see(text: str, stranger: str | None) -> None:
    assert read_stranger(text, read_words(text), ()) == stranger


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("JANE DOE", "Jane Doe"),
        ("jane doe", "Jane Doe"),
        ("Jane  Doe", "Jane Doe"),
        ("McDonald", "McDonald"),
        ("mcdonald", "McDonald"),
        ("o'neil", "O'Neil"),
        ("anne-marie", "Anne-Marie"),
        ("van der berg", "Van der Berg"),
        ("DeShawn", "DeShawn"),
        ("JP", "JP"),
    ],
)
def test_names_get_the_capitals_they_lack(typed: str, name: str) -> None:
    assert as_name(typed) == name
