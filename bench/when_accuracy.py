"""How many dates and times of real requests are read exactly as annotators read them.

    python -m bench.when_accuracy DIRECTORY     (or FRONTDESK_SGD_DIR)

The directory holds `utterances.jsonl`: a JSON object a line with `text`, `reference_date` and, where the text names
them, `date` (ISO) and `time` (HH:MM). The data are not part of this repository.
"""

import datetime as dt
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from agent.language.when import When, read_when


@dataclass(frozen=True, slots=True)
class Utterance:
    text: str
    at: dt.datetime
    date: str | None
    time: str | None


def utterances(directory: Path) -> Iterator[Utterance]:
    with (directory / "utterances.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            at = dt.datetime.combine(dt.date.fromisoformat(row["reference_date"]), dt.time(9), dt.UTC)
            yield Utterance(row["text"], at, row.get("date"), row.get("time"))


def data_directory(arguments: list[str]) -> Path | None:
    given = arguments[0] if arguments else os.environ.get("FRONTDESK_SGD_DIR")
    return Path(given) if given else None


def said_date(when: When) -> str | None:
    return when.date.isoformat() if when.date else None


def said_time(when: When) -> str | None:
    return f"{when.time:%H:%M}" if when.time else None


def report(name: str, rows: list[tuple[Utterance, str | None, str | None]]) -> None:
    """`rows` hold what was annotated and what was read."""
    annotated = [row for row in rows if row[1] is not None]
    silent = [row for row in rows if row[1] is None]
    right = sum(wanted == got for _, wanted, got in annotated)
    invented = [row for row in silent if row[2] is not None]
    print(f"{name}: {right} of {len(annotated)} exact ({right / max(len(annotated), 1):.2%})", end="; ")
    print(
        f"read into {len(invented)} of {len(silent)} texts that have none ({len(invented) / max(len(silent), 1):.2%})"
    )
    for utterance, wanted, got in [row for row in annotated if row[1] != row[2]] + invented:
        print(f"    {wanted or 'none'} but read {got or 'none'}: {utterance.text}")


def main(arguments: list[str]) -> int:
    directory = data_directory(arguments)
    if directory is None:
        print("no data: give the directory of utterances.jsonl, or set FRONTDESK_SGD_DIR", file=sys.stderr)
        return 2
    read = [(utterance, read_when(utterance.text, utterance.at)) for utterance in utterances(directory)]
    report("dates", [(utterance, utterance.date, said_date(when)) for utterance, when in read])
    report("times", [(utterance, utterance.time, said_time(when)) for utterance, when in read])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
