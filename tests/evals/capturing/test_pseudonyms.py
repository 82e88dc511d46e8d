import pytest

from evals.capturing.pseudonyms import Pseudonyms


@pytest.fixture
def names() -> Pseudonyms:
    known = Pseudonyms(words=frozenset({"haircut", "downtown"}), said="Avery was here")
    known.learn(["Jane Doe", "Dr Ana Silva", "May Doe"], ["12 Main St"])
    return known


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("I'm Jane Doe", "I'm Blake Abbot"),
        ("jane here, JANE I said", "blake here, BLAKE I said"),
        ("with Dr Silva or Ana", "with Dr Barlow or Casey"),
        ("on may 5, or May 6", "on may 5, or May 6"),
        ("May wants it in may", "Devon wants it in may"),
        ("a haircut at downtown", "a haircut at downtown"),
        ("at 12 main st please", "at 1 Example Street please"),
        ("I live at 7 Elm Grove Road, flat 2", "I live at 2 Example Street, flat 2"),
        ("on 2026-11-24 at 15:00, or 11/24/2026", "on 2026-11-24 at 15:00, or 11/24/2026"),
        ("call (212) 555-0187 or +1 212 555 0187", "call +12125550100 or +12125550100"),
        ("Jane.Doe@example.com, jane.doe@example.com", "person1@example.org, person1@example.org"),
        ("janet is nobody known", "janet is nobody known"),
    ],
)
def test_what_becomes_of_texts(names: Pseudonyms, text: str, becomes: str) -> None:
    assert names.text(text) == becomes
    assert names.text(names.text(text)) == becomes


def test_names_that_customers_say_are_learnt(names: Pseudonyms) -> None:
    names.learn_introduced(["my name is Zelda Quist, it's for my son Tim", "I'm Looking for a Haircut", "i'm fine"])

    told = names.text("Zelda Quist, Tim, looking for a haircut")
    assert not {"Zelda", "Quist", "Tim"} & set(told.replace(",", "").split())
    assert told.endswith("looking for a haircut")
