from dataclasses import dataclass, field
from typing import Any

import pytest

from evals.expectation import CallPattern
from evals.results import CallRecord
from evals.scoring.actions import fits

NAMES = {"hers": "bk_1"}


@dataclass(frozen=True)
class Case:
    id: str
    wanted: dict[str, Any]
    found: dict[str, Any]
    fits: bool
    tool: str = "book"
    names: dict[str, str] = field(default_factory=lambda: NAMES)


CASES = (
    Case("what is not named may be anything", {}, {"name": "Jane"}, True),
    Case("another tool", {}, {}, False, tool="cancel"),
    Case("whatever the case of letters", {"name": "jane doe"}, {"name": "Jane Doe"}, True),
    Case("a part of a text is not the text", {"name": "Jane"}, {"name": "Jane Doe"}, False),
    Case("numbers are equal however they are written", {"n": 1}, {"n": 1.0}, True),
    Case("a truth is no number", {"n": 1}, {"n": True}, False),
    Case("null is what is not there", {"phone": None}, {}, True),
    Case("something, whatever it is", {"phone": "*"}, {"phone": "+12125550123"}, True),
    Case("nothing is not something", {"phone": "*"}, {"phone": None}, False),
    Case("inside of things", {"a": {"b": [1, {"c": 2}]}}, {"a": {"b": [1, {"c": 2, "d": 3}]}}, True),
    Case("lists in their order", {"a": [1, 2]}, {"a": [2, 1]}, False),
    Case("a booking by the scenario's name for it", {"booking_id": "hers"}, {"booking_id": "bk_1"}, True),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_which_calls_fit(case: Case) -> None:
    pattern = CallPattern(tool="book", arguments=case.wanted)

    assert fits(pattern, CallRecord(tool=case.tool, arguments=case.found), case.names) is case.fits
