from agent.language.phrases import Found, Phrases


def find(table: dict[str, str], text: str) -> list[Found[str]]:
    return Phrases(table).find_all(text.split())


def test_the_longest_phrase_wins() -> None:
    table = {"short": "cancel", "long": "cancellation policy | cancel policy"}

    assert find(table, "the cancel policy") == [Found("long", 1, 3)]


def test_alternatives_and_optional_words() -> None:
    table = {"book": "please? book/reserve it/that"}

    assert find(table, "please reserve that") == [Found("book", 0, 3)]
    assert find(table, "book it") == [Found("book", 0, 2)]
    assert find(table, "please it") == []


def test_a_gap_is_at_most_three_words_and_never_crosses_a_sentence() -> None:
    table = {"done": "get my * done"}

    assert find(table, "get my long dark hair done") == [Found("done", 0, 6)]
    assert find(table, "get my very long dark hair done") == []
    assert find(table, "get my hair . done") == []


def test_no_word_is_used_twice() -> None:
    assert find({"a": "one two", "b": "two three"}, "one two three") == [Found("a", 0, 2)]


def test_of_two_labels_with_one_phrase_the_earlier_keeps_it() -> None:
    assert find({"first": "no", "second": "no | no no"}, "no") == [Found("first", 0, 1)]


def test_phrases_that_begin_alike_do_not_disturb_each_other() -> None:
    table = {"one": "a/b c", "two": "a d"}

    assert find(table, "b d a d b c") == [Found("two", 2, 4), Found("one", 4, 6)]


def test_nothing_is_found_in_nothing() -> None:
    assert find({"a": "x"}, "") == []
    assert find({"a": "\n | \n"}, "x") == []
