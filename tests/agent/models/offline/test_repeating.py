"""Who is asked the same again is asked otherwise, then for less, and then offered a person."""

from agent.language.context import Asked, Context
from agent.models.offline.dialogue import State
from agent.models.offline.repeating import narrowed, note_repetition
from agent.models.offline.steps import Speak
from tests.agent.models.offline.tasks import a_state, a_task, a_time

TIMES = (a_time("24 10:00"), a_time("24 15:00"))
OFFER = Speak("10:00 or 15:00?", Context(Asked.CHOICE, 2), TIMES, "Which of the two?")
WHERE = Speak("Where?", Context(Asked.LOCATION, 2), ("downtown", "riverside"), "Which place?")


def asked(state: State, decision: Speak, times: int) -> Speak:
    """What is said the last of so many times."""
    said = decision
    for _ in range(times):
        said = narrowed(state, decision)
        note_repetition(state, said)
    return said


def test_the_first_two_times_the_question_stands() -> None:
    assert asked(a_state(a_task()), OFFER, 2) == OFFER


def test_the_third_time_one_of_the_times_is_proposed() -> None:
    said = asked(a_state(a_task()), OFFER, 3)
    assert said.listed == TIMES[:1]
    assert "10:00" in said.text


def test_the_fourth_time_a_person_is_offered() -> None:
    assert asked(a_state(a_task()), OFFER, 4).offers_person


def test_where_there_is_nothing_to_propose_a_person_is_offered_the_third_time() -> None:
    assert asked(a_state(a_task()), WHERE, 3).offers_person


def test_whoever_says_something_new_is_not_stuck() -> None:
    task = a_task()
    state = a_state(task)
    asked(state, WHERE, 2)
    task.provider_id = "ana"
    assert asked(state, WHERE, 1) == WHERE


def test_nobody_is_offered_a_person_who_is_already_coming() -> None:
    assert not asked(a_state(a_task(), person_coming=True), WHERE, 4).offers_person
