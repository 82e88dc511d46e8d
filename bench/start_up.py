"""What `frontdesk --help` costs beside an interpreter that does nothing: `python -m bench.start_up`."""

import statistics
import subprocess
import sys
import time

ROUNDS = 15
BARE = [sys.executable, "-c", "pass"]
HELP = [sys.executable, "-m", "frontdesk", "--help"]


def seconds(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


def main() -> None:
    for command in (BARE, HELP):
        seconds(command)
    rounds = [(seconds(BARE), seconds(HELP)) for _ in range(ROUNDS)]
    bare, ours = (statistics.median(times) * 1000 for times in zip(*rounds, strict=True))
    ratio = statistics.median(ours / bare for bare, ours in rounds)
    print(f"{'python -c pass':22}{bare:8.0f} ms")
    print(f"{'frontdesk --help':22}{ours:8.0f} ms{ratio:8.1f} x")


if __name__ == "__main__":
    main()
