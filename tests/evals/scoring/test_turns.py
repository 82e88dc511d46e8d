"""How long a conversation took, and whether it went round in circles."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from agent.tables import TurnStepRow
from booking_core import Owner
from evals.customers.protocol import Meant
from evals.observing import Doings, observe
from evals.scoring.evidence import Evidence, TurnSeen
from evals.scoring.turns import score_turns
from evals.setting_up import set_up
from evals.templates import Templates
from evals.world import AgentUnderTest, World, open_world
from tests.support.scenarios import a_scenario


@pytest.fixture
async def world(worlds: Templates) -> AsyncIterator[World]:
    async with open_world(a_scenario(), worlds, AgentUnderTest()) as found:
        await set_up(found)
        yield found


async def evidence(world: World, replies: str = "", calls: tuple[str, ...] = ()) -> Evidence:
    """A reply for each letter, and one turn with these calls."""
    turns = [TurnSeen(n, ("hm",), Meant.OTHER, (text,), (), Owner.AGENT) for n, text in enumerate(replies, 1)]
    made = [{"id": f"c{n}", "name": name, "arguments": "{}"} for n, name in enumerate(calls)]
    step = TurnStepRow(turn_id="t", number=1, text="", calls=made)
    state = await observe(world)
    return Evidence(world, state, state, Doings((), (step,), ()), turns, "done")


@dataclass(frozen=True)
class Case:
    replies: str
    rounds: int


@pytest.mark.parametrize(
    "case", [Case("AAA", 3), Case("BAAAAC", 4), Case("ABABAB", 3), Case("ABCABCABC", 3)], ids=lambda case: case.replies
)
async def test_a_circle_of_replies_is_found(case: Case, world: World) -> None:
    found = score_turns(await evidence(world, case.replies))

    assert found.problems == (f"the same replies came {case.rounds} times in a row",)


@pytest.mark.parametrize("replies", ["", "A", "ABC", "AABB", "ABAB", "ABAC", "ABCAB"])
async def test_what_comes_again_now_and_then_is_no_circle(replies: str, world: World) -> None:
    assert score_turns(await evidence(world, replies)).passed


async def test_the_same_call_over_and_over_is_found(world: World) -> None:
    again, once = await evidence(world, "A", ("find_slots",) * 4), await evidence(world, "A", ("book", "find_slots"))

    assert score_turns(again).problems == ("find_slots was called 4 times for one reply, always alike",)
    assert score_turns(once).passed
