"""From what is wanted to the arguments of a search."""

from datetime import date, time
from typing import Any

from agent.models.offline.dialogue import Goal, Task, Wanted
from agent.models.offline.searching import search_key, searches

TODAY = date(2026, 11, 23)
FRIDAY, SUNDAY = date(2026, 11, 27), date(2026, 11, 29)


def a_task(**wanted: Any) -> Task:
    return Task(Goal.BOOK, service_id="haircut", location_id="downtown", wanted=Wanted(**wanted))


def test_an_exact_time_bounds_the_search_on_both_sides() -> None:
    (asked,) = searches(a_task(first=FRIDAY, last=FRIDAY, exact=time(15)), TODAY)
    assert (asked["day"], asked["day_to"], asked["earliest"], asked["latest"]) == ("2026-11-27", None, "15:00", "15:00")


def test_a_range_that_has_begun_is_searched_from_today() -> None:
    (asked,) = searches(a_task(first=date(2026, 11, 20), last=SUNDAY), TODAY)
    assert (asked["day"], asked["day_to"]) == ("2026-11-23", "2026-11-29")


def test_several_days_are_searched_one_by_one() -> None:
    task = a_task(first=FRIDAY, last=SUNDAY, days=((FRIDAY, FRIDAY), (SUNDAY, SUNDAY)))
    assert [asked["day"] for asked in searches(task, TODAY)] == ["2026-11-27", "2026-11-29"]


def test_when_somebody_is_not_wanted_each_of_the_others_is_asked_for() -> None:
    task = a_task()
    task.among = ("ben", "chloe")
    assert [asked["provider_id"] for asked in searches(task, TODAY)] == ["ben", "chloe"]


def test_what_was_found_is_old_once_something_else_is_wanted() -> None:
    task = a_task(first=FRIDAY, last=FRIDAY)
    before = search_key(task)
    task.wanted.settle_time(time(15))
    assert search_key(task) != before
