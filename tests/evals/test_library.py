import pytest

from evals.library import business_file, find_scenarios
from evals.scenario import BusinessChoice
from evals.scenario_file import ScenarioRefused


def test_scenarios_are_found_by_pattern_and_by_tag() -> None:
    by_pattern = {scenario.id for scenario in find_scenarios("moving/*,cancelling/one-of-two")}
    by_tag = {scenario.id for scenario in find_scenarios("clock-change")}

    assert {"moving/to-thursday", "cancelling/one-of-two"} <= by_pattern
    assert "moving/london-clock-change" in by_tag
    assert "moving/to-thursday" not in by_tag


def test_a_pattern_that_fits_nothing_is_refused() -> None:
    with pytest.raises(ScenarioRefused, match="no scenario"):
        find_scenarios("booking/no-such-thing")


def test_overrides_change_entries_by_their_id_and_take_them_away() -> None:
    overrides = {"services": [{"id": "haircut", "min_notice": 0}], "providers": [{"id": "ben", "remove": True}]}
    found = business_file(BusinessChoice(base="bloom-salon", overrides=overrides))
    haircut = next(service for service in found.services if service.id == "haircut")

    assert (haircut.min_notice, haircut.duration) == (0, 30)
    assert "ben" not in {provider.id for provider in found.providers}
    assert "ana" in {provider.id for provider in found.providers}


def test_a_business_that_is_not_there_is_refused() -> None:
    with pytest.raises(ScenarioRefused, match=r"nowhere\.yaml"):
        business_file(BusinessChoice(base="nowhere"))
