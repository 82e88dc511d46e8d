"""What the rule-based customer writes, answered by whatever an agent may say."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from evals.customers.protocol import Casting, Customer, Leaves, Line, Meant, Move, View, Why, Writes
from evals.customers.usual import usual_customer
from evals.library import business_file
from evals.scenario import BusinessChoice
from tests.support.databases import MONDAY_MORNING
from tests.support.scenarios import a_scenario

BLOOM = business_file(BusinessChoice(base="bloom-salon"))
AT_THREE = {"day": "2026-11-24", "at": "15:00"}
READ_BACK = "{} with {}, {} (12 Main Street), Tuesday 24 November 2026 at {}, for Jane Doe, $40.00. Shall I book it?"
RIGHT = READ_BACK.format("Haircut", "Ana Silva", "Downtown", "3:00 PM")


def a_customer(seed: int = 0, brief: dict[str, Any] | None = None, **wish: Any) -> Customer:
    usual = {"do": "book", "service": "haircut", "location": "downtown", "when": AT_THREE}
    customer = {"knows": {"name": "Jane Doe"}, "wishes": {**usual, **wish}, **(brief or {})}
    return usual_customer(Casting(a_scenario(customer=customer), BLOOM, seed))


async def answers(customer: Customer, *replies: str) -> list[Move]:
    """What they open with, and what they write to each reply."""
    said: list[Line] = []
    new: tuple[Line, ...] = ()
    moves: list[Move] = []
    for reply in (*replies, None):
        move = await customer.next(View(MONDAY_MORNING, tuple(said), new))
        moves.append(move)
        if reply is None or not isinstance(move, Writes) or move.farewell:
            break
        said += [Line("customer", text) for text in move.texts]
        new = (Line("agent", reply),)
        said += new
    return moves


def text_of(move: Move) -> str:
    assert isinstance(move, Writes)
    return " ".join(move.texts)


@dataclass(frozen=True)
class Case:
    id: str
    reply: str
    said: str
    wish: dict[str, Any] = field(default_factory=dict)
    meant: Meant = Meant.OTHER


CASES = (
    Case("a name", "What name shall I put it under?", "Jane Doe"),
    Case("a place", "Which location suits you: Downtown or Riverside?", "owntown"),
    Case("a service", "Which service would you like?", "", {"service": "massage", "location": None}),
    Case("which of two people", "Do you mean Ana Silva or Ben Okafor?", "Ben Okafor", {"provider": "ben"}),
    Case("a time that fits", "On Tuesday 24 November I have 2:00 PM or 3:00 PM. Which one suits you?", "3"),
    Case("a phone that it does not have", "What is your phone number?", ""),
    Case("a read-back that is right", RIGHT, "", meant=Meant.YES),
    Case("another time read back", RIGHT.replace("3:00", "4:00"), "3", meant=Meant.NO),
    Case("another place read back", RIGHT.replace("Downtown", "Riverside"), "owntown", meant=Meant.NO),
    Case("somebody else read back", RIGHT, "Ben", {"provider": "ben"}, meant=Meant.NO),
    Case("another name read back", RIGHT.replace("Jane Doe", "Janet"), "Jane Doe", meant=Meant.NO),
    Case("the next preference", "3:00 PM isn't free.", "4", {"when": [AT_THREE, {"day": "2026-11-24", "at": "16:00"}]}),
)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_it_answers_what_it_is_asked(case: Case, seed: int) -> None:
    brief = {"style": ["eager"]}
    _, answer = await answers(a_customer(seed, brief, **case.wish), case.reply)

    assert isinstance(answer, Writes)
    assert case.said in text_of(answer)
    assert answer.meant is case.meant


async def test_it_leaves_when_it_is_done() -> None:
    *_, last = await answers(a_customer(), RIGHT, "You're booked: Haircut, Tuesday 24 November at 3:00 PM.")

    assert isinstance(last, Writes)
    assert last.farewell is Why.DONE


async def test_it_gives_up_what_can_not_be_had() -> None:
    *_, last = await answers(a_customer(brief={"style": ["eager"]}), "I'm sorry, I can't find anything free for that.")

    assert isinstance(last, Writes)
    assert last.farewell is Why.GAVE_UP


async def test_it_takes_what_is_closest_when_it_is_flexible() -> None:
    reply = "3:00 PM isn't free. On Tuesday 24 November I have 10:00 AM, 3:30 PM or 6:00 PM. Which one suits you?"
    _, answer = await answers(a_customer(flexible=True), reply)

    assert "3:30" in text_of(answer)


async def test_it_does_not_hear_the_same_for_ever() -> None:
    moves = await answers(a_customer(), *["I look after appointments here."] * 20)
    last = moves[-1]

    assert len(moves) < 12
    assert isinstance(last, Leaves) or (isinstance(last, Writes) and last.farewell is Why.GAVE_UP)


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ({"at": "read_back", "refuse": True, "say": "hmm, no"}, "hmm, no"),
        ({"at": "read_back", "say": "is there parking?"}, "is there parking?"),
        ({"at": "read_back", "change": {"when": {"day": "2026-11-25", "at": "16:00"}}}, "4"),
        ({"at": "turn 2", "burst": ["wait", "one moment"]}, "wait one moment"),
        ({"at": "read_back", "leave": True, "say": "bye"}, "bye"),
    ],
    ids=["refuse", "digression", "change of mind", "burst", "leave"],
)
async def test_it_behaves_as_its_script_says_once(behaviour: dict[str, Any], said: str) -> None:
    _, first, *_ = await answers(a_customer(brief={"behaviour": [behaviour]}), RIGHT, RIGHT)

    assert said in text_of(first)


async def test_it_disappears_only_when_it_should() -> None:
    *_, last = await answers(a_customer(brief={"behaviour": [{"at": "read_back", "disappear": True}]}), RIGHT)

    assert last == Leaves(Why.DISAPPEARED)


async def test_its_words_are_many() -> None:
    openings = {text_of((await answers(a_customer(seed)))[0]) for seed in range(40)}

    assert len(openings) >= 30
