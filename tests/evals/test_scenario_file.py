from dataclasses import dataclass
from pathlib import Path

import pytest

from evals.scenario_file import ScenarioRefused, read_all, read_scenarios

WHOLE = """\
- id: tests/one
  purpose: A haircut.
  clock: 2026-11-23T09:00:00-05:00
  business: bloom-salon
  customer:
    wishes: {do: book, service: haircut, when: {day: 2026-11-24, at: "15:00"}}
  expect:
    bookings: [{service: haircut, start: 2026-11-24 15:00}]
"""


@dataclass(frozen=True)
class Case:
    id: str
    old: str
    new: str
    told: str


REFUSED = (
    Case("an unknown key", "  expect:", "  expects: 1\n  expect:", ":7: expects: there is no such key"),
    Case("an unknown key deep inside", 'at: "15:00"', "hour: 3", ":6: customer.wishes.0.when.0.hour: there is no such"),
    Case(
        "a key that stands twice",
        "  purpose: A haircut.",
        "  purpose: A.\n  purpose: B.",
        ":3: purpose stands here twice",
    ),
    Case("a clock without an offset", "09:00:00-05:00", "09:00:00", ":3: clock:"),
    Case("a wish to book nothing", "service: haircut, when", "when", ":6: customer.wishes.0: "),
    Case("no YAML", "  expect:", "  expect: [", ": this is not YAML"),
    Case("a booking that is not there", "{service: haircut, start", "{before: hers, start", "no booking 'hers'"),
)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.id)
def test_what_is_wrong_is_told_with_the_file_and_the_line(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    assert case.old in WHOLE
    file.write_text(WHOLE.replace(case.old, case.new, 1))

    with pytest.raises(ScenarioRefused) as refused:
        read_scenarios(file)

    assert str(refused.value).startswith(str(file))
    assert case.told in str(refused.value)


def test_an_id_may_come_only_once(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text(WHOLE)

    with pytest.raises(ScenarioRefused, match="tests/one is an id in"):
        read_all(sorted(tmp_path.glob("*.yaml")))


def test_the_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text(WHOLE.replace("purpose:", "reason:"))

    with pytest.raises(ScenarioRefused) as refused:
        read_all(sorted(tmp_path.glob("*.yaml")))

    assert {"one.yaml:2", "two.yaml:2"} <= {line.rsplit("/", 1)[-1][:10] for line in str(refused.value).splitlines()}


def test_times_stay_as_the_clock_of_the_place_reads(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(WHOLE)
    (scenario,) = read_scenarios(file)
    start = scenario.expect.bookings[0].start

    assert start is not None
    assert [str(each) for each in start] == ["2026-11-24 15:00:00"]
