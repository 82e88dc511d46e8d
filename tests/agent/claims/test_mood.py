"""What is asserted, and what is denied, asked, wished or depends on something."""

import pytest

from agent.claims.mood import asserted
from agent.claims.names import vocabulary
from agent.claims.passages import read_passage
from tests.agent.claims import salon


def is_asserted(reply: str, word: str = "booked") -> bool:
    passage = read_passage(reply, vocabulary(salon.FRESH))
    at = passage.low.index(word)
    sentence = next(sentence for sentence in passage.sentences if sentence.start <= at < sentence.end)
    return asserted(sentence, at)


@pytest.mark.parametrize(
    "reply",
    [
        "I've booked it.",
        "It is booked.",
        "No problem, it's booked.",
        "Don't worry, you're booked.",
        "No worries I've booked it.",
        "I can confirm that you're booked.",
        "Happy to tell you your visit is booked.",
        "I couldn't get 3, so I booked 4.",
        "You're booked, and if anything changes let me know.",
        "Is it okay that I've booked it?",
        "After checking, I've booked it.",
        "When you said yes, I booked it.",
        "You’re booked for Tuesday, okay?",
        "Not only is it booked, it is cheap.",
    ],
)
def test_a_statement_is_asserted(reply: str) -> None:
    assert is_asserted(reply)


@pytest.mark.parametrize(
    "reply",
    [
        "I haven't booked it.",
        "It isn't booked yet.",
        "Nothing is booked.",
        "It’s not booked.",
        "I can have it booked in a minute.",
        "It will be booked then.",
        "It'll be booked.",
        "You would be booked with her.",
        "Shall I get it booked?",
        "Is it booked?",
        "Once it's booked, you can move it.",
        "If it is booked, you can move it.",
        "As soon as you say yes, it is booked.",
        "It is booked once you say yes.",
        "Just say yes and it's booked.",
        "It needs to be booked first.",
        "Would you like it booked?",
        "Please confirm the following: it is booked for Tuesday.",
    ],
)
def test_what_is_denied_asked_wished_or_conditional_is_not(reply: str) -> None:
    assert not is_asserted(reply)
