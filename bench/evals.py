"""CPU of a trial of the evals, beside the same turns without anybody who watches or judges.

    python -m bench.evals [--rounds N] [--scenarios GLOB]

Both play the same customers' words in worlds of their own, taking turns in the same rounds; the customer's own thinking
belongs to the trial. The figure is the median over the rounds.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from evals.library import find_scenarios
from evals.logging_apart import quiet
from evals.results import TrialRecord
from evals.scenario import Scenario
from evals.setting_up import set_up
from evals.templates import Templates, scratch_folder
from evals.trial import TrialSetting, run_trial
from evals.world import AgentUnderTest, open_world

TARGET = 120 * 8 / 300
"""Trials a second on two processors: 120 scenarios, 8 times each, in 5 minutes."""
PROCESSORS = 2


@dataclass(frozen=True, slots=True)
class Words:
    """What a customer wrote, turn by turn."""

    scenario: Scenario
    turns: Sequence[Sequence[str]]


def words_of(scenario: Scenario, record: TrialRecord) -> Words:
    turns: dict[int, list[str]] = {}
    for message in record.messages:
        if message.role == "customer" and message.turn:
            turns.setdefault(message.turn, []).append(message.text)
    return Words(scenario, list(turns.values()))


async def bare(words: Words, templates: Templates) -> None:
    async with open_world(words.scenario, templates, AgentUnderTest()) as world:
        await set_up(world)
        for texts in words.turns:
            world.clock.advance(timedelta(seconds=words.scenario.seconds_between))
            await world.send(*texts)


async def measure(rounds: int, glob: str) -> tuple[list[float], list[float], int]:
    """CPU seconds a trial of each round: with the evals, and without."""
    chosen = [one for one in find_scenarios(glob) if not one.happenings]
    whole: list[float] = []
    alone: list[float] = []
    with scratch_folder() as folder, quiet():
        setting = TrialSetting(Templates(folder))
        said = [words_of(one, await run_trial(one, 0, setting)) for one in chosen]
        for _ in range(rounds):
            begin = time.process_time()
            for words in said:
                await run_trial(words.scenario, 0, setting)
            between = time.process_time()
            for words in said:
                await bare(words, setting.templates)
            whole.append((between - begin) / len(said))
            alone.append((time.process_time() - between) / len(said))
        await setting.aclose()
    return whole, alone, len(chosen)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument(
        "--scenarios",
        default="booking/haircut-tomorrow,booking/other-day-after-all,moving/to-thursday,cancelling/one-of-two",
    )
    options = parser.parse_args()
    whole, alone, count = asyncio.run(measure(options.rounds, options.scenarios))
    ratio = statistics.median(mine / bare for mine, bare in zip(whole, alone, strict=True))
    seconds = statistics.median(whole)
    print(f"{f'{count} scenarios with the offline model':44} {'CPU ms':>8} {'x bare':>8}")
    print(f"{'their turns, alone':44} {statistics.median(alone) * 1000:8.0f} {1:8.2f}")
    print(f"{'a trial, watched and judged':44} {seconds * 1000:8.0f} {ratio:8.2f}")
    print(f"trials a second on {PROCESSORS} processors: {PROCESSORS / seconds:.1f}, wanted {TARGET:.1f}")


if __name__ == "__main__":
    main()
