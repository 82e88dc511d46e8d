"""Replies as sentences and clauses."""

import pytest

from agent.claims.names import vocabulary
from agent.claims.passages import Passage, read_passage
from tests.agent.claims import salon


def read(reply: str) -> Passage:
    return read_passage(reply, vocabulary(salon.FRESH))


def sentences(reply: str) -> list[str]:
    passage = read(reply)
    return [passage.quote(sentence) for sentence in passage.sentences]


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("With Dr. Patel at 3 p.m. on Tuesday. Fine?", ["With Dr. Patel at 3 p.m. on Tuesday.", "Fine?"]),
        ("See you at 3 p.m. Bring a towel.", ["See you at 3 p.m.", "Bring a towel."]),
        ("On Nov. 24 at 12 Main St. downtown.", ["On Nov. 24 at 12 Main St. downtown."]),
        ("It costs $18.50 at 10.30.", ["It costs $18.50 at 10.30."]),
        ("Times:\n- 9:00\n- 9:30", ["Times:", "- 9:00", "- 9:30"]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
    ],
)
def test_a_reply_is_cut_into_sentences_where_a_reader_would(reply: str, expected: list[str]) -> None:
    assert sentences(reply) == expected


def test_every_offset_is_one_of_the_reply_as_written() -> None:
    reply = "**Tue 24** – 10:00 🎉 with “Ana”…\n1️⃣ Next İ one!"
    passage = read(reply)
    assert len(passage.text) == len(passage.low) == len(reply)
    assert all(
        sentence.low == passage.low[sentence.start : sentence.end]
        and "".join(clause.low for clause in sentence.clauses) == sentence.low
        for sentence in passage.sentences
    )


def test_names_are_masked_so_that_they_are_no_words_or_times() -> None:
    passage = read("A Haircut with Ana at 12 Main St.")
    assert "12" not in passage.low
    assert "ana" not in passage.low
    assert passage.sentences[0].bare is False


def test_lists_headers_and_questions_are_known() -> None:
    passage = read("Tuesday:\n- 9:00 AM\n2. 9:30 AM\nWhich one?")
    header, first, second, question = passage.sentences
    assert (header.header, header.listed) == (True, False)
    assert first.listed
    assert second.listed
    assert first.bare
    assert question.question


def test_a_weekday_and_its_date_stay_in_one_clause() -> None:
    passage = read("From Tuesday, November 24 at 10, to Wednesday, November 25.")
    assert [clause.low.strip(" ,.") for clause in passage.sentences[0].clauses] == [
        "from tuesday, november 24 at 10",
        "to wednesday, november 25",
    ]


def test_no_sentence_is_so_long_that_reading_it_takes_more_than_its_share() -> None:
    passage = read("booked " * 3000)
    assert max(sentence.end - sentence.start for sentence in passage.sentences) <= 600
    assert "".join(sentence.text for sentence in passage.sentences) == "booked " * 2999 + "booked "
