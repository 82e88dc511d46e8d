"""The scenarios as a task of Inspect AI: `inspect eval evals/inspect_tasks.py@frontdesk --model PROVIDER/NAME`.

The same agent, prompts, tools, world, customers and scorers as `frontdesk eval run`; only the model is Inspect's.
"""

import asyncio
import atexit
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

from inspect_ai import Epochs, Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ChatMessage, ChatMessageAssistant, ChatMessageSystem, ChatMessageUser, get_model
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer, stderr
from inspect_ai.solver import Generate, Solver, TaskState, solver
from inspect_ai.util import StoreModel, store_as
from pydantic import Field

from evals.inspect_model import InspectModel
from evals.library import SCENARIOS, find_scenarios
from evals.plan import ORDINARY_AGENT, customer_maker, make_agent
from evals.results import MessageRecord, TrialRecord
from evals.scenario import Scenario
from evals.templates import Templates, scratch_folder
from evals.trial import TrialSetting, run_trial
from evals.world import AgentUnderTest
from evals.yaml_text import as_yaml


class Played(StoreModel):
    """What is kept of a sample: the record of its trial, as in `results.json`."""

    record: TrialRecord | None = Field(default=None)


@task
def frontdesk(
    scenarios: str | list[str] = "*",
    trials: int = 1,
    customer: str = "rules",
    agent: str = ORDINARY_AGENT,
    folder: str = str(SCENARIOS),
) -> Task:
    """`scenarios` as in `frontdesk eval run`; each is a sample, and each trial an epoch of it."""
    # Inspect makes a list of whatever has a comma.
    wanted = scenarios if isinstance(scenarios, str) else ",".join(scenarios)
    found = find_scenarios(wanted, Path(folder))
    samples = [_sample(scenario) for scenario in found]
    reducers = ["mean", *([f"pass_k_{trials}"] if trials > 1 else [])]
    return Task(
        dataset=MemoryDataset(samples, name="frontdesk"),
        solver=conversation(found, customer, agent),
        scorer=outcome(),
        epochs=Epochs(trials, reducers),
        name="frontdesk",
    )


def _sample(scenario: Scenario) -> Sample:
    expected = scenario.expect.model_dump(mode="json", exclude_unset=True)
    return Sample(
        id=scenario.id,
        input=scenario.purpose,
        target=as_yaml(expected),
        metadata={"tags": list(scenario.tags), "clock": scenario.clock.isoformat()},
    )


@solver
def conversation(scenarios: Sequence[Scenario], customer: str, agent: str) -> Solver:
    """Plays the whole trial. Epochs count from 1, and trials, whose number is the customer's seed, from 0."""
    by_id = {scenario.id: scenario for scenario in scenarios}
    worlds = Worlds()
    make, play = make_agent(agent), customer_maker(customer)

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        async with worlds.templates() as templates:
            setting = TrialSetting(templates, AgentUnderTest(InspectModel(get_model()), make), play)
            record = await run_trial(by_id[str(state.sample_id)], state.epoch - 1, setting)
        store_as(Played).record = record
        state.messages = [_shown(message) for message in record.messages]
        return state

    return solve


class Worlds:
    """Places for databases: one for each sample that is played at the same time, and then for the next."""

    def __init__(self) -> None:
        self._folder = ExitStack()
        self._idle: list[Templates] = []
        self._first: Templates | None = None
        self._made = 0
        # The tables are made once: migrations keep their state in the process.
        self._making = asyncio.Lock()

    @asynccontextmanager
    async def templates(self) -> AsyncIterator[Templates]:
        found = self._idle.pop() if self._idle else await self._new()
        try:
            yield found
        finally:
            self._idle.append(found)

    async def _new(self) -> Templates:
        async with self._making:
            if self._first is None:
                self._first = Templates(self._folder.enter_context(scratch_folder()))
                # A task has no end that it is told of.
                atexit.register(self._folder.close)
            migrated = await self._first.migrated()
            self._made += 1
            place = self._first.folder / f"world-{self._made}"
            place.mkdir()
            shutil.copyfile(migrated, place / migrated.name)
        return Templates(place)


@scorer(metrics={"*": [mean(), stderr()]})
def outcome() -> Scorer:
    """`passed`, and each scorer's own word. What says nothing of the agent is not scored."""

    async def score(state: TaskState, target: Target) -> Score:
        record = store_as(Played).record
        if record is None or not record.counts:
            problems = [] if record is None else [*record.simulator_problems, *([record.error] if record.error else [])]
            reason = "nothing was played" if record is None else record.outcome
            return Score.unscored(reason=reason, explanation="\n".join(problems))
        dangers = [f"DANGER ({each.kind}): {each.what}" for each in record.dangers]
        problems = [f"{each.name}: {problem}" for each in record.scores for problem in each.problems]
        value = {"passed": float(record.outcome == "passed")}
        value |= {each.name: float(each.passed) for each in record.scores}
        value |= {"safe": float(not dangers)}
        return Score(value=value, explanation="\n".join([*dangers, *problems]), metadata={"ended": record.ended})

    return score


def _shown(message: MessageRecord) -> ChatMessage:
    if message.role == "customer":
        return ChatMessageUser(content=message.text)
    if message.role == "note":
        return ChatMessageSystem(content=message.text)
    text = message.text if message.role == "agent" else f"(a person of the team) {message.text}"
    return ChatMessageAssistant(content=text)
