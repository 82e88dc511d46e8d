import pytest

from agent.language.notes import read_note


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("note: I'm allergic to latex", "I'm allergic to latex"),
        ("Notes - please use the side door", "please use the side door"),
        ("please note that I have a stroller", "I have a stroller"),
        ("Friday is fine. Just so you know, I'm nervous. Thanks", "I'm nervous"),
        ("fyi my dog bites", "my dog bites"),
        ("let her know I'm in a wheelchair", "I'm in a wheelchair"),
        ("I want a facial. I'm allergic to nuts. Friday?", "I'm allergic to nuts"),
        ("special request: no perfume", "no perfume"),
    ],
)
def test_what_the_team_should_know_is_taken_down(text: str, note: str) -> None:
    assert read_note(text) == note


@pytest.mark.parametrize("text", ["a haircut please", "note", "let me know", "what's your note", ""])
def test_what_is_no_note_is_not(text: str) -> None:
    assert read_note(text) is None


def test_a_note_has_an_end() -> None:
    assert len(read_note("note: " + "a " * 2000) or "") <= 500
