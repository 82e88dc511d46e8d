"""Reading dates and times beside the libraries that do the same: how many are right, and how long one text takes.

    python -m bench.when_speed [DIRECTORY] [--sample N] [--peers PYTHON]

DIRECTORY (or FRONTDESK_SGD_DIR) holds annotated utterances; without one a few sentences of our own are read. The
libraries are optional: those that `PYTHON` (or `FRONTDESK_BENCH_PEERS`, or this Python) has not installed are left out.
"""

import argparse
import json
import os
import random
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from bench.when_contenders import READERS
from bench.when_sentences import Utterance, data_directory, own_utterances, utterances


def measured(python: str, name: str, rows: list[Utterance]) -> dict[str, Any]:
    given = json.dumps([asdict(row) | {"at": row.at.isoformat()} for row in rows])
    command = [python, "-W", "ignore", "-m", "bench.when_contenders", name]
    answer = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return figures


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", nargs="?")
    parser.add_argument("--sample", type=int, default=400, help="utterances to read, drawn with a fixed seed")
    parser.add_argument("--peers", default=os.environ.get("FRONTDESK_BENCH_PEERS", sys.executable))
    options = parser.parse_args(arguments)
    directory = data_directory(options.directory)
    rows = utterances(directory) if directory else own_utterances()
    rows = random.Random(1).sample(rows, min(options.sample, len(rows)))
    own = measured(sys.executable, "ours", rows)
    print(f"{len(rows)} utterances{'' if directory else ' of our own'}")
    print(f"{'reader':18}{'dates':>8}{'times':>8}{'µs a text':>12}{'× ours':>9}")
    for name in READERS:
        figures = own if name == "ours" else measured(options.peers, name, rows)
        if "missing" in figures:
            print(f"{name:18} not installed")
            continue
        ratio = figures["microseconds"] / own["microseconds"]
        print(f"{name:18}{figures['dates']:8.1%}{figures['times']:8.1%}{figures['microseconds']:12.1f}{ratio:9.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
