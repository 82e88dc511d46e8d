"""The page on evals names everything that a scenario can be written with."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from evals.before import Before, Booked, Person, Said
from evals.brief import CUSTOMER_MOMENTS, Behaviour, Brief, Knows
from evals.expectation import CallPattern, Expectation, ExpectedBooking, Fact, StartBetween
from evals.happening import WORLD_MOMENTS, Doing, TheirBooking, TimeOffSpan, ToolFault
from evals.results import VERSION
from evals.scenario import BusinessChoice, Door, Scenario
from evals.step import BookStep, CancelStep, CorrectStep, MoveStep, Step, ToolStep
from evals.wish import Window, Wish, Words

PAGE = (Path(__file__).parents[2] / "docs" / "evals.md").read_text(encoding="utf-8")
PARTS: tuple[type[BaseModel], ...] = (
    *(Scenario, BusinessChoice, Door, Before, Booked, Person, Said, Brief, Knows, Behaviour, Wish, Window, Words),
    *(Doing, TheirBooking, TimeOffSpan, ToolFault, Expectation, ExpectedBooking, Fact, CallPattern, StartBetween),
    *(Step, BookStep, MoveStep, CancelStep, CorrectStep, ToolStep),
)


def keys() -> Iterator[tuple[str, str]]:
    for part in PARTS:
        for name, field in part.model_fields.items():
            yield part.__name__, field.alias or name


@pytest.mark.parametrize(("part", "key"), sorted(set(keys())), ids=lambda value: value)
def test_every_key_is_on_the_page(part: str, key: str) -> None:
    assert re.search(rf"(?<![\w]){re.escape(key)}(?![\w])", PAGE), f"{part}.{key}"


@pytest.mark.parametrize("moment", sorted({*CUSTOMER_MOMENTS, *WORLD_MOMENTS}))
def test_every_moment_is_on_the_page(moment: str) -> None:
    assert f"`{moment}`" in PAGE


def test_the_version_of_results_is_on_the_page() -> None:
    assert f"version {VERSION}" in PAGE
