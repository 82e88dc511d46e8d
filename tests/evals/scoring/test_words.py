from dataclasses import dataclass
from datetime import date

import pytest

from evals.expectation import Fact
from evals.scoring.words import says

MONDAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Case:
    text: str
    fact: Fact
    said: bool

    @property
    def id(self) -> str:
        return f"{self.fact.model_dump(exclude_none=True)} in {self.text}"


CASES = (
    Case("We have 10 chairs", Fact(words=("1",)), False),
    Case("We have 1 chair", Fact(words=("1",)), True),
    Case("It is 1.5 hours", Fact(words=("1",)), False),
    Case("It is 1,500 in all", Fact(words=("1",)), False),
    Case("Room 1, please", Fact(words=("1",)), True),
    Case("The fee is $40", Fact(amount="40"), True),
    Case("The fee is 40.00 USD.", Fact(amount="40"), True),
    Case("The fee is 1,240.00 USD", Fact(amount="40"), False),
    Case("The fee is 1,240.00 USD", Fact(amount="1240"), True),
    Case("The fee is 140", Fact(amount="40"), False),
    Case("The team  will\nconfirm it", Fact(words=("team will confirm",)), True),
    Case("You’re booked", Fact(words=("you're booked",)), True),
    Case("The teams", Fact(words=("team",)), False),
    Case("At 3 p.m. then", Fact(time="15:00"), True),
    Case("At 3:00 PM then", Fact(time="15:00"), True),
    Case("At 15:00 then", Fact(time="15:00"), True),
    Case("At 13:00 then", Fact(time="03:00"), False),
    Case("9, 10 or 11 AM", Fact(time="10:00"), True),
    Case("Tomorrow at noon", Fact(time="12:00", day=date(2026, 11, 24)), True),
    Case("on Tuesday, November 24th", Fact(day=date(2026, 11, 24)), True),
    Case("on 24 November 2027", Fact(day=date(2026, 11, 24)), False),
    Case("either soon or later", Fact(words=("now", "later")), True),
    Case("Pacific time", Fact(pattern=r"pacific|los angeles"), True),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_counts_as_said(case: Case) -> None:
    assert says([case.text], case.fact, MONDAY) is case.said


def test_one_reply_has_all_of_a_fact() -> None:
    fact = Fact(time="15:00", amount="40")

    assert not says(["At 3 PM.", "It is 40.00 USD."], fact, MONDAY)
    assert says(["At 3 PM, for 40.00 USD."], fact, MONDAY)
