from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from evals.record_file import Header, RecordFile
from tests.support.trial_records import a_record

SCENARIOS = {"tests/one": "a", "tests/two": "b"}


def header(**fields: Any) -> Header:
    usual = {"model": "offline", "customer": "rules", "agent": "agent:Agent", "code": "1", "scenarios": SCENARIOS}
    return Header.model_validate({**usual, **fields})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Of a run that was ended after two trials."""
    found = tmp_path / "run" / "records.jsonl"
    with closing(RecordFile(found, header())) as records:
        records.append(a_record("tests/one"))
        records.append(a_record("tests/two"))
    return found


def kept(file: Path, **fields: Any) -> set[tuple[str, int]]:
    with closing(RecordFile(file, header(**fields))) as records:
        return set(records.found)


def test_what_was_written_is_found_again(file: Path) -> None:
    assert kept(file) == {("tests/one", 0), ("tests/two", 0)}


def test_a_line_that_was_not_finished_is_cut_off(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole + b'{"scenario": "tests/thr')

    assert kept(file) == {("tests/one", 0), ("tests/two", 0)}
    assert file.read_bytes() == whole


def test_appending_goes_on_after_the_last_whole_line(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])
    with closing(RecordFile(file, header())) as records:
        records.append(a_record("tests/one", 1))

    assert kept(file) == {("tests/one", 0), ("tests/one", 1)}


@pytest.mark.parametrize("field", ["model", "customer", "agent", "code"])
def test_records_of_another_run_are_none_of_this_one(file: Path, field: str) -> None:
    assert kept(file, **{field: "another"}) == set()
    assert kept(file, **{field: "another"}) == set()


def test_a_scenario_that_has_changed_is_played_again(file: Path) -> None:
    assert kept(file, scenarios={"tests/one": "changed", "tests/two": "b"}) == {("tests/two", 0)}


def test_trials_that_broke_are_played_again(file: Path) -> None:
    with closing(RecordFile(file, header())) as records:
        records.append(a_record("tests/one", 1, "infrastructure_error"))

    assert ("tests/one", 1) not in kept(file)


def test_a_file_that_is_something_else_is_begun_anew(file: Path) -> None:
    file.write_text("not a header\n")

    assert kept(file) == set()
