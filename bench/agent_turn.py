"""CPU of the client for an agent turn of four model calls and three tool calls, beside a bare loop and our peers.

    python -m bench.agent_turn [--rounds N] [--turns N] [--peers PYTHON]

A local model server runs in a process of its own, and so does each contender: none pays for what another imported.
They take turns in the same rounds, and a figure is the median over the rounds of the ratio to the bare loop. Peers are
optional: those that `PYTHON` (or `FRONTDESK_BENCH_PEERS`, or this Python) has not installed are left out.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass

from bench.agent_turn_case import LAST_WORDS, TurnModel
from bench.agent_turn_contenders import BARE, CONTENDERS
from tests.support.model_server import ModelServer

WARM_UP_TURNS = 20
TARGET = 0.6


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    milliseconds: float
    ratio: float


class Worker:
    """A process that speaks one line for each line it is told."""

    def __init__(self, python: str, *arguments: str) -> None:
        command = [python, "-m", "bench.agent_turn", *arguments]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def heard(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def told(self, line: str) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self.heard()

    def stop(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)


async def serve() -> None:
    """Until the parent closes the line."""
    async with ModelServer(TurnModel()) as server:
        print(server.url, flush=True)
        await asyncio.to_thread(sys.stdin.read)


async def contend(name: str, url: str) -> None:
    async with AsyncExitStack() as stack:
        try:
            turn = await stack.enter_async_context(CONTENDERS[name](url))
        except ImportError:
            print("absent", flush=True)
            return
        for _ in range(WARM_UP_TURNS):
            said = await turn()
            assert said == LAST_WORDS, said
        print("ready", flush=True)
        while turns := int(sys.stdin.readline() or 0):
            before = time.process_time()
            for _ in range(turns):
                await turn()
            print(json.dumps((time.process_time() - before) / turns), flush=True)


def measure(rounds: int, turns: int, peers: str) -> list[Figure]:
    server = Worker(sys.executable, "--serve")
    url = server.heard()
    workers = {
        name: Worker(sys.executable if "ours" in name or name == BARE else peers, "--contend", name, url)
        for name in CONTENDERS
    }
    heard = {name: worker.heard() for name, worker in workers.items()}
    if failed := [name for name, word in heard.items() if word not in ("ready", "absent")]:
        raise SystemExit(f"could not take the turn: {', '.join(failed)}")
    present = {name: worker for name, worker in workers.items() if heard[name] == "ready"}
    seconds: dict[str, list[float]] = {name: [] for name in present}
    for _ in range(rounds):
        for name, worker in present.items():
            seconds[name].append(float(worker.told(str(turns))))
    for worker in (*workers.values(), server):
        worker.stop()
    return [
        Figure(
            name,
            statistics.median(taken) * 1000,
            statistics.median(mine / bare for mine, bare in zip(taken, seconds[BARE], strict=True)),
        )
        for name, taken in seconds.items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--turns", type=int, default=20)
    parser.add_argument("--peers", default=os.environ.get("FRONTDESK_BENCH_PEERS", sys.executable))
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--contend", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(serve())
    elif options.contend:
        asyncio.run(contend(*options.contend))
    else:
        print(f"{'an agent turn, CPU of the client':34} {'ms':>8} {'x bare':>8} {'target':>8}")
        for figure in measure(options.rounds, options.turns, options.peers):
            target = f"{TARGET:.2f}" if figure.name.startswith("ours") else ""
            print(f"{figure.name:34} {figure.milliseconds:8.2f} {figure.ratio:8.2f} {target:>8}")


if __name__ == "__main__":
    main()
