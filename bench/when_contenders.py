"""Readers of dates and times for `bench.when_speed`: ours and the libraries that do the same, each in its own process.

A reader gives the candidates that it found, as ISO dates and as HH:MM; those of a library count as right when any of
them is, ours only when the one that it would act on is.
"""

import datetime as dt
import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

_SECONDS = 1.0

Found = tuple[set[str], set[str]]
Reader = Callable[[str, dt.datetime], Found]


def _of_moments(moments: list[dt.datetime]) -> Found:
    return {f"{moment:%Y-%m-%d}" for moment in moments}, {f"{moment:%H:%M}" for moment in moments}


def ours() -> Reader:
    read_when = import_module("agent.language.when").read_when

    def read(text: str, at: dt.datetime) -> Found:
        when = read_when(text, at)
        return {when.date.isoformat()} if when.date else set(), {f"{when.time:%H:%M}"} if when.time else set()

    return read


def dateparser() -> Reader:
    search_dates = import_module("dateparser.search").search_dates

    def read(text: str, at: dt.datetime) -> Found:
        settings = {"RELATIVE_BASE": at.replace(tzinfo=None), "PREFER_DATES_FROM": "future"}
        return _of_moments([moment for _, moment in search_dates(text, languages=["en"], settings=settings) or []])

    return read


def parsedatetime() -> Reader:
    calendar = import_module("parsedatetime").Calendar()

    def read(text: str, at: dt.datetime) -> Found:
        return _of_moments([found[0] for found in calendar.nlp(text, sourceTime=at.replace(tzinfo=None)) or ()])

    return read


def ctparse() -> Reader:
    parse = import_module("ctparse").ctparse

    def read(text: str, at: dt.datetime) -> Found:
        found = parse(text, ts=at.replace(tzinfo=None))
        ends = [] if found is None else [found.resolution]
        if ends and hasattr(ends[0], "t_from"):
            ends = [end for end in (ends[0].t_from, ends[0].t_to) if end]
        dates = {f"{end.year:04}-{end.month:02}-{end.day:02}" for end in ends if end.year and end.month and end.day}
        times = {f"{end.hour:02}:{end.minute or 0:02}" for end in ends if end.hour is not None}
        return dates, times

    return read


def recognizers_text() -> Reader:
    module = import_module("recognizers_date_time")
    model = module.DateTimeRecognizer(module.Culture.English).get_datetime_model()

    def read(text: str, at: dt.datetime) -> Found:
        dates: set[str] = set()
        times: set[str] = set()
        for found in model.parse(text, at.replace(tzinfo=None)):
            for value in (found.resolution or {}).get("values", ()):
                for part in " ".join(str(value.get(name, "")) for name in ("value", "start", "end")).split():
                    (times if ":" in part else dates).add(part[:5] if ":" in part else part)
        return dates, times

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "ours": ours,
    "dateparser": dateparser,
    "parsedatetime": parsedatetime,
    "ctparse": ctparse,
    "recognizers-text": recognizers_text,
}


def measure(name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Right answers over all rows, and microseconds an utterance in the fastest warm pass."""
    try:
        read = READERS[name]()
    except ImportError as missing:
        return {"missing": str(missing)}
    asked = [(row["text"], dt.datetime.fromisoformat(row["at"])) for row in rows]
    found = [read(text, at) for text, at in asked]
    begun, elapsed = time.perf_counter(), float("inf")
    while elapsed == float("inf") or time.perf_counter() - begun < _SECONDS:
        started = time.perf_counter()
        for text, at in asked:
            read(text, at)
        elapsed = min(elapsed, time.perf_counter() - started)
    dates = [row["date"] in dates for row, (dates, _) in zip(rows, found, strict=True) if row["date"]]
    times = [row["time"] in times for row, (_, times) in zip(rows, found, strict=True) if row["time"]]
    return {
        "dates": sum(dates) / max(len(dates), 1),
        "times": sum(times) / max(len(times), 1),
        "microseconds": elapsed / max(len(rows), 1) * 1e6,
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], json.load(sys.stdin))))
