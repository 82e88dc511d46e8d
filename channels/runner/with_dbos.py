"""Jobs as workflows of DBOS: any process of the deployment may do them, and one that starts again goes on with its own.

DBOS says who does a job and when. How it is done, one at a time for a conversation, is the affair of that process.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

from dbos import DBOS, DBOSConfig, EnqueueOptions
from sqlalchemy import make_url

from booking_core import Clock
from booking_core.private_file import make_privately
from channels.runner.in_process import InProcessJobs
from channels.runner.jobs import Handler, Job
from channels.runner.keeping import keep_running

APPLICATION = "frontdesk"
VERSION = "1"
"""Fixed: by default it would change with the code, and what older code had queued would never be done."""
QUEUE, WORKFLOW = "conversations", "conversation_job"
POLLING_SECONDS = 1.0
RARELY = 60.0
KEPT = timedelta(days=2)
"""Nothing here is wanted any more after that: what is still to be done by then, the sweeper has put in anew."""
FORGET_SECONDS = 6 * 3600.0
AT_ONCE = 500

ResultT = TypeVar("ResultT")


class DbosJobs:
    """One for a process: DBOS knows only one of itself. `here` does what falls to this process."""

    def __init__(self, here: InProcessJobs, *, system_clock: Clock, system_database_url: str, executor_id: str) -> None:
        self._here = here
        self._clock = system_clock
        self._forgetting: asyncio.Task[None] | None = None
        self._config: DBOSConfig = {
            "name": APPLICATION,
            "application_version": VERSION,
            "executor_id": executor_id,
            "system_database_url": system_database_url,
            "use_listen_notify": False,
            "scheduler_polling_interval_sec": RARELY,
            "sys_db_pool_size": 5,
            "log_level": "WARNING",
        }
        # DBOS's own calls block; its own pool would become the loop's, and is gone before the loop is.
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="dbos-calls")

    async def start(self, handlers: Mapping[Job, Handler]) -> None:
        """Launched inside the loop on which everything else runs, so that its workflows run there too."""
        url = make_url(self._config["system_database_url"] or "")
        if url.get_backend_name() == "sqlite" and url.database:
            make_privately(url.database)
        DBOS(config=self._config)
        DBOS.workflow(name=WORKFLOW)(_workflow(self._here))
        DBOS.launch()
        await self._in_thread(
            partial(
                DBOS.register_queue,
                QUEUE,
                # Not across processes: what a dead one had begun would then block its conversation for good.
                partition_worker_concurrency=1,
                polling_interval_sec=POLLING_SECONDS,
                on_conflict="always_update",
            )
        )
        self._forgetting = asyncio.create_task(keep_running(self._keep_forgetting))

    async def put(self, job: Job, conversation_id: str, *, occasion: str, delay: float = 0.0) -> None:
        options: EnqueueOptions = {
            "workflow_name": WORKFLOW,
            "queue_name": QUEUE,
            "workflow_id": f"{job}:{conversation_id}:{occasion}",
            "queue_partition_key": f"{conversation_id}:{job}",
            "app_version": VERSION,
        }
        if delay > 0:
            options["delay_seconds"] = delay
        await self._in_thread(partial(DBOS.enqueue_workflow_with_options, options, str(job), conversation_id))

    async def forget_old(self) -> None:
        """DBOS itself keeps everything that it has ever done."""
        await self._in_thread(partial(_forget, (self._clock.now() - KEPT).isoformat()))

    async def stop(self, grace: float) -> None:
        if self._forgetting is not None:
            self._forgetting.cancel()
            await asyncio.gather(self._forgetting, return_exceptions=True)
        await self._in_thread(partial(DBOS.destroy, destroy_registry=True))
        self._threads.shutdown(wait=False)

    async def _keep_forgetting(self) -> None:
        while True:
            await self.forget_old()
            await asyncio.sleep(FORGET_SECONDS)

    async def _in_thread(self, call: Callable[[], ResultT]) -> ResultT:
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)


def _workflow(here: InProcessJobs) -> Callable[[str, str], Coroutine[Any, Any, None]]:
    async def conversation_job(job: str, conversation_id: str) -> None:
        await here.carried_out(Job(job), conversation_id)

    return conversation_job


def _forget(before: str) -> None:
    while old := DBOS.list_workflows(end_time=before, limit=AT_ONCE, load_input=False, load_output=False):
        DBOS.delete_workflows([each.workflow_id for each in old])
