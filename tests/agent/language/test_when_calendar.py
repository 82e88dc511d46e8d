"""Day arithmetic by itself."""

import datetime as dt

import pytest

from agent.language.when import days


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2019, "2019-04-21"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2038, "2038-04-25")],
)
def test_easter_is_computed(year: int, expected: str) -> None:
    assert days.easter_sunday(year) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(("year", "day"), [(2019, 28), (2023, 23), (2024, 28), (2025, 27)])
def test_thanksgiving_is_the_fourth_thursday_of_november(year: int, day: int) -> None:
    assert days.thanksgiving(year) == dt.date(year, 11, day)


@pytest.mark.parametrize(
    ("today", "number", "expected"),
    [
        ("2025-06-11", 11, "2025-06-11"),
        ("2025-06-11", 10, "2025-07-10"),
        ("2025-06-11", 31, "2025-07-31"),
        ("2025-01-31", 30, "2025-03-30"),
        ("2025-12-24", 1, "2026-01-01"),
    ],
)
def test_a_day_of_the_month_is_the_next_that_exists(today: str, number: int, expected: str) -> None:
    assert days.next_day_of_month(dt.date.fromisoformat(today), number) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("today", "months", "expected"),
    [("2025-01-31", 1, "2025-02-28"), ("2025-11-30", 3, "2026-02-28"), ("2025-03-31", -1, "2025-02-28")],
)
def test_a_month_later_stays_within_the_month(today: str, months: int, expected: str) -> None:
    assert days.month_later(dt.date.fromisoformat(today), months) == dt.date.fromisoformat(expected)


def test_the_leap_day_is_found_across_a_century_that_skips_it() -> None:
    assert days.next_day_of_year(dt.date(2096, 3, 1), 2, 29) == dt.date(2104, 2, 29)


def test_a_holiday_of_today_is_today() -> None:
    assert days.holiday(dt.date(2025, 12, 25), "christmas day") == dt.date(2025, 12, 25)
    assert days.holiday(dt.date(2025, 12, 26), "christmas day") == dt.date(2026, 12, 25)


@pytest.mark.parametrize(("nth", "expected"), [(1, 2), (4, 23), (5, 30), (-1, 30), (6, None)])
def test_the_nth_monday_of_a_month(nth: int, expected: int | None) -> None:
    found = days.nth_weekday(2025, 6, 0, nth)
    assert (found.day if found else None) == expected
