"""Records of a run as they come, a line each, so that a run that was ended goes on where it stopped.

A line that was not finished is cut off. Trials that broke for reasons of their own are played again.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from pydantic import BaseModel, ValidationError

from evals.results import TrialRecord

Key = tuple[str, int]


class Header(BaseModel):
    """What the records depend on. Those of another header are none of this run's; a scenario may change alone."""

    model: str
    customer: str
    agent: str
    code: str
    judge: str | None = None
    scenarios: dict[str, str]

    def same_run(self, other: "Header") -> bool:
        return self.model_dump(exclude={"scenarios"}) == other.model_dump(exclude={"scenarios"})


class RecordFile:
    """Open for appending until `close`."""

    def __init__(self, file: Path, header: Header) -> None:
        self.file = file
        self.found: dict[Key, TrialRecord] = {}
        file.parent.mkdir(parents=True, exist_ok=True)
        earlier, end = _read(file)
        if earlier is not None and earlier[0].same_run(header):
            self.found = {
                record.key: record
                for record in earlier[1]
                if record.outcome != "infrastructure_error" and _still(record, earlier[0].scenarios, header.scenarios)
            }
        self._out = self._begin(header) if earlier is None or earlier[0] != header else self._go_on(end)

    def append(self, record: TrialRecord) -> None:
        _write(self._out, record)
        self.found[record.key] = record

    def close(self) -> None:
        self._out.close()

    def _begin(self, header: Header) -> BinaryIO:
        """A new file with what is still good of the old one, put in its place at once."""
        draft = self.file.with_suffix(".draft")
        with draft.open("wb") as out:
            _write(out, header)
            for record in self.found.values():
                _write(out, record)
        os.replace(draft, self.file)
        return self.file.open("ab")

    def _go_on(self, end: int) -> BinaryIO:
        out = self.file.open("r+b")
        out.truncate(end)
        out.seek(end)
        return out


def _still(record: TrialRecord, then: Mapping[str, str], now: Mapping[str, str]) -> bool:
    return record.scenario in now and then.get(record.scenario) == now[record.scenario]


def _write(out: BinaryIO, line: BaseModel) -> None:
    out.write(line.model_dump_json().encode() + b"\n")
    out.flush()


def _read(file: Path) -> tuple[tuple[Header, list[TrialRecord]] | None, int]:
    """The whole lines, and where the last of them ends."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        return None, 0
    end = raw.rfind(b"\n") + 1
    lines = raw[:end].splitlines()
    try:
        return (Header.model_validate_json(lines[0]), [TrialRecord.model_validate_json(x) for x in lines[1:]]), end
    except (IndexError, ValidationError):
        return None, 0
