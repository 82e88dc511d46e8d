"""What is wanted of day and time, after each thing that is said of it."""

from datetime import date, time

import pytest

from agent.language.when import read_when
from agent.models.offline.dialogue import Task
from agent.models.offline.wanting import look_further, take_when
from tests.agent.models.offline.tasks import NOW, a_state, a_task, a_time


def told(task: Task, *words: str, listed: tuple[str, ...] = ()) -> Task:
    state = a_state(task, *listed)
    for said in words:
        take_when(state, task, read_when(said, NOW))
    return task


def test_a_day_and_then_a_time_are_kept_together() -> None:
    wanted = told(a_task(), "tomorrow", "at 3pm").wanted
    assert (wanted.first, wanted.exact) == (date(2026, 11, 24), time(15))


def test_another_day_leaves_the_time() -> None:
    wanted = told(a_task(), "tomorrow at 3pm", "friday").wanted
    assert (wanted.first, wanted.exact) == (date(2026, 11, 27), time(15))


def test_a_refused_day_is_left_out_and_the_search_begins_after_it() -> None:
    wanted = told(a_task(), "as soon as possible", "not today").wanted
    assert wanted.first == date(2026, 11, 24)
    assert wanted.not_days == (date(2026, 11, 23),)


def test_as_soon_as_possible_wants_the_first_there_is() -> None:
    assert told(a_task(), "asap").wanted.soonest
    assert not told(a_task(), "asap", "friday").wanted.soonest


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "direction"),
    [("later", time(17, 1), None, "later"), ("earlier", None, time(12, 59), "earlier")],
)
def test_later_and_earlier_are_measured_from_what_was_shown(
    words: str, earliest: time | None, latest: time | None, direction: str
) -> None:
    wanted = told(a_task(), words, listed=("24 13:00", "24 17:00")).wanted
    assert (wanted.earliest, wanted.latest, wanted.direction) == (earliest, latest, direction)
    assert wanted.first == date(2026, 11, 24)


def test_two_days_are_both_wanted() -> None:
    wanted = told(a_task(), "tuesday or thursday").wanted
    assert [first for first, _ in wanted.days] == [date(2026, 11, 24), date(2026, 11, 26)]


def test_looking_further_begins_after_the_last_day_that_was_shown() -> None:
    task = a_task("24 10:00", "25 10:00")
    look_further(task)
    assert task.wanted.first == date(2026, 11, 26)


def test_an_hour_later_is_measured_from_the_picked_time() -> None:
    task = told(a_task(slot=a_time("24 15:00")), "an hour later")
    assert (task.wanted.first, task.wanted.exact) == (date(2026, 11, 24), time(16))
