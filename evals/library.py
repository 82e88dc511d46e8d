"""The scenarios and businesses that come with the product."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from booking_core import BusinessFile, BusinessFileRefused, read_business_file
from evals.scenario import BusinessChoice, Scenario
from evals.scenario_file import BESIDE, ScenarioRefused, read_all
from evals.yaml_lines import YamlRefused, read_yaml
from evals.yaml_text import as_yaml

HERE = Path(__file__).parent
SCENARIOS = HERE / "scenarios"
BUSINESSES = HERE / "businesses"


def scenario_files(folder: Path = SCENARIOS) -> tuple[Path, ...]:
    return tuple(sorted(file for file in folder.rglob("*.yaml") if not file.name.endswith(BESIDE)))


def find_scenarios(glob: str = "*", folder: Path = SCENARIOS) -> tuple[Scenario, ...]:
    """Those whose id fits, or who have it as a tag; several patterns stand with commas between them.

    Raises `ScenarioRefused`, also when there is none.
    """
    patterns = [pattern.strip() for pattern in glob.split(",") if pattern.strip()]
    every = read_all(scenario_files(folder))
    found = tuple(scenario for scenario in every if any(_fits(scenario, pattern) for pattern in patterns))
    if not found:
        areas = ", ".join(sorted({scenario.id.split("/")[0] for scenario in every}))
        known = f"they are in {areas}, such as {every[0].id}" if every else "it has no scenario at all"
        raise ScenarioRefused(f"no scenario in {folder} fits {glob!r}: {known}")
    return found


def _fits(scenario: Scenario, pattern: str) -> bool:
    return fnmatchcase(scenario.id, pattern) or pattern in scenario.tags


def business_text(choice: BusinessChoice, folder: Path = BUSINESSES) -> str:
    """The business as YAML, in the form that `frontdesk import` takes. Raises `ScenarioRefused`."""
    file = choice.beside or folder / f"{choice.base}.yaml"
    try:
        text = file.read_text(encoding="utf-8")
        if not choice.overrides:
            return text
        return as_yaml(_merged(read_yaml(text).value, choice.overrides))
    except (OSError, YamlRefused) as error:
        raise ScenarioRefused(f"{file}: {error}") from error


def business_file(choice: BusinessChoice, folder: Path = BUSINESSES) -> BusinessFile:
    """Raises `ScenarioRefused`."""
    return _read(business_text(choice, folder), choice.base)


@cache
def _read(text: str, name: str) -> BusinessFile:
    try:
        return read_business_file(text)
    except BusinessFileRefused as refused:
        raise ScenarioRefused(f"business {name}: {refused.message}") from refused


def _merged(stands: Any, new: Any) -> Any:
    if isinstance(stands, Mapping) and isinstance(new, Mapping):
        return {**stands, **{key: _merged(stands.get(key), value) for key, value in new.items()}}
    if _has_ids(stands) and _has_ids(new):
        return _merged_entries(stands, new)
    return new


def _has_ids(value: Any) -> bool:
    return isinstance(value, Sequence) and bool(value) and all(isinstance(x, Mapping) and "id" in x for x in value)


def _merged_entries(stands: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> list[Any]:
    changes = {entry["id"]: entry for entry in new}
    merged = [_merged(entry, changes.pop(entry["id"], {})) for entry in stands]
    return [entry for entry in (*merged, *changes.values()) if not entry.get("remove")]
