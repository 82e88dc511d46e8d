"""Which of the free times are offered, and when it is looked further."""

from datetime import date, time

from agent.models.offline.dialogue import Task, Wanted
from agent.models.offline.offering import offered
from agent.models.offline.steps import Speak, Use
from tests.agent.models.offline.tasks import a_state, a_task, a_time

MANY = tuple(f"24 {hour}:00" for hour in range(10, 18))


def shown(task: Task) -> list[str]:
    decision = offered(a_state(task), task)
    assert isinstance(decision, Speak)
    return [slot.time for slot in decision.listed]


def test_a_few_from_all_over_the_day_are_offered() -> None:
    assert shown(a_task(*MANY)) == ["10:00", "12:00", "15:00", "17:00"]


def test_the_first_ones_are_offered_to_those_who_want_the_first() -> None:
    assert shown(a_task(*MANY, wanted=Wanted(any_time=True, soonest=True))) == ["10:00", "11:00", "12:00"]


def test_what_is_nearest_is_offered_where_the_time_is_not_free() -> None:
    assert shown(a_task(*MANY, fits=False, wanted=Wanted(exact=time(14, 30)))) == ["13:00", "14:00", "15:00"]


def test_an_exact_time_that_is_free_is_taken_at_its_word() -> None:
    task = a_task("24 15:00", wanted=Wanted(exact=time(15)))
    assert isinstance(offered(a_state(task), task), Use)


def test_what_was_seen_is_not_shown_again() -> None:
    task = a_task(*MANY, wanted=Wanted(direction="other"), shown=frozenset({a_time("24 10:00").id}))
    assert "10:00" not in shown(task)


def test_where_there_is_nothing_later_that_day_the_next_days_are_searched() -> None:
    task = a_task(*MANY, fits=False, wanted=Wanted(direction="later"))
    assert offered(a_state(task), task) is None
    assert task.wanted.first == date(2026, 11, 25)


def test_nobody_is_offered_the_time_of_the_appointment_just_made() -> None:
    task = a_task("24 10:00", "24 11:00")
    state = a_state(task, recent_start=a_time("24 10:00").starts_at, recent_end=a_time("24 10:30").starts_at)
    decision = offered(state, task)
    assert isinstance(decision, Speak)
    assert [slot.time for slot in decision.listed] == ["11:00"]


def test_nothing_free_is_said_and_asked_about() -> None:
    task = a_task()
    decision = offered(a_state(task), task)
    assert isinstance(decision, Speak)
    assert "can't find anything free" in decision.text
