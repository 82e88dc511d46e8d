"""The scenarios under Inspect AI: the same conversations and the same scores as in process."""

import asyncio
import os
import sys
from pathlib import Path

from inspect_ai.log import EvalLog, list_eval_logs, read_eval_log

from agent.models.offline import OfflineModel
from evals.results import TrialRecord
from tests.evals.conftest import Ordinary
from tests.evals.test_trial import without_times
from tests.support.model_server import ModelServer
from tests.support.scenarios import shipped

ROOT = Path(__file__).parents[2]
SOME = ("world/person-takes-over", "moving/to-thursday")
TRIALS = 2


async def inspected(folder: Path, *more: str) -> EvalLog:
    """Just as somebody types it, with a server that speaks the protocol in place of a provider."""
    async with ModelServer(OfflineModel()) as server:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "inspect_ai", "eval", "evals/inspect_tasks.py@frontdesk"),
            *("--model", "openai/test", "--model-base-url", server.url, "-M", "responses_api=false"),
            *(
                "--log-dir",
                str(folder),
                "--display",
                "none",
                "-T",
                f"scenarios={','.join(SOME)}",
                "-T",
                f"trials={TRIALS}",
            ),
            *more,
            cwd=ROOT,
            env={**os.environ, "OPENAI_API_KEY": "key"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        told, _ = await process.communicate()
    assert process.returncode == 0, told.decode()
    (log,) = list_eval_logs(str(folder))
    return await asyncio.to_thread(read_eval_log, log)


async def test_with_inspect_eval_the_scores_are_the_same_as_in_process(ordinary: Ordinary, tmp_path: Path) -> None:
    log = await inspected(tmp_path)
    samples = log.samples or []
    there = [TrialRecord.model_validate(sample.store["Played:record"]) for sample in samples]
    here = [await ordinary.played(shipped()[each], trial) for each in SOME for trial in range(TRIALS)]

    assert log.status == "success", log.error
    assert {one.key: without_times(one) for one in there} == {one.key: without_times(one) for one in here}
    assert {(str(sample.id), sample.epoch - 1) for sample in samples} == {one.key for one in here}
    for sample, record in zip(samples, there, strict=True):
        assert len([event for event in sample.events if event.event == "model"]) == record.spending.model_calls
        assert record.spending.input_tokens > 0
        assert sample.scores is not None
        value = sample.scores["outcome"].value
        assert isinstance(value, dict)
        assert value["passed"] == (record.outcome == "passed")
