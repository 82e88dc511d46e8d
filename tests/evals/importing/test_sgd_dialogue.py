from pathlib import Path

import pytest

from evals.importing.sgd_dialogue import Dialogue, DialoguesRefused, Stage, read_dialogues, stages
from tests.support.sgd_dialogues import AGREED_TO, EVERY, MIND_CHANGED, ONCE


def staged(line: str) -> list[Stage]:
    return stages(Dialogue.model_validate_json(line))


def test_what_is_told_piece_by_piece_is_one_wish() -> None:
    (only,) = staged(ONCE)

    assert (only.day, only.day_words, only.clock, only.clock_words) == (
        "2019-03-05",
        "next Tuesday",
        "14:30",
        "half past two",
    )


def test_each_change_of_mind_says_only_what_is_another() -> None:
    first, second, third = staged(MIND_CHANGED)

    assert (first.day, first.clock) == ("2019-03-06", "16:00")
    assert (second.day, second.clock, second.said) == ("2019-03-06", "11:00", "11 in the morning")
    assert (third.day, third.clock, third.said) == ("2019-03-08", "11:00", "March 8th")


def test_a_time_that_was_only_agreed_to_comes_last_in_no_words_of_theirs() -> None:
    first, last = staged(AGREED_TO)

    assert (first.clock_words, last.clock, last.clock_words, last.said) == ("10 am", "12:15", None, "")


def test_a_line_of_another_form_is_refused_with_its_number(tmp_path: Path) -> None:
    file = tmp_path / "dialogues.jsonl"
    file.write_text("\n".join([*EVERY, '{"dialogue_id": "x"}']))

    with pytest.raises(DialoguesRefused, match=r"dialogues\.jsonl:4: reference_date: Field required"):
        list(read_dialogues(file))
