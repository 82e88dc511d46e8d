import pytest

from frontdesk.demo.customer import answer_to


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("Which location suits you: Downtown or Riverside?", "Downtown please"),
        ("On Tuesday I have 12:00 PM, 1:30 PM or 5:00 PM. Which one suits you?", "The second one works for me"),
        ("What name shall I put it under?", "Jane Doe"),
        ("Haircut with Ana Silva, for Jane Doe. Shall I book it?", "Yes please"),
        ("You're booked: Haircut with Ana Silva.", "Thank you, see you then!"),
    ],
    ids=lambda text: text[:20],
)
def test_she_answers_what_she_is_asked(heard: str, said: str) -> None:
    line = answer_to(heard)
    assert line is not None
    assert line.said == said


def test_she_is_done_when_it_is_booked() -> None:
    assert [line.last for line in map(answer_to, ("Shall I book it?", "You're booked.")) if line] == [False, True]


def test_she_does_not_pretend_to_understand() -> None:
    assert answer_to("The weather is nice.") is None
