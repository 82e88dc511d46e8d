"""A scenario that can't be passed is an error of the scenario, and says where."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from evals.checking import check_scenario
from evals.templates import Templates
from tests.support.scenarios import a_reference_booking, a_scenario, an_expected_booking, booked_before


@dataclass(frozen=True)
class Case:
    id: str
    told: str
    fields: dict[str, Any] = field(default_factory=dict)


WRONG = (
    Case("another start", "start should be", {"expect": {"bookings": [an_expected_booking(start="2026-11-24 16:00")]}}),
    Case("another provider", "provider should be", {"expect": {"bookings": [an_expected_booking(provider="chloe")]}}),
    Case("another name", "name should be", {"expect": {"bookings": [an_expected_booking(name="Joe")]}}),
    Case("nothing done", "there is no booking", {"reference": []}),
    Case("more than expected", "should not be there", {"expect": {"bookings": []}}),
    Case(
        "a time that is not free",
        "is not offered",
        {"reference": [{"book": a_reference_booking(start="2026-11-24 03:00")}]},
    ),
    Case(
        "a booking changed that should not be",
        "should be as it was",
        {
            "before": {"bookings": [booked_before(of="customer")]},
            "reference": [{"book": a_reference_booking()}, {"cancel": {"booking": "first"}}],
        },
    ),
    Case(
        "an argument that no tool has",
        "does not go through",
        {"reference": [{"call": {"tool": "cancel", "arguments": {"booking": "x"}}}]},
    ),
    Case(
        "a person not asked for",
        "should have been asked for",
        {"expect": {"bookings": [an_expected_booking()], "person": True}},
    ),
)


async def test_a_reference_that_gets_there_is_right(worlds: Templates) -> None:
    assert await check_scenario(a_scenario(), worlds) == []


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.id)
async def test_a_reference_that_does_not_get_there_is_told(case: Case, worlds: Templates) -> None:
    problems = await check_scenario(a_scenario(**case.fields), worlds)

    assert problems
    assert case.told in " ".join(problems)


async def test_what_the_team_and_others_do_is_nobodys_fault(worlds: Templates) -> None:
    taken = {"service": "haircut", "location": "downtown", "provider": "ben", "start": "2026-11-24 16:00"}
    reference = [{"book": a_reference_booking()}, {"happens": {"somebody_books": taken}}]

    assert await check_scenario(a_scenario(reference=reference), worlds) == []
