"""One trial, from the customer's first word to what is kept of it."""

from typing import Any

from evals.results import TrialRecord
from evals.scenario import Scenario
from evals.trial import TrialSetting, run_trial
from tests.support.scenarios import a_scenario, booked_before, shipped


def without_times(record: TrialRecord) -> dict[str, Any]:
    """What must be the same whenever it is played."""
    found = record.model_dump(mode="json", exclude={"spending"})
    for message in found["messages"]:
        message["calls"] = [call["tool"] for call in message["calls"]]
    return found


async def test_a_customer_who_books_is_served(setting: TrialSetting) -> None:
    record = await run_trial(a_scenario(), 0, setting)

    assert (record.outcome, record.ended) == ("passed", "done")
    assert [booking.name for booking in record.bookings] == ["Jane Doe"]
    assert record.spending.model_calls > 0
    booked = [call for message in record.messages for call in message.calls if call.tool == "book"]
    assert [(call.done, call.agreed) for call in booked] == [(False, False), (True, True)]


async def test_the_same_seed_says_the_same_and_another_says_it_in_other_words(setting: TrialSetting) -> None:
    first, again, other = [await run_trial(a_scenario(), seed, setting) for seed in (0, 0, 1)]

    assert without_times(first) == without_times(again)
    assert [m.text for m in first.messages] != [m.text for m in other.messages]


async def test_customers_of_different_scenarios_word_things_differently(setting: TrialSetting) -> None:
    openings = {(await run_trial(a_scenario(seed=seed), 0, setting)).messages[0].text for seed in range(6)}

    assert len(openings) >= 4


async def test_what_an_agent_should_have_done_and_did_not_is_a_failure(setting: TrialSetting) -> None:
    expect = {"bookings": [], "calls": ["cancel"], "said": ["on the house"]}
    record = await run_trial(a_scenario(expect=expect), 0, setting)
    failed = {score.name for score in record.scores if not score.passed}

    assert record.outcome == "failed"
    assert failed == {"end_state", "actions", "words"}


async def test_a_world_that_can_not_be_set_up_is_no_failure_of_the_agent(setting: TrialSetting) -> None:
    twice = {"bookings": [booked_before("one"), booked_before("two")]}
    record = await run_trial(a_scenario(before=twice), 0, setting)

    assert record.outcome == "infrastructure_error"
    assert record.error is not None
    assert "set up" in record.error


async def test_a_tool_that_breaks_and_a_model_out_of_reach_are_told_to_the_customer(setting: TrialSetting) -> None:
    for fault in ({"tool_fails": {"tool": "find_slots", "times": -1}}, {"model_fails": 50}):
        scenario = a_scenario(
            happenings=[{"at": "start", **fault}],
            expect={"bookings": [], "person": True},
            reference=[{"person": "help"}],
        )
        record = await run_trial(scenario, 0, setting)

        assert record.outcome == "passed", (fault, record.scores, record.simulator_problems)


async def test_bookings_have_the_same_names_whenever_they_are_made(setting: TrialSetting) -> None:
    record = await run_trial(shipped()["moving/twice"], 0, setting)

    assert [booking.id for booking in record.bookings][1:] == ["new-1", "new-2"]
    assert record.bookings[2].moved_from == "new-1"


async def test_every_burst_is_one_turn(setting: TrialSetting) -> None:
    scenario = Scenario.model_validate(
        {**a_scenario().model_dump(exclude_unset=True), "customer": {"lines": [["hi", "I'd like", "a haircut"]]}}
    )
    record = await run_trial(scenario, 0, setting)

    assert [message.role for message in record.messages] == ["customer", "customer", "customer", "agent"]
