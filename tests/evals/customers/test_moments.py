from dataclasses import dataclass
from datetime import date

import pytest

from evals.customers.moments import moments_in

MONDAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Case:
    text: str
    moments: tuple[str, ...]


CASES = (
    Case("Tuesday 24 November at 3:00 PM is free.", ("2026-11-24 15:00",)),
    Case("Tuesday, November 24 at 3 PM", ("2026-11-24 15:00",)),
    Case("Tue, Nov. 24th, 3 p.m.", ("2026-11-24 15:00",)),
    Case("the 24th of November at 15:00", ("2026-11-24 15:00",)),
    Case("2026-11-24 15:00", ("2026-11-24 15:00",)),
    Case("tomorrow at noon", ("2026-11-24 12:00",)),
    Case("today at 4:30pm", ("2026-11-23 16:30",)),
    Case("Friday at 9 AM or 10:30 AM", ("2026-11-27 09:00", "2026-11-27 10:30")),
    Case("On Friday I have 9, 10 or 11 AM", ("2026-11-27 09:00", "2026-11-27 10:00", "2026-11-27 11:00")),
    Case("9:00 AM or 10:00 AM on Friday 27 November", ("2026-11-27 09:00", "2026-11-27 10:00")),
    Case("- Monday 30 November: 9:00 AM\n- Tuesday 1 December: 14:15", ("2026-11-30 09:00", "2026-12-01 14:15")),
    Case("Friday 27 November:\n- 9:00 AM\n- 10:00 AM", ("2026-11-27 09:00", "2026-11-27 10:00")),
    Case("Sunday 1 November 2026 at 1:30 AM (UTC-05:00)", ("2026-11-01 01:30",)),
    Case("January 5 at 8:00 AM", ("2027-01-05 08:00",)),
    Case("Friday: 12:00 PM, Saturday: 12:00 AM", ("2026-11-27 12:00", "2026-11-28 00:00")),
    Case("It takes 30 minutes and costs 40.00 USD", ()),
    Case("240 Riverside Drive, New York, NY 10025", ()),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_moments_are_read_as_people_read_them(case: Case) -> None:
    found = [told.moment() for told in moments_in(case.text, MONDAY)]

    assert tuple(f"{moment:%Y-%m-%d %H:%M}" for moment in found if moment) == case.moments
