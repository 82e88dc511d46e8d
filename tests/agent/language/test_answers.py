import pytest

from agent.language.answers import LEXICONS, Answer, Deed, read_answer
from tests.agent.language import answer_cases as cases


def wrong(texts: list[str], *right: Answer) -> list[str]:
    return [text for text in texts if read_answer(text) not in right]


def test_no_reply_that_is_not_a_yes_is_read_as_one() -> None:
    others = cases.REFUSED + cases.REFUSED_HELD_OUT + cases.UNSETTLED + cases.UNSETTLED_HELD_OUT

    assert [text for text in others if read_answer(text) is Answer.YES] == []


def test_the_replies_are_many_and_different() -> None:
    every = [text for name in dir(cases) if name.isupper() for text in getattr(cases, name)]

    assert len(every) >= 600
    assert len(every) == len(set(every))


def test_a_yes_in_its_many_forms_is_a_yes() -> None:
    assert wrong(cases.ACCEPTED, Answer.YES) == []


def test_a_no_in_its_many_forms_is_a_no() -> None:
    assert wrong(cases.REFUSED, Answer.NO) == []


def test_what_was_not_developed_against_is_read_as_well() -> None:
    assert len(wrong(cases.ACCEPTED_HELD_OUT, Answer.YES)) <= 0.05 * len(cases.ACCEPTED_HELD_OUT)
    assert len(wrong(cases.REFUSED_HELD_OUT, Answer.NO)) <= 0.05 * len(cases.REFUSED_HELD_OUT)


@pytest.mark.parametrize(
    ("text", "deed", "answer"),
    [
        ("cancel it", Deed.CANCEL, Answer.YES),
        ("yes cancel it please", Deed.CANCEL, Answer.YES),
        ("please cancel my appointment", Deed.CANCEL, Answer.YES),
        ("yes", Deed.CANCEL, Answer.YES),
        ("keep it", Deed.CANCEL, Answer.NO),
        ("no keep it", Deed.CANCEL, Answer.NO),
        ("don't cancel it", Deed.CANCEL, Answer.NO),
        ("no cancel it", Deed.CANCEL, Answer.UNCLEAR),
        ("book it", Deed.CANCEL, Answer.UNCLEAR),
        ("move it", Deed.MOVE, Answer.YES),
        ("book it", Deed.MOVE, Answer.YES),
        ("yes please reschedule", Deed.MOVE, Answer.YES),
        ("cancel it", Deed.MOVE, Answer.NO),
        ("leave it as it is", Deed.MOVE, Answer.NO),
        ("cancel", Deed.BOOK, Answer.NO),
        ("move it", Deed.BOOK, Answer.UNCLEAR),
        ("yes move it", Deed.BOOK, Answer.UNCLEAR),
    ],
)
def test_what_counts_as_yes_depends_on_what_was_proposed(text: str, deed: Deed, answer: Answer) -> None:
    assert read_answer(text, deed=deed) is answer


@pytest.mark.parametrize("text", ["", "   ", "\n", ".", "!!!", "?", "\u200b", "0", "-"])
def test_a_reply_without_words_says_nothing(text: str) -> None:
    assert read_answer(text) is Answer.UNCLEAR


def test_a_language_without_a_lexicon_never_says_yes() -> None:
    assert "xx" not in LEXICONS
    assert read_answer("yes", language="xx") is Answer.UNCLEAR


@pytest.mark.parametrize(
    "text", ["yes " * 3000, "book it " * 2000, "thanks " * 5000 + "yes"], ids=["yes", "book", "thanks"]
)
def test_a_flood_of_words_is_not_a_yes(text: str) -> None:
    assert read_answer(text) is not Answer.YES
