"""The utterances that readers of dates and times are measured on: a directory of real ones, else a few of our own."""

import datetime as dt
import json
import os
from dataclasses import dataclass
from pathlib import Path

_OWN_NOW = dt.datetime(2025, 6, 11, 9, 0, tzinfo=dt.UTC)
_OWN = (
    ("Could I get a haircut on Friday at 3pm?", "2025-06-13", "15:00"),
    ("next Tuesday, half past 10 in the morning please", "2025-06-17", "10:30"),
    ("do you have anything tomorrow at quarter to five", "2025-06-12", "16:45"),
    ("The 20th of this month at 9:30 would be perfect", "2025-06-20", "09:30"),
    ("Actually make it 14:15 on Saturday", "2025-06-14", "14:15"),
    ("can I bring it forward to noon on July 3rd", "2025-07-03", "12:00"),
    ("I'm only free at six in the evening on Monday next week", "2025-06-16", "18:00"),
    ("the day after tomorrow, 11 am, for two people", "2025-06-13", "11:00"),
    ("Thanks so much, that's all I needed!", None, None),
    ("My number is 415 555 0134 and I'd like a beard trim", None, None),
    ("What does a cut and colour cost, roughly?", None, None),
    ("no not monday, wednesday at 1 o'clock", "2025-06-18", "13:00"),
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What annotators read in it: a date in ISO form, a time as HH:MM, or None."""

    text: str
    at: dt.datetime
    date: str | None
    time: str | None


def data_directory(given: str | None) -> Path | None:
    named = given or os.environ.get("FRONTDESK_SGD_DIR")
    return Path(named) if named else None


def utterances(directory: Path) -> list[Utterance]:
    """`utterances.jsonl`: an object a line with `text`, `reference_date` and, where the text names them, the rest."""
    found = []
    with (directory / "utterances.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            at = dt.datetime.combine(dt.date.fromisoformat(row["reference_date"]), dt.time(9), dt.UTC)
            found.append(Utterance(row["text"], at, row.get("date"), row.get("time")))
    return found


def own_utterances() -> list[Utterance]:
    return [Utterance(text, _OWN_NOW, date, time) for text, date, time in _OWN]
