"""How many dates and times of real requests are read exactly as annotators read them.

    python -m bench.when_accuracy DIRECTORY     (or FRONTDESK_SGD_DIR)

The data are not part of this repository; `bench.when_sentences` says what the directory holds.
"""

import sys

from agent.language.when import When, read_when
from bench.when_sentences import Utterance, data_directory, utterances


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
        f"read in {len(invented)} of {len(silent)} texts without annotation ({len(invented) / max(len(silent), 1):.2%})"
    )
    for utterance, wanted, got in [row for row in annotated if row[1] != row[2]] + invented:
        print(f"    {wanted or 'none'} but read {got or 'none'}: {utterance.text}")


def main(arguments: list[str]) -> int:
    directory = data_directory(arguments[0] if arguments else None)
    if directory is None:
        print("no data: give the directory of utterances.jsonl, or set FRONTDESK_SGD_DIR", file=sys.stderr)
        return 2
    read = [(utterance, read_when(utterance.text, utterance.at)) for utterance in utterances(directory)]
    report("dates", [(utterance, utterance.date, said_date(when)) for utterance, when in read])
    report("times", [(utterance, utterance.time, said_time(when)) for utterance, when in read])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
