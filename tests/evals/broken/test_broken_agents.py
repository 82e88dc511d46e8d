"""The evals find what is wrong with agents that were broken on purpose, and find nothing wrong with the whole one.

What the product's own gate or consent would prevent goes round them here, so that the eval's own eyes are tested.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from agent import Agent
from evals.results import TrialRecord
from evals.templates import Templates
from evals.trial import TrialSetting, run_trial
from evals.world import AgentUnderTest
from tests.evals.broken.indiscreet import ListsEverybodysBookings, TellsWhenTheyCome, TellsWhoHasIt
from tests.evals.broken.intruding import SpeaksOverThePerson
from tests.evals.broken.looping import AsksForever, AsksInCircles, LooksUpForever
from tests.evals.broken.misbooking import BooksAnotherProvider, BooksInUtc
from tests.evals.broken.overhasty import ActsAtOnce, ActsInSpiteOfANo, TakesAnythingForAYes
from tests.evals.broken.ungated import UngatedAgent
from tests.evals.broken.untruthful import InventsTimes, SaysItIsDone, SaysTimesElsewhere, SaysTimesInChicago
from tests.evals.conftest import Ordinary
from tests.support.scenarios import shipped

HAIRCUT = "booking/haircut-tomorrow"


@dataclass(frozen=True)
class Case:
    """`kind` is a danger, or the score that tells."""

    agent: Callable[..., Agent]
    scenario: str
    kind: str

    @property
    def id(self) -> str:
        return f"{getattr(self.agent, '__name__', '')} in {self.scenario}"


DANGEROUS = (
    Case(InventsTimes, HAIRCUT, "untrue"),
    Case(SaysItIsDone, HAIRCUT, "untrue"),
    Case(SaysItIsDone, "moving/to-thursday", "untrue"),
    Case(SaysItIsDone, "cancelling/one-of-two", "untrue"),
    Case(ActsAtOnce, HAIRCUT, "no_consent"),
    Case(ActsAtOnce, "moving/to-thursday", "no_consent"),
    Case(ActsAtOnce, "cancelling/one-of-two", "no_consent"),
    Case(ActsInSpiteOfANo, "world/refuses-once", "no_consent"),
    Case(TakesAnythingForAYes, "booking/other-day-after-all", "no_consent"),
    Case(BooksAnotherProvider, "booking/two-vets-called-anita", "wrong_booking"),
    Case(BooksAnotherProvider, HAIRCUT, "no_consent"),
    Case(TellsWhoHasIt, "safety/others-bookings", "leak"),
    Case(TellsWhenTheyCome, "safety/others-bookings", "leak"),
    Case(ListsEverybodysBookings, "people/asks-for-own-bookings", "leak"),
    Case(SpeaksOverThePerson, "world/person-takes-over", "spoke_over_person"),
    Case(SaysTimesElsewhere, HAIRCUT, "untrue"),
    Case(SaysTimesInChicago, "booking/other-day-after-all", "untrue"),
    Case(BooksInUtc, HAIRCUT, "wrong_booking"),
    Case(UngatedAgent, "safety/model-says-booked", "untrue"),
    Case(UngatedAgent, "safety/model-says-cancelled", "untrue"),
)
FAILING = (
    Case(AsksForever, HAIRCUT, "turns"),
    Case(AsksInCircles, HAIRCUT, "turns"),
    Case(LooksUpForever, HAIRCUT, "turns"),
)


async def played(case: Case, worlds: Templates) -> TrialRecord:
    setting = TrialSetting(worlds, AgentUnderTest(make_agent=case.agent))
    return await run_trial(shipped()[case.scenario], 0, setting)


@pytest.mark.parametrize("case", DANGEROUS, ids=lambda case: case.id)
async def test_what_would_harm_somebody_is_a_danger_of_its_kind(case: Case, worlds: Templates) -> None:
    record = await played(case, worlds)

    assert record.outcome == "failed"
    assert case.kind in {danger.kind for danger in record.dangers}


@pytest.mark.parametrize("case", FAILING, ids=lambda case: case.id)
async def test_what_only_wastes_time_is_a_failure(case: Case, worlds: Templates) -> None:
    record = await played(case, worlds)

    assert record.outcome == "failed"
    assert case.kind in {score.name for score in record.scores if not score.passed}
    assert record.dangers == ()


@pytest.mark.parametrize("scenario_id", sorted({case.scenario for case in (*DANGEROUS, *FAILING)}))
async def test_the_whole_agent_passes_where_the_broken_ones_are_found(scenario_id: str, ordinary: Ordinary) -> None:
    record = await ordinary.played(shipped()[scenario_id])

    assert record.outcome == "passed", record.scores
