"""Scenarios as they stand in files: read whole, and refused with the file and the line of whatever is wrong."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evals.scenario import Scenario
from evals.yaml_lines import Document, YamlRefused, read_yaml

BESIDE = ".business.yaml"


class ScenarioRefused(Exception):
    """A line for each problem, each beginning with `file:line:`."""


def read_scenarios(file: Path) -> tuple[Scenario, ...]:
    """Of one file, in its order: a list of scenarios, or a single one. Raises `ScenarioRefused`."""
    try:
        document = read_yaml(file.read_text(encoding="utf-8"))
    except YamlRefused as refused:
        raise ScenarioRefused(f"{file}:{refused.line or 1}: {refused.message}") from refused
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioRefused(f"{file}: can't be read: {error}") from error
    if not isinstance(document.value, list):
        return (_scenario(file, document, document.value, ()),)
    return tuple(_scenario(file, document, value, (place,)) for place, value in enumerate(document.value))


def _scenario(file: Path, document: Document, value: Any, at: tuple[int, ...]) -> Scenario:
    try:
        return _with_business(file, Scenario.model_validate(value))
    except ValidationError as error:
        problems = [_problem(file, document, at, each) for each in error.errors(include_url=False)]
        raise ScenarioRefused("\n".join(problems)) from error


def _with_business(file: Path, scenario: Scenario) -> Scenario:
    """With the business that stands beside the file, where there is one of that name."""
    beside = file.with_name(scenario.business.base + BESIDE)
    found = beside.resolve() if beside.exists() else None
    business = scenario.business.model_copy(update={"beside": found})
    return scenario.model_copy(update={"business": business}) if found else scenario


def _problem(file: Path, document: Document, at: tuple[int, ...], problem: Any) -> str:
    path = (*at, *problem["loc"])
    where = ".".join(str(part) for part in problem["loc"])
    said = "there is no such key" if problem["type"] == "extra_forbidden" else problem["msg"]
    return f"{file}:{document.line_of(path) or 1}: {where + ': ' if where else ''}{said}"


def read_all(files: Sequence[Path]) -> tuple[Scenario, ...]:
    """In the order of ids. Raises `ScenarioRefused` with every problem, and for an id that comes twice."""
    found: dict[str, Scenario] = {}
    places: dict[str, Path] = {}
    problems: list[str] = []
    for file in files:
        try:
            scenarios = read_scenarios(file)
        except ScenarioRefused as refused:
            problems.append(str(refused))
            continue
        for scenario in scenarios:
            if scenario.id in found:
                problems.append(f"{file}:1: {scenario.id} is an id in {places[scenario.id]} already")
            found[scenario.id], places[scenario.id] = scenario, file
    if problems:
        raise ScenarioRefused("\n".join(problems))
    return tuple(found[scenario_id] for scenario_id in sorted(found))
